"""The windows of the hall as a table: who, what they call, what happens there, and for how long."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush

from hall_client.domain.hall import Hall
from hall_client.services.board_windows import WindowRow, WindowState
from hall_client.ui import theme
from hall_client.ui.icons import icon
from hall_client.ui.models import board_words

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
BUSINESS, PERSON, STATE, LABEL, ELAPSED, SERVED, MINUTES = range(1, 8)


class BoardWindowsModel(QAbstractTableModel):
    """UserRole gives the row. `tick` lets the time that something has gone on for move on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[WindowRow, ...] = ()
        self._hall: Hall | None = None
        self._at: datetime | None = None

    def show_rows(self, rows: Sequence[WindowRow], hall: Hall, at: datetime) -> None:
        """Show these; the same windows keep the place of whoever reads them."""
        fresh = tuple(rows)
        same = [row.number for row in fresh] == [row.number for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows, self._hall, self._at = fresh, hall, at
        if not same:
            self.endResetModel()
        elif fresh:
            self.dataChanged.emit(self.index(0, 0), self.index(len(fresh) - 1, MINUTES))

    def tick(self, at: datetime) -> None:
        """It is later now."""
        self._at = at
        if self._rows:
            self.dataChanged.emit(self.index(0, ELAPSED), self.index(len(self._rows) - 1, ELAPSED))

    def row_of(self, number: int) -> int:
        """The row of a window; -1 where there is none."""
        return next((at for at, row in enumerate(self._rows) if row.number == number), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """One row for each window."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """The columns of the design."""
        return 0 if parent.isValid() else MINUTES + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What the columns are called."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("窗口"),
            self.tr("业务"),
            self.tr("人员"),
            self.tr("状态"),
            self.tr("当前号"),
            self.tr("已用"),
            self.tr("今日人次"),
            self.tr("平均分钟"),
        )[section]

    def _words(self, row: WindowRow) -> tuple[str, ...]:
        assert self._hall is not None, "rows come with their hall"
        assert self._at is not None, "rows come with their moment"
        running = row.state in (WindowState.SERVING, WindowState.CALLED, WindowState.PAUSED)
        return (
            self.tr("{n} 号").format(n=row.number),
            board_words.window_business(row, self._hall),
            row.person_name,
            board_words.window_state(row),
            row.label,
            board_words.elapsed(row.since, self._at) if running else "",
            str(row.served),
            board_words.minutes(row.minutes),
        )

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, icon, colours; one sentence for screen readers."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(row)[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "，".join(each for each in self._words(row) if each)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(column)
        return _look(row, column, role)


def _aligned(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in (SERVED, MINUTES) else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _look(row: WindowRow, column: int, role: int) -> object:
    if role == Qt.ItemDataRole.DecorationRole and column == STATE:
        name, ink = board_words.window_icon(row)
        return icon(name, theme.hex_colour(ink), theme.px(16))
    if role == Qt.ItemDataRole.ForegroundRole:
        if row.slow and column in (STATE, ELAPSED):
            return QBrush(theme.colour("amber_7"))
        quiet = column == BUSINESS or (column == STATE and row.state is not WindowState.SERVING)
        return QBrush(theme.colour("ink_2")) if quiet else None
    return None
