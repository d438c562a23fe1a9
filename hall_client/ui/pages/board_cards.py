"""The two cards at the left of the hall board: the windows, and the day's flow with what the program proposes."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from hall_client.services.board_windows import WindowRow
from hall_client.services.hall_board import Board
from hall_client.ui import theme
from hall_client.ui.models import board_words
from hall_client.ui.models.board_windows_model import STATE, BoardWindowsModel
from hall_client.ui.widgets.flow_chart import FlowChart
from hall_client.ui.widgets.key_button import KeyButton

_Index = QModelIndex | QPersistentModelIndex
_WIDTHS = {0: 52, 1: 106, 2: 72, 4: 60, 5: 64, 6: 74, 7: 74}
_ROW, _HEAD, _SHOWN, _WHOLE = 35, 30, 6, 16777215


def card_head(title: str, *parts: QWidget) -> QFrame:
    """The title of a card with what stands at its right."""
    head = QFrame()
    head.setProperty("role", "card_head")
    row = QHBoxLayout(head)
    theme.space(row, (14, 6, 14, 6), 8)
    name = QLabel(title)
    name.setProperty("strong", True)
    row.addWidget(name)
    row.addStretch(1)
    for part in parts:
        row.addWidget(part)
    return head


class _WindowsDelegate(QStyledItemDelegate):
    """Lays amber under a service that takes long; the stylesheet of tables leaves no other way to colour a row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The ground, then the cell as usual."""
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, WindowRow) and row.slow:
            rect: QRect = option.rect  # type: ignore[attr-defined]
            painter.fillRect(rect, theme.colour("amber_0"))
            if index.column() == 0:
                painter.fillRect(
                    rect.left(), rect.top(), theme.px(4), rect.height(), theme.colour("amber_line")
                )
        super().paint(painter, option, index)


class BoardWindowsTable(QTableView):
    """Enter adjusts what a window calls, B gives its matters to the B-role."""

    entered = Signal(int)
    takeover_wished = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.windows = BoardWindowsModel(self)
        self.setModel(self.windows)
        self.setItemDelegate(_WindowsDelegate(self))
        self.setAccessibleName(self.tr("窗口"))
        self.setProperty("kind", "board")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(lambda index: self._emit(self.entered, index))
        theme.current.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setIconSize(theme.icon_size(16))
        header = self.horizontalHeader()
        header.setMinimumSectionSize(theme.px(40))
        for column, width in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, theme.px(width))
        header.setSectionResizeMode(STATE, QHeaderView.ResizeMode.Stretch)
        header.setFixedHeight(theme.px(_HEAD))
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))

    def least_height(self) -> int:
        """Pixels that all windows take."""
        return theme.px(_HEAD) + self.windows.rowCount() * theme.px(_ROW) + 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and B; arrows as in every table."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._emit(self.entered, self.currentIndex())
        elif event.key() == Qt.Key.Key_B:
            self._emit(self.takeover_wished, self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _emit(self, signal: object, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, WindowRow):
            signal.emit(row.number)  # type: ignore[attr-defined]

    @property
    def chosen(self) -> int:
        """The number of the window somebody is on; 0 before anybody chose one."""
        row = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return row.number if isinstance(row, WindowRow) else 0


class BoardWindowsCard(QFrame):
    """`adjust_wished` and `takeover_wished` carry the number of a window."""

    adjust_wished = Signal(int)
    takeover_wished = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.table, self._alone = BoardWindowsTable(), False
        deputy = KeyButton(self.tr("改由 B 角办"), ("B",), kind="link")
        adjust = KeyButton(self.tr("调整业务分配"), ("Enter",), kind="link")
        deputy.clicked.connect(lambda: self.takeover_wished.emit(self._number()))
        adjust.clicked.connect(lambda: self.adjust_wished.emit(self._number()))
        self.table.entered.connect(self.adjust_wished)
        self.table.takeover_wished.connect(self.takeover_wished)
        column = QVBoxLayout(self)
        theme.space(column, (1, 1, 1, 1))
        column.addWidget(card_head(self.tr("窗口"), deputy, adjust))
        column.addWidget(self.table)
        self.setFocusProxy(self.table)

    def _number(self) -> int:
        first = self.table.windows.index(0, 0).data(Qt.ItemDataRole.UserRole)
        return self.table.chosen or (first.number if isinstance(first, WindowRow) else 0)

    def show_board(self, board: Board) -> None:
        """Show the windows."""
        self.table.windows.show_rows(board.windows, board.hall, board.at)
        self.set_alone(self._alone)

    def set_alone(self, alone: bool) -> None:
        """Alone on the page the table takes all of it; beside the flow it is as tall as its first windows."""
        self._alone = alone
        shown = min(self.table.least_height(), theme.px(_HEAD + _SHOWN * _ROW + 2))
        self.table.setMinimumHeight(0 if alone else shown)
        self.table.setMaximumHeight(_WHOLE if alone else shown)


class BoardFlowCard(QFrame):
    """The chart, who waits for what, and the proposal; `accepted` is 按此调整."""

    accepted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.chart = FlowChart()
        self._waiting, self._proposal = QLabel(), QLabel()
        for label in (self._waiting, self._proposal):
            label.setProperty("type", "label")
            label.setProperty("tone", "secondary")
            label.setWordWrap(True)
        self.accept = KeyButton(self.tr("按此调整"), kind="link")
        self.accept.clicked.connect(self.accepted)
        legend = QLabel(self.tr("■ 取号　□ 办件　┅ 前四周平均"))
        legend.setProperty("type", "small")
        legend.setProperty("tone", "secondary")
        foot = QHBoxLayout()
        theme.space(foot, spacing=8)
        foot.addWidget(self._proposal, 1)
        foot.addWidget(self.accept)
        inside = QVBoxLayout()
        theme.space(inside, (8, 4, 14, 8), 4)
        inside.addWidget(self.chart, 1)
        inside.addWidget(self._waiting)
        inside.addLayout(foot)
        column = QVBoxLayout(self)
        theme.space(column, (1, 1, 1, 1))
        column.addWidget(card_head(self.tr("今天的人流"), legend))
        column.addLayout(inside, 1)
        self.setFocusProxy(self.accept)

    @property
    def proposal(self) -> str:
        """The proposal in words; empty without one."""
        return self._proposal.text() if self.accept.isVisibleTo(self) else ""

    def show_board(self, board: Board) -> None:
        """Show the day so far."""
        self.chart.show_flow(board.flow)
        self._waiting.setText(board_words.waiting_words(board))
        proposed = board.proposal
        said = board_words.proposal(proposed, board.hall) if proposed is not None else ""
        self._proposal.setText("\n".join(each for each in (board_words.busier(board), said) if each))
        self._proposal.setVisible(bool(self._proposal.text()))
        self.accept.setVisible(board.proposal is not None)
