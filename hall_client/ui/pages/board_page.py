"""大厅值守: seven figures, the windows, the day's flow, and what is to be chased (ux 06)."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QTabBar, QVBoxLayout, QWidget

from hall_client.services.hall_board import Board
from hall_client.services.papers import local
from hall_client.ui import theme
from hall_client.ui.keys import bind
from hall_client.ui.models import board_words
from hall_client.ui.pages.board_cards import BoardFlowCard, BoardWindowsCard
from hall_client.ui.pages.board_warnings_card import BoardWarningsCard
from hall_client.ui.tokens import WidthMode, width_mode
from hall_client.ui.widgets.figure_card import FigureCard

_FIGURES, _WINDOWS, _FLOW, _WARNINGS = range(4)
_LEFT = 672
_IN_ROW, _IN_NARROW_ROW, _CARDS = 7, 4, 7
_WHOLE = 16777215


class BoardPage(QWidget):
    """Side by side where all fits, else one thing at a time behind tabs."""

    print_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.figures = [FigureCard() for _ in range(_CARDS)]
        self.windows, self.flow, self.warnings = BoardWindowsCard(), BoardFlowCard(), BoardWarningsCard()
        self._stale = QLabel()
        self._stale.setProperty("type", "small")
        self._stale.setProperty("tone", "amber")
        self._stale.hide()
        self._tabs = QTabBar()
        self._tabs.setExpanding(False)
        for title in (self.tr("今天"), self.tr("窗口"), self.tr("人流"), self.tr("预警和督办")):
            self._tabs.addTab(title)
        self._tabs.currentChanged.connect(lambda _at: self._arrange())
        self._top, self._left = QWidget(), QWidget()
        self._grid = QGridLayout(self._top)
        theme.space(self._grid, spacing=12)
        self._lay_out()
        bind(self, "print", self.print_requested.emit)
        theme.current.changed.connect(self._arrange)
        self.setFocusProxy(self.warnings.view)

    def _lay_out(self) -> None:
        left = QVBoxLayout(self._left)
        theme.space(left, spacing=12)
        left.addWidget(self.windows)
        left.addWidget(self.flow, 1)
        across = QHBoxLayout()
        theme.space(across, spacing=12)
        across.addWidget(self._left)
        across.addWidget(self.warnings, 1)
        inside = QVBoxLayout()
        theme.space(inside, (12, 12, 12, 12), 12)
        inside.addWidget(self._stale)
        inside.addWidget(self._top)
        inside.addLayout(across, 1)
        column = QVBoxLayout(self)
        theme.space(column)
        column.addWidget(self._tabs)
        column.addLayout(inside, 1)

    def zones(self) -> list[QWidget]:
        """In reading order, for F6."""
        return [self.windows.table, self.flow, self.warnings.body, self.warnings.composer]

    @property
    def stale_words(self) -> str:
        """Whose moment the figures show, where they are old; empty otherwise."""
        return "" if self._stale.isHidden() else self._stale.text()

    def show_board(self, board: Board, *, old: datetime | None = None) -> None:
        """Show the hall; `old` is the moment of figures that could not be had anew."""
        words = self.tr("叫号连不上，号票和窗口是 {time} 的数据，预警照常。")
        self._stale.setText(words.format(time=f"{local(old):%H:%M}") if old else "")
        self._stale.setVisible(old is not None)
        for card, figure in zip(self.figures, board_words.figures(board), strict=True):
            card.show_figure(figure, stale=old is not None)
        self.windows.show_board(board)
        self.flow.show_board(board)
        self.warnings.show_board(board)
        self._tabs.setTabText(_WARNINGS, self._tab_words(board))

    def _tab_words(self, board: Board) -> str:
        if not board.warnings:
            return self.tr("预警和督办")
        return self.tr("预警和督办 {n}").format(n=len(board.warnings))

    def show_warnings(self) -> None:
        """Bring the warnings to the front where only one thing fits."""
        self._tabs.setCurrentIndex(_WARNINGS)

    def _arrange(self) -> None:
        wide = width_mode(self.width(), theme.current.scale) is WidthMode.WIDE
        self._tabs.setVisible(not wide)
        in_row = _IN_ROW if wide else _IN_NARROW_ROW
        for at, card in enumerate(self.figures):
            self._grid.addWidget(card, at // in_row, at % in_row)
        for column in range(_IN_ROW):
            self._grid.setColumnStretch(column, int(column < in_row))
        self._show_parts(wide)
        if wide:
            theme.fix(self._left, width=_LEFT)
        else:
            self._left.setProperty("unscaled_width", None)
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(_WHOLE)
        self.warnings.set_folded(not wide)
        self.windows.set_alone(not wide)

    def _show_parts(self, wide: bool) -> None:
        at = self._tabs.currentIndex()
        self._top.setVisible(wide or at == _FIGURES)
        self._left.setVisible(wide or at in (_WINDOWS, _FLOW))
        self.windows.setVisible(wide or at == _WINDOWS)
        self.flow.setVisible(wide or at == _FLOW)
        self.warnings.setVisible(wide or at == _WARNINGS)

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever comes here is at the list; while the page was still small it had to give the keyboard away."""
        super().showEvent(event)
        if not event.spontaneous() and self.focusWidget() is None:
            (self if self.warnings.isVisibleTo(self) else self._tabs).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        self._arrange()
