"""The warnings of the hall board as a list; refreshing keeps the place of whoever reads it."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hall_client.domain.hall_warnings import URGED_WORDS, HallWarning, WarningKind
from hall_client.domain.lights import Level

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

LOOKS = {
    Level.OVERDUE: ("red_solid", "unfit"),
    Level.SOON: ("amber_line", "clock"),
    Level.REMINDER: ("outline", "clock"),
}
"""Kind and icon of the chip of each level."""

ICONS = {
    WarningKind.NOTICE: "warning",
    WarningKind.HANDOVER: "box",
    WarningKind.DELIVERY: "box",
    WarningKind.WAIT: "people",
    WarningKind.PAUSE: "pause",
    WarningKind.URGING: "bell",
    WarningKind.RATING: "warning",
}
"""What is no case to finish has an icon of its own."""


def chip_look(warning: HallWarning) -> tuple[str, str]:
    """Kind and icon of a warning's chip."""
    kind, icon = LOOKS[warning.level]
    return kind, icon if warning.level is Level.OVERDUE else ICONS.get(warning.kind, icon)


class BoardWarningsModel(QAbstractListModel):
    """UserRole gives the warning."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[HallWarning, ...] = ()

    @property
    def rows(self) -> tuple[HallWarning, ...]:
        """All of them, in order."""
        return self._rows

    def show_rows(self, rows: Sequence[HallWarning]) -> bool:
        """Show these. False where the rows are the same ones in the same order: nothing moves then."""
        fresh = tuple(rows)
        if [row.key for row in fresh] == [row.key for row in self._rows]:
            self._rows = fresh
            if fresh:
                self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return False
        self.beginResetModel()
        self._rows = fresh
        self.endResetModel()
        return True

    def row_of(self, key: str) -> int:
        """The row of a key; -1 where there is none."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """One row for each."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The warning, who it is about, or a sentence for screen readers."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.who
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return "，".join(
                each for each in (row.words, row.who, row.what, row.where, URGED_WORDS[row.urged]) if each
            )
        return None
