"""The citizens' side of the hall: they take numbers at the ticket machine and are called on the display."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from hall_client.app import make_context
from hall_client.demo.clock import DemoClock
from hall_client.demo.hands import DemoStuck, Hands
from hall_client.desk import OpenDesk
from hall_client.devices.card_reader import NoReader
from hall_client.devices.voice import Silent
from hall_client.domain.people import CALL_DISPLAY, KIOSK
from hall_client.services.voice_ports import Nobody
from hall_client.ui.faces.display_controller import DisplayController
from hall_client.ui.faces.display_face import DisplayFace
from hall_client.ui.faces.kiosk_controller import KioskController
from hall_client.ui.faces.kiosk_face import KioskFace

_UPRIGHT, _LYING = QSize(1080, 1920), QSize(1920, 1080)
_MARKED_MS = 2_000
"""How long a call is marked as new: the day passes a hundred times as fast as a real one."""

_SHOWN_AT = 18
"""The call at which a picture is taken: by then somebody has missed theirs."""


class Public:
    """A ticket machine and a call display on the hall's store. They look when told to: nothing is left to chance."""

    def __init__(
        self, opened: OpenDesk, clock: DemoClock, pause: int, busy: Callable[[], bool], shots: Path
    ) -> None:
        self._clock, self._shots = clock, shots
        self.contexts = [make_context(opened, who, NoReader(), Silent()) for who in (KIOSK, CALL_DISPLAY)]
        self._kiosk, self._display = KioskFace(), DisplayFace()
        self._kiosk.resize(_UPRIGHT)
        self._display.resize(_LYING)
        self._machine = KioskController(self._kiosk, self.contexts[0])
        self._calls = DisplayController(self._display, self.contexts[1], Nobody())
        self._calls.line.least.setInterval(0)
        self._calls.line.whole.setInterval(_MARKED_MS)
        for poll in (self._machine.poll, self._calls.poll):
            poll.stop()
        self._hands = Hands(self._kiosk, busy, pause)
        self.taken: list[str] = []
        """The numbers the ticket machine gave out."""
        self.called: list[str] = []
        """The calls the display has shown."""
        self._calls.line.begun.connect(lambda call: self.called.append(call.label))

    def open(self) -> None:
        """Both are switched on, behind the desks."""
        for face in (self._kiosk, self._display):
            face.show()
            face.lower()
        self._hands.wait(lambda: self._calls.has_looked, "the display to look")

    def close(self) -> None:
        """Both are switched off."""
        self._calls.stop()
        self._display.close()
        self._kiosk.release()
        for context in self.contexts:
            context.close()

    def takes_numbers(self) -> bool:
        """Whether the ticket machine gives out numbers at this hour."""
        self._machine.look()
        self._hands.settle()
        return self._kiosk.is_open

    def take(self, series: str, *, first: bool = False) -> str:
        """Touch the tile of `series`, after 优先取号 if `first`; the number that comes out."""
        home, number = self._kiosk.home, self._kiosk.number
        self._shoot("10-kiosk", self._kiosk, _UPRIGHT)
        self._shoot("10c-kiosk-landscape", self._kiosk, _LYING)
        if first:
            self._hands.click(home.first)
            self._shoot("10d-kiosk-priority", self._kiosk, _UPRIGHT)
        self._hands.click(next(tile for tile in home.tiles if tile.letter == series))
        self._hands.wait(lambda: bool(number.number), "a number")
        label = number.number
        self._shoot("10b-kiosk-ticket", self._kiosk, _UPRIGHT)
        self._hands.click(number.ready)
        self.taken.append(label)
        self._clock.forward(seconds=15)
        return label

    def see(self, label: str) -> None:
        """The display shows the call that was just made. Raises DemoStuck when it does not."""
        self._calls.look()
        self._hands.wait(lambda: label in self.called, f"{label} on the display")
        if not self._display.panel.words.startswith(label):
            raise DemoStuck(f"the display shows another number than {label}")
        if len(self.called) == _SHOWN_AT:
            self._shoot("11-call-display", self._display, _LYING)
            self._shoot("11c-call-display-upright", self._display, _UPRIGHT)

    def _shoot(self, name: str, face: QWidget, size: QSize) -> None:
        """A picture, the first time it comes to this, on a screen that stands or lies."""
        file = self._shots / f"{name}.png"
        if file.exists():
            return
        usual = face.size()
        face.resize(size)
        self._hands.settle()
        face.grab().save(str(file))
        face.resize(usual)
        self._hands.settle()
