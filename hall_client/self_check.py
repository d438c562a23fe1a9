"""开工自检: what has to work before a day begins, checked for real, each with a sentence."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hall_client.desk import OpenDesk, open_desk
from hall_client.devices.paper import Press
from hall_client.domain.deadlines import local_date
from hall_client.domain.printers import Condition
from hall_client.services.printer_states import used_printers
from hall_client.storage import installation

_LOW_DISK = 200 * 1024 * 1024
_BYTES_A_CASE = 64 * 1024


@dataclass(frozen=True)
class Row:
    """One line: True works, None is worth a look, False does not work."""

    name: str
    ok: bool | None
    text: str


def self_check(folder: Path, passphrase: str | None) -> tuple[Row, ...]:
    """Check an installation from the outside; never raises."""
    try:
        opened = open_desk(folder, passphrase=passphrase)
    except Exception as error:
        return (Row("本机数据", False, str(error)), *_without_data())
    try:
        return check_desk(opened)
    finally:
        opened.close()


def check_desk(opened: OpenDesk) -> tuple[Row, ...]:
    """Check an opened installation."""
    checks: tuple[tuple[str, Callable[[], Row]], ...] = (
        ("本机数据", lambda: _data(opened)),
        ("密钥", lambda: _key(opened)),
        ("备份", lambda: _backup(opened)),
        ("磁盘", lambda: _disk(opened.folder)),
        ("事项目录", lambda: _catalogue(opened)),
        ("工作日历", lambda: _calendar(opened)),
        ("打印机", lambda: _printers(opened)),
    )
    return (*(_guarded(name, check) for name, check in checks), *_without_data())


def _guarded(name: str, check: Callable[[], Row]) -> Row:
    try:
        return check()
    except Exception as error:
        return Row(name, False, str(error))


def _without_data() -> tuple[Row, ...]:
    return (_guarded("字体和文书", _fonts),)


def _data(opened: OpenDesk) -> Row:
    key = opened.secrets.get(opened.installation.name) or b""
    broken = installation.integrity(opened.folder, key)
    if broken:
        return Row("本机数据", False, f"文件有 {len(broken)} 处损坏，没有改动它。请从备份恢复。")
    with opened.store.read() as work:
        waiting, drafts = len(work.cases.unprinted()), len(work.drafts.numbers())
        entries = work.head()[0]
    text = f"留痕 {entries} 条，没办完 {drafts} 件，没打出来 {waiting} 张"
    return Row("本机数据", None if waiting else True, text)


def _key(opened: OpenDesk) -> Row:
    return Row("密钥", None if opened.installation.secrets == "folder" else True, opened.secrets.words)


def _backup(opened: OpenDesk) -> Row:
    files = sorted((opened.folder / "backups").glob("*.hallbackup"))
    if not files:
        return Row("备份", None, "还没有备份；封账时会自动备份")
    return Row("备份", True, f"最近一次 {files[-1].stem}")


def _disk(folder: Path) -> Row:
    free = shutil.disk_usage(folder).free
    if free < _LOW_DISK:
        return Row("磁盘", None, f"快满了，还能存约 {free // _BYTES_A_CASE} 件。请主管清理或换盘。")
    return Row("磁盘", True, f"还有 {free // 1024**3} GB")


def _catalogue(opened: OpenDesk) -> Row:
    with opened.store.read() as work:
        versions = work.reference.versions(local_date(opened.desk.now()))
    return Row("事项目录", bool(versions), f"{len(versions)} 项在用")


def _calendar(opened: OpenDesk) -> Row:
    day = local_date(opened.desk.now())
    with opened.store.read() as work:
        calendar = work.reference.calendar()
    if not calendar.is_published(day):
        return Row("工作日历", False, f"{day.year} 年的放假安排还没有导入，算出来的日期只能暂定。")
    if day.month >= 11 and not calendar.is_published(date(day.year + 1, 1, 1)):
        return Row("工作日历", None, f"{day.year + 1} 年的放假安排公布后请导入。")
    return Row("工作日历", True, f"{day.year} 年已有放假安排")


def _printers(opened: OpenDesk) -> Row:
    used = used_printers(opened.desk)
    if not used:
        return Row("打印机", None, "没有设打印机，文书存成 PDF 放在数据文件夹的 papers 里")
    found = {each.state.condition for each in used}
    ok = False if Condition.BAD in found else None if Condition.LOW in found else True
    return Row(
        "打印机", ok, "；".join(f"{each.state.printer}（{each.papers}）{each.state.words}" for each in used)
    )


def _fonts() -> Row:
    # Loaded with the check: the sign-in page is there before it.
    from printing import sample

    sheet = Press().draw("notice", sample("notice"))
    return Row("字体和文书", not sheet.uncovered, f"试画一张告知书，{sheet.pages} 页")
