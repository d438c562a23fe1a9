"""The panel of the ticket machine that asks for the ID card."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hall_client.ui import theme
from hall_client.ui.faces.kiosk_touch import KioskTouch
from hall_client.ui.icons import paint_icon


class KioskCard(KioskTouch):
    """Wide and low over the tiles, or narrow and high beside them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "id-card", "primary", parent)
        self.rename(self.tr("刷身份证取号"))
        self._note = ""
        self.show_note("")

    def show_note(self, note: str) -> None:
        """A sentence below: where to lay the card, or what became of it; empty for the usual one."""
        self._note = note or self.tr("放在感应区，再点这里")
        self.setAccessibleName(f"{self.text()}，{self._note}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card's picture and two lines of words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw_field(painter)
        if self.width() < 2 * self.height():
            self._upright(painter)
        else:
            self._lying(painter)

    def _lying(self, painter: QPainter) -> None:
        high, unit = float(self.height()), self.unit
        side = min(high * 0.6, 6.5 * unit)
        paint_icon(
            painter, "id-card", theme.hex_colour("on_blue"), QRectF(2.5 * unit, (high - side) / 2, side, side)
        )
        left = 2.5 * unit + side + 2 * unit
        size = min(3.0 * unit, high * 0.3)
        room = self.width() - left - unit
        self._line(painter, QRectF(left, high * 0.16, room, high * 0.42), self.text(), size, bold=True)
        self._line(painter, QRectF(left, high * 0.54, room, high * 0.34), self._note, size * 0.58, bold=False)

    def _upright(self, painter: QPainter) -> None:
        high, wide, unit = float(self.height()), float(self.width()), self.unit
        side = min(7 * unit, wide * 0.4, high * 0.3)
        top = high / 2 - side - unit
        paint_icon(
            painter, "id-card", theme.hex_colour("on_blue"), QRectF((wide - side) / 2, top, side, side)
        )
        size = min(2.9 * unit, high * 0.1)
        room = wide - 2 * unit
        middle = Qt.AlignmentFlag.AlignHCenter
        first = QRectF(unit, high / 2, room, size * 2)
        self._line(painter, first, self.text(), size, bold=True, side=middle)
        painter.setFont(_plain(self.font(), size * 0.58 * self.letters))
        below = QRectF(unit, first.bottom(), room, high - first.bottom() - unit / 2)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self._note)

    def _line(
        self,
        painter: QPainter,
        place: QRectF,
        words: str,
        size: float,
        *,
        bold: bool,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setFont(self.fitted(words, size * self.letters, place.width(), bold=bold))
        painter.setPen(theme.colour("on_blue"))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | side, words)


def _plain(font: QFont, size: float) -> QFont:
    made = QFont(font)
    made.setPixelSize(max(1, round(size)))
    return made
