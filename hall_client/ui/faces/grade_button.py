"""One of the five equal buttons of the rating screen: face, words, stars."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from hall_client.ui import theme
from hall_client.ui.widgets.grade_face import grade_words, paint_face, paint_stars

_LONGEST, _LONGEST_HALF, _LEAD = 5, 3, 2
_WORDS_WIDE = 0.86
_STARS_HIGH = 0.17
_FLAT = 2.0


class GradeButton(QAbstractButton):
    """Drawn to its own size, all five alike; Space or touch presses it, and it never has the focus by itself.

    Upright the parts stand below one another, on a low and wide one side by side.
    """

    def __init__(self, grade: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grade = grade
        self._large = False
        self.setText(grade_words(grade))
        self.setAccessibleName(grade_words(grade))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_large(self, large: bool) -> None:
        """大字: the words on two lines, as large as the button lets them be."""
        self._large = large
        self.update()

    def sizeHint(self) -> QSize:
        """Whatever the row gives."""
        return QSize(100, 100)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame, face, words, stars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(QPen(theme.colour("blue_7" if focused else "control"), 5 if focused else 3))
        painter.setBrush(theme.colour("blue_1" if self.isDown() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 10, 10)
        if self.width() > _FLAT * self.height():
            self._paint_row(painter)
        else:
            self._paint_column(painter)

    def _paint_column(self, painter: QPainter) -> None:
        latin = self.text().isascii()
        wrapped = self._large and not latin
        words = self.width() * _WORDS_WIDE / (_LONGEST_HALF if wrapped else _LONGEST)
        face = min(self.width() * 0.54, self.height() * (0.3 if wrapped else 0.38))
        stars, gap = self.width() * 0.6, self.width() * 0.086
        text = words * (2.5 if wrapped else 1.3)
        top = (self.height() - face - text - stars * _STARS_HIGH - 2 * gap) / 2
        paint_face(painter, self.grade, QRectF((self.width() - face) / 2, top, face, face))
        line = QRectF(0, top + face + gap, self.width(), text)
        shown = self.text()
        if wrapped and len(shown) > _LONGEST_HALF:
            shown = f"{shown[:_LEAD]}\n{shown[_LEAD:]}"
        self._paint_words(painter, line, shown, words, Qt.AlignmentFlag.AlignCenter)
        row = QRectF((self.width() - stars) / 2, line.bottom() + gap, stars, stars * _STARS_HIGH)
        paint_stars(painter, self.grade, row)

    def _paint_row(self, painter: QPainter) -> None:
        gap, face, stars = self._row_measures()
        paint_face(painter, self.grade, QRectF(gap, (self.height() - face) / 2, face, face))
        line = self.row_line()
        words = self.row_words()
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        self._paint_words(painter, line, self.text(), words, left)
        high = stars * _STARS_HIGH
        paint_stars(
            painter, self.grade, QRectF(self.width() - gap - stars, (self.height() - high) / 2, stars, high)
        )

    def _row_measures(self) -> tuple[float, float, float]:
        """The gap, the face's and the stars' width: in 大字 they make room for the words."""
        face, stars = (0.45, 0.2) if self._large else (0.62, 0.26)
        return min(self.height() * 0.25, self.width() * 0.04), self.height() * face, self.width() * stars

    def row_line(self) -> QRectF:
        """Where the words stand between the face and the stars, in a flat button."""
        gap, face, stars = self._row_measures()
        return QRectF(2 * gap + face, 0, self.width() - stars - face - 4 * gap, self.height())

    def row_words(self) -> float:
        """Their size: of every grade the same, so that the longest has room."""
        font = QFont(self.font())
        font.setPixelSize(100)
        font.setBold(True)
        longest = max(QFontMetricsF(font).horizontalAdvance(grade_words(each)) for each in range(1, 6))
        return min(self.height() * (0.44 if self._large else 0.32), 100 * self.row_line().width() / longest)

    def _paint_words(
        self, painter: QPainter, line: QRectF, words: str, size: float, flags: Qt.AlignmentFlag
    ) -> None:
        font = QFont(self.font())
        font.setPixelSize(max(1, round(size * 0.94)))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.colour("ink_1"))
        painter.drawText(line, flags, words)
