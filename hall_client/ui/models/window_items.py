"""The items offered under the search box, each able to say what it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class ItemRow:
    """One item found. `spans` are the characters of the name that matched, `small` the initials or common name."""

    code: str
    name: str
    small: str
    kind: str
    on_the_spot: bool
    department: str
    spans: tuple[tuple[int, int], ...] = ()
    guidance: bool = False


class ItemsModel(QAbstractListModel):
    """The found items, best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ItemRow] = []

    def set_rows(self, rows: Iterable[ItemRow]) -> None:
        """Show these items."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, at: int) -> ItemRow | None:
        """The item in row `at`, or None."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """One row per item."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row under UserRole, the name for display, a sentence for screen readers."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "，".join((row.name, row.kind, row.department, row.code))
        return None
