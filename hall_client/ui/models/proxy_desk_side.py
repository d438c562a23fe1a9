"""The left column of the town's 交接: a row for each bag, and one for each thing that waits."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from hall_client.services import papers
from hall_client.services.proxy_desk import DeskDay
from hall_client.services.receiving import BagState, Incoming
from hall_client.ui.models.side_rows import SideRow

BAG = "bag/"
"""Before the number of a manifest in the key of a row."""


def side_rows(day: DeskDay) -> list[SideRow]:
    """The rows of a day."""
    translate = QCoreApplication.translate
    rows = [SideRow("", translate("proxy_desk", "今天的交接")), *(_bag(each, day.today) for each in day.bags)]
    jobs = (
        ("differences", translate("proxy_desk", "材料不符"), len(day.differences), True),
        ("without_data", translate("proxy_desk", "点了，数据没到"), len(day.without_data), True),
        ("down", translate("proxy_desk", "送回村里"), len(day.down), False),
        ("up", translate("proxy_desk", "待送上级"), len(day.up), False),
        ("above", translate("proxy_desk", "上级在办"), len(day.above), False),
        ("late", translate("proxy_desk", "送达超 3 天"), len(day.late), True),
        ("silent", translate("proxy_desk", "今天没上报的站点"), len(day.silent), False),
    )
    rows.append(SideRow("", translate("proxy_desk", "还要办的")))
    rows += [
        SideRow(key, words, number=n, tone="amber_7" if urgent and n else "ink_1" if n else "ink_3")
        for key, words, n, urgent in jobs
    ]
    return rows


def _bag(bag: Incoming, today: date) -> SideRow:
    translate = QCoreApplication.translate
    size = translate("proxy_desk", "{cases} 件，{sheets} 份").format(cases=bag.cases, sheets=bag.sheets)
    words = [size, *_progress(bag, today)]
    key = BAG + bag.number
    if bag.state is BagState.WAITING:
        lower, late = "，".join(words), translate("proxy_desk", "没来")
        return SideRow(key, bag.name, lower, icon="clock", tone="amber", chip=late)
    if bag.state is BagState.COUNTING:
        return SideRow(key, bag.name, "，".join(words))
    wrong = bool(bag.short or bag.without_data)
    icon, tone = ("warning", "amber_7") if wrong else ("done", "green_7")
    return SideRow(key, bag.name, "，".join(words), icon=icon, tone=tone)


def _progress(bag: Incoming, today: date) -> list[str]:
    translate = QCoreApplication.translate
    if bag.state is BagState.COUNTING:
        return [translate("proxy_desk", "正在点")]
    if bag.state is BagState.WAITING:
        due = _due(bag.due, today)
        sent = papers.local(bag.sent_at) if bag.sent_at else None
        went = _went(sent.date(), today, f"{sent:%H:%M}") if sent else ""
        return [part for part in (due or went,) if part]
    at = f"{papers.clock_of(bag.counted_at)}" if bag.day == today else _day(bag.day, today)
    if bag.short:
        return [at, translate("proxy_desk", "{n} 件不符").format(n=bag.short)]
    if bag.without_data:
        return [at, translate("proxy_desk", "{n} 件没数据").format(n=bag.without_data)]
    return [translate("proxy_desk", "{at} 已点收").format(at=at)]


def _went(day: date, today: date, minute: str) -> str:
    at = minute if day == today else _day(day, today)
    return QCoreApplication.translate("proxy_desk", "{at} 送出").format(at=at)


def _day(day: date, today: date) -> str:
    if day == today - timedelta(days=1):
        return QCoreApplication.translate("proxy_desk", "昨天")
    return f"{day:%m-%d}"


def _due(due: date | None, today: date) -> str:
    translate = QCoreApplication.translate
    if due is None or due > today + timedelta(days=1):
        return ""
    if due < today:
        return translate("proxy_desk", "{day} 就该交").format(day=f"{due:%m-%d}")
    return translate("proxy_desk", "今天要交") if due == today else translate("proxy_desk", "明天要交")
