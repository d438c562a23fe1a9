"""督办台账 as rows: number and matter, what was asked, what was answered, and how it stands."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from hall_client.services.papers import local
from hall_client.services.urging import Followed
from hall_client.ui.models.task_rows import TaskRow

translate = QCoreApplication.translate


def register_rows(found: Iterable[Followed]) -> tuple[TaskRow, ...]:
    """One row for each, newest first."""
    return tuple(_row(each) for each in found)


def _row(each: Followed) -> TaskRow:
    urging, reply = each.urging, each.reply
    words, kind, icon = _state(each)
    if reply is None:
        lower = translate("board", "{number} {who}：{asked}").format(
            number=urging.number, who=urging.recipient_names, asked=urging.asked
        )
    else:
        lower = translate("board", "{number} {who}回复：{cause} {measures}").format(
            number=urging.number, who=reply.actor_name, cause=reply.cause, measures=reply.measures
        )
    return TaskRow(
        key=urging.id,
        upper=urging.title,
        lower=lower,
        right=f"{local(urging.sent_at):%m-%d %H:%M}",
        chip=words,
        icon=icon,
        kind=kind,
    )


def _state(each: Followed) -> tuple[str, str, str]:
    if each.reply is not None:
        return translate("board", "已回复"), "green", "tick"
    if each.late:
        return translate("board", "没有回复"), "amber_line", "bell"
    by = translate("board", "{at} 前回复").format(at=f"{local(each.urging.answer_by):%m-%d %H:%M}")
    return by, "outline", "clock"
