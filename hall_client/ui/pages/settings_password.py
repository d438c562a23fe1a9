"""Changing one's own password: the old one once, the new one twice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.widgets.password_field import PasswordField

_WIDTH = 392


class SettingsPassword(QWidget):
    """`wanted` carries old and new password once both new ones agree."""

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.old = PasswordField(self.tr("现在的密码"))
        self.new = PasswordField(self.tr("新密码，至少 8 位"))
        self.again = PasswordField(self.tr("新密码再输一次"))
        column = QVBoxLayout(self)
        theme.space(column, spacing=6)
        for field in (self.old, self.new, self.again):
            theme.fix(field, width=_WIDTH)
            column.addWidget(field)
        self.again.submitted.connect(lambda _text: self.submit())

    def submit(self) -> None:
        """Ask for the change, unless the two new ones differ."""
        if self.new.edit.text() != self.again.edit.text():
            self.again.set_error(self.tr("两次输的新密码不一样，还没有改。"))
            return
        if self.old.edit.text() and self.new.edit.text():
            self.wanted.emit(self.old.edit.text(), self.new.edit.text())

    def show_refused(self, words: str) -> None:
        """Say under the old password why nothing was changed."""
        self.old.set_error(words)

    def begin(self) -> None:
        """Empty."""
        for field in (self.old, self.new, self.again):
            field.set_text("")
