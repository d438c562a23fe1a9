"""An icon on a citizens' screen: as large as its share of the screen, whatever text size the desk has."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hall_client.ui import theme
from hall_client.ui.icons import paint_icon


class FaceIcon(QWidget):
    """Icon `name` in the colour of the token `tone`; the words beside it say the same."""

    def __init__(self, name: str, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone = name, tone

    def measure(self, side: int) -> None:
        """So many pixels wide and high."""
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        paint_icon(QPainter(self), self._name, theme.hex_colour(self._tone), QRectF(self.rect()))
