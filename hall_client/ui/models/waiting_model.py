"""What waits to go up to the centre, as the rows of a table."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from hall_client.domain.line_status import WaitingRow
from hall_client.ui.models.line_words import kind_words, number_words, when

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

KIND, NUMBER, TEXT, AT, STATE = range(5)


class WaitingModel(QAbstractTableModel):
    """Columns: 类别, 编号, 内容, 时间, 状态. UserRole gives the `WaitingRow`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[WaitingRow, ...] = ()
        self._now: datetime | None = None

    def set_rows(self, rows: Sequence[WaitingRow], now: datetime) -> None:
        """Show these as seen at `now`; nothing moves when they are the same as before."""
        if tuple(rows) != self._rows:
            self.beginResetModel()
            self._rows, self._now = tuple(rows), now
            self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """One row per thing that waits."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Five."""
        return 0 if parent.isValid() else STATE + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heads of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        translate = QCoreApplication.translate
        return (
            translate("line", "类别"),
            translate("line", "编号"),
            translate("line", "内容"),
            translate("line", "时间"),
            translate("line", "状态"),
        )[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, the words of a cell, or the whole row as a sentence."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cells(row)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "，".join(cell for cell in self._cells(row) if cell)
        return None

    def _cells(self, row: WaitingRow) -> tuple[str, ...]:
        now = self._now or row.at
        return kind_words(row.kind), number_words(row.number), row.text, when(row.at, now), state_words(row)


def state_words(row: WaitingRow) -> str:
    """正在传 or 等着传."""
    if row.sending:
        return QCoreApplication.translate("line", "正在传")
    return QCoreApplication.translate("line", "等着传")
