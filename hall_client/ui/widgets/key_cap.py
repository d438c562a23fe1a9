"""A large key of the function-key row on the F1 page."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hall_client.ui import theme
from hall_client.ui.tokens import TYPE_BODY, TYPE_SMALL

_HEIGHT = 62


class KeyCap(QWidget):
    """Key name above, what it does below; `main` keys are filled blue."""

    def __init__(self, cap: str, word: str, *, main: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cap, self._word, self._main = cap, word, main
        self.setAccessibleName(f"{cap} {word}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the word."""
        width = QFontMetrics(theme.font(TYPE_BODY)).horizontalAdvance(self._word)
        return QSize(width + theme.px(8), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The word is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the key."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("blue_7" if self._main else "control"))
        painter.setBrush(theme.colour("blue_7" if self._main else "surface"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), theme.px(5), theme.px(5))
        top, line = theme.px(9), theme.px(22)
        painter.setPen(theme.colour("on_blue" if self._main else "ink_3"))
        painter.setFont(theme.font(TYPE_SMALL))
        painter.drawText(QRect(0, top, self.width(), line), Qt.AlignmentFlag.AlignCenter, self._cap)
        painter.setPen(theme.colour("on_blue" if self._main else "ink_1"))
        painter.setFont(theme.font(TYPE_BODY))
        painter.drawText(QRect(0, top + line, self.width(), line), Qt.AlignmentFlag.AlignCenter, self._word)
