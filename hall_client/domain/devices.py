"""The devices at the counter of one PC: what drives the card readers and the camera, and where the scanner is."""

import shlex
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath

SIMULATOR = "simulator"
"""Stands for the helper that ships for trials."""
FOLDER = "folder:"
"""Before the folder a scanner's own program saves to."""


@dataclass(frozen=True)
class Devices:
    """What is connected to one PC; empty where nothing is.

    Readers and camera are named by the command of the helper that drives them, or by `simulator`; the camera may be
    `folder:PATH` instead.
    """

    card_reader: str = ""
    kiosk_reader: str = ""
    """The reader in the ticket machine."""
    camera: str = ""
    scanner: str = ""
    """The serial line of the scanner (COM3, /dev/ttyACM0); empty where it acts as a keyboard."""


def command_words(command: str, *, windows: bool) -> list[str]:
    """A helper's command in its words. Raises ValueError where a quotation mark is left open."""
    # Elsewhere a backslash guards the next letter; in a Windows path it stands for itself.
    return [word.strip('"') if windows else word for word in shlex.split(command, posix=not windows)]


def problems(devices: Devices) -> list[str]:
    """What is wrong with the devices of a PC, as sentences."""
    found = []
    for name, command in (
        ("card_reader（身份证读卡器）", devices.card_reader),
        ("kiosk_reader（取号机的读卡器）", devices.kiosk_reader),
        ("camera（高拍仪）", "" if devices.camera.startswith(FOLDER) else devices.camera),
    ):
        try:
            command_words(command, windows=True)
        except ValueError:
            found.append(f"{name}的命令少一个引号")
    folder = devices.camera.removeprefix(FOLDER)
    if devices.camera.startswith(FOLDER) and not _is_whole(folder):
        found.append("camera（高拍仪）的文件夹要写完整的路径，例如 D:\\拍照 或 /home/hall/拍照")
    if len(devices.scanner.split()) > 1:
        found.append("scanner（扫码枪）只写串口的名字，例如 COM3 或 /dev/ttyACM0")
    return found


def _is_whole(path: str) -> bool:
    return PurePosixPath(path).is_absolute() or PureWindowsPath(path).is_absolute()
