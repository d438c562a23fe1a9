"""What lies around the store for the pages: printers, devices, files, backups; all called off the GUI thread."""

import platform
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from hall_client import __version__
from hall_client.desk import OpenDesk, make_backup
from hall_client.devices.printers import queues
from hall_client.domain.catalogue_check import Sheet
from hall_client.domain.deadlines import local_date
from hall_client.services.ports import Camera, CardNotRead, DeviceState, PictureNotTaken
from hall_client.services.tallying import Tally
from hall_client.ui.context import Context
from hall_client.ui.pages.settings_controller import Surroundings
from hall_client.ui.pages.settings_devices import DeviceRow

_TRIAL = "请 A零零一号到一号窗口"
_PRINTERS = {"a4": "A4 打印机", "a5": "A5 打印机", "roll": "回执打印机"}
_NO_CAMERA = DeviceState(None, "没有接，附件可以从文件里选")
_KEYBOARD_SCANNER = DeviceState(None, "当键盘用的，按试扫量一量")


def surroundings(opened: OpenDesk, context: Context) -> Surroundings:
    """The surroundings of an opened installation with the devices of this desk."""
    return Surroundings(
        queues=queues,
        devices=partial(_devices, opened, context),
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


def _devices(opened: OpenDesk, context: Context) -> Sequence[DeviceRow]:
    with opened.store.read() as work:
        printers = work.reference.hall(local_date(opened.desk.now())).printers
    reader = context.reader.state()
    camera = context.camera.state() if context.camera else _NO_CAMERA
    scanner = context.scanner.state() if context.scanner else _KEYBOARD_SCANNER
    return (
        DeviceRow("card", "身份证读卡器", reader.well, reader.text, "试读"),
        DeviceRow("scanner", "扫码枪", scanner.well, scanner.text, "试扫"),
        *_printer_rows(printers),
        DeviceRow("camera", "高拍仪", camera.well, camera.text, "试拍" if context.camera else ""),
        DeviceRow("rating", "评价器", None, "第二块屏幕，或单独的窗口", "试亮"),
        DeviceRow("voice", "叫号语音", None, "按试叫听一听", "试叫"),
    )


def _printer_rows(printers: Mapping[str, str]) -> Sequence[DeviceRow]:
    """One row for each paper that has a printer."""
    if not printers:
        return (DeviceRow("printer", "打印机", None, "没有设，文书存成 PDF"),)
    here = set(queues())
    return [
        DeviceRow(
            f"printer:{size}",
            _PRINTERS[size],
            name in here,
            name if name in here else f"系统里找不到 {name}",
            "试打",
        )
        for size, name in printers.items()
    ]


def _try(context: Context, code: str) -> DeviceState:
    if code == "voice":
        context.voice.say(_TRIAL)
        return DeviceState(None, "已经叫了一声，没听到请看音箱")
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
