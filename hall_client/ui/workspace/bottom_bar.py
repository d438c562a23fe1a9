"""The bottom bar of the workspace: call next on the left, outcomes in the middle, print on the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from hall_client.ui import theme
from hall_client.ui.tokens import WidthMode
from hall_client.ui.widgets.outcome_button import OutcomeButton


@dataclass(frozen=True)
class OutcomeFact:
    """One outcome on the bar. `reason` disables it; `remark` stands under an enabled one."""

    code: str
    words: str
    key: str
    reason: str = ""
    remark: str = ""
    recommended: bool = False
    chosen: bool = False
    aside: bool = False
    """Left out where room is short; F11 offers it all the same."""


class BottomBar(QFrame):
    """`outcome_wished` carries the code of the outcome; `others_wished` opens the list of the rest."""

    call_wished = Signal()
    undo_wished = Signal()
    park_wished = Signal()
    outcome_wished = Signal(str)
    others_wished = Signal()
    no_case_wished = Signal()
    print_wished = Signal()

    def __init__(self, *, village: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mode, self._phase, self._next, self._undo = WidthMode.WIDE, "idle", "", "…"
        if village:
            self.call = OutcomeButton(self.tr("新代办"), "Ctrl+N", icon="plus", width=160)
        else:
            self.call = OutcomeButton(self.tr("呼叫下一位"), "F2", icon="speaker", width=160)
        self.undo = OutcomeButton(self.tr("撤销"), "Ctrl+Z", icon="undo", width=104)
        self.park = OutcomeButton(self.tr("暂存"), "Ctrl+S", width=78)
        self.choose = OutcomeButton(self.tr("选结果"), "", width=120)
        self.no_case = OutcomeButton(self.tr("没有办件"), "F11 0", width=96)
        self.print = OutcomeButton(self.tr("打印"), "", icon="printer", width=150)
        self._facts: tuple[OutcomeFact, ...] = ()
        self.outcomes: dict[str, tuple[OutcomeButton, bool]] = {}
        self._words = QLabel()
        self._words.setProperty("type", "label")
        self._words.setProperty("tone", "secondary")
        self._title = QLabel(self.tr("结\n果"))
        self._title.setProperty("type", "small")
        self._title.setProperty("tone", "hint")
        self._row = QHBoxLayout(self)
        theme.space(self._row, (14, 8, 14, 8), 8)
        self._lay_out()
        self._connect()
        self._arrange()

    def _lay_out(self) -> None:
        self._rule = QFrame()
        self._rule.setProperty("role", "desk")
        theme.fix(self._rule, width=1, height=40)
        for widget in (self.call, self._rule, self.undo, self.park):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self._words)
        self._row.addWidget(self.no_case)
        self._row.addWidget(self._title)
        self._outcome_at = self._row.count()
        self._row.addWidget(self.choose)
        self._row.addSpacing(theme.px(6))
        self._row.addWidget(self.print)

    def _connect(self) -> None:
        self.call.clicked.connect(self.call_wished)
        self.undo.clicked.connect(self.undo_wished)
        self.park.clicked.connect(self.park_wished)
        self.choose.clicked.connect(self.others_wished)
        self.print.clicked.connect(self.print_wished)
        self.no_case.clicked.connect(self.no_case_wished)

    def set_mode(self, mode: WidthMode) -> None:
        """At narrow width the outcomes open as a list behind one button."""
        self._mode = mode
        self._arrange()

    def show_phase(self, phase: str, words: str) -> None:
        """idle, case, deciding (an item is chosen) or done; `words` stand where there are no outcomes."""
        if (phase, words) == (self._phase, self._words.text()):
            return
        self._phase = phase
        self._words.setText(words)
        self.call.allow(self._next, state="primary" if phase == "done" else "")
        self._arrange()

    def _arrange(self) -> None:
        narrow = self._mode is WidthMode.NARROW
        working, deciding = self._phase in ("case", "deciding"), self._phase == "deciding"
        self._rule.setVisible(working and not narrow)
        self.undo.setVisible(working)
        self.park.setVisible(working and not narrow)
        self._title.setVisible(deciding and self._mode is WidthMode.WIDE)
        wide = self._mode is WidthMode.WIDE
        for button, aside in self.outcomes.values():
            button.setVisible(deciding and (wide or not (narrow or aside)))
        theme.space(self._row, (14, 4, 14, 4) if narrow else (14, 8, 14, 8), 8)
        self.choose.setVisible(deciding and narrow)
        self.no_case.setVisible(self._phase == "case")
        self.print.setVisible(deciding)
        self._words.setVisible(not deciding and not narrow and bool(self._words.text()))

    def show_call(self, next_words: str) -> None:
        """“下一个 P004” under the words of the button."""
        if next_words == self._next:
            return
        self._next = next_words
        self.call.set_words(self.tr("呼叫下一位"), next_words)

    def show_undo(self, name: str) -> None:
        """What Ctrl+Z would take back; nothing disables the button and says so."""
        if name == self._undo:
            return
        self._undo = name
        if name:
            self.undo.allow(name)
        else:
            self.undo.forbid(self.tr("没有可撤销的"))

    def show_outcomes(self, facts: Sequence[OutcomeFact]) -> None:
        """The outcomes with their keys and reasons."""
        if tuple(facts) == self._facts:
            return
        self._facts = tuple(facts)
        for fact in facts:
            button = self.outcomes[fact.code][0] if fact.code in self.outcomes else self._add(fact)
            if fact.reason:
                button.forbid(fact.reason)
            else:
                state = "on" if fact.chosen else "recommended" if fact.recommended else ""
                button.allow(fact.remark, state=state)
        best = next((fact for fact in facts if fact.chosen or fact.recommended), None)
        self.choose.set_words(self.tr("选结果"), best.words if best else _why(facts))
        self._arrange()

    def _add(self, fact: OutcomeFact) -> OutcomeButton:
        button = OutcomeButton(fact.words, fact.key, width=88)
        button.clicked.connect(lambda: self.outcome_wished.emit(fact.code))
        self._row.insertWidget(
            self._outcome_at + len(self.outcomes), button, 0, Qt.AlignmentFlag.AlignVCenter
        )
        self.outcomes[fact.code] = (button, fact.aside)
        return button

    def show_print(self, words: str, remark: str, *, ready: bool) -> None:
        """The print button: disabled with the reason, or named after the paper."""
        self.print.set_words(words, remark)
        if ready:
            self.print.allow(f"F12  {remark}".strip(), state="primary")
        else:
            self.print.forbid(remark)


def _why(facts: Sequence[OutcomeFact]) -> str:
    return next((fact.reason for fact in facts if fact.code == "accepted"), "")
