"""One line icon that follows text size and colours."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hall_client.ui import theme
from hall_client.ui.icons import paint_icon


class IconLabel(QWidget):
    """Draws icon `name` in the colour of a token; it is decoration, the words beside it say the same."""

    def __init__(self, name: str, tone: str = "ink_2", size: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone, self._size = name, tone, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set(self, name: str, tone: str) -> None:
        """Another icon or colour token."""
        self._name, self._tone = name, tone
        self.update()

    def sizeHint(self) -> QSize:
        """The icon in the user's text size."""
        return theme.icon_size(self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        side = theme.px(self._size)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_icon(QPainter(self), self._name, theme.hex_colour(self._tone), box)
