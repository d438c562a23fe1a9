"""One of the five equal buttons of the rating screen: face, words, stars."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from hall_client.ui import theme
from hall_client.ui.widgets.grade_face import grade_words, paint_face, paint_stars

_LONGEST = 5


class GradeButton(QAbstractButton):
    """Drawn to its own size, all five alike; Space or touch presses it, and it never has the focus by itself."""

    def __init__(self, grade: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grade = grade
        self.setText(grade_words(grade))
        self.setAccessibleName(grade_words(grade))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Whatever the row gives."""
        return QSize(100, 160)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame, face, words, stars from top to bottom."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QPen(theme.colour("blue_7" if self.hasFocus() else "control"), 5 if self.hasFocus() else 3)
        )
        painter.setBrush(theme.colour("blue_1" if self.isDown() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 10, 10)
        words = self.width() * 0.86 / _LONGEST
        face = min(self.width() * 0.54, self.height() * 0.38)
        stars = self.width() * 0.6
        gap = words * 0.5
        top = (self.height() - face - words * 1.3 - stars * 0.17 - 2 * gap) / 2
        paint_face(painter, self.grade, QRectF((self.width() - face) / 2, top, face, face))
        font = QFont(self.font())
        font.setPixelSize(max(1, round(words * 0.94)))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.colour("ink_1"))
        line = QRectF(0, top + face + gap, self.width(), words * 1.3)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, self.text())
        row = QRectF((self.width() - stars) / 2, line.bottom() + gap, stars, stars * 0.17)
        paint_stars(painter, self.grade, row)
