"""What 要点 says: about the material or the item the clerk is on, and how the case stands."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from hall_client.domain import deadlines, numbers
from hall_client.domain.cases import OUTCOME_WORDS, STATE_WORDS, Case
from hall_client.domain.catalogue import Item, Kind, Limit, Material, RuleOutcome
from hall_client.domain.drafts import Draft, clock
from hall_client.domain.materials import tally
from hall_client.domain.outcomes import recommended
from hall_client.domain.situations import Facts, fired_rules, required_materials, unsuited
from hall_client.ui.pages.window_bench import HallToday
from hall_client.ui.pages.window_items import is_guidance
from hall_client.ui.workspace.hints_pane import Check, Hints


def day_words(day: date) -> str:
    """2026-04-01（周三）."""
    weekday = QCoreApplication.translate("window_hints", "一 二 三 四 五 六 日").split()[day.weekday()]
    return QCoreApplication.translate("window_hints", "{day}（周{weekday}）").format(day=day, weekday=weekday)


def promise(item: Item, limit: Limit, today: HallToday, at: datetime) -> str:
    """When a case accepted at `at` is promised to be done, in words."""
    if not limit.days:
        return limit.words()
    unit = deadlines.DayUnit.NATURAL if limit.natural else deadlines.DayUnit.WORKING
    start = deadlines.duty_date(at, today.hall.closes)
    return day_words(deadlines.due_date(start, deadlines.Limit(limit.days, unit), today.calendar).date)


def material_hints(
    material: Material, place: int, draft: Draft, item: Item, today: HallToday, at: datetime
) -> Hints:
    """About the material in row `place` (from 1), and how the case stands."""
    if material.deferrable:
        days = material.defer_days or 5
        note = QCoreApplication.translate(
            "window_hints", "可以。写承诺，{n} 个工作日内补交，不超过承诺时限。"
        ).format(n=days)
    else:
        note = QCoreApplication.translate("window_hints", "不可以。缺就一次告知清楚。")
    return Hints(
        eyebrow=QCoreApplication.translate("window_hints", "正在看的材料"),
        title=f"{place}. {material.name}",
        points=material.points,
        note_title=QCoreApplication.translate("window_hints", "可以容缺吗"),
        note=note,
        pairs_title=QCoreApplication.translate("window_hints", "按现在的情况"),
        pairs=_standing(draft, item, today, at),
        warnings=tuple(
            r.text for r in fired_rules(item, draft.answers) if r.outcome is not RuleOutcome.ON_THE_SPOT
        ),
    )


def _standing(draft: Draft, item: Item, today: HallToday, at: datetime) -> tuple[tuple[str, str], ...]:
    counted = tally(draft.marks)
    best = recommended(draft, item, today.hall.is_village)
    kind, limit = clock(draft, item)
    would_be = (
        QCoreApplication.translate("window_hints", "当场办结")
        if kind is Kind.ON_THE_SPOT
        else QCoreApplication.translate("window_hints", "受理")
    )
    rows = [
        (
            QCoreApplication.translate("window_hints", "还要看"),
            QCoreApplication.translate("window_hints", "{n} 项材料").format(n=counted.unseen),
        ),
        (
            QCoreApplication.translate("window_hints", "现在的结果")
            if best
            else QCoreApplication.translate("window_hints", "收齐后的结果"),
            OUTCOME_WORDS[best] if best else would_be,
        ),
        (QCoreApplication.translate("window_hints", "承诺办结"), promise(item, limit, today, at)),
    ]
    if draft.number:
        rows.append((QCoreApplication.translate("window_hints", "办件编号"), numbers.shown(draft.number)))
    return tuple(rows)


def item_hints(item: Item, facts: Facts) -> Hints:
    """About the item under the bar of the search."""
    pairs = [
        (QCoreApplication.translate("window_hints", "结果类型"), item.kind.label),
        (QCoreApplication.translate("window_hints", "承诺"), item.promised_limit.words()),
        (QCoreApplication.translate("window_hints", "收费"), _fee(item)),
        (QCoreApplication.translate("window_hints", "材料"), _how_many(item)),
        (QCoreApplication.translate("window_hints", "承办"), item.department),
    ]
    if is_guidance(item):
        note = QCoreApplication.translate("window_hints", "本中心只作指引，不收件。按 Enter 看办事指南。")
    else:
        note = QCoreApplication.translate("window_hints", "不符合也能继续，会提醒你写明理由。")
    return Hints(
        eyebrow=QCoreApplication.translate("window_hints", "正在看的事项"),
        title=item.name,
        checks=_checks(item, facts),
        note=note,
        pairs=tuple(pairs),
    )


def _fee(item: Item) -> str:
    if not item.fee:
        return item.fee_note or QCoreApplication.translate("window_hints", "不收费")
    return QCoreApplication.translate("window_hints", "{n} 元").format(n=f"{item.fee / 100:.2f}")


def _how_many(item: Item) -> str:
    least = len(required_materials(item, {}))
    most = len(item.materials)
    if least == most:
        return QCoreApplication.translate("window_hints", "{n} 项").format(n=most)
    return QCoreApplication.translate("window_hints", "{a} 到 {b} 项，看情形").format(a=least, b=most)


def _checks(item: Item, facts: Facts) -> tuple[Check, ...]:
    against = unsuited(item, facts)
    rule, checks = item.eligibility, []
    if rule.min_age is not None or rule.max_age is not None:
        known = None if facts.age is None else not any("岁" in words for words in against)
        checks.append(Check(_age_words(item, facts), known))
    if rule.local_household:
        checks.append(Check(QCoreApplication.translate("window_hints", "本镇户籍"), facts.local_household))
    if facts.had_this_item is not None:
        if facts.had_this_item:
            words = QCoreApplication.translate("window_hints", "以前办过这一项")
        else:
            words = QCoreApplication.translate("window_hints", "没有办过同一项")
        checks.append(Check(words, not facts.had_this_item))
    return tuple(checks)


def _age_words(item: Item, facts: Facts) -> str:
    rule = item.eligibility
    if rule.min_age is not None:
        words = QCoreApplication.translate("window_hints", "满 {n} 周岁").format(n=rule.min_age)
    else:
        words = QCoreApplication.translate("window_hints", "不超过 {n} 周岁").format(n=rule.max_age)
    if facts.age is None:
        return words
    return QCoreApplication.translate("window_hints", "{words}：{age} 岁").format(words=words, age=facts.age)


def history_lines(cases: tuple[Case, ...]) -> tuple[str, ...]:
    """“2025-12-09　医保参保登记，已办结”, newest first."""
    return tuple(
        f"{case.business_date.isoformat()}　{case.item_name}，{STATE_WORDS[case.state]}" for case in cases
    )
