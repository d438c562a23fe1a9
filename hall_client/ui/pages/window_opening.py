"""Taking up a draft: at the start of a shift, by the scan of a notice, from the parked ones, or without a number."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from hall_client.domain.cases import Case, CaseState
from hall_client.domain.deadlines import LOCAL_ZONE
from hall_client.domain.drafts import Draft
from hall_client.domain.people import Actor
from hall_client.domain.visits import Document
from hall_client.services import attending, calling, intake, parking, printing_out
from hall_client.services.intake import Opened
from hall_client.services.ports import Desk
from hall_client.ui.pages.window_bench import Bench, HallToday, Phase, look_around
from hall_client.ui.pages.window_claim import Claim, claim_of
from hall_client.ui.pages.window_holding import HoldingController
from hall_client.ui.widgets.message_row import MessageAction, MessageKind
from hall_client.ui.workspace.choice_bar import numbered


@dataclass(frozen=True)
class Beginning:
    """What the start of a shift finds: the shift, the draft left open, papers that did not come out, and
    whether a number is still called to the window.
    """

    hall_today: HallToday
    drafts: tuple[Draft, ...]
    papers: tuple[Document, ...]
    serving: bool


def _begin_shift(desk: Desk, actor: Actor) -> Beginning:
    drafts = tuple(draft for draft in intake.unfinished(desk, actor) if not draft.parked)
    for older in drafts[1:]:
        parking.park(desk, actor, older)
    serving = calling.view(desk, actor).label != ""
    return Beginning(look_around(desk), drafts, printing_out.left_over(desk), serving)


def _open(desk: Desk, actor: Actor, claim: Claim) -> Opened:
    service = attending.start(desk, actor)
    case_id = claim.case.id if claim.case else ""
    return intake.open_case(desk, actor, claim.number, service.id, service.ticket_label, case_id)


def _take_back(desk: Desk, actor: Actor, draft: Draft) -> Draft:
    service = attending.start_for_another(desk, actor)
    return parking.take_back(desk, actor, draft, service.id, service.ticket_label)


class OpeningController(QObject):
    """`began` carries the `Beginning` of a shift."""

    began = Signal(object)

    def __init__(self, bench: Bench, holding: HoldingController) -> None:
        super().__init__(bench)
        self._bench, self._page, self._holding = bench, bench.page, holding
        holding.open_wished.connect(self.open_case)
        self._parked: dict[str, Draft] = {}
        self._opened = ""
        self._claim = Claim("", None, None)

    def start_shift(self) -> None:
        """Read hall and catalogue, and find what was left open."""
        desk, actor = self._bench.desk, self._bench.actor
        self._bench.run(lambda: _begin_shift(desk, actor), self._on_begun)

    def _on_begun(self, beginning: Beginning) -> None:
        bench = self._bench
        bench.hall_today = beginning.hall_today
        self._page.case.applicant.set_villages(beginning.hall_today.hall.villages)
        if beginning.drafts:
            bench.begin(beginning.drafts[0])
            bench.set_phase(Phase.CASE)
            self._page.case.begin()
            n = len(beginning.drafts)
            rest = self.tr("另外 {n} 件在暂存里，按 Ctrl+T 取回。").format(n=n - 1) if n > 1 else ""
            bench.tell(
                MessageKind.INFO,
                self.tr("上次有 {n} 件没办完，已经打开。").format(n=1),
                rest,
                name="recovered",
            )
        else:
            bench.set_phase(Phase.CASE if beginning.serving else Phase.IDLE)
        self.began.emit(beginning)

    def new_case(self) -> None:
        """Ctrl+N with nobody's case open: somebody without a number, or the number at the window once more."""
        bench = self._bench
        if bench.unfinished:
            bench.tell(
                MessageKind.AMBER,
                self.tr("这一件还没办完。"),
                self.tr("先按 Ctrl+S 暂存，再办下一件。"),
                name="refused",
            )
            return
        if bench.phase is Phase.CASE:
            self._page.case.begin()
            return
        bench.begin_empty()
        bench.set_phase(Phase.CASE)
        self._page.case.begin()

    def begin_with(self, case: Case) -> None:
        """A new case for the applicant of an earlier one; an unfinished case is asked about first."""
        self.new_case()
        if self._bench.unfinished:
            return
        fresh = intake.new_draft(self._bench.desk, self._bench.actor, self._bench.draft.service_id)
        person = intake.applicant_of(case, "history")
        self._bench.begin(replace(fresh, applicant=person), saved=False)
        self._bench.set_phase(Phase.CASE)
        self._bench.start_service()
        self._page.section_wished.emit("item")

    def park(self) -> None:
        """Ctrl+S."""
        bench = self._bench
        if not bench.unfinished:
            bench.tell(MessageKind.INFO, self.tr("还没有填，没有要暂存的。"), name="refused")
            return
        bench.park(self._on_parked)

    def _on_parked(self) -> None:
        bench = self._bench
        bench.set_phase(Phase.IDLE)
        bench.tell(MessageKind.INFO, self.tr("已暂存，按 Ctrl+T 取回。"), name="parked")
        self._page.bottom.call.setFocus()
        bench.view_changed.emit()

    def offer_parked(self) -> None:
        """Ctrl+T: the parked drafts in place."""
        bench = self._bench
        if bench.unfinished:
            bench.tell(
                MessageKind.AMBER,
                self.tr("这一件还没办完。"),
                self.tr("先按 Ctrl+S 暂存，再取回。"),
                name="refused",
            )
            return
        desk = bench.desk
        bench.run(lambda: parking.parked(desk), self._on_parked_found)

    def _on_parked_found(self, drafts: tuple[Draft, ...]) -> None:
        if not drafts:
            self._bench.tell(MessageKind.INFO, self.tr("没有暂存的办件。"), name="refused")
            return
        self._parked = {draft.id: draft for draft in drafts}
        pairs = [(draft.id, self._parked_words(draft)) for draft in drafts]
        self._page.choice.ask(self.tr("取回哪一件"), numbered(pairs), self._on_wanted)

    def _parked_words(self, draft: Draft) -> str:
        today = self._bench.hall_today
        version = today.versions.get(draft.item_code) if today else None
        at = draft.opened_at.astimezone(LOCAL_ZONE)
        words = self.tr("{name}，{item}，{window} 号窗口 {at:%m-%d %H:%M}")
        return words.format(
            name=draft.applicant.name or self.tr("（没填姓名）"),
            item=version.item.name if version else self.tr("没选事项"),
            window=draft.window,
            at=at,
        )

    def _on_wanted(self, draft_id: str) -> None:
        desk, actor, draft = self._bench.desk, self._bench.actor, self._parked[draft_id]
        self._bench.run(lambda: _take_back(desk, actor, draft), self._on_taken)

    def take_up(self, draft: Draft) -> None:
        """A draft chosen elsewhere; one that is on the screen already stays there."""
        bench = self._bench
        if bench.phase is Phase.CASE and bench.draft.id == draft.id:
            return
        if bench.unfinished:
            words = self.tr("先按 Ctrl+S 暂存，再取回。")
            bench.tell(MessageKind.AMBER, self.tr("这一件还没办完。"), words, name="refused")
            return
        desk, actor = bench.desk, bench.actor
        bench.run(lambda: _take_back(desk, actor, draft), self._on_taken)

    def _on_taken(self, draft: Draft) -> None:
        self._bench.begin(draft)
        self._bench.set_phase(Phase.CASE)
        self._bench.history.changed.emit()
        self._page.case.begin()
        self._bench.strip.take_back("parked")
        self._bench.view_changed.emit()

    def open_case(self, number: str) -> None:
        """The scan of a receipt or notice: go on with that case; an unfinished one is asked about first."""
        bench = self._bench
        if not bench.unfinished:
            self._open(number)
            return
        act = MessageAction(self.tr("暂存这一件，打开扫到的"), lambda: self._open(number))
        bench.strip.post(
            MessageKind.AMBER,
            self.tr("这一件还没办完。"),
            self.tr("扫到了另一件。"),
            actions=(act,),
            icon="scan",
            name="scanned",
        )

    def _open(self, number: str, case_id: str = "") -> None:
        desk, cases = self._bench.desk, self._holding.cases
        self._bench.run(lambda: claim_of(desk, number, case_id, cases), self._on_claimed)

    def _on_claimed(self, claim: Claim) -> None:
        """Only a case that is free here moves anything at this window."""
        if claim.several:
            pairs = [(each.id, f"{each.applicant_name}，{each.item_name}") for each in claim.several]
            question = self.tr("这个编号给过两件，是哪一件")
            self._page.choice.ask(
                question, numbered(pairs), lambda case_id: self._open(claim.number, case_id)
            )
            return
        if claim.case is not None and claim.holder is not None:
            self._holding.refuse(claim.case, claim.holder)
            return
        self._claim = claim
        if self._bench.unfinished:
            self._bench.park(self._open_claimed)
        else:
            self._open_claimed()

    def _open_claimed(self) -> None:
        desk, actor, claim = self._bench.desk, self._bench.actor, self._claim
        self._bench.run(lambda: _open(desk, actor, claim), self._on_opened, self._on_not_opened)

    def _on_not_opened(self, failure: Exception) -> None:
        if self._claim.case is not None:
            self._holding.let_go(self._claim.case.id)
        self._bench.on_failed(failure)

    def _on_opened(self, opened: Opened) -> None:
        bench, case = self._bench, opened.case
        self._holding.opened_here(case)
        self._opened = opened.draft.id
        bench.begin(opened.draft)
        bench.set_phase(Phase.CASE)
        bench.history.changed.emit()
        self._page.section_wished.emit("materials")
        paper = self.tr("一次性告知书") if case.state is CaseState.NOTICED else self.tr("收件回执")
        day = case.opened_at.astimezone(LOCAL_ZONE)
        what = self.tr("扫到 {m} 月 {d} 日的{paper}。").format(m=day.month, d=day.day, paper=paper)
        rest = self.tr("已打开{name}的办件，带出看过的 {n} 项材料。").format(
            name=case.applicant_name, n=opened.carried
        )
        if opened.returned:
            what = self.tr("镇里退回：{reason}").format(reason=opened.returned)
        act = MessageAction(self.tr("不是这一件"), self.leave_opened, "Ctrl+Z")
        bench.strip.post(MessageKind.INFO, what, rest, actions=(act,), icon="scan", name="scanned")
        bench.view_changed.emit()

    def leave_opened(self) -> bool:
        """Ctrl+Z right after a scan: it was not this case; False when none was opened."""
        bench = self._bench
        if bench.phase is not Phase.CASE or bench.draft.id != self._opened:
            return False
        desk, draft = bench.desk, bench.draft
        self._opened = ""
        bench.forget()
        bench.run(lambda: intake.discard(desk, draft), bench.quietly)
        bench.begin_empty()
        bench.set_phase(Phase.CASE)
        self._page.case.begin()
        bench.strip.take_back("scanned")
        return True
