"""The devices the clerk's hands meet, as this PC's environment names them: card reader, scanner, document camera."""

import os
import shlex
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hall_client.devices.adapters import camera_simulator, card_simulator
from hall_client.devices.camera import AdapterCamera, FolderCamera
from hall_client.devices.card_reader import AdapterReader, NoReader
from hall_client.devices.serial_scanner import SerialScanner

SIMULATOR = "simulator"
"""The word that stands for the helper that ships for trials."""


@dataclass(frozen=True)
class Counter:
    """What is connected at this desk."""

    reader: AdapterReader | NoReader
    camera: AdapterCamera | FolderCamera | None
    scanner: SerialScanner | None

    def close(self) -> None:
        """End the helpers and let go of the line."""
        for device in (self.reader, self.camera, self.scanner):
            if isinstance(device, AdapterReader | AdapterCamera | SerialScanner):
                device.close()


def connect(heard: Callable[[str], None]) -> Counter:
    """The devices of this desk; `heard` gets the codes of a scanner on a serial line, on a thread of its own."""
    return Counter(card_reader(), camera(), serial_scanner(heard))


def card_reader() -> AdapterReader | NoReader:
    """The reader named by HALL_CARD_READER (the command of its helper, or `simulator`), or none."""
    command = _command("HALL_CARD_READER", card_simulator.__name__)
    return AdapterReader(command) if command else NoReader()


def camera() -> AdapterCamera | FolderCamera | None:
    """The camera of HALL_CAMERA (its helper's command, or `simulator`), else the folder HALL_CAMERA_FOLDER."""
    command = _command("HALL_CAMERA", camera_simulator.__name__)
    if command:
        return AdapterCamera(command)
    folder = os.environ.get("HALL_CAMERA_FOLDER", "")
    return FolderCamera(Path(folder)) if folder else None


def serial_scanner(heard: Callable[[str], None]) -> SerialScanner | None:
    """The scanner on the serial line HALL_SCANNER (COM3, /dev/ttyACM0); None where it acts as a keyboard."""
    port = os.environ.get("HALL_SCANNER", "")
    return SerialScanner(port, heard) if port else None


def _command(variable: str, simulator: str) -> list[str]:
    words = os.environ.get(variable, "")
    return [sys.executable, "-m", simulator] if words == SIMULATOR else shlex.split(words)
