"""The materials section: the table under the number keys, with its summary in the head."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from hall_client.ui import theme
from hall_client.ui.widgets.materials_summary import MaterialsSummary
from hall_client.ui.widgets.materials_table import MaterialsTable
from hall_client.ui.widgets.section_card import SectionCard, SectionState

_LEAST = 150
"""A row with its reason line is never cut; where room is short the whole page scrolls."""


class MaterialsSection(SectionCard):
    """Signals are those of `table`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("MaterialsSection", "材料"), "Alt+4", parent)
        self.table = MaterialsTable()
        self.summary = MaterialsSummary(self.table.model)
        self.summary.all_requested.connect(self.table.view.mark_all)
        self.head.addWidget(self.summary, 1)
        self.summary.setVisible(False)
        self.table.model.modelReset.connect(lambda: self.summary.setVisible(self.table.model.rowCount() > 0))
        self.body.addWidget(self.table, 1)
        self._keep_room()
        theme.current.changed.connect(self._keep_room)

    def _keep_room(self) -> None:
        self.table.view.setMinimumHeight(theme.px(_LEAST))

    def show_head(self, shown: bool) -> None:
        """In a single column the tab carries the title, and the rows take the room."""
        head = self.head.parentWidget()
        if head is not None and self.state is SectionState.ACTIVE:
            head.setVisible(shown)

    def begin(self) -> None:
        """The keyboard goes to the table."""
        self.table.view.setFocus()
