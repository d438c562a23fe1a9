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
from hall_client.services.opening import hall_today
from hall_client.services.ports import Camera, CardNotRead, Desk, DeviceState, PictureNotTaken, PrintFailed
from hall_client.services.printer_states import UsedPrinter, used_printers
from hall_client.services.sheet_printing import try_out
from hall_client.services.tallying import Report
from hall_client.services.voice_ports import Announcement, Announcer
from hall_client.ui.context import Context
from hall_client.ui.faces import face_bell
from hall_client.ui.pages.settings_controller import Surroundings
from hall_client.ui.pages.settings_devices import DeviceRow

_TRIAL = Announcement("A001", 1, repeats=1, percent=100)
_TRIAL_SECONDS = 15.0
_PRINTER = "printer/"
_NO_CAMERA = DeviceState(None, "没有接，附件可以从文件里选")
_RATING = "第二块屏幕，或单独的窗口"
_KEYBOARD_SCANNER = DeviceState(None, "当键盘用的，按试扫量一量")


def surroundings(opened: OpenDesk, context: Context) -> Surroundings:
    """The surroundings of an opened installation with the devices of this desk."""
    return Surroundings(
        queues=queues,
        ports=ports,
        devices=partial(_devices, opened, context),
        try_device=partial(_try, opened.folder, context),
        read_catalogue=_read_catalogue,
        backup=partial(make_backup, opened),
        last_backup=partial(_last_backup, opened.folder),
        about=(
            f"便民窗口 {__version__}，Python {platform.python_version()}，{platform.system()}",
            f"数据文件夹：{opened.folder}",
            f"密钥：{opened.secrets.words}",
        ),
    )


def _devices(opened: OpenDesk, context: Context) -> Sequence[DeviceRow]:
    reader = context.reader.state()
    camera = context.camera.state() if context.camera else _NO_CAMERA
    scanner = context.scanner.state() if context.scanner else _KEYBOARD_SCANNER
    return (
        _row("card", "身份证读卡器", reader, "试读"),
        DeviceRow("scanner", "扫码枪", scanner.well, scanner.text, "试扫"),
        *_printers(opened.desk),
        _row("camera", "高拍仪", camera, "试拍"),
        *_screens(opened.folder, hall_today(opened.desk).own_window),
        DeviceRow("voice", "叫号语音", None, "按试叫听一听", "试叫"),
    )


def _row(code: str, name: str, state: DeviceState, try_words: str) -> DeviceRow:
    """One that can be tried, or set where there is none."""
    if state.well is None:
        return DeviceRow(code, name, None, state.text, section="devices")
    return DeviceRow(code, name, state.well, state.text, try_words)


def _printers(desk: Desk) -> Sequence[DeviceRow]:
    used, tickets = used_printers(desk), hall_today(desk).outlet("ticket_slip", "roll").printer
    rows = [_printer_row(each, tickets) for each in used]
    if not used:
        rows.append(DeviceRow("printer", "打印机", None, "没有设，文书存成 PDF", section="printers"))
    if not tickets:
        rows.append(DeviceRow("tickets", "取号打印机", None, "这台电脑没有接", section="printers"))
    return rows


def _printer_row(used: UsedPrinter, tickets: str) -> DeviceRow:
    name = "小票打印机" if used.direct else "打印机"
    return DeviceRow(
        f"{_PRINTER}{used.use}",
        "取号打印机" if used.state.printer == tickets else name,
        used.state.condition is Condition.WELL,
        f"{used.state.printer}（{used.papers}）{used.state.words}",
        "试打",
    )


def _screens(folder: Path, window: int) -> Sequence[DeviceRow]:
    """The faces in processes of their own, as far as they run on this PC."""
    display, strip, rating = (_screen(folder, _face(code, window)) for code in ("display", "strip", "rating"))
    rows = [
        DeviceRow(
            "rating", "评价器", rating.well, rating.text if rating.well is not None else _RATING, "试亮"
        ),
        DeviceRow("display", "叫号屏", display.well, display.text, "" if display.well is None else "试亮"),
    ]
    if strip.well is not None:
        rows.append(DeviceRow("strip", "窗口屏", strip.well, strip.text, "试亮"))
    return rows


def _face(code: str, window: int) -> str:
    names = {
        "display": face_bell.DISPLAY,
        "strip": face_bell.strip(window),
        "rating": face_bell.rating(window),
    }
    return names[code]


def _screen(folder: Path, name: str, *, light: bool = False) -> DeviceState:
    try:
        seconds = face_bell.ring(folder, name, light=light)
    except TimeoutError:
        return DeviceState(False, "开着，但没有反应，请把它关掉重开")
    if seconds is None:
        return DeviceState(None, "这台电脑没有开，开在别处的到那里看")
    lit = "亮了 4 秒，没看到请查线，" if light else "正常，"
    return DeviceState(True, f"{lit}延迟 {seconds:.1f} 秒")


def _try(folder: Path, context: Context, code: str) -> DeviceState:
    if code.startswith(_PRINTER):
        return _try_printer(context.desk, code.removeprefix(_PRINTER))
    if code in ("display", "strip", "rating"):
        return _try_screen(folder, code, hall_today(context.desk).own_window)
    if code == "voice":
        return _try_voice(context.announcer)
    if code == "camera":
        return _try_camera(context.camera)
    try:
        card = context.reader.read()
    except CardNotRead as failure:
        return DeviceState(False, str(failure))
    return DeviceState(True, f"读到一张卡，姓名 {len(card.name)} 个字")


def _try_screen(folder: Path, code: str, window: int) -> DeviceState:
    state = _screen(folder, _face(code, window), light=True)
    if code == "rating" and state.well is None:
        return DeviceState(None, "这台电脑只有一块屏幕，评价器也没有单独开")
    return state


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


def write_tally(tally: Report, file: Path) -> None:
    """Write a tally as a spreadsheet, marked with its number."""
    from hall_client.devices.spreadsheets import write_table

    write_table(file, tally.table, f"{tally.number} {tally.day.isoformat()}")
