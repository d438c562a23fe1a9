"""The three-segment control of a counted case: 相符 份数不符 退回."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from hall_client.domain.manifests import LineMark
from hall_client.ui import theme
from hall_client.ui.icons import paint_icon
from hall_client.ui.models.counting_model import MARKS, mark_words
from hall_client.ui.tokens import TYPE_HINT, TYPE_LABEL

HEIGHT = 32
_WIDTHS = (72, 104, 102)
WIDTH = sum(_WIDTHS) + 2
_ICON = 15
_LOOKS = {
    LineMark.MATCHED: ("green_0", "green_7", "tick"),
    LineMark.SHORT: ("amber_0", "amber_7", "warning"),
    LineMark.RETURNED: ("amber_0", "amber_7", "undo"),
}


def cells(rect: QRect) -> list[QRect]:
    """Where the three segments lie inside `rect`."""
    left, found = 0, []
    for width in _WIDTHS:
        start = rect.left() + round(left * rect.width() / sum(_WIDTHS))
        left += width
        end = rect.left() + round(left * rect.width() / sum(_WIDTHS))
        found.append(QRect(start, rect.top(), end - start, rect.height()))
    return found


def hit(rect: QRect, point: QPoint) -> LineMark | None:
    """The mark whose segment lies under `point`, or None."""
    for mark, cell in zip(MARKS, cells(rect), strict=True):
        if cell.contains(point):
            return mark
    return None


def paint_marks(painter: QPainter, rect: QRect, chosen: LineMark, *, focused: bool, open_: bool) -> None:
    """Draw the control; on the focused row with a blue frame and the digits, grey where nothing can be marked."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_frame(painter, rect, focused)
    for at, (mark, cell) in enumerate(zip(MARKS, cells(rect), strict=True)):
        if mark is chosen:
            _paint_chosen(painter, cell, mark)
        else:
            _paint_offered(painter, cell, f"{at + 1}" if focused and open_ else "", mark, focused and open_)
    painter.restore()


def _paint_frame(painter: QPainter, rect: QRect, focused: bool) -> None:
    width = theme.px(2) if focused else theme.current.tokens.border
    painter.setPen(QPen(theme.colour("blue_7" if focused else "line"), width))
    painter.setBrush(theme.colour("surface"))
    box = QRectF(rect).adjusted(-1, -1, 1, 1) if focused else QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(box, theme.px(4), theme.px(4))
    painter.setPen(theme.colour("line_2"))
    for cell in cells(rect)[1:]:
        painter.drawLine(cell.left(), cell.top() + 1, cell.left(), cell.bottom() - 1)


def _paint_chosen(painter: QPainter, cell: QRect, mark: LineMark) -> None:
    ground, ink, icon = _LOOKS[mark]
    painter.setPen(QPen(theme.colour(ink), 1.5 * theme.current.scale))
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(QRectF(cell).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(3), theme.px(3))
    font, words = theme.font(TYPE_LABEL, bold=True), mark_words(mark)
    side, gap = theme.px(_ICON), theme.px(3)
    left = cell.left() + (cell.width() - side - gap - QFontMetrics(font).horizontalAdvance(words)) // 2
    box = QRectF(left, cell.center().y() - side / 2 + 1, side, side)
    paint_icon(painter, icon, theme.hex_colour(ink), box)
    painter.setFont(font)
    painter.setPen(theme.colour(ink))
    _words(painter, left + side + gap, cell, words)


def _paint_offered(painter: QPainter, cell: QRect, digit: str, mark: LineMark, live: bool) -> None:
    font, digit_font = theme.font(TYPE_LABEL), theme.font(TYPE_HINT, bold=True)
    words = mark_words(mark)
    taken = QFontMetrics(digit_font).horizontalAdvance(digit) + theme.px(3) if digit else 0
    left = cell.left() + (cell.width() - QFontMetrics(font).horizontalAdvance(words) - taken) // 2
    if digit:
        painter.setFont(digit_font)
        painter.setPen(theme.colour("blue_7"))
        _words(painter, left, cell, digit)
    painter.setFont(font)
    painter.setPen(theme.colour("ink_1" if live else "ink_3"))
    _words(painter, left + taken, cell, words)


def _words(painter: QPainter, left: int, cell: QRect, words: str) -> None:
    line = QRect(left, cell.top(), cell.width() * 2, cell.height())
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
