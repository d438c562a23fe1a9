"""From the cases of a list to the rows of its table, and what stands below about the one somebody is on."""

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from hall_client.domain.custody import place_words
from hall_client.domain.drafts import Draft
from hall_client.domain.hall import Hall
from hall_client.domain.identity import mask_id
from hall_client.domain.materials import tally
from hall_client.domain.numbers import shown
from hall_client.domain.proxies import PROXY_WORDS, ProxyState
from hall_client.domain.village_lists import Term, VillageList
from hall_client.services import papers
from hall_client.services.village_lists import DraftRow, Row
from hall_client.ui.models.person_words import sex_and_age
from hall_client.ui.models.village_model import VillageRow

_SHOWN = 8


@dataclass(frozen=True)
class Detail:
    """About one row: who, which papers with where they are, and what is to be known of it."""

    name: str
    about: str
    papers: tuple[tuple[str, str], ...]
    """(words, kind of chip)."""
    note: str


def heads(wanted: VillageList) -> tuple[str, ...]:
    """The heads of the six columns."""
    last = {
        VillageList.HAND_OVER: QCoreApplication.translate("village", "交接期限"),
        VillageList.TO_BRING: QCoreApplication.translate("village", "交接期限"),
        VillageList.TO_DELIVER: QCoreApplication.translate("village", "送达期限"),
        VillageList.DRAFTS: QCoreApplication.translate("village", "情况"),
    }.get(wanted, QCoreApplication.translate("village", "到哪一步"))
    since = {
        VillageList.UNCOUNTED: QCoreApplication.translate("village", "送出时间"),
        VillageList.TO_DELIVER: QCoreApplication.translate("village", "领回时间"),
        VillageList.DELIVERED: QCoreApplication.translate("village", "送达时间"),
    }.get(wanted, QCoreApplication.translate("village", "收件时间"))
    return (
        "",
        QCoreApplication.translate("village", "村民和事项"),
        QCoreApplication.translate("village", "纸质材料"),
        since,
        QCoreApplication.translate("village", "数据"),
        last,
    )


def short_when(at: datetime, now: datetime) -> str:
    """“今天 08:50”, “3-17 15:20”."""
    here = papers.local(at)
    if here.date() == papers.local(now).date():
        return QCoreApplication.translate("village", "今天 {at:%H:%M}").format(at=here)
    return f"{here.month}-{here.day} {here:%H:%M}"


def village_row(row: Row, wanted: VillageList, now: datetime) -> VillageRow:
    """One case as its list shows it."""
    proxy = row.proxy
    at = {
        VillageList.UNCOUNTED: proxy.sent_at,
        VillageList.TO_DELIVER: proxy.fetched_at,
        VillageList.DELIVERED: proxy.delivered_at,
    }.get(wanted)
    copies = len(row.lying if wanted is VillageList.HAND_OVER else row.sheets)
    sheets = QCoreApplication.translate("village", "{n} 份").format(n=copies)
    if row.to_mend:
        sheets = QCoreApplication.translate("village", "缺 {n} 份").format(n=len(row.to_mend))
    elif row.difference is not None:
        short = row.difference.expected - row.difference.counted
        sheets = QCoreApplication.translate("village", "少 {n} 份").format(n=short)
    term, look, icon = _term(row, wanted)
    return VillageRow(
        key=row.case.id,
        name=row.case.applicant_name,
        item=row.case.item_name,
        sheets=sheets,
        at=short_when(at or proxy.taken_at, now),
        term=term,
        copies=copies,
        short=bool(row.to_mend) or row.difference is not None,
        uploaded=row.uploaded,
        look=look,
        icon=icon,
        may_go=row.may_go,
    )


def _term(row: Row, wanted: VillageList) -> tuple[str, str, str]:
    """Words, kind of chip and icon of the last column."""
    state = row.proxy.state
    if wanted is VillageList.HAND_OVER and state is ProxyState.ENTRUSTED:
        return QCoreApplication.translate("village", "等村民补"), "", ""
    if wanted is VillageList.HAND_OVER and state is ProxyState.SENT:
        return QCoreApplication.translate("village", "补送"), "amber_line", "clock"
    dated = wanted in (VillageList.HAND_OVER, VillageList.TO_BRING, VillageList.TO_DELIVER)
    if dated and row.term is not None:
        words, look, icon = term_chip(row.term, deliver=wanted is VillageList.TO_DELIVER)
        if wanted is VillageList.TO_DELIVER and row.proxy.chased_at:
            words = QCoreApplication.translate("village", "{term}，镇里催").format(term=words)
        return words, look, icon
    return PROXY_WORDS[state], "", ""


def term_chip(term: Term, *, deliver: bool) -> tuple[str, str, str]:
    """“今天要交”, “还有 2 天”, “超期 1 天”, with the look of its chip."""
    if term.days < 0:
        words = QCoreApplication.translate("village", "超期 {n} 天").format(n=-term.days)
        return words, "red_solid", "clock"
    if term.days == 0:
        today = (
            QCoreApplication.translate("village", "今天要送")
            if deliver
            else QCoreApplication.translate("village", "今天要交")
        )
        return today, "amber_solid", "clock"
    return QCoreApplication.translate("village", "还有 {n} 天").format(n=term.days), "", ""


def draft_row(row: DraftRow, now: datetime) -> VillageRow:
    """A draft as its list shows it."""
    counted = tally(row.draft.marks)
    looked = QCoreApplication.translate("village", "看过 {n}/{total}").format(
        n=counted.total - counted.unseen, total=counted.total
    )
    parked = QCoreApplication.translate("village", "暂存")
    return VillageRow(
        key=row.draft.id,
        name=row.draft.applicant.name or QCoreApplication.translate("village", "（没填姓名）"),
        item=row.item or QCoreApplication.translate("village", "还没选事项"),
        sheets=looked if counted.total else "",
        at=short_when(row.draft.opened_at, now),
        term=parked if row.draft.parked else QCoreApplication.translate("village", "正在填"),
    )


def detail(row: Row, hall: Hall, today: date) -> Detail:
    """What stands below the table about a case."""
    case = row.case
    about = (
        sex_and_age(case.applicant_id_type, case.applicant_id, today),
        case.applicant_address,
        mask_id(case.applicant_id) if case.applicant_id else "",
        case.applicant_phone,
    )
    here = {sheet.id for sheet in row.lying}
    listed = [
        (sheet.label if sheet.id in here else f"{sheet.label}：{_place(sheet.place, hall)}", sheet.id in here)
        for sheet in row.sheets
    ]
    chips = [(words, "green" if at_hand else "plain") for words, at_hand in listed[:_SHOWN]]
    if len(listed) > _SHOWN:
        more = QCoreApplication.translate("village", "还有 {n} 份").format(n=len(listed) - _SHOWN)
        chips.append((more, "plain"))
    chips += [
        (QCoreApplication.translate("village", "缺 {name}").format(name=m.name), "red") for m in row.to_mend
    ]
    return Detail(case.applicant_name, "　".join(part for part in about if part), tuple(chips), _note(row))


def _place(place: str, hall: Hall) -> str:
    return place_words(place, hall.unit_names)


def _note(row: Row) -> str:
    proxy = row.proxy
    parts = []
    if proxy.state is ProxyState.RETURNED:
        parts.append(QCoreApplication.translate("village", "镇里退回：{why}").format(why=proxy.reason))
    if proxy.state is ProxyState.SUSPENDED:
        parts.append(QCoreApplication.translate("village", "中止：{why}").format(why=proxy.reason))
    if row.difference is not None:
        words = QCoreApplication.translate("village", "镇里点收少 {n} 份，{note}")
        short = row.difference.expected - row.difference.counted
        parts.append(words.format(n=short, note=row.difference.note).rstrip("，"))
    parts += [f"{m.name}：{m.reason}；{m.remedy}" for m in row.to_mend if m.reason or m.remedy]
    if proxy.manifest:
        number = QCoreApplication.translate("village", "清单 {number}").format(number=shown(proxy.manifest))
        parts.append(number)
    words = QCoreApplication.translate("village", "编号 {number}，查询码 {code}，委托到 {until}")
    parts.append(
        words.format(number=shown(row.case.number), code=row.case.query_code, until=proxy.mandate_until)
    )
    return "。".join(parts) + "。"


def draft_detail(draft: Draft, today: date) -> Detail:
    """What stands below the table about a draft."""
    who = draft.applicant
    about = (
        sex_and_age(who.id_type, who.id_number, today),
        who.address,
        mask_id(who.id_number) if who.id_number else "",
    )
    note = QCoreApplication.translate("village", "按 Enter 接着填，填过的都在。")
    return Detail(who.name, "　".join(part for part in about if part), (), note)
