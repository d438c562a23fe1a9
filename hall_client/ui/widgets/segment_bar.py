"""A bar of segments drawn in a row of a list, of which at most one is chosen."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from hall_client.ui import theme
from hall_client.ui.icons import paint_icon
from hall_client.ui.tokens import TYPE_HINT, TYPE_LABEL

HEIGHT = 32
_ICON = 15
_GAP = 3


def cells(rect: QRect, widths: tuple[int, ...]) -> list[QRect]:
    """Where the segments lie inside `rect`, in the proportions of `widths`."""
    left, found = 0, []
    for width in widths:
        start = rect.left() + round(left * rect.width() / sum(widths))
        left += width
        end = rect.left() + round(left * rect.width() / sum(widths))
        found.append(QRect(start, rect.top(), end - start, rect.height()))
    return found


def hit(rect: QRect, widths: tuple[int, ...], point: QPoint) -> int | None:
    """Which segment lies under `point`, or None."""
    return next((at for at, cell in enumerate(cells(rect, widths)) if cell.contains(point)), None)


def paint_frame(painter: QPainter, rect: QRect, widths: tuple[int, ...], *, focused: bool) -> None:
    """The frame and the lines between the segments; blue where the keyboard is."""
    width = theme.px(2) if focused else theme.current.tokens.border
    painter.setPen(QPen(theme.colour("blue_7" if focused else "line"), width))
    painter.setBrush(theme.colour("surface"))
    box = QRectF(rect).adjusted(-1, -1, 1, 1) if focused else QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(box, theme.px(4), theme.px(4))
    painter.setPen(theme.colour("line_2"))
    for cell in cells(rect, widths)[1:]:
        painter.drawLine(cell.left(), cell.top() + 1, cell.left(), cell.bottom() - 1)


def paint_chosen(painter: QPainter, cell: QRect, words: str, look: tuple[str, str, str]) -> None:
    """The chosen segment; `look` is its ground, its ink and its icon."""
    ground, ink, icon = look
    painter.setPen(QPen(theme.colour(ink), 1.5 * theme.current.scale))
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(QRectF(cell).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(3), theme.px(3))
    font, side, gap = theme.font(TYPE_LABEL, bold=True), theme.px(_ICON), theme.px(_GAP)
    left = cell.left() + (cell.width() - side - gap - QFontMetrics(font).horizontalAdvance(words)) // 2
    box = QRectF(left, cell.center().y() - side / 2 + 1, side, side)
    paint_icon(painter, icon, theme.hex_colour(ink), box)
    painter.setFont(font)
    painter.setPen(theme.colour(ink))
    _words(painter, left + side + gap, cell, words)


def paint_offered(
    painter: QPainter, cell: QRect, words: str, ink: str, digit: str = "", digit_ink: str = "blue_7"
) -> None:
    """A segment that can be chosen, with the digit of its key before it where there is one."""
    font, digit_font = theme.font(TYPE_LABEL), theme.font(TYPE_HINT, bold=True)
    taken = QFontMetrics(digit_font).horizontalAdvance(digit) + theme.px(_GAP) if digit else 0
    left = cell.left() + (cell.width() - QFontMetrics(font).horizontalAdvance(words) - taken) // 2
    if digit:
        painter.setFont(digit_font)
        painter.setPen(theme.colour(digit_ink))
        _words(painter, left, cell, digit)
    painter.setFont(font)
    painter.setPen(theme.colour(ink))
    _words(painter, left + taken, cell, words)


def _words(painter: QPainter, left: int, cell: QRect, words: str) -> None:
    line = QRect(left, cell.top(), cell.width() * 2, cell.height())
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
