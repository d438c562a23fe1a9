"""The supervisor's word, given in place: who, their password, and where it is asked for, why."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.widgets.field import Field
from hall_client.ui.widgets.key_button import KeyButton
from hall_client.ui.widgets.password_field import PasswordField


class SupervisorForm(QFrame):
    """`given` carries name, password and reason; the password is forgotten at once. Enter goes on, never sends.

    `reason` is what the supervisor is to say besides; where it is empty the word alone is enough. `leave` are the
    words of the way back.
    """

    given = Signal(str, str, str)
    left = Signal()
    open_changed = Signal()

    def __init__(self, reason: str, leave: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "reason")
        self._why = QLabel()
        self._why.setWordWrap(True)
        self._why.setProperty("strong", True)
        self.name = Field(self.tr("主管工号或姓名"))
        self.password = PasswordField(self.tr("主管密码"))
        self.reason = Field(reason or self.tr("原因"))
        self._with_reason = bool(reason)
        self.reason.setVisible(self._with_reason)
        self.name.submitted.connect(lambda _text: self.password.setFocus())
        give = KeyButton(self.tr("主管同意"), ("Ctrl+Enter",), kind="primary")
        give.clicked.connect(self.give)
        self.password.submitted.connect(lambda _text: (self.reason if self._with_reason else give).setFocus())
        back = KeyButton(leave, ("Esc",))
        back.clicked.connect(self.left)
        buttons = QHBoxLayout()
        theme.space(buttons, spacing=8)
        buttons.addWidget(give)
        buttons.addWidget(back)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        theme.space(column, (14, 10, 14, 12), 8)
        for widget in (self._why, self.name, self.password, self.reason):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.setVisible(False)

    def ask(self, why: str) -> None:
        """Open with the sentence that says why it is needed."""
        self._why.setText(why)
        for field in (self.name, self.password, self.reason):
            field.set_text("")
        self.setVisible(True)
        self.open_changed.emit()
        self.name.setFocus()

    def put_away(self) -> bool:
        """Close without a word; False when it was not open."""
        if self.isHidden():
            return False
        self.setVisible(False)
        self.open_changed.emit()
        return True

    def object(self, words: str) -> None:
        """The word was not given: say why under the password, name and reason stay."""
        self.password.set_text("")
        self.password.set_error(words)
        self.password.setFocus()

    def give(self) -> None:
        """Ask for the word with what is filled in."""
        if self._with_reason and not self.reason.text():
            self.reason.set_error(self.tr("要写一句为什么，会留下记录。"))
            return
        self.given.emit(self.name.text(), self.password.edit.text(), self.reason.text())
