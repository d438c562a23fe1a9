"""What is touched on the ticket machine: drawn to the measures of its screen, words shrunk before they are cut."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from hall_client.ui import theme
from hall_client.ui.icons import paint_icon

_SMALLEST = 0.55
"""Words are shrunk to this part of their size, then their end is left out; the accessible name has them whole."""

_TWO_LINES = 0.85
"""Words that would be shrunk to less than this part stand in two lines where there is the height."""

_BESIDE = 1.6
"""What an icon and its gap take, in parts of the size of the words."""

_LOOKS = {
    "strong": ("blue_1", "blue_7", "blue_8", True),
    "plain": ("surface", "control", "ink_1", False),
    "primary": ("blue_7", "blue_7", "on_blue", True),
    "foot": ("surface", "line", "ink_1", False),
    "on": ("blue_1", "blue_7", "blue_8", True),
}
"""Kind -> ground, border, words, bold."""


class KioskTouch(QAbstractButton):
    """An icon and a word in the middle of a field. `unit` is the hundredth part of the screen, in pixels."""

    def __init__(
        self, words: str, icon: str = "", kind: str = "plain", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.unit = 10.0
        self.letters = 1.0
        self._icon, self._kind = icon, kind
        self.size_of_words = 1.95
        self.setText(words)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def measure(self, unit: float, letters: float) -> None:
        """The screen's unit, and how much larger the letters are (大字)."""
        self.unit, self.letters = unit, letters
        self.update()

    def dress(self, kind: str, icon: str) -> None:
        """Another look of the same field."""
        self._kind, self._icon = kind, icon
        self.update()

    def rename(self, words: str) -> None:
        """Other words on the same field."""
        self.setText(words)
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Field, icon and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, bold = self.draw_field(painter)
        beside = _BESIDE if self._icon else 0.0
        size, room = self.size_of_words * self.unit * self.letters, self.width() - 1.2 * self.unit
        if self._in_two_lines(painter, size, room, ink, bold=bold):
            return
        share = QFontMetricsF(self.fitted(self.text(), size, 0, bold=bold)).horizontalAdvance(self.text())
        size *= min(1.0, max(_SMALLEST, room / (share + beside * size)))
        side, gap = 0.72 * beside * size, 0.28 * beside * size
        font = self.fitted(self.text(), size, 0, bold=bold)
        words = QFontMetricsF(font).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width() - side - gap
        )
        wide = QFontMetricsF(font).horizontalAdvance(words)
        left = (self.width() - side - gap - wide) / 2
        if self._icon:
            box = QRectF(left, (self.height() - side) / 2, side, side)
            paint_icon(painter, self._icon, theme.hex_colour(ink), box)
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        place = QRectF(left + side + gap, 0, wide + 2, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _in_two_lines(self, painter: QPainter, size: float, room: float, ink: str, *, bold: bool) -> bool:
        """Long words without an icon in a field that is narrow and high enough; whether they were drawn."""
        font = self.fitted(self.text(), size, 0, bold=bold)
        share = room / max(1.0, QFontMetricsF(font).horizontalAdvance(self.text()))
        if self._icon or share > _TWO_LINES or self.height() < 3.2 * size:
            return False
        painter.setFont(self.fitted(self.text(), size, 1.9 * room, bold=bold))
        painter.setPen(theme.colour(ink))
        place = QRectF((self.width() - room) / 2, 0, room, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.text())
        return True

    def draw_field(self, painter: QPainter) -> tuple[str, bool]:
        """The ground and the border; the colour of the words and whether they are bold."""
        ground, border, ink, bold = _LOOKS["on" if self.isChecked() else self._kind]
        pressed = self.isDown() and self._kind != "primary"
        width = 4 if self.hasFocus() or self.isChecked() else 2
        painter.setPen(QPen(theme.colour("blue_7" if self.hasFocus() else border), width))
        painter.setBrush(theme.colour("blue_1" if pressed else ground))
        radius = 0.0 if self._kind == "foot" else 0.5 * self.unit
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), radius, radius)
        return ink, bold

    def fitted(self, words: str, size: float, room: float, *, bold: bool) -> QFont:
        """The font of these words: smaller where they would not fit (`room` 0: whatever they take)."""
        font = QFont(self.font())
        font.setBold(bold)
        font.setPixelSize(max(1, round(size)))
        wide = QFontMetricsF(font).horizontalAdvance(words)
        if wide > room > 0:
            font.setPixelSize(max(1, int(size * max(_SMALLEST, room / wide))))
        return font
