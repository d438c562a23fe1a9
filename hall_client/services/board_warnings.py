"""The list 预警和督办: clocks that run out, papers in the villages, long waits and pauses, 督办 without an answer.

Bad ratings come from `rating_warnings`: they are read by who can open them, and seldomer than the board looks.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from hall_client.domain.cases import CaseState
from hall_client.domain.deadlines import NOTICE_DAYS, DayUnit, Limit, local_date
from hall_client.domain.hall import Hall
from hall_client.domain.hall_warnings import (
    URGED_WORDS,
    DueCase,
    HallWarning,
    Urged,
    WarningKind,
    case_warning,
    in_order,
)
from hall_client.domain.lights import ClockKind, ClockState, Level, SpanKind, clock_state, span_state
from hall_client.domain.outcomes import own_matter
from hall_client.domain.people import Person, Role
from hall_client.domain.proxies import DELIVERY_DAYS, HAND_OVER_DAYS, Proxy, ProxyState
from hall_client.domain.situations import handling
from hall_client.domain.village_lists import delivery_due
from hall_client.domain.working_days import Calendar, Due
from hall_client.services.board_windows import Floor, WindowRow, WindowState
from hall_client.services.ports import Work
from hall_client.services.urging import Followed

HORIZON = timedelta(days=40)
"""How far ahead clocks are looked at: a fifth of the longest limits, holidays included."""

STAGES = {
    CaseState.ACCEPTED: ("承办环节", Role.HANDLER),
    CaseState.HANDLED: ("审核环节", Role.HANDLER),
    CaseState.REVIEWED: ("批准环节", Role.APPROVER),
    CaseState.REFERRED: ("上级办理", Role.PROXY_DESK),
    CaseState.APPROVED: ("办结环节", Role.APPROVER),
}
"""Where a case stands and whose step is next."""

_NAMED = 2
"""So many names stand in a row; of more the first and the number."""


@dataclass(frozen=True)
class Staff:
    """Who answers for what; B-roles that took over stand in the place of those who are away."""

    people: tuple[Person, ...]
    instead: Mapping[str, str]

    def of(self, role: Role) -> tuple[str, ...]:
        """The 工号 of those with a role."""
        return tuple(p.number for p in self.people if role in p.roles and not p.disabled)

    def answering(self, number: str) -> str:
        """The 工号 itself, or that of who took over."""
        return self.instead.get(number, number)

    def words(self, numbers: Sequence[str]) -> str:
        """These people by name, shortened."""
        names = {p.number: p.name for p in self.people}
        said = [names.get(number, number) for number in numbers]
        return "、".join(said) if len(said) <= _NAMED else f"{said[0]}等 {len(said)} 人"


def listed(
    work: Work,
    floor: Floor,
    windows: Sequence[WindowRow],
    staff: Staff,
    sent: Sequence[Followed],
    bad: Sequence[HallWarning] = (),
) -> tuple[HallWarning, ...]:
    """All warnings of this moment, in their order; `bad` are those about bad ratings."""
    today = local_date(floor.at)
    found = [
        *_cases(work, floor.hall, staff, today),
        *_villages(work, floor.hall, today),
        *_waits(floor, windows),
        *_pauses(floor, windows),
        *bad,
    ]
    return in_order(_urged(found, sent))


def _cases(work: Work, hall: Hall, staff: Staff, today: date) -> list[HallWarning]:
    state_of = _clocks(work, today)
    calendar = work.reference.calendar()
    stations = {each.station for each in hall.stations}
    found = []
    for case in work.board.due_cases(today + HORIZON):
        clock = state_of(case)
        if clock.level is Level.NONE:
            continue
        where, numbers = _standing(case, staff, calendar, today)
        warning = case_warning(case, clock, where, numbers)
        if case.number[:4] in stations and _is_own(work, case):
            warning = replace(warning, unit=case.number[:4], answerable=(case.clerk,))
        found.append(warning)
    return found


def _is_own(work: Work, case: DueCase) -> bool:
    return own_matter(work.reference.version(case.item_code, case.item_version).item)


def _clocks(work: Work, today: date) -> Callable[[DueCase], ClockState]:
    """How the clock of a case stands; many cases share their day and limit, each pair is counted once."""
    calendar = work.reference.calendar()
    known: dict[tuple[ClockKind, date, bool, Limit], ClockState] = {}

    def state(case: DueCase) -> ClockState:
        received = case.state == CaseState.RECEIVED.value
        due = case.decide_due if received else case.promised_due or case.legal_due
        assert due is not None, "only cases with a running clock are asked for"
        kind = ClockKind.NOTICE if received else ClockKind.CLOSE
        limit = Limit(NOTICE_DAYS) if received else _limit(work, case)
        key = (kind, due, case.provisional, limit)
        if key not in known:
            known[key] = clock_state(kind, Due(due, case.provisional), limit, today, calendar)
        return known[key]

    return state


def _limit(work: Work, case: DueCase) -> Limit:
    item = work.reference.version(case.item_code, case.item_version).item
    promised = handling(item, case.answers)[1]
    counted = promised if promised.days else item.legal_limit
    return Limit(counted.days or 1, DayUnit.NATURAL if counted.natural else DayUnit.WORKING)


def _standing(case: DueCase, staff: Staff, calendar: Calendar, today: date) -> tuple[str, tuple[str, ...]]:
    """Where a case stands, in words, and who answers for it."""
    state = CaseState(case.state)
    if state is CaseState.RECEIVED:
        received = local_date(datetime.fromisoformat(case.received_at)) if case.received_at else today
        days = calendar.working_days_between(received, today)
        number = staff.answering(case.clerk)
        name = case.clerk_name if number == case.clerk else staff.words((number,))
        return f"收件 {days} 天未告知，{name}", (number,)
    words, role = STAGES[state]
    numbers = tuple(dict.fromkeys(staff.answering(number) for number in staff.of(role)))
    return f"{words}，{staff.words(numbers)}" if numbers else words, numbers


def _villages(work: Work, hall: Hall, today: date) -> list[HallWarning]:
    if not hall.stations:
        return []
    calendar = work.reference.calendar()
    gathered = work.proxies.in_states((ProxyState.GATHERED,), limit=_MANY)
    fetched = work.proxies.in_states((ProxyState.FETCHED,), limit=_MANY)
    bags = {p.case_id: p.hand_over_due for p in gathered if p.hand_over_due}
    results = {p.case_id: delivery_due(local_date(p.fetched_at), calendar) for p in fetched if p.fetched_at}
    return [
        *_by_village(WarningKind.HANDOVER, gathered, bags, today, calendar),
        *_by_village(WarningKind.DELIVERY, fetched, results, today, calendar),
    ]


_MANY = 2_000
_TERMS = {
    WarningKind.HANDOVER: (ClockKind.HANDOVER, HAND_OVER_DAYS, "{n} 件纸质材料"),
    WarningKind.DELIVERY: (ClockKind.DELIVERY, DELIVERY_DAYS, "{n} 件结果等送达"),
}


def _by_village(
    kind: WarningKind, proxies: Sequence[Proxy], dues: Mapping[str, date], today: date, calendar: Calendar
) -> list[HallWarning]:
    """One row for each village: what is most pressing there, and how much of it."""
    clock_kind, days, words = _TERMS[kind]
    waiting: dict[str, list[Proxy]] = defaultdict(list)
    for proxy in proxies:
        if proxy.case_id in dues:
            waiting[proxy.village].append(proxy)
    found = []
    for village, mine in waiting.items():
        first = min(mine, key=lambda p: dues[p.case_id])
        due = dues[first.case_id]
        clock = clock_state(clock_kind, Due(due, False), Limit(days), today, calendar)
        if clock.level is not Level.NONE:
            found.append(
                HallWarning(
                    key=f"{kind.value}/{village}",
                    kind=kind,
                    level=clock.level,
                    words=clock.words,
                    who=first.village_name,
                    what=words.format(n=len(mine)),
                    where=f"代办员 {first.proxy_name}",
                    days_left=clock.days_left,
                    due=due,
                    unit=village,
                    answerable=tuple(dict.fromkeys(p.proxy for p in mine)),
                )
            )
    return found


def _waits(floor: Floor, windows: Sequence[WindowRow]) -> list[HallWarning]:
    found = []
    for series in floor.hall.series:
        waiting = [t for t in floor.waiting if t.business == series.letter]
        minutes = floor.longest(waiting) // 60
        clock = span_state(SpanKind.WAIT, minutes, floor.hall.board.wait_minutes)
        if not waiting or clock.level is Level.NONE:
            continue
        calling = [w for w in windows if series.letter in w.series and w.person]
        where = "、".join(str(w.number) for w in calling[:4])
        found.append(
            HallWarning(
                key=f"wait/{series.letter}",
                kind=WarningKind.WAIT,
                level=clock.level,
                words=clock.words,
                who=series.name,
                what=f"{len(waiting)} 人在等",
                where=f"{where} 号窗口在叫" if where else "没有窗口在叫",
                minutes=minutes,
                answerable=tuple(w.person for w in calling),
            )
        )
    return found


def _pauses(floor: Floor, windows: Sequence[WindowRow]) -> list[HallWarning]:
    found = []
    for window in windows:
        if window.state is not WindowState.PAUSED or window.since is None:
            continue
        minutes = int((floor.at - window.since).total_seconds()) // 60
        clock = span_state(SpanKind.PAUSE, minutes, floor.hall.board.pause_minutes)
        if clock.level is not Level.NONE:
            found.append(
                HallWarning(
                    key=f"pause/{window.number}",
                    kind=WarningKind.PAUSE,
                    level=clock.level,
                    words=clock.words,
                    who=f"{window.number} 号窗口",
                    what=window.reason or "没有写原因",
                    where=window.person_name,
                    minutes=minutes,
                    window=window.number,
                    answerable=(window.person,) if window.person else (),
                )
            )
    return found


def _urged(found: Sequence[HallWarning], sent: Sequence[Followed]) -> list[HallWarning]:
    """What was urged says so; a 督办 that nobody answered in time and whose matter is not listed is listed itself."""
    last: dict[str, Followed] = {}
    for each in sent:
        last.setdefault(each.urging.subject, each)
    keys = {warning.key for warning in found}
    told = [replace(w, urged=_told(last[w.key])) if w.key in last else w for w in found]
    silent = [each for each in sent if each.late and each.urging.subject not in keys]
    return told + [_silent(each) for each in silent]


def _told(last: Followed) -> Urged:
    if last.reply is not None:
        return Urged.ANSWERED
    return Urged.SILENT if last.late else Urged.SENT


def _silent(each: Followed) -> HallWarning:
    urging = each.urging
    return HallWarning(
        key=f"urging/{urging.id}",
        kind=WarningKind.URGING,
        level=Level.SOON,
        words=URGED_WORDS[Urged.SILENT],
        who=urging.recipient_names,
        what=urging.title,
        where=urging.number,
        due=urging.due,
        case_id=urging.case_id,
        unit=urging.to_unit if urging.to_unit != urging.from_unit else "",
        answerable=urging.recipients,
    )
