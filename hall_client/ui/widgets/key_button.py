"""A button that names its key beside its words, so that clerks learn the keyboard by looking."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget

from hall_client.ui import theme
from hall_client.ui.icons import paint_icon
from hall_client.ui.tokens import TYPE_BODY, TYPE_LABEL, TYPE_SMALL
from hall_client.ui.widgets.key_hint import cap_width, paint_cap

_GAP = 6
_SIDE = {"": 14, "primary": 14, "danger": 14, "small": 10, "link": 2, "action": 2}
_SMALLER = ("small", "link", "action")


class KeyButton(QPushButton):
    """Icon, words and key caps in one button. `kind`: "", "primary", "small", "danger", "link", "action"

    An action, in a message, has its key before its words, for there the key is the answer."""

    def __init__(
        self,
        text: str,
        caps: tuple[str, ...] = (),
        *,
        kind: str = "",
        icon: str = "",
        light_key: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._caps = caps
        self._icon = icon
        self._light_key = light_key
        self.setProperty("kind", kind)
        self.setAccessibleName(text)
        if kind in ("link", "action"):
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _kind(self) -> str:
        return str(self.property("kind") or "")

    def _metrics(self) -> QFontMetrics:
        size = TYPE_LABEL if self._kind() in _SMALLER else TYPE_BODY
        return QFontMetrics(theme.font(size, bold=self._kind() == "primary"))

    def _cap_space(self) -> int:
        if self._light_key:
            return sum(QFontMetrics(theme.font(TYPE_SMALL)).horizontalAdvance(cap) for cap in self._caps)
        return sum(cap_width(cap) for cap in self._caps) + theme.px(4) * max(0, len(self._caps) - 1)

    def _content(self) -> int:
        width = self._metrics().horizontalAdvance(self.text())
        if self._icon:
            width += theme.px(18 + _GAP)
        if self._caps:
            width += theme.px(_GAP) + self._cap_space()
        return width

    def sizeHint(self) -> QSize:
        """Room for words, icon and keys on one line."""
        return QSize(self._content() + 2 * theme.px(_SIDE[self._kind()]) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The words and the key never get cut."""
        return QSize(self._content() + 2 * theme.px(4), self.sizeHint().height())

    def _ink(self) -> str:
        if not self.isEnabled():
            return "disabled"
        inks = {"primary": "on_blue", "link": "blue_7", "danger": "red_7"}
        return inks.get(self._kind(), "ink_1")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The stylesheet's frame, then icon, words and keys in the middle."""
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""  # type: ignore[attr-defined]
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        left = max(0, (self.width() - self._content()) // 2)
        middle = self.height() // 2
        if self._icon:
            size = theme.px(18)
            box = QRectF(left, middle - size / 2, size, size)
            paint_icon(painter, self._icon, theme.hex_colour(self._ink()), box)
            left += size + theme.px(_GAP)
        if self._kind() == "action":
            left = self._paint_keys(painter, left, middle)
            self._paint_words(painter, left)
        else:
            left = self._paint_words(painter, left)
            self._paint_keys(painter, left + theme.px(_GAP), middle)

    def _paint_words(self, painter: QPainter, left: int) -> int:
        size = TYPE_LABEL if self._kind() in _SMALLER else TYPE_BODY
        painter.setFont(theme.font(size, bold=self._kind() == "primary"))
        painter.setPen(theme.colour(self._ink()))
        width = self._metrics().horizontalAdvance(self.text())
        painter.drawText(left, 0, width + 1, self.height(), Qt.AlignmentFlag.AlignVCenter, self.text())
        return left + width

    def _paint_keys(self, painter: QPainter, left: int, middle: int) -> int:
        if self._light_key:
            painter.setFont(theme.font(TYPE_SMALL))
            painter.setPen(theme.colour("ink_3"))
            words = " ".join(self._caps)
            painter.drawText(
                left, 0, self.width() - left, self.height(), Qt.AlignmentFlag.AlignVCenter, words
            )
            return self.width()
        for cap in self._caps:
            left = paint_cap(painter, left, middle, cap, on_blue=self._kind() == "primary") + theme.px(4)
        return left
