"""One case, one desk: says which case is open here, and keeps away from one that is open elsewhere."""

from PySide6.QtCore import QObject, QTimer, Signal

from hall_client.domain.cases import Case
from hall_client.domain.syncing import Holder
from hall_client.ui.line_desk import SharedCases
from hall_client.ui.models.line_words import holder_words
from hall_client.ui.pages.window_bench import Bench, Phase
from hall_client.ui.widgets.message_row import MessageAction, MessageKind

_WATCH_MS = 5_000
_MESSAGE = "held"


class HoldingController(QObject):
    """`look_wished` carries the id of a case to be read, `open_wished` the number of one that has become free."""

    look_wished = Signal(str)
    open_wished = Signal(str)

    def __init__(self, bench: Bench, cases: SharedCases) -> None:
        super().__init__(bench)
        self._bench, self.cases = bench, cases
        self._held = self._claimed = ""
        self._waited_for: Case | None = None
        self._holder: Holder | None = None
        self._asking = False
        self._timer = QTimer(self)
        self._timer.setInterval(_WATCH_MS)
        self._timer.timeout.connect(self.look_again)
        bench.draft_changed.connect(self._follow)
        bench.phase_changed.connect(self._follow)

    def opened_here(self, case: Case) -> None:
        """The case is about to be opened; it is this desk's already."""
        self._claimed = case.id
        if self._waited_for is not None and self._waited_for.id == case.id:
            self._stop_waiting()

    def let_go(self, case_id: str) -> None:
        """The case was claimed and then not opened."""
        cases = self.cases
        self._bench.context.background.run(
            lambda: cases.release(case_id), self._bench.quietly, self._bench.quietly
        )

    def refuse(self, case: Case, holder: Holder) -> None:
        """Somebody else has it: say who, offer to read it, and remind when they are gone. Nothing else changes."""
        self._waited_for, self._holder = case, holder
        self._timer.start()
        look = MessageAction(self.tr("先看"), lambda: self.look_wished.emit(case.id), closes=False)
        self._bench.strip.post(
            MessageKind.INFO,
            self.tr("这一件{who}正在办。").format(who=holder_words(holder)),
            self.tr("你可以先看，他离开后会提醒你。"),
            actions=(look,),
            icon="people",
            name=_MESSAGE,
        )

    def stop(self) -> None:
        """The shift ends: what is held here is free."""
        self._stop_waiting()
        self._hold("")

    def look_again(self) -> None:
        """Whether the case waited for is still open elsewhere."""
        if self._asking or self._waited_for is None:
            return
        self._asking = True
        cases, case_id = self.cases, self._waited_for.id
        self._bench.context.background.run(
            lambda: (case_id, cases.holder(case_id)), self._on_looked, self._on_unknown
        )

    def _on_looked(self, answer: tuple[str, Holder | None]) -> None:
        self._asking = False
        case_id, holder = answer
        case = self._waited_for
        if holder is not None or case is None or case.id != case_id:
            return
        who = holder_words(self._holder) if self._holder else ""
        self._stop_waiting()
        act = MessageAction(self.tr("打开"), lambda: self.open_wished.emit(case.number))
        self._bench.strip.post(
            MessageKind.INFO,
            self.tr("{who}已经离开{name}的办件。").format(who=who, name=case.applicant_name),
            self.tr("现在可以打开了。"),
            actions=(act,),
            icon="people",
            name=_MESSAGE,
            quiet=True,
        )

    def _on_unknown(self, _failure: Exception) -> None:
        self._asking = False

    def _stop_waiting(self) -> None:
        self._waited_for = self._holder = None
        self._timer.stop()

    def _follow(self) -> None:
        bench = self._bench
        self._hold(bench.draft.case_id if bench.phase is Phase.CASE else "")

    def _hold(self, case_id: str) -> None:
        before, self._held = self._held, case_id
        if before == case_id:
            return
        cases, background = self.cases, self._bench.context.background
        if before:
            self.let_go(before)
        if case_id and case_id != self._claimed:
            background.run(lambda: cases.hold(case_id), self._on_held, self._bench.quietly)
        self._claimed = ""

    def _on_held(self, holder: Holder | None) -> None:
        """A draft left open was taken up again, and meanwhile somebody else has its case."""
        if holder is not None:
            self._bench.tell(
                MessageKind.AMBER,
                self.tr("这一件{who}正在办。").format(who=holder_words(holder)),
                self.tr("先问一声，免得两边都改。"),
                name=_MESSAGE,
                icon="people",
            )
