"""What lies around the store for the pages: printers, devices, files, backups; all called off the GUI thread."""

import platform
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from hall_client import __version__
from hall_client.desk import OpenDesk, make_backup
from hall_client.devices.printers import queues
from hall_client.devices.serial_scanner import ports
from hall_client.domain.catalogue_check import Sheet
from hall_client.domain.people import PROGRAM
from hall_client.domain.printers import Condition
from hall_client.services.ports import Camera, CardNotRead, Desk, DeviceState, PictureNotTaken, PrintFailed
from hall_client.services.printer_states import used_printers
from hall_client.services.sheet_printing import try_out
from hall_client.services.tallying import Tally
from hall_client.services.voice_ports import Announcement, Announcer
from hall_client.ui.context import Context
from hall_client.ui.pages.settings_controller import Surroundings
from hall_client.ui.pages.settings_devices import DeviceRow

_TRIAL = Announcement("A001", 1, repeats=1, percent=100)
_TRIAL_SECONDS = 15.0
_PRINTER = "printer/"
_NO_CAMERA = DeviceState(None, "没有接，附件可以从文件里选")
_KEYBOARD_SCANNER = DeviceState(None, "当键盘用的，按试扫量一量")


def surroundings(opened: OpenDesk, context: Context) -> Surroundings:
    """The surroundings of an opened installation with the devices of this desk."""
    return Surroundings(
        queues=queues,
        ports=ports,
        devices=partial(_devices, opened.desk, context),
        try_device=partial(_try, context),
        read_catalogue=_read_catalogue,
        backup=partial(make_backup, opened),
        last_backup=partial(_last_backup, opened.folder),
        about=(
            f"便民窗口 {__version__}，Python {platform.python_version()}，{platform.system()}",
            f"数据文件夹：{opened.folder}",
            f"密钥：{opened.secrets.words}",
        ),
    )


def _devices(desk: Desk, context: Context) -> Sequence[DeviceRow]:
    reader = context.reader.state()
    camera = context.camera.state() if context.camera else _NO_CAMERA
    scanner = context.scanner.state() if context.scanner else _KEYBOARD_SCANNER
    return (
        DeviceRow("card", "身份证读卡器", reader.well, reader.text, "试读"),
        DeviceRow("scanner", "扫码枪", scanner.well, scanner.text, "试扫"),
        *_printers(desk),
        DeviceRow("camera", "高拍仪", camera.well, camera.text, "试拍" if context.camera else ""),
        DeviceRow("rating", "评价器", None, "第二块屏幕，或单独的窗口", "试亮"),
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


def _try(context: Context, code: str) -> DeviceState:
    if code.startswith(_PRINTER):
        return _try_printer(context.desk, code.removeprefix(_PRINTER))
    if code == "voice":
        return _try_voice(context.announcer)
    if code == "camera":
        return _try_camera(context.camera)
    try:
        card = context.reader.read()
    except CardNotRead as failure:
        return DeviceState(False, str(failure))
    return DeviceState(True, f"读到一张卡，姓名 {len(card.name)} 个字")


def _try_camera(camera: Camera | None) -> DeviceState:
    if camera is None or camera.by_itself:
        return camera.state() if camera else _NO_CAMERA
    try:
        pictures = camera.take()
    except PictureNotTaken as failure:
        return DeviceState(False, str(failure))
    return DeviceState(True, f"拍到 {len(pictures)} 页，没有保存")


def _try_voice(announcer: Announcer) -> DeviceState:
    """Call a number that nobody has; what came of it."""
    over, faults = threading.Event(), list[str]()

    def told(words: str) -> None:
        faults.append(words)
        over.set()

    announcer.announce(_TRIAL, told)
    if not over.wait(_TRIAL_SECONDS):
        return DeviceState(None, "还在叫前面的号，等一会儿再试")
    if faults[0]:
        return DeviceState(False, faults[0])
    return DeviceState(None, "已经叫了一声，没听到请看音箱的开关和音量")


def _try_printer(desk: Desk, use: str) -> DeviceState:
    try:
        try_out(desk, PROGRAM, use)
    except PrintFailed as failure:
        return DeviceState(False, str(failure))
    return DeviceState(True, "试打页已打出来")


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
