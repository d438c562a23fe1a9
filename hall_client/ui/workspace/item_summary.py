"""The chosen item as one line: name, code and the chips a citizen asks about."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hall_client.ui import theme
from hall_client.ui.tokens import TYPE_BODY, TYPE_SMALL
from hall_client.ui.widgets.chip import chip_width, paint_chip

_HEIGHT = 24
_GAP = 8


class ItemSummary(QWidget):
    """Chips are (words, kind of chip). Where room is short the last chips are left out, then the name is cut."""

    def __init__(
        self, name: str, code: str, chips: tuple[tuple[str, str], ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._code, self._chips = name, code, chips
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("，".join((name, code, *(words for words, _kind in chips))))
        self.setToolTip(self.accessibleName())

    def sizeHint(self) -> QSize:
        """One line; the width is what there is."""
        return QSize(theme.px(300), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Some of the name."""
        return QSize(theme.px(120), theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name, code, and the chips that find room."""
        painter = QPainter(self)
        left = self._paint_words(painter, 0, self._name, TYPE_BODY, "ink_1", bold=True)
        left = self._paint_words(painter, left, self._code, TYPE_SMALL, "ink_3", bold=False)
        for words, kind in self._chips:
            if left + chip_width(words, kind=kind) > self.width():
                return
            left = paint_chip(painter, left, self.height() // 2, words, kind=kind) + theme.px(_GAP)

    def _paint_words(
        self, painter: QPainter, left: int, words: str, size: int, ink: str, *, bold: bool
    ) -> int:
        font = theme.font(size, bold=bold)
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        room = max(0, self.width() - left)
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(left, 0, room, self.height(), Qt.AlignmentFlag.AlignVCenter, shown)
        return left + QFontMetrics(font).horizontalAdvance(shown) + theme.px(_GAP)
