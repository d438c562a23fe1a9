"""One person's shift at this desk: their pages in the shell, the lock, the scanner, and the clock in the corner."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from hall_client.domain.hall import Hall
from hall_client.domain.people import ROLE_NAMES, Role
from hall_client.services import papers, signing_in
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.keys import bind
from hall_client.ui.pages.cases_controller import CasesController
from hall_client.ui.pages.cases_page import CasesPage
from hall_client.ui.pages.guide_controller import GuideController
from hall_client.ui.pages.guide_page import GuidePage
from hall_client.ui.pages.settings_controller import SettingsController
from hall_client.ui.pages.settings_page import SettingsPage
from hall_client.ui.pages.tally_controller import TallyController
from hall_client.ui.pages.tally_page import TallyPage
from hall_client.ui.pages.window_controller import WindowController
from hall_client.ui.pages.window_page import WindowPage
from hall_client.ui.scanning import Scanning
from hall_client.ui.shell import Shell
from hall_client.ui.widgets.status_cell import CellState

_WINDOW, _CASES, _TALLY, _SETTINGS, _GUIDE = "window", "cases", "tally", "settings", "guide"
_PAGES_OF = {
    Role.CLERK: (_WINDOW, _CASES, _TALLY, _SETTINGS),
    Role.GUIDE: (_GUIDE, _SETTINGS),
    Role.HANDLER: (_CASES, _SETTINGS),
    Role.APPROVER: (_CASES, _SETTINGS),
    Role.SUPERVISOR: (_CASES, _TALLY, _GUIDE, _SETTINGS),
    Role.ADMIN: (_SETTINGS,),
}
_NUMBERS = {_WINDOW: 1, _CASES: 2, _TALLY: 4, _SETTINGS: 7, _GUIDE: 8}
