"""The five equal faces of the rating screen, with their words and stars."""

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from hall_client.ui import theme
from hall_client.ui.icons import paint_icon

GRADES = (5, 4, 3, 2, 1)
"""非常满意 … 非常不满意, in the order they are shown."""


def grade_words(grade: int) -> str:
    """The citizen's words for a grade from 5 to 1."""
    words = {
        5: QCoreApplication.translate("grades", "非常满意"),
        4: QCoreApplication.translate("grades", "满意"),
        3: QCoreApplication.translate("grades", "基本满意"),
        2: QCoreApplication.translate("grades", "不满意"),
        1: QCoreApplication.translate("grades", "非常不满意"),
    }
    return words[grade]


def paint_face(painter: QPainter, grade: int, rect: QRectF) -> None:
    """Draw the face of `grade`; all five in the same blue, none stands out."""
    paint_icon(painter, f"face-{grade}", theme.hex_colour("blue_7"), rect)


def paint_stars(painter: QPainter, grade: int, rect: QRectF) -> None:
    """Draw five stars side by side in `rect`, `grade` of them filled."""
    side = rect.height()
    gap = (rect.width() - 5 * side) / 4
    for at in range(5):
        name = "star-full" if at < grade else "star-empty"
        box = QRectF(rect.left() + at * (side + gap), rect.top(), side, side)
        paint_icon(painter, name, theme.hex_colour("blue_7"), box)
