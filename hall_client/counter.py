"""The devices the clerk's hands meet, as this PC's settings name them: card reader, scanner, document camera."""

import sys
from collections.abc import Callable
from pathlib import Path

from hall_client.devices.adapters import camera_simulator, card_simulator
from hall_client.devices.camera import AdapterCamera, FolderCamera
from hall_client.devices.card_reader import AdapterReader, NoReader
from hall_client.devices.serial_scanner import SerialScanner
from hall_client.domain.devices import FOLDER, SIMULATOR, Devices, command_words
from hall_client.ui.context import Context


def _deaf(_code: str) -> None:
    pass


class Counter:
    """The devices of `context`. `heard` gets the codes of a scanner on a serial line, on a thread of its own."""

    def __init__(self, context: Context, heard: Callable[[str], None] = _deaf) -> None:
        self._context, self._heard = context, heard
        self._held: list[AdapterReader | AdapterCamera | SerialScanner] = []

    def connect(self, devices: Devices) -> None:
        """Let go of what was connected and meet these; what is under way with the old ones is given up."""
        self.close()
        reader, camera = card_reader(devices.card_reader), document_camera(devices.camera)
        scanner = SerialScanner(devices.scanner, self._heard) if devices.scanner else None
        self._held = [
            each
            for each in (reader, camera, scanner)
            if isinstance(each, AdapterReader | AdapterCamera | SerialScanner)
        ]
        self._context.reader, self._context.camera, self._context.scanner = reader, camera, scanner

    def meet_reader(self, command: str) -> bool:
        """Connect this card reader and nothing else; whether there is one."""
        self.connect(Devices(card_reader=command))
        return bool(command)

    def close(self) -> None:
        """End the helpers and let go of the line."""
        for device in self._held:
            device.close()
        self._held = []


def card_reader(command: str) -> AdapterReader | NoReader:
    """The reader behind a helper's command or the simulator; none where it is empty."""
    return AdapterReader(_words(command, card_simulator.__name__)) if command else NoReader()


def document_camera(named: str) -> AdapterCamera | FolderCamera | None:
    """The camera behind a helper's command, the simulator or a folder; None where it is empty."""
    if named.startswith(FOLDER):
        return FolderCamera(Path(named.removeprefix(FOLDER)))
    return AdapterCamera(_words(named, camera_simulator.__name__)) if named else None


def _words(command: str, simulator: str) -> list[str]:
    if command == SIMULATOR:
        return [sys.executable, "-m", simulator]
    return command_words(command, windows=sys.platform == "win32")
