"""The materials of one case as rows of a list, each able to say in words how it stands."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class MaterialState(StrEnum):
    """What the clerk has found of a material."""

    UNSEEN = "unseen"
    ORIGINAL = "original"
    COPY = "copy"
    WAIVED = "waived"
    DEFERRED = "deferred"
    MISSING = "missing"
    UNFIT = "unfit"


MARKS = (
    MaterialState.ORIGINAL,
    MaterialState.COPY,
    MaterialState.WAIVED,
    MaterialState.DEFERRED,
    MaterialState.MISSING,
    MaterialState.UNFIT,
)
"""The six states a clerk can mark, in the order of the keys 1 to 6."""

IN_HAND = (MaterialState.ORIGINAL, MaterialState.COPY, MaterialState.WAIVED)
LACKING = (MaterialState.MISSING, MaterialState.UNFIT)


@dataclass(frozen=True)
class MaterialRow:
    """One material as the table shows it.

    `requirement` is the small line under the name; `reason` and `remedy` (怎么补) belong to missing and
    unfit; `reasons` are the reasons offered under the digits 1, 2, 3 …; `disabled_hint` says in words why
    免交 or 容缺 cannot be marked here; `scans` counts the attachments.
    """

    code: str
    name: str
    requirement: str
    state: str = MaterialState.UNSEEN
    copies: int = 0
    note: str = ""
    reason: str = ""
    remedy: str = ""
    reasons: tuple[str, ...] = ()
    scans: int = 0
    can_defer: bool = True
    can_waive: bool = True
    disabled_hint: str = ""

    def allows(self, state: str) -> bool:
        """Whether the row may be marked so."""
        if state == MaterialState.DEFERRED:
            return self.can_defer
        return self.can_waive if state == MaterialState.WAIVED else True


def state_words(state: str) -> str:
    """The word on screen for a state."""
    words = {
        MaterialState.UNSEEN: QCoreApplication.translate("materials", "未看"),
        MaterialState.ORIGINAL: QCoreApplication.translate("materials", "原件"),
        MaterialState.COPY: QCoreApplication.translate("materials", "复印件"),
        MaterialState.WAIVED: QCoreApplication.translate("materials", "免交"),
        MaterialState.DEFERRED: QCoreApplication.translate("materials", "容缺"),
        MaterialState.MISSING: QCoreApplication.translate("materials", "缺"),
        MaterialState.UNFIT: QCoreApplication.translate("materials", "不合格"),
    }
    return words[MaterialState(state)]


ROW_ROLE = Qt.ItemDataRole.UserRole


class MaterialsModel(QAbstractTableModel):
    """The rows in order. One column: the delegate draws a whole row, and a screen reader reads it as one
    sentence.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[MaterialRow] = []

    @property
    def rows(self) -> tuple[MaterialRow, ...]:
        """All rows."""
        return tuple(self._rows)

    def set_rows(self, rows: Iterable[MaterialRow]) -> None:
        """Show these rows. The same materials in the same order keep selection, scroll and open reason
        line.
        """
        fresh = list(rows)
        if [row.code for row in fresh] != [row.code for row in self._rows]:
            self.beginResetModel()
            self._rows = fresh
            self.endResetModel()
            return
        for at, row in enumerate(fresh):
            self._put(at, row)

    def set_state(self, at: int, state: str) -> None:
        """Show row `at` in `state` at once, before the answer to the mark comes back."""
        self._put(at, replace(self._rows[at], state=state))

    def counts(self) -> dict[str, int]:
        """How many rows stand in each state; states with none are left out."""
        found: dict[str, int] = {}
        for row in self._rows:
            found[row.state] = found.get(row.state, 0) + 1
        return found

    def next_unseen(self, after: int) -> int | None:
        """The next row not yet looked at after row `after`, around the end; None when all have been seen."""
        order = [*range(after + 1, len(self._rows)), *range(after + 1)]
        return next((at for at in order if self._rows[at].state == MaterialState.UNSEEN), None)

    def _put(self, at: int, row: MaterialRow) -> None:
        if self._rows[at] != row:
            self._rows[at] = row
            index = self.index(at, 0)
            self.dataChanged.emit(index, index)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """One row per material."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """A row is drawn as a whole."""
        return 0 if parent.isValid() else 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself under `ROW_ROLE`, its name for display, a full sentence for screen readers."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._sentence(index.row(), row)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Never editable: the view then keeps input methods off and digits act at once."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _sentence(self, at: int, row: MaterialRow) -> str:
        parts = [self.tr("材料 {n}").format(n=at + 1), row.name, state_words(row.state)]
        parts += [row.reason] if row.state in LACKING and row.reason else []
        parts += [self.tr("{n} 份").format(n=row.copies)] if row.copies else []
        parts += [self.tr("附件 {n} 份").format(n=row.scans)] if row.scans else []
        parts += [row.note] if row.note else []
        return "，".join([*parts, self.tr("按 1 到 6 标记")])
