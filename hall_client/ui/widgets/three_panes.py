"""A page of three columns that folds: side by side, then the right one behind a tab, then one at a time."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.tokens import LEFT_COLUMN, RIGHT_COLUMN, WidthMode, width_mode

_WHOLE = 16777215
_LEFT, _MIDDLE, _RIGHT = 0, 1, 2


class ThreePanes(QWidget):
    """`titles` name the columns on the tabs, `widths` are those of the outer two where they stand beside others."""

    def __init__(
        self,
        panes: tuple[QWidget, QWidget, QWidget],
        titles: tuple[str, str, str],
        widths: tuple[int, int] = (LEFT_COLUMN, RIGHT_COLUMN),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._panes, self._widths = panes, widths
        self._tabs = QTabBar()
        self._tabs.setExpanding(False)
        for title in titles:
            self._tabs.addTab(title)
        self._tabs.setCurrentIndex(_MIDDLE)
        self._tabs.currentChanged.connect(lambda _at: self._lay_widths())
        row = QHBoxLayout()
        theme.space(row)
        row.addWidget(panes[0])
        row.addWidget(panes[1], 1)
        row.addWidget(panes[2])
        column = QVBoxLayout(self)
        theme.space(column)
        column.addWidget(self._tabs)
        column.addLayout(row, 1)
        theme.current.changed.connect(self._lay_widths)

    @property
    def mode(self) -> WidthMode:
        """How much room there is."""
        return width_mode(self.width(), theme.current.scale)

    def name_middle(self, words: str) -> None:
        """Other words on the tab of the middle column."""
        self._tabs.setTabText(_MIDDLE, words)

    def show_middle(self) -> None:
        """Bring the middle column to the front; where all fit nothing happens."""
        self._tabs.setCurrentIndex(_MIDDLE)

    def show_left(self) -> bool:
        """Go back to the left column where only one fits; False where it is on screen already."""
        if self.mode is not WidthMode.NARROW or self._tabs.currentIndex() == _LEFT:
            return False
        self._tabs.setCurrentIndex(_LEFT)
        return True

    def _lay_widths(self) -> None:
        mode, at = self.mode, self._tabs.currentIndex()
        self._tabs.setVisible(mode is not WidthMode.WIDE)
        if at != _LEFT:
            # A tab that was hidden while the text size changed has no width until it is hidden and shown again.
            self._tabs.setTabVisible(_LEFT, False)
        self._tabs.setTabVisible(_LEFT, mode is WidthMode.NARROW)
        if mode is WidthMode.MEDIUM and at == _LEFT:
            self._tabs.setCurrentIndex(_MIDDLE)
            return
        shown = {
            WidthMode.WIDE: {_LEFT, _MIDDLE, _RIGHT},
            WidthMode.MEDIUM: {_LEFT, at},
            WidthMode.NARROW: {at},
        }[mode]
        for place, width in zip((_LEFT, _RIGHT), self._widths, strict=True):
            fixed = mode is WidthMode.WIDE or (mode is WidthMode.MEDIUM and place == _LEFT)
            _set_width(self._panes[place], width if fixed else None)
        for place, pane in enumerate(self._panes):
            pane.setVisible(place in shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        self._lay_widths()


def _set_width(pane: QWidget, width: int | None) -> None:
    if width is not None:
        theme.fix(pane, width=width)
        return
    pane.setProperty("unscaled_width", None)
    pane.setMinimumWidth(0)
    pane.setMaximumWidth(_WHOLE)
