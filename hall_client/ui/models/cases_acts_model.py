"""The acts of one case in order of time (全程留痕)."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt

from hall_client.services import papers
from hall_client.services.looking_up import Act
from hall_client.ui.models.line_words import place_words
from hall_client.ui.models.rows_model import RowsModel


def actor_words(act: Act) -> str:
    """Who did it, and where when it was another desk."""
    return f"{act.actor}，{place_words(act.station, act.terminal)}" if act.station else act.actor


def disputed_words() -> str:
    """The mark of an act that met another desk's."""
    return QCoreApplication.translate("cases", "两边都改过")


class CasesActsModel(RowsModel[tuple[str, str, Act]]):
    """Rows are (day, minute, act); the day is empty where it is that of the act above."""

    def set_acts(self, acts: Iterable[Act]) -> None:
        """Show these."""
        rows, before = [], ""
        for act in acts:
            day, minute = papers.shown_instant(act.at).split(" ")
            rows.append(("" if day == before else day[5:], minute, act))
            before = day
        self.reset_rows(rows)

    def said(self, row: tuple[str, str, Act], role: int) -> object:
        """Its word, or a sentence for screen readers; the whole detail on hover."""
        act = row[2]
        if role == Qt.ItemDataRole.DisplayRole:
            return act.word
        if role == Qt.ItemDataRole.ToolTipRole:
            return act.detail
        if role == Qt.ItemDataRole.AccessibleTextRole:
            disputed = disputed_words() if act.disputed else ""
            parts = (papers.shown_instant(act.at), actor_words(act), act.word, disputed, act.detail)
            return "，".join(part for part in parts if part)
        return None
