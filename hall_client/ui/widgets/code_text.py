"""A name as it is written, with a box “U+2CE93” for a character no typeface here can draw."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hall_client.ui import theme
from hall_client.ui.fonts import has_glyph, is_private
from hall_client.ui.tokens import TYPE_BODY, TYPE_HINT


def uncovered(text: str) -> tuple[str, ...]:
    """The characters of `text` that no bundled typeface can draw."""
    return tuple(character for character in text if not has_glyph(character))


def code_box(character: str) -> str:
    """What stands in the box for a character: its code point, or 造字 for a made-up one from a card."""
    if is_private(character):
        return QCoreApplication.translate("CodeText", "造字")
    return f"U+{ord(character):04X}"


def runs(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces: (words, False) to draw as they are, (box words, True) to draw in a box."""
    plain = ""
    for character in text:
        if has_glyph(character):
            plain += character
            continue
        if plain:
            yield plain, False
        plain = ""
        yield code_box(character), True
    if plain:
        yield plain, False


class CodeText(QWidget):
    """One line; too long a name is cut in the middle and shown whole on hover."""

    def __init__(
        self, text: str = "", *, size: int = TYPE_BODY, bold: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._size, self._bold = "", size, bold
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another name."""
        self._text = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The name as stored."""
        return self._text

    def _font_metrics(self) -> QFontMetrics:
        return QFontMetrics(theme.font(self._size, bold=self._bold))

    def sizeHint(self) -> QSize:
        """The whole name on one line."""
        return QSize(sum(self._run_width(*run) for run in runs(self._text)), theme.px(self._size * 1.47))

    def minimumSizeHint(self) -> QSize:
        """A name may be cut in the middle."""
        return QSize(min(self.sizeHint().width(), theme.px(60)), self.sizeHint().height())

    def _run_width(self, words: str, boxed: bool) -> int:
        if boxed:
            return QFontMetrics(theme.font(TYPE_HINT)).horizontalAdvance(words) + theme.px(11)
        return self._font_metrics().horizontalAdvance(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words and boxes from left to right."""
        painter = QPainter(self)
        painter.setPen(theme.colour("ink_1" if self.isEnabled() else "disabled"))
        pieces = list(runs(self._text))
        if not any(boxed for _words, boxed in pieces):
            words = self._font_metrics().elidedText(self._text, Qt.TextElideMode.ElideMiddle, self.width())
            pieces = [(words, False)]
        left = 0
        for words, boxed in pieces:
            width = self._run_width(words, boxed)
            if boxed:
                self._paint_box(painter, left, width, words)
            else:
                painter.setFont(theme.font(self._size, bold=self._bold))
                line = QRect(left, 0, width + 1, self.height())
                painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
            left += width

    def _paint_box(self, painter: QPainter, left: int, width: int, words: str) -> None:
        painter.save()
        height = theme.px(18)
        box = QRectF(left + theme.px(2), (self.height() - height) / 2 + 0.5, width - theme.px(4), height - 1)
        painter.setPen(theme.colour("control"))
        painter.drawRoundedRect(box, 2, 2)
        painter.setPen(theme.colour("ink_1"))
        painter.setFont(theme.font(TYPE_HINT))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()
