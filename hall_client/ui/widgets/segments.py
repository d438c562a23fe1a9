"""The six-segment control of one material: 原件 复印件 免交 容缺 缺 不合格."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from hall_client.ui import theme
from hall_client.ui.icons import paint_icon
from hall_client.ui.models.materials_model import MARKS, MaterialRow, MaterialState, state_words
from hall_client.ui.tokens import TYPE_HINT, TYPE_LABEL

HEIGHT = 32
_WIDTHS = (56, 70, 56, 56, 48, 70)
WIDTH = sum(_WIDTHS) + 2
_ICON = 15

_LOOKS = {
    MaterialState.ORIGINAL: ("green_0", "green_7", "tick"),
    MaterialState.COPY: ("green_0", "green_7", "tick"),
    MaterialState.WAIVED: ("green_0", "green_7", "link"),
    MaterialState.DEFERRED: ("amber_0", "amber_7", "deferred"),
    MaterialState.MISSING: ("red_0", "red_7", "missing"),
    MaterialState.UNFIT: ("red_0", "red_7", "unfit"),
}


def cells(rect: QRect) -> list[QRect]:
    """Where the six segments lie inside `rect`, in the proportions of the design."""
    left, found = 0, []
    for width in _WIDTHS:
        start = rect.left() + round(left * rect.width() / sum(_WIDTHS))
        left += width
        end = rect.left() + round(left * rect.width() / sum(_WIDTHS))
        found.append(QRect(start, rect.top(), end - start, rect.height()))
    return found


def hit(rect: QRect, point: QPoint) -> MaterialState | None:
    """The state whose segment lies under `point`, or None."""
    for state, cell in zip(MARKS, cells(rect), strict=True):
        if cell.contains(point):
            return state
    return None


def paint_segments(painter: QPainter, rect: QRect, row: MaterialRow, *, focused: bool) -> None:
    """Draw the control; on the focused row with a blue frame and the digits of the keys."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_frame(painter, rect, focused)
    for at, (state, cell) in enumerate(zip(MARKS, cells(rect), strict=True)):
        if row.state == state:
            _paint_chosen(painter, cell, state)
        else:
            _paint_offered(painter, cell, at, state, row, focused)
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


def _paint_chosen(painter: QPainter, cell: QRect, state: MaterialState) -> None:
    ground, ink, icon = _LOOKS[state]
    painter.setPen(QPen(theme.colour(ink), 1.5 * theme.current.scale))
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(QRectF(cell).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(3), theme.px(3))
    font = theme.font(TYPE_LABEL, bold=True)
    words = state_words(state)
    side, gap = theme.px(_ICON), theme.px(3)
    width = QFontMetrics(font).horizontalAdvance(words)
    left = cell.left() + (cell.width() - side - gap - width) // 2
    box = QRectF(left, cell.center().y() - side / 2 + 1, side, side)
    paint_icon(painter, icon, theme.hex_colour(ink), box)
    painter.setFont(font)
    painter.setPen(theme.colour(ink))
    _words(painter, left + side + gap, cell, words)


def _paint_offered(
    painter: QPainter, cell: QRect, at: int, state: MaterialState, row: MaterialRow, focused: bool
) -> None:
    font = theme.font(TYPE_LABEL)
    words = state_words(state)
    width = QFontMetrics(font).horizontalAdvance(words)
    digit_font = theme.font(TYPE_HINT, bold=True)
    digit = str(at + 1) if focused else ""
    digit_width = QFontMetrics(digit_font).horizontalAdvance(digit) + theme.px(3) if digit else 0
    left = cell.left() + (cell.width() - width - digit_width) // 2
    if digit:
        painter.setFont(digit_font)
        painter.setPen(theme.colour("blue_7" if row.allows(state) else "disabled"))
        _words(painter, left, cell, digit)
    painter.setFont(font)
    ink = "ink_1" if focused else "ink_3"
    painter.setPen(theme.colour(ink if row.allows(state) else "disabled"))
    _words(painter, left + digit_width, cell, words)


def _words(painter: QPainter, left: int, cell: QRect, words: str) -> None:
    line = QRect(left, cell.top(), cell.width() * 2, cell.height())
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
