"""The password field, which says when the capitals are locked."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from hall_client.ui import theme
from hall_client.ui.widgets.field import Field


class PasswordField(Field):
    """Dots instead of letters. Caps lock is told from the letters typed: Qt offers no way to ask for it."""

    def __init__(self, label: str, *, big: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(label, big=big, parent=parent)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhPreferLatin)
        self._caps = QLabel()
        self._caps.setProperty("type", "label")
        self._caps.setProperty("tone", "amber")
        inside = QHBoxLayout(self.edit)
        theme.space(inside, (0, 0, 10, 0))
        inside.addWidget(self._caps, 0, Qt.AlignmentFlag.AlignRight)
        self.edit.installEventFilter(self)

    @property
    def caps_hint(self) -> str:
        """The hint shown at the right end of the field."""
        return self._caps.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at each letter typed."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._look_at(event)
        return super().eventFilter(watched, event)

    def _look_at(self, event: QKeyEvent) -> None:
        text = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._caps.clear()
        elif len(text) == 1 and text.isascii() and text.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._caps.setText(self.tr("大写已锁定") if text.isupper() != shifted else "")
