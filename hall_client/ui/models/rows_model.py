"""Lists of rows that are shown and never edited: what the models of all lists do alike."""

from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Keyed(Protocol):
    """A row that is still the same one after a refresh where its key is the same."""

    @property
    def key(self) -> str:
        """Empty for a row that nobody goes to, such as a heading."""
        ...


Row = TypeVar("Row")
KeyedRow = TypeVar("KeyedRow", bound=Keyed)


class RowsModel(QAbstractListModel, Generic[Row]):
    """UserRole gives the row; what the other roles give is in `said`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    @property
    def rows(self) -> tuple[Row, ...]:
        """All of them, in order."""
        return tuple(self._rows)

    def reset_rows(self, rows: Iterable[Row]) -> None:
        """Show these from the start."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def said(self, row: Row, role: int) -> object:
        """What a row says for a role, such as its name or a sentence for screen readers."""
        raise NotImplementedError

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """One for each row."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, or what it says."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        return row if role == Qt.ItemDataRole.UserRole else self.said(row, role)


class KeyedRowsModel(RowsModel[KeyedRow]):
    """The same rows in the same order keep place, scroll and choice of whoever reads them."""

    def set_rows(self, rows: Iterable[KeyedRow]) -> bool:
        """Show these. False where they are the ones shown already: then only what changed is drawn anew."""
        fresh = list(rows)
        if [row.key for row in fresh] != [row.key for row in self._rows]:
            self.reset_rows(fresh)
            return True
        for at, row in enumerate(fresh):
            self.put(at, row)
        return False

    def put(self, at: int, row: KeyedRow) -> None:
        """Show this one in row `at`."""
        if self._rows[at] != row:
            self._rows[at] = row
            index = self.index(at)
            self.dataChanged.emit(index, index)

    def row_of(self, key: str) -> int:
        """Where the row of a key stands; -1 where there is none."""
        return next((at for at, row in enumerate(self._rows) if key and row.key == key), -1)
