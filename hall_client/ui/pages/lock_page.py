"""The blue page of a window left for a moment: hall, window, and the password to come back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.widgets.key_button import KeyButton
from hall_client.ui.widgets.password_field import PasswordField


class LockPage(QFrame):
    """`unlock_requested` carries the password; answer with `show_wrong` or by taking the page away."""

    unlock_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "blue")
        self._hall, self._title = QLabel(), QLabel()
        self._hall.setProperty("type", "lead")
        self._title.setProperty("type", "result")
        for label in (self._hall, self._title):
            label.setProperty("tone", "on_blue")
        self.password = PasswordField(self.tr("密码"), big=True)
        self.password.submitted.connect(self._on_submitted)
        self._go_on = KeyButton(self.tr("回来，接着办"), ("Enter",), kind="primary")
        self._go_on.clicked.connect(lambda: self._on_submitted(self.password.edit.text()))
        card = self._make_card()
        column = QVBoxLayout(self)
        theme.space(column, (40, 40, 40, 40), 8)
        column.addStretch(2)
        for widget in (self._hall, self._title, card):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.setFocusProxy(self.password)

    def _make_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        theme.fix(card, width=392)
        inside = QVBoxLayout(card)
        theme.space(inside, (24, 20, 24, 20), 14)
        inside.addWidget(self.password)
        inside.addWidget(self._go_on)
        words = QLabel(self.tr("没办完的办件已经存好，回来接着办。"))
        words.setProperty("type", "label")
        words.setProperty("tone", "secondary")
        inside.addWidget(words)
        return card

    def begin(self, hall: str, window: str) -> None:
        """Show the page for `window` (“3 号窗口”) with an empty password."""
        self._hall.setText(hall)
        self._title.setText(self.tr("{window} 暂时离开").format(window=window))
        self.password.set_text("")
        self._go_on.setEnabled(True)

    def show_wrong(self, words: str) -> None:
        """Say under the field why it stays locked; what was typed is kept and marked for typing over."""
        self._go_on.setEnabled(True)
        self.password.set_error(words)
        self.password.edit.selectAll()
        self.password.setFocus()

    def _on_submitted(self, _text: str) -> None:
        password = self.password.edit.text()
        if password and self._go_on.isEnabled():
            self._go_on.setEnabled(False)
            self.unlock_requested.emit(password)
