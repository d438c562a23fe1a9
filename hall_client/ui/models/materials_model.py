"""The materials of one case as rows of a list, each able to say in words how it stands."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, Qt

from hall_client.domain.materials import TO_MEND, MaterialState
from hall_client.ui.models.rows_model import KeyedRowsModel

MARKS = (
    MaterialState.ORIGINAL,
    MaterialState.COPY,
    MaterialState.WAIVED,
    MaterialState.DEFERRED,
    MaterialState.MISSING,
    MaterialState.UNFIT,
)
"""The six states a clerk can mark, in the order of the keys 1 to 6."""


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

    @property
    def key(self) -> str:
        """The code."""
        return self.code

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


class MaterialsModel(KeyedRowsModel[MaterialRow]):
    """The materials in order; a screen reader reads a row as one sentence."""

    def set_state(self, at: int, state: str) -> None:
        """Show row `at` in `state` at once, before the answer to the mark comes back."""
        self.put(at, replace(self._rows[at], state=state))

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

    def said(self, row: MaterialRow, role: int) -> object:
        """Its name for display, a full sentence for screen readers."""
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._sentence(row)
        return None

    def _sentence(self, row: MaterialRow) -> str:
        parts = [self.tr("材料 {n}").format(n=self.row_of(row.key) + 1), row.name, state_words(row.state)]
        parts += [row.reason] if row.state in TO_MEND and row.reason else []
        parts += [self.tr("{n} 份").format(n=row.copies)] if row.copies else []
        parts += [self.tr("附件 {n} 份").format(n=row.scans)] if row.scans else []
        parts += [row.note] if row.note else []
        return "，".join([*parts, self.tr("按 1 到 6 标记")])
