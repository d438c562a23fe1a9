"""When something is due: legal and promised limits, stopped clocks, extensions and deemed states."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from hall_client.domain.working_days import Calendar, Due

LOCAL_ZONE = ZoneInfo("Asia/Shanghai")
CLOSING_TIME = time(17, 30)
NOTICE_DAYS = 5
RATING_CONTACT_DAYS = 1
RATING_FIX_DAYS = 5
_ONE_DAY = timedelta(days=1)


class DeadlineRefused(ValueError):
    """A limit, pause or extension the rules do not allow; its text is the sentence to show."""


class DayUnit(StrEnum):
    """What a limit is counted in: 工作日 or 日 (自然日)."""

    WORKING = "working_days"
    NATURAL = "natural_days"


@dataclass(frozen=True)
class Limit:
    """A time limit of `days` >= 1 in its unit. Raises DeadlineRefused below 1."""

    days: int
    unit: DayUnit = DayUnit.WORKING

    def __post_init__(self) -> None:
        if self.days < 1:
            raise DeadlineRefused("时限至少 1 天。")


@dataclass(frozen=True)
class Pause:
    """A stopped clock: days d with start < d <= end do not count. Raises DeadlineRefused when end < start."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise DeadlineRefused(f"停表到 {self.end}，早于开始的 {self.start}。")

    def covers(self, day: date) -> bool:
        """Whether `day` is left out of the count."""
        return self.start < day <= self.end


class PauseKind(StrEnum):
    """Why a clock stands still; a site inspection is not in 行政许可法 art. 45 and stops no legal clock."""

    HEARING = "hearing"
    TENDER = "tender"
    AUCTION = "auction"
    EXAMINATION = "examination"
    TESTING = "testing"
    QUARANTINE = "quarantine"
    APPRAISAL = "appraisal"
    EXPERT_REVIEW = "expert_review"
    PUBLICITY = "publicity"
    SUPERIOR = "superior"
    SUPPLEMENT = "supplement"
    INSPECTION = "inspection"
    INTERNAL_RETURN = "internal_return"
    SIGNATURE = "signature"


PAUSE_WORDS = {
    PauseKind.HEARING: "听证",
    PauseKind.TENDER: "招标",
    PauseKind.AUCTION: "拍卖",
    PauseKind.EXAMINATION: "检验",
    PauseKind.TESTING: "检测",
    PauseKind.QUARANTINE: "检疫",
    PauseKind.APPRAISAL: "鉴定",
    PauseKind.EXPERT_REVIEW: "专家评审",
    PauseKind.PUBLICITY: "公示",
    PauseKind.SUPERIOR: "上级办理",
    PauseKind.SUPPLEMENT: "申请人补充材料",
    PauseKind.INSPECTION: "现场勘查",
    PauseKind.INTERNAL_RETURN: "内部退回",
    PauseKind.SIGNATURE: "等签字",
}

# 行政许可法 art. 45, the whole list.
STOPS_LEGAL = frozenset(
    {
        PauseKind.HEARING,
        PauseKind.TENDER,
        PauseKind.AUCTION,
        PauseKind.EXAMINATION,
        PauseKind.TESTING,
        PauseKind.QUARANTINE,
        PauseKind.APPRAISAL,
        PauseKind.EXPERT_REVIEW,
    }
)
# What an item may let stop its promised clock besides (domain D.7).
MAY_STOP_PROMISED = frozenset({PauseKind.PUBLICITY, PauseKind.SUPERIOR, PauseKind.SUPPLEMENT})


@dataclass(frozen=True)
class CasePause(Pause):
    """A pause of a case with its kind, which decides whose clock it stops."""

    kind: PauseKind


def local_date(at: datetime) -> date:
    """The date in Asia/Shanghai of an aware instant. Raises DeadlineRefused for an instant without a zone."""
    return _local(at).date()


def duty_date(at: datetime, closing: time = CLOSING_TIME) -> date:
    """The day on which an act of ours counts: after closing time it is the next one (民法典 art. 203).

    What an applicant sends until midnight counts that day: use `local_date` for it.
    """
    local = _local(at)
    return local.date() + _ONE_DAY if local.time() > closing else local.date()


def _local(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise DeadlineRefused("时间没有时区，不能用来算期限。")
    return at.astimezone(LOCAL_ZONE)


def hours_due(start: datetime, hours: int) -> datetime:
    """When a limit in hours ends: it runs from the moment, through nights and holidays (民法典 art. 201)."""
    return start + timedelta(hours=hours)


def due_date(start: date, limit: Limit, calendar: Calendar, pauses: Sequence[Pause] = ()) -> Due:
    """The last day of a limit that begins on `start`, itself not counted; days inside `pauses` are left out.

    Working days follow the calendar. Natural days all count, and a last day of rest moves to the next
    working day (民法典 art. 203). Overlapping pauses leave a day out once.
    """
    day = start
    provisional = False
    left = limit.days
    while left > 0:
        day += _ONE_DAY
        if limit.unit is DayUnit.WORKING:
            provisional = provisional or not calendar.is_published(day)
        left -= _counts(day, limit.unit, calendar, pauses)
    end = calendar.next_working_day(day)
    return Due(end.date, provisional or end.provisional)


def _counts(day: date, unit: DayUnit, calendar: Calendar, pauses: Sequence[Pause]) -> bool:
    if any(pause.covers(day) for pause in pauses):
        return False
    return unit is DayUnit.NATURAL or calendar.is_working_day(day)


def legal_due(accept_date: date, limit: Limit, calendar: Calendar, pauses: Sequence[CasePause] = ()) -> Due:
    """The legal due date of an accepted case; only the kinds of 行政许可法 art. 45 move it."""
    return due_date(accept_date, limit, calendar, [pause for pause in pauses if pause.kind in STOPS_LEGAL])


def promised_due(
    accept_date: date,
    limit: Limit,
    calendar: Calendar,
    pauses: Sequence[CasePause] = (),
    also_stopping: frozenset[PauseKind] = frozenset(),
) -> Due:
    """The promised due date; besides the legal kinds those move it that the item names in `also_stopping`.

    Raises DeadlineRefused when the item names a kind that may never stop a clock (内部退回, 等签字,
    现场勘查).
    """
    if wrong := also_stopping - STOPS_LEGAL - MAY_STOP_PROMISED:
        raise DeadlineRefused("、".join(sorted(PAUSE_WORDS[kind] for kind in wrong)) + "不能停承诺时限。")
    stopping = STOPS_LEGAL | also_stopping
    return due_date(accept_date, limit, calendar, [pause for pause in pauses if pause.kind in stopping])


def extended_due(due: Due, days: int, calendar: Calendar, requested_on: date, already_extended: bool) -> Due:
    """The legal due date moved `days` working days on (行政许可法 art. 42: once, before it runs out).

    The head's approval and the reason are the caller's to check. Raises DeadlineRefused after the due date
    or for a second time.
    """
    if already_extended:
        raise DeadlineRefused("已经延过一次，不能再延。")
    if requested_on > due.date:
        raise DeadlineRefused(f"期限到 {due.date.isoformat()} 为止，已经过了，不能再延。")
    longer = due_date(due.date, Limit(days), calendar)
    return Due(longer.date, due.provisional or longer.provisional)


def deemed_acceptance_due(receive_date: date, calendar: Calendar, days: int = NOTICE_DAYS) -> Due:
    """The last day to tell the applicant what is missing (行政许可法 art. 32(4)).

    Nothing told by its close: the case counts as accepted since `receive_date`, and its limits run from
    there.
    """
    return due_date(receive_date, Limit(days), calendar)


def is_deemed_accepted(due: Due, at: datetime, closing: time = CLOSING_TIME) -> bool:
    """Whether an undecided case counts as accepted at `at`: the day to tell has closed.

    Never on a provisional date, because the entry it causes cannot be undone.
    """
    return not due.provisional and duty_date(at, closing) > due.date


def deemed_withdrawn_on(due: Due) -> date:
    """The day on which materials not brought in time mean 视为撤回: the one after the term, never earlier."""
    return due.date + _ONE_DAY


def is_deemed_withdrawn(due: Due, at: datetime) -> bool:
    """Whether a deferred or supplement term has run out at `at`.

    The applicant has until midnight of the last day. Never on a provisional date.
    """
    return not due.provisional and local_date(at) >= deemed_withdrawn_on(due)


def recomputed_due(printed: Due, fresh: Due) -> Due:
    """The due date after a calendar update: the later of the two, so that no printed promise gets shorter."""
    return Due(max(printed.date, fresh.date), fresh.provisional)


@dataclass(frozen=True)
class RatingFollowUp:
    """The two timers of a bad rating: the citizen contacted by, the matter put right by."""

    contact: Due
    fix: Due


def rating_follow_up(
    rated_on: date,
    calendar: Calendar,
    contact_days: int = RATING_CONTACT_DAYS,
    fix_days: int = RATING_FIX_DAYS,
) -> RatingFollowUp:
    """Both timers of a bad rating, in working days from the day it was given (国办发〔2019〕51号)."""
    return RatingFollowUp(
        due_date(rated_on, Limit(contact_days), calendar), due_date(rated_on, Limit(fix_days), calendar)
    )
