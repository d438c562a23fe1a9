"""A question asked in place whose answer is written: why it is done all the same, until when, a remark."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.widgets.escapable import keep_escape
from hall_client.ui.widgets.field import Field
from hall_client.ui.widgets.key_button import KeyButton

_LATIN = Qt.InputMethodHint.ImhPreferLatin | Qt.InputMethodHint.ImhNoPredictiveText


class AskLine(QFrame):
    """Hidden until `ask`; Enter takes the text, Esc leaves. The keyboard returns to where it was."""

    open_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "reason")
        self._on_done: Callable[[str], str | None] | None = None
        self._came_from: QWidget | None = None
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        self._sentence.setProperty("strong", True)
        self.field = Field(self.tr("回答"))
        self.field.submitted.connect(self._take)
        self.field.edit.installEventFilter(self)
        self._yes = KeyButton(self.tr("就这样"), ("Enter",), kind="primary")
        self._yes.clicked.connect(lambda: self._take(self.field.text()))
        self._no = KeyButton(self.tr("不写"), ("Esc",))
        self._no.clicked.connect(self.leave)
        row = QHBoxLayout()
        theme.space(row, spacing=8)
        row.addWidget(self.field, 1)
        for button in (self._yes, self._no):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        theme.space(column, (14, 10, 14, 10), 6)
        column.addWidget(self._sentence)
        column.addLayout(row)
        self.setVisible(False)

    @property
    def sentence(self) -> str:
        """The sentence shown now, or an empty text."""
        return "" if self.isHidden() else self._sentence.text()

    def ask_ticket(
        self, sentence: str, label: str, on_done: Callable[[str], str | None], text: str = ""
    ) -> None:
        """As `ask`, for the number on a slip: an input method stays out of the way, and Enter calls."""
        self.ask(sentence, label, text, on_done)
        self._name(self.tr("叫这个号"), self.tr("不叫"))
        self.field.edit.setInputMethodHints(_LATIN)

    def _name(self, yes: str, no: str) -> None:
        for button, words in ((self._yes, yes), (self._no, no)):
            button.setText(words)
            button.setAccessibleName(words)
            button.updateGeometry()

    def ask(self, sentence: str, label: str, text: str, on_done: Callable[[str], str | None]) -> None:
        """Ask; `on_done` gets the text and answers None, or the words to show under it when it will not do."""
        if self.isHidden():
            self._came_from = QApplication.focusWidget()
        self._name(self.tr("就这样"), self.tr("不写"))
        self.field.edit.setInputMethodHints(Qt.InputMethodHint.ImhNone)
        self._on_done = on_done
        self._sentence.setText(sentence)
        self.field.label.setText(label)
        self.field.edit.setAccessibleName(f"{sentence} {label}")
        self.field.set_text(text)
        self.setVisible(True)
        self.open_changed.emit()
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.edit.selectAll()

    def leave(self) -> bool:
        """Close without an answer; False when nothing was asked."""
        if self.isHidden():
            return False
        back, self._came_from, self._on_done = self._came_from, None, None
        self.setVisible(False)
        self.open_changed.emit()
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _take(self, text: str) -> None:
        on_done = self._on_done
        if on_done is None:
            return
        self.leave()
        objection = on_done(text)
        if objection:
            for_ticket = self.field.edit.inputMethodHints() == _LATIN
            sentence, label = self._sentence.text(), self.field.label.text()
            if for_ticket:
                self.ask_ticket(sentence, label, on_done, text)
            else:
                self.ask(sentence, label, text, on_done)
            self.field.set_error(objection)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leaves the question, not the message strip."""
        if keep_escape(event):
            return True
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        return escape and event.type() == QEvent.Type.KeyPress and self.leave()
