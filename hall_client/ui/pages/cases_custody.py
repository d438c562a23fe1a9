"""材料去向: every sheet of a case and where it is now, and the hops of the one that is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hall_client.domain.numbers import shown
from hall_client.services import papers
from hall_client.services.custody_views import Custody, Passed, SheetTrail
from hall_client.ui import theme
from hall_client.ui.widgets.reading_table import reading_table

_ROW, _HEAD, _SHOWN = 34, 33, 4


class CustodyPane(QWidget):
    """Two tables: sheets above, the hops of the chosen one below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trails: tuple[SheetTrail, ...] = ()
        self.sheets = reading_table((self.tr("材料"), self.tr("现在在哪里"), self.tr("从什么时候")))
        self.hops = reading_table(
            (
                self.tr("从哪里到哪里"),
                self.tr("什么时候"),
                self.tr("谁交"),
                self.tr("谁接"),
                self.tr("清单和差异"),
            )
        )
        for table in (self.sheets, self.hops):
            table.setWordWrap(True)
            table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.sheets.currentCellChanged.connect(lambda *_: self._show_hops())
        column = QVBoxLayout(self)
        theme.space(column)
        column.addWidget(self.sheets)
        column.addWidget(self.hops, 1)
        theme.current.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        for table in (self.sheets, self.hops):
            table.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        theme.fix(self.sheets, height=_HEAD + _ROW * max(1, min(len(self._trails), _SHOWN)))
        self.hops.setMinimumHeight(theme.px(_HEAD + 3 * _ROW))

    def show_custody(self, custody: Custody) -> None:
        """Show the papers of a case; the sheet chosen stays chosen."""
        if custody.trails == self._trails:
            return
        at = self.sheets.currentRow()
        self._trails = custody.trails
        rows = [
            (each.sheet.label, each.place, f"{papers.local(each.sheet.since):%m-%d %H:%M}")
            for each in self._trails
        ]
        _fill(self.sheets, rows, [each.astray for each in self._trails])
        self._measure()
        if rows:
            self.sheets.setCurrentCell(at if 0 <= at < len(rows) else 0, 0)
        self._show_hops()

    def _show_hops(self) -> None:
        at = self.sheets.currentRow()
        hops = self._trails[at].hops if 0 <= at < len(self._trails) else ()
        _fill(self.hops, [self._hop(each) for each in hops], [bool(each.difference) for each in hops])

    def _hop(self, hop: Passed) -> tuple[str, ...]:
        way = self.tr("{here} → {there}").format(here=hop.from_words, there=hop.to_words)
        manifest = shown(hop.manifest) if hop.manifest else ""
        told = "；".join(part for part in (hop.difference, manifest) if part)
        return way, f"{papers.local(hop.at):%m-%d %H:%M}", hop.giver, hop.taker, told


def _fill(table: QTableWidget, rows: Sequence[tuple[str, ...]], amber: Sequence[bool]) -> None:
    table.setRowCount(len(rows))
    for at, cells in enumerate(rows):
        for column, words in enumerate(cells):
            item = QTableWidgetItem(words)
            item.setToolTip(words)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, "，".join(cell for cell in cells if cell))
            if amber[at]:
                item.setForeground(QColor(theme.hex_colour("amber_7")))
            table.setItem(at, column, item)
