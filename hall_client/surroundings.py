"""What lies around the store for the pages: printers, devices, files, backups; all called off the GUI thread."""

import platform
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from hall_client import __version__
from hall_client.desk import OpenDesk, make_backup
from hall_client.devices.printers import queues
from hall_client.domain.catalogue_check import Sheet
from hall_client.domain.people import PROGRAM
from hall_client.domain.printers import Condition
from hall_client.services.ports import CardNotRead, CardReader, Desk, PrintFailed
from hall_client.services.printer_states import used_printers
from hall_client.services.sheet_printing import try_out
from hall_client.services.tallying import Tally
from hall_client.services.voice_ports import Announcement, Announcer
from hall_client.ui.pages.settings_controller import Surroundings
from hall_client.ui.pages.settings_devices import DeviceRow

_TRIAL = Announcement("A001", 1, repeats=1, percent=100)
_TRIAL_SECONDS = 15.0
_PRINTER = "printer/"


def surroundings(opened: OpenDesk, reader: CardReader, announcer: Announcer) -> Surroundings:
    """The surroundings of an opened installation."""
    return Surroundings(
        queues=queues,
        devices=partial(_devices, opened, reader),
        try_device=partial(_try, opened.desk, reader, announcer),
        read_catalogue=_read_catalogue,
        backup=partial(make_backup, opened),
        last_backup=partial(_last_backup, opened.folder),
        about=(
            f"便民窗口 {__version__}，Python {platform.python_version()}，{platform.system()}",
            f"数据文件夹：{opened.folder}",
            f"密钥：{opened.secrets.words}",
        ),
    )


def _devices(opened: OpenDesk, reader: CardReader) -> Sequence[DeviceRow]:
    connected = type(reader).__name__ != "NoReader"
    return (
        *_printers(opened.desk),
        DeviceRow(
            "card", "身份证读卡器", True if connected else None, "已接上" if connected else "没有接", "试读"
        ),
        DeviceRow("scanner", "扫码枪", None, "扫一张回执，能打开办件就是好的"),
        DeviceRow("voice", "叫号语音", None, "按试叫听一听", "试叫"),
    )


def _printers(desk: Desk) -> Sequence[DeviceRow]:
    used = used_printers(desk)
    if not used:
        return (DeviceRow("printer", "打印机", None, "没有设，文书存成 PDF"),)
    return tuple(
        DeviceRow(
            f"{_PRINTER}{each.use}",
            "小票打印机" if each.direct else "打印机",
            each.state.condition is Condition.WELL,
            f"{each.state.printer}（{each.papers}）{each.state.words}",
            "试打",
        )
        for each in used
    )


def _try(desk: Desk, reader: CardReader, announcer: Announcer, code: str) -> str:
    if code.startswith(_PRINTER):
        return _try_printer(desk, code.removeprefix(_PRINTER))
    if code == "voice":
        return _try_voice(announcer)
    try:
        card = reader.read()
    except CardNotRead as failure:
        return str(failure)
    return f"读到一张卡，姓名 {len(card.name)} 个字。"


def _try_voice(announcer: Announcer) -> str:
    """Call a number that nobody has; what came of it."""
    over, faults = threading.Event(), list[str]()

    def told(words: str) -> None:
        faults.append(words)
        over.set()

    announcer.announce(_TRIAL, told)
    if not over.wait(_TRIAL_SECONDS):
        return "还在叫前面的号，等一会儿再试。"
    return faults[0] or "已经叫了一声，没听到请看音箱的开关和音量。"


def _try_printer(desk: Desk, use: str) -> str:
    try:
        try_out(desk, PROGRAM, use)
    except PrintFailed as failure:
        return str(failure)
    return "试打页已打出来。"


def _last_backup(folder: Path) -> str:
    files = sorted((folder / "backups").glob("*.hallbackup"))
    return f"最近 {files[-1].stem}" if files else "还没有备份，封账时会自动备份"


# Spreadsheets take half a second to load, and most days nobody opens one.
def _read_catalogue(file: Path) -> Sheet:
    from hall_client.storage import catalogue_files

    return catalogue_files.read(file)


def write_tally(tally: Tally, file: Path) -> None:
    """Write a tally as a spreadsheet, marked with its number."""
    from hall_client.devices.spreadsheets import write_table

    write_table(file, tally.table, f"{tally.number} {tally.day.isoformat()}")
