"""Packages on a stick in words: how far one is, and what became of it."""

from PySide6.QtCore import QCoreApplication

from hall_client.domain.line_status import LineStatus
from hall_client.domain.packages import Direction, PackageState
from hall_client.services import papers
from hall_client.services.package_ports import ExportResult, ImportResult
from hall_client.ui.widgets.message_row import MessageKind

Said = tuple[MessageKind, str, str]
"""The kind of a message, what happened, and the rest."""


def progress(done: int, total: int) -> str:
    """How far it is; empty before anything can be counted."""
    translate = QCoreApplication.translate
    if total:
        return translate("stick", "做到第 {done} 条，共 {total} 条。").format(done=done, total=total)
    return translate("stick", "做到第 {done} 条。").format(done=done) if done else ""


def unsent(status: LineStatus) -> str:
    """What a package that goes up would hold."""
    translate = QCoreApplication.translate
    if status.waiting_cases:
        return translate("stick", "{n} 件没上传").format(n=status.waiting_cases)
    if status.waiting:
        return translate("stick", "{n} 条没上传").format(n=status.waiting)
    return translate("stick", "都已上传")


def exported(made: ExportResult) -> Said:
    """A file was written."""
    translate = QCoreApplication.translate
    if made.direction is Direction.UP:
        what = translate("stick", "带给{name}的包写好了：{cases} 件，{entries} 条。")
        after = translate("stick", "弹出 U 盘再拔。镇里导入以后，再带一个包回来才算传到。")
    else:
        what = translate("stick", "带给{name}的包写好了：{cases} 件办件，连同目录、人员一共 {entries} 样。")
        after = translate("stick", "弹出 U 盘再拔，请村站导入。")
    what = what.format(name=made.to_name, cases=made.cases, entries=made.entries)
    return MessageKind.INFO, what, f"{made.path.name}　{after}"


def imported(done: ImportResult) -> Said:
    """A file was read, now or before."""
    translate, note = QCoreApplication.translate, done.note
    if done.again:
        at = papers.local(note.at)
        what = translate("stick", "{name}的这个包 {month} 月 {day} 日 {time} 导入过，没有重复登记。")
        what = what.format(name=note.name, month=at.month, day=at.day, time=f"{at:%H:%M}")
    elif note.state is PackageState.REFUSED:
        what = translate("stick", "{name}的包，中心没有收。").format(name=note.name)
    else:
        what = translate("stick", "{name}的包导入了，{n} 件。").format(name=note.name, n=note.cases)
    return _KINDS.get(note.state, MessageKind.INFO), what, note.words


_KINDS = {PackageState.REFUSED: MessageKind.RED, PackageState.WAITING: MessageKind.AMBER}
