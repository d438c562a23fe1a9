"""The items offered under the search box, each able to say what it is."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from hall_client.ui.models.rows_model import RowsModel


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


class ItemsModel(RowsModel[ItemRow]):
    """The found items, best first."""

    def row(self, at: int) -> ItemRow | None:
        """The item in row `at`, or None."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def said(self, row: ItemRow, role: int) -> object:
        """The name for display, a sentence for screen readers."""
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "，".join((row.name, row.kind, row.department, row.code))
        return None
