"""A large tile of the ticket machine: what to come for, and how many are before you."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from hall_client.ui import theme
from hall_client.ui.icons import paint_icon

_ICONS = {"A": "people", "B": "heart", "C": "leaf", "D": "id-card"}
_LEAST = 84


class KioskTile(QAbstractButton):
    """`letter` is the series it stands for; drawn to its own height, never lower than a finger needs."""

    def __init__(self, letter: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.letter = letter
        self._waiting = ""
        self.setText(name)
        self.setMinimumHeight(_LEAST)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_waiting(self, people: int) -> None:
        """How many wait for this now."""
        self._waiting = self.tr("前面 {n} 人").format(n=people) if people else self.tr("不用等")
        self.setAccessibleName(f"{self.text()}，{self._waiting}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon and name on the left, people before you on the right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QPen(theme.colour("blue_7" if self.hasFocus() else "control"), 4 if self.hasFocus() else 2)
        )
        painter.setBrush(theme.colour("blue_1" if self.isDown() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 10, 10)
        size = min(self.height() * 0.27, self.width() * 0.075)
        side = size * 1.15
        left = size * 0.7
        icon = QRectF(left, (self.height() - side) / 2, side, side)
        paint_icon(painter, _ICONS.get(self.letter, "person"), theme.hex_colour("blue_7"), icon)
        line = QRectF(icon.right() + size * 0.4, 0, self.width() - icon.right() - size * 1.1, self.height())
        self._write(painter, line, size, Qt.AlignmentFlag.AlignLeft, self.text(), bold=True)
        self._write(painter, line, size * 0.7, Qt.AlignmentFlag.AlignRight, self._waiting, bold=False)

    def _write(
        self, painter: QPainter, line: QRectF, size: float, side: Qt.AlignmentFlag, words: str, *, bold: bool
    ) -> None:
        font = QFont(self.font())
        font.setPixelSize(max(1, round(size)))
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(theme.colour("ink_1" if bold else "ink_2"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | side, words)
