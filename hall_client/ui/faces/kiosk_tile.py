"""A large tile of the ticket machine: what to come for, and how many are before you."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hall_client.domain.hall import Series
from hall_client.ui import theme
from hall_client.ui.faces.kiosk_touch import KioskTouch
from hall_client.ui.icons import paint_icon

_ICONS = {
    "A": "people",
    "B": "heart",
    "C": "leaf",
    "D": "building",
    "E": "shield",
    "F": "medal",
    "G": "person",
    "H": "speech",
}
_NARROW = 24
"""Narrower tiles say below the name how many wait, and leave out what belongs to it."""
_NAME = 0.62
"""The part of its width that a name may take when it stands beside how many wait."""
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class KioskTile(KioskTouch):
    """`letter` is the series it stands for."""

    def __init__(self, series: Series, parent: QWidget | None = None) -> None:
        super().__init__(series.name, _ICONS.get(series.letter, "list"), "plain", parent)
        self.letter = series.letter
        self._about, self._waiting = series.about, ""

    def show_waiting(self, people: int | None) -> None:
        """How many wait for this now; None where nobody can say."""
        if people is None:
            self._waiting = ""
        else:
            self._waiting = self.tr("前面 {n} 人").format(n=people) if people else self.tr("不用等")
        spoken = (self.text(), self._about, self._waiting)
        self.setAccessibleName("，".join(part for part in spoken if part))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon and name with what belongs to it below; how many are before you on the right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw_field(painter)
        unit, high = self.unit, float(self.height())
        size = min(2.35 * unit * self.letters, high * 0.42)
        narrow = self.width() < _NARROW * unit or self._name_is_long(size)
        below_words, beside_words = (self._waiting, "") if narrow else (self._about, self._waiting)
        side, left = size * 1.05, 1.5 * unit
        middle = high / 2 - (min(0.13 * high, 0.55 * size) if below_words else 0)
        icon = QRectF(left, middle - side / 2, side, side)
        paint_icon(painter, self._icon, theme.hex_colour("blue_7"), icon)
        waits = self.fitted(beside_words, size * 0.66, self.width() * 0.3, bold=False)
        room = self.width() - icon.right() - QFontMetricsF(waits).horizontalAdvance(beside_words) - 3.0 * unit
        line = QRectF(icon.right() + 0.7 * unit, middle - size, room, 2 * size)
        self._write(painter, line, self.text(), self.fitted(self.text(), size, room, bold=True), "ink_1")
        right = QRectF(0, middle - size, self.width() - 1.4 * unit, 2 * size)
        self._write(painter, right, beside_words, waits, "ink_1", _RIGHT)
        lower = high / 2 + min(0.25 * high, 0.97 * size)
        below = QRectF(left, lower - 0.17 * high, self.width() - 2.6 * unit, 0.34 * high)
        about = self.fitted(below_words, size * 0.62, below.width(), bold=False)
        self._write(painter, below, below_words, about, "ink_2")

    def _name_is_long(self, size: float) -> bool:
        """Whether the name needs the whole width."""
        wide = QFontMetricsF(self.fitted(self.text(), size, 0, bold=True)).horizontalAdvance(self.text())
        return wide > _NAME * self.width()

    def _write(
        self,
        painter: QPainter,
        line: QRectF,
        words: str,
        font: QFont,
        ink: str,
        side: Qt.AlignmentFlag = _LEFT,
    ) -> None:
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        fits = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, line.width() + 2)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | side, fits)
