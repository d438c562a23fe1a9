"""What the hall board warns of: one row each, in the three levels of `lights`."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hall_client.domain.cases import CaseState
from hall_client.domain.lights import ClockState, Level

_ORDER = {Level.OVERDUE: 0, Level.SOON: 1, Level.REMINDER: 2}


class WarningKind(StrEnum):
    """What a warning is about: a case to finish or to decide on, papers in a village, people waiting, a paused
    window, a 督办 without an answer, a bad rating that is to be followed up."""

    CASE = "case"
    NOTICE = "notice"
    HANDOVER = "handover"
    DELIVERY = "delivery"
    WAIT = "wait"
    PAUSE = "pause"
    URGING = "urging"
    RATING = "rating"


class Urged(StrEnum):
    """What became of the last 督办 about something."""

    NO = "no"
    SENT = "sent"
    SILENT = "silent"
    ANSWERED = "answered"


URGED_WORDS = {Urged.NO: "", Urged.SENT: "已督办", Urged.SILENT: "督办没回复", Urged.ANSWERED: "已回复"}


@dataclass(frozen=True)
class HallWarning:
    """One row. `words` stand on the chip, `who` and `what` beside it, `where` at the right: stage and person.

    `key` names it as long as it lasts. `answerable` are the 工号 a 督办 about it goes to. What stands here is for the
    supervisor's screen; of a RATING nothing but its key may go into a 督办, which every desk keeps.
    """

    key: str
    kind: WarningKind
    level: Level
    words: str
    who: str
    what: str
    where: str
    days_left: int = 0
    minutes: int = 0
    due: date | None = None
    case_id: str = ""
    window: int = 0
    unit: str = ""
    answerable: tuple[str, ...] = ()
    urged: Urged = Urged.NO


def in_order(warnings: list[HallWarning]) -> tuple[HallWarning, ...]:
    """By level, then days, then how long it has waited (ux 06)."""
    return tuple(sorted(warnings, key=lambda w: (_ORDER[w.level], w.days_left, -w.minutes, w.key)))


@dataclass(frozen=True)
class DueCase:
    """A case whose clock runs out soon: as much of it as the board shows."""

    id: str
    number: str
    item_code: str
    item_version: int
    item_name: str
    state: str
    clerk: str
    clerk_name: str
    window: int
    applicant_name: str
    received_at: str
    decide_due: date | None
    promised_due: date | None
    legal_due: date | None
    provisional: bool
    kind: str
    answers: dict[str, str]


def case_warning(case: DueCase, clock: ClockState, where: str, answerable: tuple[str, ...]) -> HallWarning:
    """The row of a case whose clock is in one of the three levels."""
    received = case.state == CaseState.RECEIVED.value
    return HallWarning(
        key=f"case/{case.id}",
        kind=WarningKind.NOTICE if received else WarningKind.CASE,
        level=clock.level,
        words=clock.words,
        who=case.applicant_name,
        what=case.item_name,
        where=where,
        days_left=clock.days_left,
        due=case.decide_due if received else case.promised_due or case.legal_due,
        case_id=case.id,
        window=case.window,
        answerable=answerable,
    )
