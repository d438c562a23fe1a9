"""Tells a desk how its devices are: the cell in the app bar, and one message when a printer stops."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from hall_client.domain.printers import Condition
from hall_client.services.printer_states import UsedPrinter, used_printers
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.pages.settings_devices import DeviceRow
from hall_client.ui.shell import Shell
from hall_client.ui.widgets.message_row import MessageKind
from hall_client.ui.widgets.status_cell import CellState

_EVERY_MS = 4_000


class DeviceWatch(QObject):
    """Lives as long as a shift: all devices are looked at when it begins, the print queues every few seconds.

    Ticket printers are left alone: they take one line at a time, and their paper is asked for with every ticket.
    """

    def __init__(self, shell: Shell, context: Context, devices: Callable[[], Sequence[DeviceRow]]) -> None:
        super().__init__(shell)
        self._shell, self._context, self._devices = shell, context, devices
        self._bad: set[str] = set()
        self._looking = False
        self.timer = QTimer(self)
        self.timer.setInterval(_EVERY_MS)
        self.timer.timeout.connect(self.look_at_printers)
        self.timer.start()
        self.look()

    def look(self) -> None:
        """Look at all devices."""
        self._context.watching.run(self._devices, self._on_devices, self._on_unknown)

    def look_at_printers(self) -> None:
        """Ask the print queues, unless they are being asked."""
        if not self._looking:
            self._looking = True
            desk = self._context.desk
            self._context.watching.run(
                lambda: used_printers(desk, ticket_printers=False), self._on_printers, self._on_unknown
            )

    def _on_devices(self, devices: Sequence[DeviceRow]) -> None:
        """The worst problem by name, or that all is well."""
        worst = next((device for device in devices if device.well is False), None)
        if worst is None:
            self._shell.set_devices(CellState.WELL, self.tr("设备正常"))
        else:
            self._shell.set_devices(CellState.OUTLINE, self.tr("{name}有问题").format(name=worst.name))

    def _on_printers(self, found: tuple[UsedPrinter, ...]) -> None:
        self._looking = False
        before = self._bad
        bad = {each.state.printer: each for each in found if each.state.condition is Condition.BAD}
        self._bad = set(bad)
        for printer in sorted(self._bad - before):
            words = f"{printer}：{bad[printer].state.words}"
            self._shell.strip.post(MessageKind.AMBER, words, icon="printer", name="printer")
        if bad.keys() != before:
            self.look()

    def _on_unknown(self, failure: Exception) -> None:
        self._looking = False
        self._shell.set_devices(CellState.OUTLINE, failures.sentence(failure))
