"""A large button with its key and reason in a second line, for outcomes and the bottom bar."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget

from hall_client.ui import theme
from hall_client.ui.icons import paint_icon
from hall_client.ui.tokens import OUTCOME, TYPE_BODY, TYPE_HINT

_INKS = {
    "": ("ink_1", "ink_3"),
    "recommended": ("ink_1", "ink_3"),
    "on": ("blue_8", "blue_8"),
    "primary": ("on_blue", "blue_1"),
}
_ICON = 18


class OutcomeButton(QPushButton):
    """Name above, “key  reason” below. States: "" plain, "recommended", "on" (chosen), "primary".

    A disabled button keeps its reason readable: it is drawn in hint ink and read out as the description.
    """

    def __init__(
        self,
        text: str,
        key: str = "",
        *,
        icon: str = "",
        width: int = 96,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._key, self._reason, self._icon, self._least = key, "", icon, width
        self.setProperty("kind", "outcome")
        self.setProperty("state", "")
        self.setAccessibleName(text)

    def set_words(self, text: str, reason: str = "") -> None:
        """Other name and second line, such as “材料 5 的标记” for undo."""
        self.setText(text)
        self.setAccessibleName(text)
        self._set_reason(reason)

    def set_state(self, state: str) -> None:
        """One of "", "recommended", "on", "primary". Raises KeyError for another."""
        _ = _INKS[state]
        self.setEnabled(True)
        self._set_reason("")
        theme.restyle(self, state=state)

    def forbid(self, reason: str) -> None:
        """Disable it and say why under its name."""
        self.setEnabled(False)
        self._set_reason(reason)

    def allow(self, reason: str = "", *, state: str = "") -> None:
        """Enable it, with an optional remark such as “要写理由”."""
        self.set_state(state)
        self._set_reason(reason)

    @property
    def second_line(self) -> str:
        """Key and reason as shown."""
        return "  ".join(part for part in (self._key, self._reason) if part)

    def _set_reason(self, reason: str) -> None:
        self._reason = reason
        self.setAccessibleDescription(self.second_line)
        self.updateGeometry()
        self.update()

    def _state(self) -> str:
        return str(self.property("state") or "")

    def _bold(self) -> bool:
        return self.isEnabled() and self._state() in ("on", "primary")

    def _name_width(self) -> int:
        width = QFontMetrics(theme.font(TYPE_BODY, bold=True)).horizontalAdvance(self.text())
        return width + (theme.px(_ICON + 4) if self._icon else 0)

    def sizeHint(self) -> QSize:
        """Room for both lines, never less than the given width."""
        below = QFontMetrics(theme.font(TYPE_HINT)).horizontalAdvance(self.second_line)
        width = max(self._name_width(), below) + theme.px(18)
        return QSize(max(width, theme.px(self._least)), theme.px(OUTCOME))

    def minimumSizeHint(self) -> QSize:
        """The reason is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The stylesheet's frame, then the two lines."""
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""  # type: ignore[attr-defined]
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        name_ink, reason_ink = _INKS[self._state()] if self.isEnabled() else ("disabled", "ink_3")
        upper, lower = self._lines()
        self._paint_name(painter, upper, name_ink)
        painter.setFont(theme.font(TYPE_HINT))
        painter.setPen(theme.colour(reason_ink))
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, self.second_line)

    def _lines(self) -> tuple[QRect, QRect]:
        if not self.second_line:
            return self.rect(), QRect()
        name, reason = theme.px(20), theme.px(16)
        top = (self.height() - name - reason) // 2
        return QRect(0, top, self.width(), name), QRect(0, top + name, self.width(), reason)

    def _paint_name(self, painter: QPainter, line: QRect, ink: str) -> None:
        font = theme.font(TYPE_BODY, bold=self._bold())
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        width = QFontMetrics(font).horizontalAdvance(self.text())
        icon = theme.px(_ICON + 4) if self._icon else 0
        left = (self.width() - width - icon) // 2
        if self._icon:
            side = theme.px(_ICON)
            box = QRectF(left, line.center().y() - side / 2 + 1, side, side)
            paint_icon(painter, self._icon, theme.hex_colour(ink), box)
        words = QRect(left + icon, line.top(), width + 2, line.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
