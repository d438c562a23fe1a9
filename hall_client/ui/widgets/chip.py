"""A small coloured word such as 承诺件 or 超期 1 天, with an icon where it is a state."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hall_client.ui import theme
from hall_client.ui.icons import paint_icon
from hall_client.ui.tokens import TYPE_SMALL

_HEIGHT = 22
_SIDE = 7
_ICON = 15

# kind → ground, ink, border; an empty border is none.
_LOOKS = {
    "plain": ("bg", "ink_2", ""),
    "blue": ("blue_0", "blue_7", ""),
    "green": ("green_0", "green_7", ""),
    "amber": ("amber_0", "amber_7", ""),
    "amber_line": ("amber_0", "amber_7", "amber_line"),
    "red": ("red_0", "red_7", ""),
    "outline": ("surface", "ink_2", "line"),
    "red_solid": ("red_7", "surface", ""),
    "amber_solid": ("amber_7", "surface", ""),
}


def chip_width(text: str, icon: str = "", kind: str = "plain") -> int:
    """Pixels a chip takes at the present text size."""
    bold = kind.endswith("_solid")
    words = QFontMetrics(theme.font(TYPE_SMALL, bold=bold)).horizontalAdvance(text)
    return words + 2 * theme.px(_SIDE) + 2 + (theme.px(_ICON + 4) if icon else 0)


def paint_chip(
    painter: QPainter, left: int, middle: int, text: str, icon: str = "", kind: str = "plain"
) -> int:
    """Draw a chip from `left`, centred on height `middle`; the x after it. For list delegates as well."""
    ground, ink, border = _LOOKS[kind]
    height = theme.px(_HEIGHT)
    width = chip_width(text, icon, kind)
    rect = QRectF(left + 0.5, middle - height / 2 + 0.5, width - 1, height - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = border or ("ink_2" if theme.current.contrast else "")
    painter.setPen(QPen(theme.colour(outline)) if outline else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(rect, theme.px(3), theme.px(3))
    at = left + theme.px(_SIDE) + 1
    if icon:
        size = theme.px(_ICON)
        paint_icon(painter, icon, theme.hex_colour(ink), QRectF(at, middle - size / 2, size, size))
        at += theme.px(_ICON + 4)
    painter.setPen(theme.colour(ink))
    painter.setFont(theme.font(TYPE_SMALL, bold=kind.endswith("_solid")))
    painter.drawText(QRectF(at, rect.top(), width, height), Qt.AlignmentFlag.AlignVCenter, text)
    painter.restore()
    return left + width


class Chip(QWidget):
    """A chip as a widget; kinds: plain, blue, green, amber, amber_line, red, outline, red_solid,
    amber_solid.
    """

    def __init__(
        self, text: str = "", kind: str = "plain", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set(text, kind, icon)

    def set(self, text: str, kind: str = "plain", icon: str = "") -> None:
        """Show other words. Raises KeyError for an unknown kind."""
        _ = _LOOKS[kind]
        self.text, self._kind, self._icon = text, kind, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Just the words."""
        return QSize(chip_width(self.text, self._icon, self._kind), theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        paint_chip(QPainter(self), 0, self.height() // 2, self.text, self._icon, self._kind)
