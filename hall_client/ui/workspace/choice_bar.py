"""A question asked in place whose answers are digits: which window, whose card, which other outcome."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.announce import announce
from hall_client.ui.widgets.escapable import keep_escape
from hall_client.ui.widgets.key_button import KeyButton

_COLUMNS = 5


@dataclass(frozen=True)
class Answer:
    """One answer: its `code`, its `words`, the `digit` that chooses it; `reason` says why it cannot be chosen."""

    code: str
    words: str
    digit: str
    reason: str = ""


def numbered(pairs: Sequence[tuple[str, str]]) -> tuple[Answer, ...]:
    """Answers (code, words) under the digits 1, 2, 3 …; more than nine have no digit left and are dropped."""
    return tuple(Answer(code, words, str(n)) for n, (code, words) in enumerate(pairs[:9], 1))


class ChoiceBar(QFrame):
    """Hidden until `ask`; a digit or a click answers, Esc leaves. The keyboard returns to where it was."""

    open_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "reason")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._answers: tuple[Answer, ...] = ()
        self._buttons: list[KeyButton] = []
        self._columns = 0
        self._on_chosen: Callable[[str], object] | None = None
        self._came_from: QWidget | None = None
        self._question = QLabel()
        self._question.setWordWrap(True)
        self._question.setProperty("strong", True)
        self._leave = KeyButton(self.tr("不选"), ("Esc",), kind="action")
        self._leave.clicked.connect(self.leave)
        head = QHBoxLayout()
        theme.space(head, spacing=12)
        head.addWidget(self._question, 1)
        head.addWidget(self._leave, 0, Qt.AlignmentFlag.AlignTop)
        self._grid = QGridLayout()
        theme.space(self._grid, spacing=8)
        column = QVBoxLayout(self)
        theme.space(column, (14, 10, 14, 10), 8)
        column.addLayout(head)
        column.addLayout(self._grid)
        self.setVisible(False)

    @property
    def question(self) -> str:
        """The question asked now, or an empty text."""
        return "" if self.isHidden() else self._question.text()

    def ask(self, question: str, answers: Sequence[Answer], on_chosen: Callable[[str], object]) -> None:
        """Ask; `on_chosen` gets the code of the answer."""
        if self.isHidden():
            self._came_from = QApplication.focusWidget()
        self._answers, self._on_chosen = tuple(answers), on_chosen
        self._question.setText(question)
        self.setAccessibleName(question)
        self._offer()
        self.setVisible(True)
        self.open_changed.emit()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, question + "，".join(f"{a.digit} {a.words}" for a in self._answers))

    def _offer(self) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._buttons, self._columns = [self._button(answer) for answer in self._answers], 0
        self._place()

    def _place(self) -> None:
        """As many answers beside each other as there is room for."""
        if not self._buttons:
            return
        widest = max(button.sizeHint().width() for button in self._buttons) + theme.px(8)
        columns = max(1, min(_COLUMNS, (self._room() - theme.px(60)) // widest))
        if columns == self._columns:
            return
        self._columns = columns
        for at, button in enumerate(self._buttons):
            self._grid.addWidget(button, at // columns, at % columns)

    def _room(self) -> int:
        """The width there is: of what is shown already, for what is not has no width of its own yet."""
        shown: QWidget | None = self.parentWidget()
        while shown is not None and not shown.isVisible():
            shown = shown.parentWidget()
        return self.width() if shown is None else shown.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The window became wider or narrower, or the question was shown where it has less room than thought."""
        super().resizeEvent(event)
        self._place()

    def _button(self, answer: Answer) -> KeyButton:
        words = f"{answer.words}（{answer.reason}）" if answer.reason else answer.words
        button = KeyButton(words, (answer.digit,), kind="small")
        button.setAccessibleName(f"{answer.digit} {words}")
        button.setEnabled(not answer.reason)
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        button.clicked.connect(lambda: self._choose(answer))
        return button

    def leave(self) -> bool:
        """Close without an answer; False when nothing was asked."""
        if self.isHidden():
            return False
        self._close()
        return True

    def _close(self) -> None:
        back, self._came_from, self._on_chosen = self._came_from, None, None
        self.setVisible(False)
        self.open_changed.emit()
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, answer: Answer) -> None:
        on_chosen = self._on_chosen
        if answer.reason or on_chosen is None:
            return
        self._close()
        on_chosen(answer.code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose."""
        found = next((a for a in self._answers if a.digit and a.digit == event.text()), None)
        if found is not None:
            self._choose(found)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Esc belongs to the question while it has the keyboard."""
        return keep_escape(event) or super().event(event)
