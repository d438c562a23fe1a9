"""A 督办 before it is sent: what the composer under the warnings fills in for the one that is selected (ux 06)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hall_client.domain.cases import Case, CaseState
from hall_client.domain.deadlines import LOCAL_ZONE, local_date
from hall_client.domain.hall import Hall
from hall_client.domain.hall_warnings import HallWarning, WarningKind
from hall_client.domain.people import AT_WINDOW, Person
from hall_client.domain.urgings import ASKED
from hall_client.services import rating_warnings, standing_in
from hall_client.services.board_warnings import STAGES
from hall_client.services.papers import local
from hall_client.services.ports import Desk, Work
from hall_client.services.urging import Followed, Wish, followed

BY_FIVE = time(17, 0)
"""Answers are wanted by five o'clock, half an hour before the day is closed."""

_ASKED = {
    WarningKind.CASE: ASKED,
    WarningKind.NOTICE: "请今天告知是否受理，缺材料的一次告知；办不了的，说明原因。",
    WarningKind.HANDOVER: "请按期把材料送到镇里；送不了的，写明原因。",
    WarningKind.DELIVERY: "请尽快送达村民；送不到的，写明原因。",
    WarningKind.WAIT: "等的人多了，请加快叫号；窗口有困难，请说明。",
    WarningKind.PAUSE: "请回窗口继续叫号；暂时回不来的，请说明。",
    WarningKind.URGING: "上一份督办还没有回复，请尽快回复。",
    WarningKind.RATING: rating_warnings.ASKED,
}


@dataclass(frozen=True)
class Recipient:
    """Somebody a 督办 can go to; `words` say who they are to it, such as B 角. `ticked` at first."""

    number: str
    words: str
    ticked: bool


@dataclass(frozen=True)
class Deputy:
    """Somebody who could take over what is open at `window` for `absent`; `proposed` by the hall's settings."""

    number: str
    name: str
    window: int
    proposed: bool


@dataclass(frozen=True)
class Composed:
    """What the composer shows. `answer_by` are (words, instant); `stands` is the last 督办 about the same thing."""

    warning: HallWarning
    title: str
    situation: str
    recipients: tuple[Recipient, ...]
    asked: str
    answer_by: tuple[tuple[str, datetime], ...]
    stage: str
    stage_days: int
    overdue_days: int
    stands: Followed | None
    absent: str
    """The 工号 of the A-role whose window could be taken over; empty where there is none."""
    absent_window: int
    deputies: tuple[Deputy, ...]

    def wish(self, recipients: Sequence[str], asked: str, answer_by: datetime, copied_to: str = "") -> Wish:
        """The same as something to send."""
        return Wish(
            subject=self.warning.key,
            title=self.title,
            situation=self.situation,
            recipients=tuple(recipients),
            asked=asked,
            answer_by=answer_by,
            copied_to=copied_to,
            to_unit=self.warning.unit,
            case_id=self.warning.case_id,
            due=self.warning.due,
            overdue_days=self.overdue_days,
            stage=self.stage,
            stage_days=self.stage_days,
        )


def compose(desk: Desk, warning: HallWarning) -> Composed:
    """The composer for a warning. Raises KeyError for a case that has gone meanwhile."""
    at = desk.now()
    day = local_date(at)
    with desk.store.read() as work:
        hall = work.reference.hall(day)
        people = work.reference.people()
        case = work.cases.get(warning.case_id) if warning.case_id else None
        stage, since = _stage(work, case)
        stage_days = max(0, (day - local_date(since)).days) if since else 0
        recipients = _recipients(work, hall, warning, people)
        absent, window = _away(work, day, warning)
        return Composed(
            warning=warning,
            title=_title(warning),
            situation=_situation(work, hall, day, warning, case, stage, stage_days),
            recipients=recipients,
            asked=_ASKED[warning.kind],
            answer_by=_terms(work, at),
            stage=stage,
            stage_days=stage_days,
            overdue_days=max(0, -warning.days_left) if warning.due else 0,
            stands=next((f for f in followed(work, at) if f.urging.subject == warning.key), None),
            absent=absent,
            absent_window=window,
            deputies=_deputies(work, hall, day, people, absent, window),
        )


def _title(warning: HallWarning) -> str:
    if warning.kind is WarningKind.RATING:
        return rating_warnings.TITLE
    return "，".join(part for part in (warning.who, warning.what) if part)


def _stage(work: Work, case: Case | None) -> tuple[str, datetime | None]:
    if case is None:
        return "", None
    steps = work.cases.steps(case.id)
    since = steps[-1].at if steps else case.accepted_at or case.received_at
    if case.state is CaseState.RECEIVED:
        return "收件待决定", since
    named = STAGES.get(case.state)
    return (named[0].removesuffix("环节") if named else ""), since


def _situation(
    work: Work, hall: Hall, day: date, warning: HallWarning, case: Case | None, stage: str, stage_days: int
) -> str:
    """One or two sentences: what was promised, where it stands, and where those who answer for it are."""
    if warning.kind is WarningKind.RATING:
        return rating_warnings.SITUATION
    said = []
    if case is not None and warning.due is not None:
        word = "最迟" if case.state is CaseState.RECEIVED else "承诺"
        deed = "告知" if case.state is CaseState.RECEIVED else "办结"
        said.append(f"{word} {warning.due.month} 月 {warning.due.day} 日{deed}")
        said.append(
            f"停在{stage}环节 {stage_days} 天" if stage in _STAGE_WORDS else f"{stage} {stage_days} 天"
        )
    else:
        said.append(
            warning.words if warning.kind is not WarningKind.URGING else f"督办 {warning.where} 没有回复"
        )
        if warning.due is not None:
            said.append(f"期限 {warning.due.month} 月 {warning.due.day} 日")
    if warning.unit:
        return "，".join(said) + "。"
    where = [_whereabouts(work, hall, day, number) for number in warning.answerable[:_NAMED]]
    return "，".join(said) + "。" + ("；".join(where) + "。" if where else "")


_STAGE_WORDS = frozenset(words.removesuffix("环节") for words, _role in STAGES.values())
_NAMED = 3


def _whereabouts(work: Work, hall: Hall, day: date, number: str) -> str:
    """赵婷（在 3 号窗口，已暂停），B 角 李敏."""
    name = work.reference.person_name(number) or number
    shift = next((s for s in reversed(standing_in.on_duty(work, day)) if s.person == number), None)
    if shift is None:
        place = "今天没有登录"
    else:
        paused = any(p.window == shift.window and p.ended_at is None for p in work.floor.pauses(day))
        place = f"在 {shift.window} 号窗口{'，已暂停' if paused else ''}" if shift.window else "在岗"
    deputy = hall.deputies.get(number, "")
    stands = f"，B 角 {work.reference.person_name(deputy)}" if deputy else ""
    return f"{name}（{place}）{stands}"


def _recipients(
    work: Work, hall: Hall, warning: HallWarning, people: Sequence[Person]
) -> tuple[Recipient, ...]:
    """Those who answer for it and their B-roles."""
    names = {person.number: person.name for person in people}
    if warning.unit:
        names |= {warning.answerable[0]: warning.where.removeprefix("代办员 ")} if warning.answerable else {}
    found = [Recipient(n, names.get(n, n), True) for n in warning.answerable]
    for number in warning.answerable:
        deputy = hall.deputies.get(number, "")
        if deputy in names and deputy not in {each.number for each in found} and not warning.unit:
            found.append(Recipient(deputy, f"{names[deputy]}（B 角）", True))
    return tuple(found)


def _terms(work: Work, at: datetime) -> tuple[tuple[str, datetime], ...]:
    """Until when an answer may be wanted: today at five while there is time, else from the next working day on."""
    calendar, today = work.reference.calendar(), local_date(at)
    five = [datetime.combine(today, BY_FIVE, LOCAL_ZONE)]
    for _ in range(3):
        five.append(
            datetime.combine(calendar.add_working_days(local(five[-1]).date(), 1).date, BY_FIVE, LOCAL_ZONE)
        )
    open_today = five[0] - at > timedelta(hours=1)
    named = [f"{term.month} 月 {term.day} 日 17:00 前" for term in five]
    named[0] = "今天 17:00 前"
    return tuple(zip(named, five, strict=True))[0 if open_today else 1 :]


def _away(work: Work, day: date, warning: HallWarning) -> tuple[str, int]:
    """Whose window it concerns, where nobody took that over yet: the paused one, or where the case was begun."""
    taken = {(each.window, each.absent) for each in standing_in.in_force(work, day)}
    if warning.kind is WarningKind.PAUSE and warning.answerable:
        found = (warning.answerable[0], warning.window)
    elif warning.kind is WarningKind.NOTICE and not warning.unit:
        found = (work.cases.get(warning.case_id).clerk, warning.window)
    else:
        found = ("", 0)
    return ("", 0) if (found[1], found[0]) in taken else found


def _deputies(
    work: Work, hall: Hall, day: date, people: Sequence[Person], absent: str, window: int
) -> tuple[Deputy, ...]:
    """Who is on duty at another window, the B-role of the settings first."""
    if not absent:
        return ()
    at_windows = {p.number: p for p in people if AT_WINDOW & frozenset(p.roles) and not p.disabled}
    found = [
        Deputy(s.person, at_windows[s.person].name, s.window, hall.deputies.get(absent) == s.person)
        for s in standing_in.on_duty(work, day)
        if s.window and s.window != window and s.person in at_windows and s.person != absent
    ]
    return tuple(sorted(found, key=lambda each: (not each.proposed, each.window)))


def compose_window(desk: Desk, number: int) -> tuple[str, tuple[Deputy, ...]]:
    """Who sits at a window, by 工号, and who could take over from them."""
    day = local_date(desk.now())
    with desk.store.read() as work:
        hall, people = work.reference.hall(day), work.reference.people()
        shift = next((s for s in standing_in.on_duty(work, day) if s.window == number), None)
        last = [s for s in work.floor.sessions(day) if s.window == number]
        absent = shift.person if shift else last[-1].person if last else ""
        return absent, _deputies(work, hall, day, people, absent, number)
