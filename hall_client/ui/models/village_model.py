"""The rows of one list of a village desk: who and what, how many sheets, since when, and by when."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

CHECK, WHO, SHEETS, AT, DATA, TERM = range(6)


@dataclass(frozen=True)
class VillageRow:
    """A case or a draft as its list shows it. `look` is the kind of chip of its term; empty words are no chip."""

    key: str
    name: str
    item: str
    sheets: str
    at: str
    term: str
    copies: int = 0
    short: bool = False
    """The number of sheets is a complaint: something is missing."""
    uploaded: bool | None = None
    """None where it cannot be at the centre yet: a draft."""
    look: str = ""
    icon: str = ""
    may_go: bool = False


class VillageModel(QAbstractTableModel):
    """`ticked` comes when a tick was set or taken away. UserRole gives the `VillageRow`."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[VillageRow, ...] = ()
        self._ticks: frozenset[str] = frozenset()
        self._with_ticks = False
        self._heads: tuple[str, ...] = ()

    def set_rows(self, rows: Sequence[VillageRow], heads: Sequence[str], *, with_ticks: bool) -> None:
        """Show these; nothing moves when they are the same as before."""
        if (tuple(rows), tuple(heads), with_ticks) == (self._rows, self._heads, self._with_ticks):
            return
        self.beginResetModel()
        self._rows, self._heads, self._with_ticks = tuple(rows), tuple(heads), with_ticks
        self.endResetModel()

    @property
    def with_ticks(self) -> bool:
        """Whether rows can be ticked here."""
        return self._with_ticks

    @property
    def rows(self) -> tuple[VillageRow, ...]:
        """All rows."""
        return self._rows

    @property
    def ticks(self) -> frozenset[str]:
        """The keys of the rows ticked."""
        return self._ticks

    def chosen(self) -> tuple[VillageRow, ...]:
        """The rows ticked, as they are listed."""
        return tuple(row for row in self._rows if row.key in self._ticks)

    def set_ticks(self, ticks: frozenset[str]) -> None:
        """Tick these and no others; what cannot go is never ticked."""
        able = {row.key for row in self._rows if row.may_go}
        fresh = frozenset(ticks & able)
        if fresh != self._ticks:
            self._ticks = fresh
            if self._rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, TERM))
            self.ticked.emit()

    def row(self, at: int) -> VillageRow | None:
        """The row at this place."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def row_of(self, key: str) -> int:
        """Where a row stands; -1 for one that is not listed."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """One row per case."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Six."""
        return 0 if parent.isValid() else TERM + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heads of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and self._heads:
            return self._heads[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, whether it is ticked, or all of it as a sentence."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.name}，{row.item}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row)
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == CHECK and self._with_ticks:
            return Qt.CheckState.Checked if row.key in self._ticks else Qt.CheckState.Unchecked
        return None

    def spoken(self, row: VillageRow) -> str:
        """The row as a sentence: “已勾，马德福，医保参保登记，3 份，还有 2 天”."""
        tick = ""
        if self._with_ticks:
            tick = (
                QCoreApplication.translate("village", "已勾")
                if row.key in self._ticks
                else QCoreApplication.translate("village", "没勾")
            )
        return "，".join(part for part in (tick, row.name, row.item, row.sheets, row.at, row.term) if part)
