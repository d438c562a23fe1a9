"""Joins the two pages of a village's 代办员: the table where matters are taken on, and 交接."""

from PySide6.QtCore import QObject

from hall_client.domain.drafts import Draft
from hall_client.domain.village_lists import VillageList
from hall_client.ui.pages.village_controller import VillageController
from hall_client.ui.pages.window_controller import WindowController
from hall_client.ui.shell import Shell


class VillageShift(QObject):
    """What is chosen on one page and done on the other; lives as long as the shell."""

    def __init__(self, shell: Shell, window: WindowController, village: VillageController) -> None:
        super().__init__(shell)
        self._shell, self._window, self._village = shell, window, village
        village.open_wished.connect(self._on_open)
        village.draft_wished.connect(self._on_draft)
        village.new_wished.connect(self._on_new)
        window.list_wished.connect(self._on_list)
        window.stop_list_wished.connect(self._on_stop_list)
        window.report_wished.connect(village.reporting.report)

    def _on_open(self, number: str) -> None:
        self._shell.show_page("window")
        self._window.open_number(number)

    def _on_draft(self, draft: Draft) -> None:
        self._shell.show_page("window")
        self._window.take_up(draft)

    def _on_new(self) -> None:
        self._shell.show_page("window")
        self._window.begin_new()

    def _on_list(self, wanted: VillageList) -> None:
        self._shell.show_page("handover")
        self._village.show_list(wanted)

    def _on_stop_list(self, text: str) -> None:
        self._shell.show_page("handover")
        self._village.show_stop_list(text)
