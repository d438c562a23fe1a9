"""The line to the centre in words: the facts of 同步和备份, what waits, what differs."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from hall_client.domain.cases import STATE_WORDS, CaseState
from hall_client.domain.identity import mask_id
from hall_client.domain.line_status import DisputedField, LineState, LineStatus
from hall_client.domain.materials import MATERIAL_WORDS, MaterialState
from hall_client.domain.numbers import BadNumber, shown
from hall_client.domain.syncing import Disposition, Holder
from hall_client.services import papers


@dataclass(frozen=True)
class FactWords:
    """One fact: a large line, a small one under it, and the icon with its colour where it has one."""

    fact: str
    note: str
    icon: str = ""
    tone: str = ""


_ICONS = {
    LineState.ALONE: ("building", "ink_2"),
    LineState.OFFLINE: ("cloud-off", "amber_7"),
    LineState.REFUSED: ("warning", "amber_7"),
    LineState.HELD_BACK: ("pause", "ink_2"),
}


def network(status: LineStatus, now: datetime) -> FactWords:
    """The fact 网络."""
    translate = QCoreApplication.translate
    words = {
        LineState.ALONE: translate("line", "单机办理"),
        LineState.CONNECTED: translate("line", "已联网"),
        LineState.SENDING: translate("line", "已联网，正在上传"),
        LineState.OFFLINE: translate("line", "没有网络"),
        LineState.REFUSED: translate("line", "中心不接收"),
        LineState.HELD_BACK: translate("line", "已联网，暂缓上传"),
    }
    icon, tone = _ICONS.get(status.state, ("cloud", "green_7"))
    return FactWords(words[status.state], _network_note(status, now), icon, tone)


def _network_note(status: LineStatus, now: datetime) -> str:
    translate = QCoreApplication.translate
    if status.state is LineState.ALONE:
        return translate("line", "没有加入中心")
    if status.state is LineState.REFUSED:
        return status.words
    if status.state is not LineState.OFFLINE and not status.queue_reachable:
        return translate("line", "叫号连不上，看着小票叫")
    if status.since is None:
        return ""
    at = when(status.since, now)
    if status.state is LineState.OFFLINE:
        return translate("line", "{at} 断开，照常办理").format(at=at)
    return translate("line", "{at} 连上").format(at=at)


def unsent(status: LineStatus, now: datetime) -> FactWords:
    """The fact 没上传的."""
    translate = QCoreApplication.translate
    if status.state is LineState.ALONE:
        return FactWords(translate("line", "不用上传"), translate("line", "都在这台电脑上"))
    if not status.waiting:
        sent = when(status.last_success, now) if status.last_success else ""
        return FactWords(all_sent(status, now), "" if sent else translate("line", "还没有连上过"))
    counts = translate("line", "{n} 条，其中办件 {cases} 件")
    notes = {
        LineState.OFFLINE: translate("line", "联网后自动上传"),
        LineState.REFUSED: translate("line", "都存在这台电脑上"),
        LineState.HELD_BACK: translate("line", "按“继续传”再传"),
    }
    note = notes.get(status.state, translate("line", "不影响办理"))
    return FactWords(counts.format(n=status.waiting, cases=status.waiting_cases), note)


def all_sent(status: LineStatus, now: datetime) -> str:
    """“都传完了，10:52”."""
    words = QCoreApplication.translate("line", "都传完了")
    return f"{words}，{when(status.last_success, now)}" if status.last_success else words


def reference(status: LineStatus, now: datetime) -> FactWords:
    """The fact 目录和名册."""
    translate = QCoreApplication.translate
    if status.state is LineState.ALONE:
        return FactWords(translate("line", "本机的"), translate("line", "在“日历和目录”里更新"))
    if status.reference_at is None:
        return FactWords(translate("line", "还没有收到"), translate("line", "联网后自动更新"))
    at = when(status.reference_at, now)
    if status.state in (LineState.OFFLINE, LineState.REFUSED):
        return FactWords(translate("line", "{at} 的").format(at=at), translate("line", "没网时用这一份"))
    return FactWords(translate("line", "最新，{at} 核对").format(at=at), translate("line", "没网时用这一份"))


def when(at: datetime, now: datetime) -> str:
    """Local time: 10:52 today, 3 月 17 日 18:05 on another day."""
    here, today = papers.local(at), papers.local(now).date()
    if here.date() == today:
        return f"{here:%H:%M}"
    words = QCoreApplication.translate("line", "{m} 月 {d} 日 {at:%H:%M}")
    return words.format(m=here.month, d=here.day, at=here)


def kind_words(kind: str) -> str:
    """What sort of thing waits."""
    translate = QCoreApplication.translate
    words = {
        "case": translate("line", "办件"),
        "rating": translate("line", "评价"),
        "entries": translate("line", "留痕"),
        "file": translate("line", "扫描件"),
    }
    return words.get(kind, kind)


def number_words(number: str) -> str:
    """A case number in groups; what is no case number stays as it is (“37 条”)."""
    try:
        return shown(number)
    except BadNumber:
        return number


def value_words(field: DisputedField, value: object) -> str:
    """A disputed value as a person reads it."""
    if value is None or value == "":
        return QCoreApplication.translate("line", "（空着）")
    if isinstance(value, bool):
        yes, no = QCoreApplication.translate("line", "是"), QCoreApplication.translate("line", "否")
        return yes if value else no
    text = str(value)
    if field.name == "applicant_id":
        return mask_id(text)
    if field.name == "state" and field.table == "case" and text in {*CaseState}:
        return STATE_WORDS[CaseState(text)]
    if field.name == "state" and text in {*MaterialState}:
        return MATERIAL_WORDS[MaterialState(text)]
    return papers.shown_instant(text) if _is_instant(text) else text


def _is_instant(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def answer_words(disposition: Disposition) -> str:
    """What the centre said to an entry."""
    translate = QCoreApplication.translate
    return {
        Disposition.ACCEPTED: translate("line", "已收下"),
        Disposition.DUPLICATE: translate("line", "已有同一条"),
        Disposition.CONFLICT: translate("line", "和别处对不上"),
        Disposition.QUARANTINED: translate("line", "没有收下"),
    }[disposition]


def advice_words(now: Disposition) -> str:
    """What to do where the centre says this and said otherwise before."""
    translate = QCoreApplication.translate
    if now is Disposition.CONFLICT:
        return translate("line", "按中心的为准；要按这台电脑的，在上面“要你看一眼”里合并。")
    if now is Disposition.QUARANTINED:
        return translate("line", "这台电脑上的都在，请把编号告诉维护人员。")
    return translate("line", "不用做什么，看一眼这件现在对不对。")


def holder_words(holder: Holder) -> str:
    """Who has a case open, and where: 王志强（2 号窗口）."""
    if not holder.window:
        return holder.name
    words = QCoreApplication.translate("line", "{name}（{n} 号窗口）")
    return words.format(name=holder.name, n=holder.window)


def place_words(station: str, terminal: str) -> str:
    """Where an entry of another desk was written."""
    words = QCoreApplication.translate("line", "{station} 站 {terminal} 号终端")
    return words.format(station=station, terminal=terminal)
