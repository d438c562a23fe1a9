"""After F12: the finished case on screen, its rating, the same person once more, and 更正."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from hall_client.domain.cases import CaseState
from hall_client.domain.identity import BadIdentity
from hall_client.services import amending, intake, looking_up, rating
from hall_client.services.amending import Amended
from hall_client.services.deciding import Done
from hall_client.services.looking_up import CaseView
from hall_client.services.ports import Sheet
from hall_client.ui import failures
from hall_client.ui.announce import announce
from hall_client.ui.pages.window_bench import Bench, Phase
from hall_client.ui.pages.window_done_words import done_facts, matter, spoken
from hall_client.ui.pages.window_papers import PapersController
from hall_client.ui.widgets.message_row import MessageKind
from hall_client.ui.workspace.paper_words import paper_word
from hall_client.ui.workspace.right_pane import Tab

_LOOK_MS = 700
_AMENDED = ("applicant_name", "applicant_id", "applicant_phone", "applicant_address")


class DoneController(QObject):
    """Shows a `Done`; asks twice a second or so whether the citizen has rated."""

    def __init__(self, bench: Bench, papers: PapersController) -> None:
        super().__init__(bench)
        self._bench, self._page, self._papers = bench, bench.page, papers
        self._asking, self._kept = False, 0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        done = self._page.done
        done.rating.again_wished.connect(self.rate_again)
        done.same_person_wished.connect(self.same_person)
        done.amend_wished.connect(self.begin_amending)
        done.amend.given.connect(self._amend)
        done.amend.left.connect(self.leave)
        self._page.right.sheet_chosen.connect(self._show_sheet)
        bench.phase_changed.connect(self._on_phase)

    def show(self, done: Done) -> None:
        """Show the finished case and print its papers; the keyboard is on F2."""
        bench, page = self._bench, self._page
        bench.done = done
        self._kept = 0
        self._show_facts()
        bench.set_phase(Phase.DONE)
        page.right.set_wide(False)
        page.right.form.setVisible(False)
        page.right.mandate.setVisible(False)
        page.right.name_paper_tab(self.tr("文书"), "")
        self._show_sheet(0)
        page.show_side(Tab.PAPER)
        page.leave_side()
        page.done.rating.show_state("waiting")
        page.bottom.call.setFocus()
        announce(page, spoken(done))
        self._papers.put_out(done.documents)
        desk, actor, case_id = bench.desk, bench.actor, done.case.id
        bench.run(lambda: looking_up.look_at(desk, actor, case_id), self._on_looked)
        if not bench.village:
            self._timer.start()
        bench.view_changed.emit()

    def stop(self) -> None:
        """Ask no more whether the citizen has rated."""
        self._timer.stop()

    def _on_looked(self, view: CaseView) -> None:
        self._kept = sum(1 for material in view.materials if material.kept)
        if self._bench.done is not None and self._bench.done.case.id == view.case.id:
            self._show_facts()

    def _show_facts(self) -> None:
        if self._bench.done is not None:
            facts = done_facts(self._bench.done, self._kept, village=self._bench.village)
            self._page.done.show_done(facts)

    def _show_sheet(self, at: int) -> None:
        done = self._bench.done
        if self._bench.phase is Phase.DONE and done is not None and at < len(done.sheets):
            self._page.right.show_sheets([paper_word(d.kind) for d in done.documents], at)
            self._page.right.paper.show_paper(done.sheets[at].pdf)

    def _on_phase(self) -> None:
        if self._bench.phase is not Phase.DONE:
            self._timer.stop()

    def _look(self) -> None:
        done = self._bench.done
        if self._asking or done is None or self._page.done.rating.state != "waiting":
            return
        self._asking = True
        desk, service_id = self._bench.desk, done.case.service_id
        self._bench.context.background.run(
            lambda: rating.is_rated(desk, service_id), self._on_rated, self._on_not_asked
        )

    def _on_rated(self, rated: bool) -> None:
        self._asking = False
        if rated and self._bench.phase is Phase.DONE:
            self._page.done.rating.show_state("rated")
            announce(self._page, self.tr("群众已评"))

    def _on_not_asked(self, failure: Exception) -> None:
        self._asking = False
        self._timer.stop()
        self._page.done.rating.show_state("none")
        self._bench.on_failed(failure)

    def rate_again(self) -> None:
        """Ctrl+G: light the rating screen once more."""
        done, bench = self._bench.done, self._bench
        if bench.phase is not Phase.DONE or done is None:
            bench.tell(MessageKind.AMBER, self.tr("办完一件后才能请群众评价。"), name="refused")
            return
        if self._page.done.rating.state == "rated":
            bench.tell(MessageKind.INFO, self.tr("群众已评，一次服务评一次。"), name="refused")
            return
        desk, case = bench.desk, done.case
        bench.run(lambda: rating.invite(desk, case.service_id, matter(case)), self._on_invited)

    def _on_invited(self, _invitation: object) -> None:
        self._page.done.rating.show_state("waiting")
        self._timer.start()

    def same_person(self) -> None:
        """Ctrl+N: one more case for the same person, applicant and agent carried along."""
        bench = self._bench
        former, done = bench.draft, bench.done
        if done is None:
            return
        fresh = replace(
            intake.new_draft(bench.desk, bench.actor, done.case.service_id, former.ticket_label),
            applicant=former.applicant,
            agent=former.agent,
            relation=former.relation,
        )
        bench.begin(fresh, saved=False)
        bench.set_phase(Phase.CASE)
        bench.history.changed.emit()
        self._page.section_wished.emit("item")

    def begin_amending(self) -> None:
        """Ctrl+M."""
        done = self._bench.done
        if self._bench.phase is not Phase.DONE or done is None:
            self._bench.tell(MessageKind.AMBER, self.tr("没打印的直接改，Ctrl+Z 撤销。"), name="refused")
            return
        if done.case.state is CaseState.VOIDED:
            return
        self._page.done.amend.ask({name: str(getattr(done.case, name)) for name in _AMENDED})

    def confirm(self) -> bool:
        """Ctrl+Enter while a correction is open; False otherwise."""
        if self._page.done.amend.isHidden():
            return False
        self._page.done.amend.give()
        return True

    def leave(self) -> bool:
        """Close the correction without a change; False when none was open."""
        if self._page.done.amend.isHidden():
            return False
        self._page.done.amend.setVisible(False)
        self._page.bottom.call.setFocus()
        return True

    def _amend(self, fields: Mapping[str, str], reason: str) -> None:
        bench, done = self._bench, self._bench.done
        if done is None:
            return
        desk, actor, case_id = bench.desk, bench.actor, done.case.id
        bench.run(
            lambda: amending.amend(desk, actor, case_id, fields, reason),
            self._on_amended,
            self._on_not_amended,
        )

    def _on_amended(self, amended: Amended) -> None:
        bench = self._bench
        if bench.done is None:
            return
        bench.done = replace(bench.done, case=amended.case, documents=amended.documents, sheets=())
        desk, documents = bench.desk, amended.documents
        bench.context.drawing.run(
            lambda: tuple(desk.paper.draw(document.kind, document.data) for document in documents),
            self._on_drawn,
            bench.on_failed,
        )
        self._carry_over(amended)
        self._show_facts()
        self._page.bottom.call.setFocus()
        bench.tell(MessageKind.INFO, self.tr("已更正，原记录还在。"), self.tr("正在重打。"), name="amended")
        self._papers.put_out(amended.documents)

    def _on_drawn(self, sheets: tuple[Sheet, ...]) -> None:
        if self._bench.done is not None and len(sheets) == len(self._bench.done.documents):
            self._bench.done = replace(self._bench.done, sheets=sheets)
            self._show_sheet(0)

    def _carry_over(self, amended: Amended) -> None:
        case = amended.case
        person = replace(
            self._bench.draft.applicant,
            name=case.applicant_name,
            id_number=case.applicant_id,
            phone=case.applicant_phone,
            address=case.applicant_address,
        )
        self._bench.begin(replace(self._bench.draft, applicant=person))

    def _on_not_amended(self, failure: Exception) -> None:
        form = self._page.done.amend
        if isinstance(failure, BadIdentity):
            form.fields["applicant_id"].set_error(str(failure))
        else:
            form.reason.set_error(failures.sentence(failure))
