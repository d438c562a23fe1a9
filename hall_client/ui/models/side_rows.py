"""The left column of 交接 as rows: the bags of today, then what else is to be done, each with how many."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class SideRow:
    """One row: `key` names what it opens, empty for a heading; `icon` with `tone`, or a chip with `chip` words."""

    key: str
    upper: str
    lower: str = ""
    icon: str = ""
    tone: str = ""
    chip: str = ""
    number: int | None = None

    @property
    def heading(self) -> bool:
        """Whether it only names the rows below it."""
        return not self.key


class SideModel(QAbstractListModel):
    """UserRole gives the row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SideRow] = []

    @property
    def rows(self) -> tuple[SideRow, ...]:
        """All rows."""
        return tuple(self._rows)

    def set_rows(self, rows: Iterable[SideRow]) -> None:
        """Show these; nothing moves where they are the same."""
        fresh = list(rows)
        if fresh == self._rows:
            return
        if [row.key for row in fresh] == [row.key for row in self._rows]:
            self._rows = fresh
            self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self._rows = fresh
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """The row that opens `key`; -1 where there is none."""
        return next((at for at, row in enumerate(self._rows) if key and row.key == key), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Rows and headings."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid() or self._rows[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, its name, or a sentence for screen readers."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.upper
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            number = "" if row.number is None else str(row.number)
            return "，".join(part for part in (row.upper, row.chip, row.lower, number) if part)
        return None
