"""A list of usual reasons under digits; the chosen one is put into the field below and may be changed there."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from hall_client.ui import theme


class ReasonDigits(QWidget):
    """`chosen` carries the code; ←→ are not needed: digits, Space or a click choose, Enter goes on."""

    chosen = Signal(str)
    next_requested = Signal()

    def __init__(self, label: str, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes = [code for code, _words in options]
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        column = QVBoxLayout(self)
        theme.space(column, (4, 4, 4, 4), 8)
        for at, (code, words) in enumerate(options):
            button = QPushButton(f"{at + 1}  {words}")
            button.setProperty("kind", "reason")
            button.setCheckable(True)
            button.setAccessibleName(f"{label} {at + 1}，{words}")
            button.installEventFilter(self)
            button.clicked.connect(lambda _=False, wanted=code: self._choose(wanted))
            self._group.addButton(button, at)
            column.addWidget(button)
        self.setFocusProxy(self._group.button(0))

    def set_answer(self, code: str) -> None:
        """Show which one is chosen; none for an empty code."""
        for at, known in enumerate(self._codes):
            self._group.button(at).setChecked(known == code)

    def _choose(self, code: str) -> None:
        self.set_answer(code)
        self.chosen.emit(code)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Digits and Enter from any of the buttons."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next_requested.emit()
            return True
        if event.text().isdigit() and 1 <= int(event.text()) <= len(self._codes):
            at = int(event.text()) - 1
            self._group.button(at).setFocus()
            self._choose(self._codes[at])
            return True
        return False
