"""The cases that were found, newest first."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Qt

from hall_client.domain.cases import Case
from hall_client.domain.lights import ClockState
from hall_client.domain.numbers import shown
from hall_client.ui.models.cases_words import clock_chip, progress, state_chip
from hall_client.ui.models.rows_model import RowsModel


class CasesModel(RowsModel[Case]):
    """`clock` tells how the clock of a case stands."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clocks: dict[str, ClockState] = {}

    def set_cases(self, cases: Iterable[Case], clocks: Mapping[str, ClockState]) -> None:
        """Show these."""
        self._clocks = dict(clocks)
        self.reset_rows(cases)

    def clock(self, case: Case) -> ClockState | None:
        """How the clock of a case stands, if one runs."""
        return self._clocks.get(case.id)

    def row_of(self, case_id: str) -> int:
        """The row of a case, -1 when it is not listed."""
        return next((row for row, case in enumerate(self._rows) if case.id == case_id), -1)

    def said(self, row: Case, role: int) -> object:
        """Its name, or a whole sentence for screen readers."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.applicant_name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            clock = self.clock(row)
            parts = (
                row.applicant_name,
                row.item_name,
                shown(row.number),
                state_chip(row).words,
                progress(row),
            )
            return "，".join((*parts, clock_chip(clock).words) if clock else parts)
        return None
