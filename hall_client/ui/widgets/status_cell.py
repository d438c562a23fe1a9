"""A cell at the right of the app bar: is the network there, do the devices work."""

from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QToolButton, QWidget

from hall_client.ui import theme
from hall_client.ui.icons import icon
from hall_client.ui.tokens import TYPE_LABEL


class CellState(StrEnum):
    """How loudly a cell speaks: all well, at work, amber fill (offline), amber outline (a worry)."""

    WELL = "well"
    BUSY = "busy"
    AMBER = "amber"
    OUTLINE = "outline"


_INKS = {CellState.AMBER: "ink_1", CellState.OUTLINE: "offline"}
_PADDING = {CellState.AMBER: 12, CellState.OUTLINE: 11}
_GAP = 7


class StatusCell(QToolButton):
    """Icon and words; it never moves, only its words and fill change."""

    def __init__(self, icons: dict[CellState, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._icon = ""
        self.state = CellState.WELL
        self.setProperty("part", "status")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        theme.current.changed.connect(self._draw)
        self._draw()

    def set(self, state: CellState, text: str, icon: str = "", hint: str = "") -> None:
        """Show `text` in the colours of `state`, with `icon` in place of the usual one; `hint` says more on hover."""
        self.state, self._icon = state, icon
        self.setToolTip(hint)
        self.setAccessibleDescription(hint)
        self.setText(text)
        self.setAccessibleName(text)
        self._draw()

    def sizeHint(self) -> QSize:
        """Icon, words and the padding of the state; the style would add room for a menu arrow."""
        bold = self.state is CellState.AMBER
        words = QFontMetrics(theme.font(TYPE_LABEL, bold=bold)).horizontalAdvance(self.text())
        width = words + theme.px(18) + theme.px(_GAP) + 2 * theme.px(_PADDING.get(self.state, 0))
        return QSize(width, theme.px(34))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def _draw(self) -> None:
        ink = theme.hex_colour(_INKS.get(self.state, "on_blue"))
        self.setIcon(icon(self._icon or self._icons[self.state], ink, theme.px(18)))
        self.setIconSize(theme.icon_size())
        theme.restyle(self, state=self.state.value)
