"""The digits of the ticket machine: for a case number, a query code or the code of a booking."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.ui.faces.kiosk_plan import FOOT_FROM, LAST_GAP, LAST_ROW
from hall_client.ui.faces.kiosk_touch import KioskTouch

_GROUP = 4
_HIGH = 6.8
"""The height of a key on an upright screen, in units."""


class KioskKeys(QWidget):
    """`entered` carries the digits once there are as many as were asked for and 下一步 was touched."""

    entered = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._length, self.digits = 0, ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title, self._shown, self._note = QLabel(), QLabel(), QLabel()
        for label, face in ((self._title, "heading"), (self._shown, "digits"), (self._note, "note")):
            label.setProperty("face", face)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        self.keys = [KioskTouch(str(n)) for n in (1, 2, 3, 4, 5, 6, 7, 8, 9)]
        self.wipe = KioskTouch(self.tr("全部删"))
        self.zero, self.back_key = KioskTouch("0"), KioskTouch(self.tr("退一格"), "undo")
        self.away, self.go_on = KioskTouch(self.tr("不查了")), KioskTouch(self.tr("下一步"), "", "primary")
        self._grid, self._row, self._column = QGridLayout(), QHBoxLayout(), QVBoxLayout(self)
        for key in (*self.keys, self.zero):
            key.size_of_words = 2.8
            key.clicked.connect(lambda _on=False, key=key: self._on_digit(key.text()))
        self.wipe.clicked.connect(lambda: self._show(""))
        self.back_key.clicked.connect(lambda: self._show(self.digits[:-1]))
        self.away.clicked.connect(self.left)
        self.go_on.clicked.connect(self._on_go_on)
        self._row.addWidget(self.away, 1)
        self._row.addWidget(self.go_on, 1)
        for label in (self._title, self._shown, self._note):
            self._column.addWidget(label)
        self._column.addStretch(1)
        self._column.addLayout(self._grid)
        self._column.addLayout(self._row)

    def ask(self, title: str, length: int, note: str = "", away: str = "") -> None:
        """Begin with no digit; `note` says where the number is printed, or why it was not taken."""
        self._length = length
        self._title.setText(title)
        self._note.setText(note)
        self.away.rename(away or self.tr("不查了"))
        self.setAccessibleName(title)
        self._show("")
        self.setFocus()

    def refuse(self, note: str) -> None:
        """Say why the digits were not taken; they stay, to be put right."""
        self._note.setText(note)

    def clear(self) -> None:
        """Nothing of the last citizen stays."""
        self.ask("", 0)

    @property
    def words(self) -> str:
        """What is asked for and said, for the voice."""
        return "。".join(part.rstrip("。") for part in (self._title.text(), self._note.text()) if part)

    def _on_digit(self, digit: str) -> None:
        if len(self.digits) < self._length:
            self._show(self.digits + digit)

    def _on_go_on(self) -> None:
        if len(self.digits) == self._length:
            self.entered.emit(self.digits)
        else:
            self._note.setText(
                self.tr("要 {n} 位数字，还差 {left} 位。").format(
                    n=self._length, left=self._length - len(self.digits)
                )
            )

    def _show(self, digits: str) -> None:
        self.digits = digits
        blanks = digits + "_" * (self._length - len(digits))
        parts = [blanks[at : at + _GROUP] for at in range(0, self._length, _GROUP)]
        self._shown.setText(" ".join(parts) if self._length > 2 * _GROUP else " ".join(blanks))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits of a keyboard or a scanner as well."""
        if event.text().isascii() and event.text().isdigit():
            self._on_digit(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            self._show(self.digits[:-1])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_go_on()
        else:
            super().keyPressEvent(event)

    def measure(self, unit: float, letters: float) -> None:
        """The digits stand in the lower half of the screen, however it stands."""
        lying = self.width() >= self.height()
        side, gap = round((2.05 if lying else 2.9) * unit), round(unit)
        self._column.setContentsMargins(side, gap, side, round((LAST_GAP if lying else 2.3) * unit))
        self._column.setSpacing(gap)
        foot = round(self.width() * (1 - FOOT_FROM)) - side + gap if lying else 0
        self._row.setContentsMargins(0, 0, foot, 0)
        for layout in (self._grid, self._row):
            layout.setSpacing(gap)
        self._stand(6 if lying else 3)
        for key in (*self.keys, self.wipe, self.zero, self.back_key):
            key.measure(unit, letters)
            key.setFixedHeight(round((LAST_ROW if lying else _HIGH) * unit))
        for touch in (self.away, self.go_on):
            touch.measure(unit, letters)
            touch.setFixedHeight(round((LAST_ROW if lying else 7.7) * unit))

    def _stand(self, columns: int) -> None:
        """A lying screen has its digits in two rows."""
        last = (
            (self.wipe, self.zero, self.back_key) if columns == 3 else (self.zero, self.back_key, self.wipe)
        )
        for at, key in enumerate((*self.keys, *last)):
            self._grid.addWidget(key, at // columns, at % columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As the page of the number."""
        super().resizeEvent(event)
        self.measure(self.zero.unit, self.zero.letters)
