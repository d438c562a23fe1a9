"""Things that wait, as rows of a list that can be ticked: who, what, and a chip that says why it matters."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal

from hall_client.ui.models.rows_model import KeyedRowsModel


@dataclass(frozen=True)
class TaskRow:
    """One thing. `chip` with `icon` and `kind` (see widgets.chip); `right` stands before it in quiet words."""

    key: str
    upper: str
    lower: str
    right: str = ""
    chip: str = ""
    icon: str = ""
    kind: str = "outline"


@dataclass(frozen=True)
class Tasks:
    """One list: `name` says which, `groups` (key, words) are parts of it that are shown one at a time."""

    name: str
    title: str
    rows: tuple[TaskRow, ...]
    nothing: str
    """What an empty list says."""
    keys: tuple[tuple[str, str], ...] = ()
    """Key caps and what they do here."""
    groups: tuple[tuple[str, str], ...] = ()
    tickable: bool = False


class TaskModel(KeyedRowsModel[TaskRow]):
    """CheckStateRole gives whether it is ticked where ticking is asked for."""

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ticked: set[str] = set()
        self.tickable = False

    @property
    def ticked(self) -> tuple[str, ...]:
        """The keys of the ticked rows, in order."""
        return tuple(row.key for row in self._rows if row.key in self._ticked)

    def show_rows(self, rows: Iterable[TaskRow], *, tickable: bool, fresh: bool) -> None:
        """Show these. `fresh` rows of a list to tick are all ticked; otherwise the ticks stay where they were."""
        self.beginResetModel()
        known = {row.key for row in self._rows}
        self._rows, self.tickable = list(rows), tickable
        keys = {row.key for row in self._rows}
        self._ticked = keys if fresh else (self._ticked & keys) | (keys - known)
        if not tickable:
            self._ticked = set()
        self.endResetModel()
        self.ticks_changed.emit()

    def toggle(self, at: int) -> None:
        """Tick a row, or take its tick away."""
        if self.tickable and 0 <= at < len(self._rows):
            self._ticked ^= {self._rows[at].key}
            self._tell()

    def tick_all(self) -> None:
        """Tick all; where all are ticked, none."""
        if self.tickable:
            keys = {row.key for row in self._rows}
            self._ticked = set() if self._ticked == keys else keys
            self._tell()

    def tick_only(self, key: str) -> None:
        """Tick one row alone."""
        self._ticked = {key}
        self._tell()

    def _tell(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        self.ticks_changed.emit()

    def said(self, row: TaskRow, role: int) -> object:
        """Its name, its tick, or a sentence for screen readers."""
        ticked = row.key in self._ticked
        if role == Qt.ItemDataRole.DisplayRole:
            return row.upper
        if role == Qt.ItemDataRole.CheckStateRole and self.tickable:
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            parts = [row.upper, row.lower, row.right, row.chip]
            if self.tickable:
                parts.append(self.tr("已勾选") if ticked else self.tr("没有勾选"))
            return "，".join(part for part in parts if part)
        return None
