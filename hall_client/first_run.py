"""The first page of a new installation: asks for the hall, sets it up, and hands over the recovery key once."""

from functools import partial

from PySide6.QtWidgets import QApplication

from hall_client.desk import set_up
from hall_client.devices.printers import queues
from hall_client.domain.hall import HallPlan
from hall_client.settings import Settings
from hall_client.setup_file import write_recovery_sheet
from hall_client.ui.background import Background
from hall_client.ui.pages.first_run_controller import FirstRunController, MadeHall
from hall_client.ui.pages.first_run_page import FirstRunPage

_SIZE = (1366, 698)


def set_up_on_screen(app: QApplication, settings: Settings) -> bool:
    """Show the page until a hall is made or the window is closed; whether there is a hall now."""
    page, background = FirstRunPage(), Background()
    made: list[MadeHall] = []

    def make(plan: HallPlan) -> MadeHall:
        made.append(make_hall(settings, plan))
        return made[-1]

    FirstRunController(page, background, make, queues).done.connect(page.close)
    page.resize(*_SIZE)
    page.show()
    app.exec()
    background.close()
    return bool(made)


def make_hall(settings: Settings, plan: HallPlan) -> MadeHall:
    """Set the hall up, as `hall-client setup` does. Raises PlanRefused, NoKeyring, ReadOnly."""
    passphrase = settings.passphrase()
    ready = set_up(settings.folder, plan, passphrase=passphrase)
    outlet = plan.hall.outlet("recovery_key", "a4")
    print_key = partial(write_recovery_sheet, settings.folder, passphrase, ready, outlet)
    return MadeHall(ready.recovery_key, ready.accounts, ready.key_words, print_key)
