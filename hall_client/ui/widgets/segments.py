"""The six-segment control of one material: 原件 复印件 免交 容缺 缺 不合格."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter

from hall_client.domain.materials import MaterialState
from hall_client.ui.models.materials_model import MARKS, MaterialRow, state_words
from hall_client.ui.widgets import segment_bar

HEIGHT = segment_bar.HEIGHT
_WIDTHS = (56, 70, 56, 56, 48, 70)
WIDTH = sum(_WIDTHS) + 2

_LOOKS = {
    MaterialState.ORIGINAL: ("green_0", "green_7", "tick"),
    MaterialState.COPY: ("green_0", "green_7", "tick"),
    MaterialState.WAIVED: ("green_0", "green_7", "link"),
    MaterialState.DEFERRED: ("amber_0", "amber_7", "deferred"),
    MaterialState.MISSING: ("red_0", "red_7", "missing"),
    MaterialState.UNFIT: ("red_0", "red_7", "unfit"),
}


def cells(rect: QRect) -> list[QRect]:
    """Where the six segments lie inside `rect`."""
    return segment_bar.cells(rect, _WIDTHS)


def hit(rect: QRect, point: QPoint) -> MaterialState | None:
    """The state whose segment lies under `point`, or None."""
    at = segment_bar.hit(rect, _WIDTHS, point)
    return None if at is None else MARKS[at]


def paint_segments(painter: QPainter, rect: QRect, row: MaterialRow, *, focused: bool) -> None:
    """Draw the control; on the focused row with a blue frame and the digits of the keys."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    segment_bar.paint_frame(painter, rect, _WIDTHS, focused=focused)
    for at, (state, cell) in enumerate(zip(MARKS, cells(rect), strict=True)):
        if row.state == state:
            segment_bar.paint_chosen(painter, cell, state_words(state), _LOOKS[state])
        else:
            _paint_offered(painter, cell, str(at + 1) if focused else "", state, row)
    painter.restore()


def _paint_offered(
    painter: QPainter, cell: QRect, digit: str, state: MaterialState, row: MaterialRow
) -> None:
    words = state_words(state)
    if row.allows(state):
        segment_bar.paint_offered(painter, cell, words, "ink_1" if digit else "ink_3", digit)
    else:
        segment_bar.paint_offered(painter, cell, words, "disabled", digit, "disabled")
