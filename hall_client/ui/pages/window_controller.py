"""The window page at work: every key and every scan leads from here to the one who acts on it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from hall_client.domain.cases import Case
from hall_client.domain.drafts import Draft, Party
from hall_client.domain.numbers import (
    CaseScan,
    DocumentScan,
    IdCardScan,
    ManifestScan,
    TicketScan,
    classify_scan,
)
from hall_client.services import intake
from hall_client.services.deciding import Done
from hall_client.ui.context import Context
from hall_client.ui.line_desk import SharedCases
from hall_client.ui.pages.queue_waiver import QueueWaiver
from hall_client.ui.pages.window_applicant import ApplicantController
from hall_client.ui.pages.window_bench import Bench, Phase
from hall_client.ui.pages.window_card import CardController
from hall_client.ui.pages.window_done import DoneController
from hall_client.ui.pages.window_finish import FinishController
from hall_client.ui.pages.window_guidance import GuidanceController
from hall_client.ui.pages.window_holding import HoldingController
from hall_client.ui.pages.window_items import ItemController
from hall_client.ui.pages.window_materials import MaterialsController
from hall_client.ui.pages.window_no_case import NoCaseController
from hall_client.ui.pages.window_opening import Beginning, OpeningController
from hall_client.ui.pages.window_outcome import OutcomeController
from hall_client.ui.pages.window_page import WindowPage
from hall_client.ui.pages.window_papers import PapersController
from hall_client.ui.pages.window_queue import QueueController
from hall_client.ui.pages.window_scans import WindowScans
from hall_client.ui.pages.window_sections import SectionsController
from hall_client.ui.pages.window_villagers import VillagersController
from hall_client.ui.widgets.message_row import MessageKind
from hall_client.ui.widgets.message_strip import MessageStrip

_CENTRE_DIGITS = 2
"""How many digits of a station number say whose centre it is."""


class WindowController(QObject):
    """Give it the page, the context and the strip of the shell, then `start_shift`.

    The shell's Esc goes to `step_back`, its scans to `on_scan`. `serving_changed` carries ticket, elapsed time and
    how many wait, for the narrow app bar; `printer_wished` asks for the printer settings, `look_wished` carries the id
    of a case to be read on the cases page. At a village `list_wished` carries the list to look at, `stop_list_wished`
    the certificate that is looked for, and `report_wished` is 报日报.
    """

    printer_wished = Signal()
    list_wished = Signal(object)
    stop_list_wished = Signal(str)
    report_wished = Signal()
    serving_changed = Signal(str, str, str)
    look_wished = Signal(str)

    def __init__(self, page: WindowPage, context: Context, strip: MessageStrip, cases: SharedCases) -> None:
        super().__init__(page)
        self.bench = bench = Bench(page, context, strip, self)
        self._page = page
        self._persons = ApplicantController(bench)
        self._items = ItemController(bench)
        self._materials = MaterialsController(bench)
        self.scans = WindowScans(bench, self._materials).scans
        self._card = CardController(bench, self._persons)
        self._outcome = OutcomeController(bench, self._persons)
        self._sections = SectionsController(bench, self._items, self._materials, self._card)
        self._finish = FinishController(bench, self._persons)
        self._papers = PapersController(bench)
        self._done = DoneController(bench, self._papers)
        self._no_case = NoCaseController(bench)
        self._guidance = GuidanceController(bench)
        self._holding = HoldingController(bench, cases)
        self._opening = OpeningController(bench, self._holding)
        self._waiver = QueueWaiver(page.waiver, page.bottom.call, context, strip)
        self._queue = VillagersController(bench) if page.village else QueueController(bench, self._waiver)
        self._acts = self._make_acts()
        self._connect()

    def _connect(self) -> None:
        page = self._page
        page.key_pressed.connect(self._on_key)
        page.bottom.call_wished.connect(self._queue.call)
        page.bottom.undo_wished.connect(self.undo)
        page.bottom.no_case_wished.connect(self._no_case.offer)
        page.bottom.park_wished.connect(self._opening.park)
        page.bottom.print_wished.connect(self._print)
        self._outcome.no_case_wished.connect(self._no_case.offer)
        self._items.guidance_wished.connect(self._guidance.show)
        self._finish.finished.connect(self._on_finished)
        self._papers.printer_wished.connect(self.printer_wished)
        self._holding.look_wished.connect(self.look_wished)
        self._opening.began.connect(self._on_begun)
        page.lists.list_wished.connect(self.list_wished)

        page.hidden.connect(self.save)
        self._queue.serving_changed.connect(self.serving_changed)

    def _make_acts(self) -> dict[str, Callable[[], object]]:
        queue, outcome, opening, sections = self._queue, self._outcome, self._opening, self._sections
        return {
            **queue.acts,
            "go_on_without": self._waiver.begin,
            "new_case": self._new_case,
            "same_person": self._same_person,
            "stop_list": self._on_stop_list,
            "report_day": self.report_wished.emit,
            "park": opening.park,
            "unpark": opening.offer_parked,
            "undo": self.undo,
            "redo": self.bench.history.redo,
            "amend": self._done.begin_amending,
            **{f"section_{name}": partial(sections.go, name) for name in self._page.case.sections},
            "section_outcome": self._go_to_outcomes,
            "read_card": self._card.read,
            "show_full_id": self._card.show_full_id,
            "copy_field": self._card.offer_copy,
            "next_pane_tab": self._page.next_side,
            "print": self._print,
            "reprint": self._papers.print_last_again,
            "rate_again": self._done.rate_again,
            "on_the_spot": lambda: outcome.choose("on_the_spot"),
            "accept": outcome.accept,
            "notice": lambda: outcome.choose("noticed"),
            "other_outcomes": outcome.offer_others,
            "no_case": self._no_case.offer,
            "confirm": self._confirm,
        }

    def _on_key(self, name: str) -> None:
        self._acts[name]()

    def start_shift(self) -> None:
        """After signing in: open what was left unfinished, offer papers left over, and watch the queue."""
        self._opening.start_shift()

    def _on_begun(self, beginning: Beginning) -> None:
        self._items.search("")
        self._papers.offer_left_over(beginning.papers)
        self._queue.start()

    def end_shift(self) -> None:
        """At signing out: what was typed is saved, and nothing is asked of the store any more."""
        self.save()
        self._queue.stop()
        self._holding.stop()
        self._done.stop()
        self._outcome.stop()

    def look_at_queue(self) -> None:
        """Somebody moved a number in the hall: look now instead of at the next turn."""
        self._queue.look()

    def begin_with(self, case: Case) -> None:
        """A new case for the applicant of an earlier one (“带出申请人新办” on the cases page)."""
        self._opening.begin_with(case)

    def begin_new(self) -> None:
        """A new case, as Ctrl+N begins it."""
        self._new_case()

    def open_number(self, number: str) -> None:
        """Go on with a case of which only the number is known, as if its receipt had been scanned."""
        self._opening.open_case(number)

    def take_up(self, draft: Draft) -> None:
        """Go on with a draft of this PC."""
        self._opening.take_up(draft)

    def save(self) -> None:
        """Save what was typed last, before the screen is locked or the program left."""
        self.bench.save_now()

    def _new_case(self) -> None:
        """Ctrl+N: whoever stands at a hall's window stays there; at a village it is the next person."""
        if self._page.village:
            self._queue.call()
        elif self.bench.phase is Phase.DONE:
            self._done.same_person()
        else:
            self._opening.new_case()

    def _on_stop_list(self) -> None:
        self.stop_list_wished.emit(self._page.case.item.search.text())

    def _same_person(self) -> None:
        if self.bench.phase is Phase.DONE:
            self._done.same_person()
        else:
            self.bench.tell(MessageKind.INFO, self.tr("办完一件后，同一人再办才用得上。"), name="refused")

    def undo(self) -> None:
        """Ctrl+Z: a 过号 just made, a step on the draft, or the case just opened by a scan."""
        if self.bench.phase is Phase.DONE:
            self.bench.tell(
                MessageKind.AMBER,
                self.tr("已打印的不能撤销。"),
                self.tr("按 Ctrl+M 更正，会留下原记录，并重打回执。"),
                name="refused",
            )
            return
        if self._queue.undo_no_show() or self.bench.history.undo() or self._opening.leave_opened():
            return
        self.bench.tell(MessageKind.INFO, self.tr("没有可撤销的。"), name="refused")

    def _go_to_outcomes(self) -> None:
        buttons = [button for button, _aside in self._page.bottom.outcomes.values()]
        ready = [button for button in buttons if button.isVisible() and button.isEnabled()]
        best = [button for button in ready if button.property("state") in ("on", "recommended")]
        target = [*best, *ready][:1]
        if target:
            target[0].setFocus()
        elif self._page.bottom.choose.isVisible():
            self._page.bottom.choose.setFocus()
        else:
            self.bench.tell(MessageKind.AMBER, self.tr("先选事项，再选结果。"), name="refused")

    def _print(self) -> None:
        if self.bench.phase is Phase.DONE:
            if self._papers.failed:
                self._papers.again()
            else:
                self.bench.tell(
                    MessageKind.INFO,
                    self.tr("都打出来了。"),
                    self.tr("要再打一张按 Ctrl+R。"),
                    name="refused",
                )
        elif self.bench.phase is Phase.CASE:
            self._finish.finish()

    def _on_finished(self, done: Done) -> None:
        self._done.show(done)

    def _confirm(self) -> bool:
        return any(asked.confirm() for asked in (self._waiver, self._finish, self._done, self.bench.strip))

    def step_back(self) -> None:
        """Esc with no message open: leave a question, a correction, the chosen outcome, or the pane in the centre."""
        if self._waiver.leave() or self._page.leave_question() or self._finish.leave():
            return
        if self._done.leave() or self._outcome.drop():
            return
        self._page.leave_side()

    def on_scan(self, text: str) -> None:
        """A scan from anywhere in the program."""
        today = self.bench.hall_today
        if today is None:
            return
        scan = classify_scan(text, today.hall.station[:_CENTRE_DIGITS])
        if isinstance(scan, CaseScan | DocumentScan):
            self._on_case(scan.number.text)
        elif isinstance(scan, IdCardScan):
            self._on_id(scan)
        elif isinstance(scan, TicketScan):
            self._queue.call(scan.label)
        elif isinstance(scan, ManifestScan):
            self.bench.tell(
                MessageKind.AMBER, self.tr("这是交接清单，请在“交接”里扫。"), icon="scan", name="scanned"
            )
        else:
            self.bench.tell(MessageKind.AMBER, scan.sentence, icon="scan", name="scanned")

    def _on_case(self, number: str) -> None:
        bench = self.bench
        if self._items.numbers_stopped:
            desk, actor = bench.desk, bench.actor
            bench.run(
                lambda: intake.confirm_last_number(desk, actor, number), self._items.on_numbers_confirmed
            )
            return
        self._opening.open_case(number)

    def _on_id(self, scan: IdCardScan) -> None:
        if self.bench.phase is Phase.DONE:
            words = self.tr("按 F2 叫下一位，同一人再办按 Ctrl+N。")
            if self._page.village:
                words = self.tr("换人按 Ctrl+N，同一人再办按 Alt+N。")
            self.bench.tell(
                MessageKind.AMBER, self.tr("这一件已经办完。"), words, icon="scan", name="scanned"
            )
            return
        if self.bench.phase is Phase.IDLE:
            self._opening.new_case()
        number = scan.id_number
        self._card.take(Party(id_type=number.kind.value, id_number=number.text, source="scan"))
