"""The left column of 交接 as rows: the bags of today, then what else is to be done, each with how many."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from hall_client.ui.models.rows_model import KeyedRowsModel

_Index = QModelIndex | QPersistentModelIndex


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


class SideModel(KeyedRowsModel[SideRow]):
    """Rows and the headings above them."""

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid() or self._rows[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def said(self, row: SideRow, role: int) -> object:
        """Its name, or a sentence for screen readers."""
        if role == Qt.ItemDataRole.DisplayRole:
            return row.upper
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            number = "" if row.number is None else str(row.number)
            return "，".join(part for part in (row.upper, row.chip, row.lower, number) if part)
        return None
