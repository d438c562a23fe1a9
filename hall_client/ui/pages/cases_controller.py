"""Finds cases, opens one, and records what is done to it from the cases page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from hall_client.domain.cases import Case
from hall_client.domain.lights import ClockState
from hall_client.domain.line_status import LineState, LineStatus
from hall_client.domain.people import NotAllowed
from hall_client.domain.syncing import Holder
from hall_client.services import amending, bag_papers, looking_up, printing_out, stepping
from hall_client.services.case_clocks import clocks
from hall_client.services.line_ports import LineDown, LineRefused
from hall_client.services.looking_up import CaseView
from hall_client.services.ports import PrintFailed
from hall_client.services.sheet_printing import put_out_sheet
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.line_desk import Centre
from hall_client.ui.pages import cases_fields, cases_proxy_acts
from hall_client.ui.pages.cases_page import CasesPage
from hall_client.ui.pages.cases_scans import CasesScans
from hall_client.ui.widgets.message_row import MessageAction, MessageKind
from hall_client.ui.widgets.message_strip import MessageStrip

_MESSAGE = "cases"


@dataclass(frozen=True)
class _Opened:
    view: CaseView
    clock: ClockState | None


class CasesController(QObject):
    """`same_person` carries the case whose applicant is wanted for a new one (Ctrl+N)."""

    same_person = Signal(object)

    def __init__(self, page: CasesPage, context: Context, strip: MessageStrip, centre: Centre) -> None:
        super().__init__(page)
        self._page, self._context, self._strip = page, context, strip
        self._cases = centre.cases
        centre.signal.changed.connect(self._on_line)
        self._on_line(centre.signal.latest)
        self._wanted = ""
        self._opened: _Opened | None = None
        self.scans = CasesScans(page, context, strip, self.open_case)
        page.search_requested.connect(self.search)
        page.case_chosen.connect(self._on_chosen)
        page.form_requested.connect(self._on_form_requested)
        page.confirmed.connect(self._on_confirmed)
        page.fulfil_requested.connect(self._on_fulfil)
        page.scans_requested.connect(self._on_scans)
        page.reprint_requested.connect(self._on_reprint)
        page.timeline_requested.connect(self._on_timeline)
        page.same_person_requested.connect(self._on_same_person)

    def search(self, text: str) -> None:
        """Find cases; an answer to an older question is dropped."""
        self._wanted = text
        desk = self._context.desk

        def find() -> tuple[str, tuple[Case, ...], dict[str, ClockState]]:
            found = looking_up.find(desk, text)
            return text, found, clocks(desk, found)

        self._context.background.run(find, self._on_found, self._on_failed)

    def open_case(self, case_id: str) -> None:
        """Open a case, such as the one on a scanned receipt."""
        desk, actor = self._context.desk, self._context.actor

        def look() -> _Opened:
            view = looking_up.look_at(desk, actor, case_id)
            return _Opened(view, clocks(desk, [view.case]).get(case_id))

        self._context.background.run(look, self._on_opened, self._on_failed)

    def open_number(self, number: str) -> None:
        """Open the case with this 16-digit number and list it, with any other that carries it."""
        self._page.left.search.setText(number)
        desk = self._context.desk
        self._context.background.run(
            lambda: looking_up.by_number(desk, number), self._on_numbered, self._on_failed
        )

    def _on_numbered(self, cases: tuple[Case, ...]) -> None:
        if not cases:
            self._strip.post(MessageKind.AMBER, self.tr("这台电脑上没有这个编号的办件。"), name=_MESSAGE)
        else:
            self.open_case(cases[0].id)
            if len(cases) > 1:
                words = self.tr("这个编号给过两件，左边都列着，请看姓名。")
                self._strip.post(MessageKind.AMBER, words, name=_MESSAGE)

    def _on_found(self, answer: tuple[str, tuple[Case, ...], dict[str, ClockState]]) -> None:
        text, found, running = answer
        if text == self._wanted:
            self._page.show_found(found, running)

    def _on_chosen(self, case_id: str) -> None:
        if self._opened is None or self._opened.view.case.id != case_id:
            self.open_case(case_id)

    def _on_opened(self, opened: _Opened) -> None:
        self._opened = opened
        following = stepping.next_step(opened.view.case)
        self._page.show_case(opened.view, opened.clock, following, self._context.actor)

        self._look_far(opened.view.case.id)

    def _look_far(self, case_id: str) -> None:
        """Ask the centre what other desks did to the case, and who has it open."""
        desk, actor, cases = self._context.desk, self._context.actor, self._cases

        def look() -> tuple[CaseView, Holder | None]:
            far = cases.timeline(case_id)
            return looking_up.look_at(desk, actor, case_id, far), cases.holder(case_id)

        self._context.background.run(look, self._on_far, self._on_no_far)

    def _on_far(self, answer: tuple[CaseView, Holder | None]) -> None:
        view, holder = answer
        if self._opened is not None and self._opened.view.case.id == view.case.id:
            self._opened = _Opened(view, self._opened.clock)
            self._page.show_far(view, holder)

    def _on_no_far(self, failure: Exception) -> None:
        """Without the centre the case is shown as this PC has it."""
        if not isinstance(failure, LineDown | LineRefused):
            self._on_failed(failure)

    def _on_line(self, status: LineStatus) -> None:
        self._page.left.set_reachable(status.state not in (LineState.OFFLINE, LineState.REFUSED))

    def _on_form_requested(self, act: str) -> None:
        if self._opened is None:
            return
        view, actor = self._opened.view, self._context.actor
        base = act in ("amend", "step", "deliver", "unmask")
        self._page.open_form(
            cases_fields.form_of(act, view) if base else cases_proxy_acts.form_of(act, view, actor)
        )

    def _on_confirmed(self, act: str, values: Mapping[str, str]) -> None:
        if self._opened is None:
            return
        desk, actor, view = self._context.desk, self._context.actor, self._opened.view
        case, case_id = view.case, view.case.id
        jobs: dict[str, tuple[Callable[[], Any], Callable[[Any], None]]] = {
            "amend": (lambda: self._amended(case, values), self._on_amended),
            "step": (lambda: stepping.record_step(desk, actor, case_id, **values), self._on_stepped),
            "deliver": (lambda: self._delivered(case_id, values), self._on_delivered),
            "unmask": (lambda: stepping.unmask(desk, actor, case_id, values["reason"]), self._on_unmasked),
        }
        proxy = (lambda: self._proxy_act(view, act, values), self._on_acted)
        job, on_done = jobs.get(act, proxy)
        self._context.background.run(job, on_done, self._on_form_refused)

    def _amended(self, case: Case, values: Mapping[str, str]) -> str:
        desk, actor = self._context.desk, self._context.actor
        with_reason = dict(values)
        reason = with_reason.pop("reason")
        fields = {name: text for name, text in with_reason.items() if text != getattr(case, name)}
        made = amending.amend(desk, actor, case.id, fields, reason)
        return self._put_out([document.id for document in made.documents])

    def _delivered(self, case_id: str, values: Mapping[str, str]) -> str:
        document = stepping.deliver(self._context.desk, self._context.actor, case_id, **values)
        return self._put_out([document.id])

    def _proxy_act(self, view: CaseView, act: str, values: Mapping[str, str]) -> tuple[str, str]:
        """The words of the act, and why its papers did not come out."""
        desk, actor = self._context.desk, self._context.actor
        acted = cases_proxy_acts.job_of(desk, actor, view, act, values)()
        unprinted = self._put_out(list(acted.documents))
        return acted.words, unprinted or self._put_out_manifest(acted.manifest)

    def _put_out_manifest(self, number: str) -> str:
        try:
            if number:
                bag_papers.print_manifest(self._context.desk, self._context.actor, number)
        except PrintFailed as failure:
            return str(failure)
        return ""

    def _on_acted(self, told: tuple[str, str]) -> None:
        self._done(*told)

    def _put_out(self, document_ids: list[str]) -> str:
        """Print saved papers; the sentence of a printer that did not answer, or an empty text."""
        try:
            for document_id in document_ids:
                printing_out.put_out(self._context.desk, self._context.actor, document_id)
        except PrintFailed as failure:
            return str(failure)
        return ""

    def _on_amended(self, unprinted: str) -> None:
        self._done(self.tr("已更正，原记录还在。"), unprinted)

    def _on_stepped(self, case: Case) -> None:
        self._done(self.tr("已记下。"), "")

    def _on_delivered(self, unprinted: str) -> None:
        self._done(self.tr("已送达，请领取人在送达回证上签字。"), unprinted)

    def _on_unmasked(self, number: str) -> None:
        self._page.form.finish()
        self._page.head.show_full_id(number)

    def _on_form_refused(self, failure: Exception) -> None:
        self._page.form.show_refused(failures.sentence(failure))

    def _on_fulfil(self, code: str) -> None:
        if self._opened is not None:
            desk, actor, case_id = self._context.desk, self._context.actor, self._opened.view.case.id
            self._context.background.run(
                lambda: stepping.fulfil(desk, actor, case_id, code), self._on_stepped, self._on_failed
            )

    def _on_scans(self, code: str) -> None:
        if self._opened is not None:
            self.scans.show(self._opened.view, code)

    def _on_reprint(self, document_id: str) -> None:
        desk, actor = self._context.desk, self._context.actor
        self._context.background.run(
            lambda: printing_out.print_again(desk, actor, document_id), self._on_reprinted, self._on_failed
        )

    def _on_reprinted(self, out: printing_out.PutOut) -> None:
        self._done(self.tr("已重打 {number}。").format(number=out.document.number), "", out.file)

    def _on_timeline(self) -> None:
        if self._opened is None:
            return
        desk, actor, view = self._context.desk, self._context.actor, self._opened.view

        def put_out() -> object:
            sheet = looking_up.timeline_sheet(desk, actor, view)
            return put_out_sheet(desk, sheet, f"{view.case.number}-LH-1", "a4")

        self._context.background.run(put_out, self._on_timeline_out, self._on_failed)

    def _on_timeline_out(self, file: object) -> None:
        self._strip.post(
            MessageKind.INFO, self.tr("留痕单已打印。"), str(file or ""), icon="printer", name=_MESSAGE
        )

    def _on_same_person(self) -> None:
        if self._opened is not None:
            self.same_person.emit(self._opened.view.case)

    def _done(self, words: str, unprinted: str, file: object = None) -> None:
        self._page.form.finish()
        if unprinted:
            again = MessageAction(self.tr("再打"), self._page._on_reprint, "Ctrl+R")
            self._strip.post(
                MessageKind.RED,
                words,
                unprinted,
                actions=(again,),
                icon="printer",
                name=_MESSAGE,
                urgent=True,
            )
        else:
            self._strip.post(MessageKind.INFO, words, str(file or ""), icon="done", name=_MESSAGE)
        if self._opened is not None:
            self.search(self._wanted)
            self.open_case(self._opened.view.case.id)

    def _on_failed(self, failure: Exception) -> None:
        kind = MessageKind.AMBER if isinstance(failure, NotAllowed) else MessageKind.RED
        self._strip.post(
            kind, failures.sentence(failure), name=_MESSAGE, urgent=isinstance(failure, PrintFailed)
        )
