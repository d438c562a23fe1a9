"""The warnings of the hall board as a list; refreshing keeps the place of whoever reads it."""

from PySide6.QtCore import Qt

from hall_client.domain.hall_warnings import URGED_WORDS, HallWarning, WarningKind
from hall_client.domain.lights import Level
from hall_client.ui.models.rows_model import KeyedRowsModel

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


class BoardWarningsModel(KeyedRowsModel[HallWarning]):
    """The warnings, most urgent first."""

    def said(self, row: HallWarning, role: int) -> object:
        """Who it is about, or a sentence for screen readers."""
        if role == Qt.ItemDataRole.DisplayRole:
            return row.who
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return "，".join(
                each for each in (row.words, row.who, row.what, row.where, URGED_WORDS[row.urged]) if each
            )
        return None
