"""The cases that were found, newest first."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hall_client.domain.cases import Case
from hall_client.domain.lights import ClockState
from hall_client.domain.numbers import shown
from hall_client.ui.models.cases_words import clock_chip, progress, state_chip

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class CasesModel(QAbstractListModel):
    """UserRole gives the case; `clock` how its clock stands."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cases: list[Case] = []
        self._clocks: dict[str, ClockState] = {}

    def set_cases(self, cases: Iterable[Case], clocks: Mapping[str, ClockState]) -> None:
        """Show these."""
        self.beginResetModel()
        self._cases, self._clocks = list(cases), dict(clocks)
        self.endResetModel()

    def clock(self, case: Case) -> ClockState | None:
        """How the clock of a case stands, if one runs."""
        return self._clocks.get(case.id)

    def row_of(self, case_id: str) -> int:
        """The row of a case, -1 when it is not listed."""
        return next((row for row, case in enumerate(self._cases) if case.id == case_id), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """One row per case."""
        return 0 if parent.isValid() else len(self._cases)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The case, its name, or a whole sentence for screen readers."""
        if not index.isValid():
            return None
        case = self._cases[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return case
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return case.applicant_name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            clock = self.clock(case)
            parts = (
                case.applicant_name,
                case.item_name,
                shown(case.number),
                state_chip(case).words,
                progress(case),
            )
            return "，".join((*parts, clock_chip(clock).words) if clock else parts)
        return None
