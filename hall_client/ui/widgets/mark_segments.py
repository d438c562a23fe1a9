"""The three-segment control of a counted case: 相符 份数不符 退回."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter

from hall_client.domain.manifests import LineMark
from hall_client.ui.models.counting_model import MARKS, mark_words
from hall_client.ui.widgets import segment_bar

HEIGHT = segment_bar.HEIGHT
_WIDTHS = (72, 104, 102)
WIDTH = sum(_WIDTHS) + 2
_LOOKS = {
    LineMark.MATCHED: ("green_0", "green_7", "tick"),
    LineMark.SHORT: ("amber_0", "amber_7", "warning"),
    LineMark.RETURNED: ("amber_0", "amber_7", "undo"),
}


def hit(rect: QRect, point: QPoint) -> LineMark | None:
    """The mark whose segment lies under `point`, or None."""
    at = segment_bar.hit(rect, _WIDTHS, point)
    return None if at is None else MARKS[at]


def paint_marks(painter: QPainter, rect: QRect, chosen: LineMark, *, focused: bool, open_: bool) -> None:
    """Draw the control; on the focused row with a blue frame and the digits, grey where nothing can be marked."""
    live = focused and open_
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    segment_bar.paint_frame(painter, rect, _WIDTHS, focused=focused)
    for at, (mark, cell) in enumerate(zip(MARKS, segment_bar.cells(rect, _WIDTHS), strict=True)):
        if mark is chosen:
            segment_bar.paint_chosen(painter, cell, mark_words(mark), _LOOKS[mark])
        else:
            digit = str(at + 1) if live else ""
            segment_bar.paint_offered(painter, cell, mark_words(mark), "ink_1" if live else "ink_3", digit)
    painter.restore()
