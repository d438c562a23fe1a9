"""A small key cap such as F12, shown beside the words it repeats."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hall_client.ui import theme
from hall_client.ui.tokens import TYPE_HINT

_HEIGHT = 18
_PADDING = 5


def cap_width(text: str) -> int:
    """Pixels a key cap with `text` takes at the present text size."""
    return QFontMetrics(theme.font(TYPE_HINT)).horizontalAdvance(text) + 2 * theme.px(_PADDING) + 2


def paint_cap(painter: QPainter, left: int, middle: int, text: str, *, on_blue: bool = False) -> int:
    """Draw a key cap starting at `left`, centred on height `middle`; the x after it."""
    height = theme.px(_HEIGHT)
    rect = QRect(left, middle - height // 2, cap_width(text), height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.colour("blue_line" if on_blue else "line"))
    painter.setBrush(Qt.BrushStyle.NoBrush if on_blue else theme.colour("alt"))
    painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), theme.px(3), theme.px(3))
    if not on_blue:
        painter.setPen(QPen(theme.colour("control"), 1))
        painter.drawLine(rect.left() + 2, rect.bottom(), rect.right() - 2, rect.bottom())
    painter.setPen(theme.colour("blue_1" if on_blue else "ink_3"))
    painter.setFont(theme.font(TYPE_HINT))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return rect.right() + 1


class KeyHint(QWidget):
    """One or more key caps in a row; says nothing to a screen reader, the control beside it does."""

    def __init__(self, *caps: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caps = caps
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Just the caps."""
        widths = sum(cap_width(cap) for cap in self._caps)
        return QSize(widths + theme.px(4) * max(0, len(self._caps) - 1), theme.px(_HEIGHT) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the caps from left to right."""
        painter = QPainter(self)
        left = 0
        for cap in self._caps:
            left = paint_cap(painter, left, self.height() // 2, cap) + theme.px(4)
