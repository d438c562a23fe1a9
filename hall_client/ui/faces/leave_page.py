"""Where a supervisor takes a citizens' screen out of service: name and password, then the desk behind it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

_WIDTH, _SHARE = 420, 0.45


class LeavePage(QWidget):
    """`confirmed` carries 工号 and password; `cancelled` goes back to the citizens."""

    confirmed = Signal(str, str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(self.tr("主管：退出这个屏幕"))
        title.setProperty("face", "heading")
        self._name, self._password = QLineEdit(), QLineEdit()
        self._name.setPlaceholderText(self.tr("工号或姓名"))
        self._name.setAccessibleName(self.tr("工号或姓名"))
        self._password.setPlaceholderText(self.tr("密码"))
        self._password.setAccessibleName(self.tr("密码"))
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._name.returnPressed.connect(self._password.setFocus)
        self._password.returnPressed.connect(self._on_confirmed)
        self._refused = QLabel()
        self._refused.setProperty("face", "refused")
        self._refused.setWordWrap(True)
        leave, stay = QPushButton(self.tr("退出")), QPushButton(self.tr("回到群众的屏幕"))
        leave.clicked.connect(self._on_confirmed)
        stay.clicked.connect(self.cancelled)
        self._form = QWidget()
        column, form = QVBoxLayout(self), QVBoxLayout(self._form)
        for widget in (title, self._name, self._password, self._refused, leave, stay):
            form.addWidget(widget)
        # Not by alignment: beside stretches the form keeps the height its sentences need.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._form)
        row.addStretch(1)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
        self.setFocusProxy(self._name)

    def begin(self) -> None:
        """Start with empty fields."""
        for field in (self._name, self._password):
            field.clear()
        self._refused.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A part of the screen, as everything a citizen sees: a sentence has room in it."""
        super().resizeEvent(event)
        self._form.setFixedWidth(max(_WIDTH, round(_SHARE * self.width())))

    def show_refused(self, words: str) -> None:
        """Say why; the password is emptied, because anybody may stand before this screen."""
        self._refused.setText(words)
        self._password.clear()
        self._password.setFocus()

    def _on_confirmed(self) -> None:
        if self._name.text().strip() and self._password.text():
            self.confirmed.emit(self._name.text().strip(), self._password.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the citizens."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            return
        super().keyPressEvent(event)
