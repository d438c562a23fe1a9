"""差评 and what is done about it: contact, 整改, 复核 by somebody else (domain D.9, 国办发〔2019〕51号)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from hall_client.domain.deadlines import DayUnit, Limit, local_date, rating_follow_up
from hall_client.domain.lights import ClockKind, ClockState, Level, Light, clock_state
from hall_client.domain.ratings import Opinion
from hall_client.domain.working_days import Calendar, Due


class Stage(StrEnum):
    """Where a bad rating stands."""

    TO_CONTACT = "to_contact"
    TO_MEND = "to_mend"
    TO_REVIEW = "to_review"
    CLOSED = "closed"


class Finding(StrEnum):
    """What the contact showed."""

    AT_ONCE = "at_once"
    TO_MEND = "to_mend"
    UNFOUNDED = "unfounded"
    MISTAKEN = "mistaken"


class Act(StrEnum):
    """What somebody did about it."""

    TRIED = "tried"
    CONTACTED = "contacted"
    MENDED = "mended"
    AGREED = "agreed"
    SENT_BACK = "sent_back"


STAGE_WORDS = {
    Stage.TO_CONTACT: "待核实",
    Stage.TO_MEND: "整改中",
    Stage.TO_REVIEW: "待复核",
    Stage.CLOSED: "已关闭",
}
FINDING_WORDS = {
    Finding.AT_ONCE: "情况清楚，已立整立改",
    Finding.TO_MEND: "要限期整改",
    Finding.UNFOUNDED: "缺乏依据，已作解释",
    Finding.MISTAKEN: "误评或恶意，不采纳",
}
ACT_WORDS = {
    Act.TRIED: "没联系上",
    Act.CONTACTED: "联系核实",
    Act.MENDED: "整改反馈",
    Act.AGREED: "复核通过",
    Act.SENT_BACK: "复核退回",
}
_MENDS = (Finding.AT_ONCE, Finding.TO_MEND)
_FROM = {
    Act.TRIED: Stage.TO_CONTACT,
    Act.CONTACTED: Stage.TO_CONTACT,
    Act.MENDED: Stage.TO_MEND,
    Act.AGREED: Stage.TO_REVIEW,
    Act.SENT_BACK: Stage.TO_REVIEW,
}


OWN_RATING = "这条评的是您自己的服务，要由别人来处理。"
"""Why the rated clerk takes no step."""


class FollowUpRefused(Exception):
    """The step cannot be taken; the sentence says why and who can."""


@dataclass(frozen=True)
class SealedStep:
    """A step as it is kept: what was done and about which rating is sealed."""

    id: str
    follow_up: str
    at: datetime
    sealed: str


@dataclass(frozen=True)
class FollowUpStep:
    """One step: who did what, and in their words why or how. A contact has its finding."""

    act: Act
    actor: str
    at: datetime
    words: str
    finding: Finding | None = None


@dataclass(frozen=True)
class FollowUp:
    """A bad rating as its steps left it. `contacted_at`, `mended_at`: when that was done, for the two terms."""

    stage: Stage = Stage.TO_CONTACT
    finding: Finding | None = None
    contacted_at: datetime | None = None
    mended_at: datetime | None = None
    handlers: frozenset[str] = frozenset()
    steps: tuple[FollowUpStep, ...] = ()

    @property
    def excluded(self) -> bool:
        """Whether the rating counts in no rate: judged 误评 or 恶意, and reviewed (M-03)."""
        return self.stage is Stage.CLOSED and self.finding is Finding.MISTAKEN

    @property
    def to_be_mended(self) -> bool:
        """Whether something was, or is, to be put right."""
        return self.finding in _MENDS


def follow_up_of(steps: Iterable[FollowUpStep]) -> FollowUp:
    """Steps in order of time. One that no longer fits (two desks did the same) is shown and moves nothing."""
    found = FollowUp()
    for step in steps:
        found = _after(found, step)
    return found


def _after(before: FollowUp, step: FollowUpStep) -> FollowUp:
    found = replace(before, steps=(*before.steps, step))
    if _FROM[step.act] is not before.stage or step.act is Act.TRIED:
        return found
    if step.act is Act.CONTACTED:
        found = replace(found, finding=step.finding, contacted_at=step.at)
        if step.finding is Finding.TO_MEND:
            return _by(replace(found, stage=Stage.TO_MEND), step)
        mended = step.at if step.finding is Finding.AT_ONCE else None
        return _by(replace(found, stage=Stage.TO_REVIEW, mended_at=mended), step)
    if step.act is Act.MENDED:
        return _by(replace(found, stage=Stage.TO_REVIEW, mended_at=step.at), step)
    if step.act is Act.SENT_BACK:
        return replace(found, stage=Stage.TO_MEND, finding=Finding.TO_MEND, mended_at=None)
    return replace(found, stage=Stage.CLOSED)


def _by(found: FollowUp, step: FollowUpStep) -> FollowUp:
    return replace(found, handlers=found.handlers | {step.actor})


def check_step(before: FollowUp, step: FollowUpStep, rated_clerk: str) -> None:
    """Raise FollowUpRefused unless `step` may follow: not by the rated clerk, reviewed by who did not handle it."""
    if step.actor == rated_clerk:
        raise FollowUpRefused(OWN_RATING)
    if _FROM[step.act] is not before.stage:
        now = STAGE_WORDS[before.stage]
        raise FollowUpRefused(
            f"这一条现在是“{now}”，不能再记“{ACT_WORDS[step.act]}”。没有存，请看一眼最新的情况。"
        )
    if before.stage is Stage.TO_REVIEW and step.actor in before.handlers:
        raise FollowUpRefused("核实或整改是您办的，要由另一位主管复核。没有存。")
    if not step.words.strip():
        raise FollowUpRefused("请写一句情况，再存。")
    if (step.act is Act.CONTACTED) != (step.finding is not None):
        raise FollowUpRefused("请选一样核实结果，再存。")


@dataclass(frozen=True)
class Terms:
    """How many working days a hall gives itself, and its calendar."""

    contact_days: int
    mend_days: int
    calendar: Calendar


def due_of(found: FollowUp, rated_on: date, terms: Terms) -> Due | None:
    """Until when the next step is to be done; None while a review or nothing is waiting."""
    both = rating_follow_up(rated_on, terms.calendar, terms.contact_days, terms.mend_days)
    return {Stage.TO_CONTACT: both.contact, Stage.TO_MEND: both.fix}.get(found.stage)


def clock_of(found: FollowUp, rated_on: date, today: date, terms: Terms) -> ClockState | None:
    """The light of the running term: it warns on the working day before its last one, and on that day itself."""
    due = due_of(found, rated_on, terms)
    if due is None:
        return None
    contact = found.stage is Stage.TO_CONTACT
    kind = ClockKind.RATING if contact else ClockKind.MENDING
    limit = Limit(terms.contact_days if contact else terms.mend_days, DayUnit.WORKING)
    return clock_state(kind, due, limit, today, terms.calendar)


def review_clock(found: FollowUp, today: date, terms: Terms) -> ClockState | None:
    """How long the review has been waiting; None where none is.

    No rule sets it a term, so it is never overdue: a reminder first, and 今明要处理 after as many working days as the
    hall gives itself for the contact.
    """
    since = found.mended_at or found.contacted_at
    if found.stage is not Stage.TO_REVIEW or since is None:
        return None
    days = terms.calendar.working_days_between(local_date(since), today)
    words = f"等复核 {days} 天" if days else "等复核"
    if days >= terms.contact_days:
        return ClockState(Light.ORANGE, Level.SOON, words, 0)
    return ClockState(Light.YELLOW, Level.REMINDER, words, terms.contact_days - days)


@dataclass(frozen=True)
class BadRating:
    """One line of the list: the service that was rated, what the citizen said, and how it stands."""

    id: str
    rating_id: str
    service_id: str
    rated_at: datetime
    window: int
    clerk: str
    opinion: Opinion
    follow_up: FollowUp
    clock: ClockState | None = None


@dataclass(frozen=True)
class FollowUpFigures:
    """What C22 and C20 say about bad ratings; `in_time` ones were done within the term."""

    bad: int = 0
    contacted: int = 0
    contacted_in_time: int = 0
    to_mend: int = 0
    mended: int = 0
    mended_in_time: int = 0
    excluded: int = 0
    overdue: int = 0
    waiting: int = 0


def figures_of(found: Sequence[BadRating], terms: Terms) -> FollowUpFigures:
    """Counted from the same lines the list shows: 回访率 = contacted ÷ bad, 整改率 = mended ÷ to_mend."""
    due = {
        each.id: rating_follow_up(
            local_date(each.rated_at), terms.calendar, terms.contact_days, terms.mend_days
        )
        for each in found
    }

    def done(at: datetime | None, by: Due) -> bool:
        return at is not None and local_date(at) <= by.date

    return FollowUpFigures(
        bad=len(found),
        contacted=sum(each.follow_up.contacted_at is not None for each in found),
        contacted_in_time=sum(done(each.follow_up.contacted_at, due[each.id].contact) for each in found),
        to_mend=sum(each.follow_up.to_be_mended for each in found),
        mended=sum(each.follow_up.mended_at is not None for each in found),
        mended_in_time=sum(done(each.follow_up.mended_at, due[each.id].fix) for each in found),
        excluded=sum(each.follow_up.excluded for each in found),
        overdue=sum(each.clock is not None and each.clock.level is Level.OVERDUE for each in found),
        waiting=sum(each.follow_up.stage is not Stage.CLOSED for each in found),
    )
