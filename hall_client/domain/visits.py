"""What happened at the windows besides cases: services, pauses, shifts, papers, and days that were closed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True)
class ServiceAct:
    """One citizen served once. `result` is open, case, parked, consult, guide or unresolved; `waited` in seconds.

    `ticket_id` is empty for somebody served without a number. `ratable` is 1 once the citizen has been invited.
    """

    id: str
    ticket_id: str
    ticket_label: str
    window: int
    clerk: str
    first_contact: str
    business_date: date
    started_at: datetime
    ended_at: datetime | None = None
    result: str = "open"
    note: str = ""
    waited: int = 0
    ratable: int = 0


RESULT_WORDS = {
    "open": "还没有结果",
    "case": "有办件",
    "parked": "暂存",
    "consult": "咨询",
    "guide": "引导",
    "unresolved": "办不成事",
}


@dataclass(frozen=True)
class Pause:
    """A window that stopped calling for a while."""

    id: str
    window: int
    clerk: str
    business_date: date
    started_at: datetime
    ended_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True)
class Session:
    """A person on duty at a window: attendance evidence (R-20)."""

    id: str
    person: str
    window: int
    business_date: date
    started_at: datetime
    ended_at: datetime | None = None
    standing_in_for: str = ""


@dataclass(frozen=True)
class Document:
    """A paper: its data and the hash of its PDF. `state` is made, printed, or failed; `size` a4, a5 or roll."""

    id: str
    case_id: str
    kind: str
    number: str
    template: str
    data: Mapping[str, Any]
    sha256: str
    copies: int
    business_date: date
    made_at: datetime
    size: str
    state: str = "made"
    reprints: int = 0


@dataclass(frozen=True)
class Incident:
    """办不成事 or first-contact notes: what could not be done at this window, and where the citizen was sent."""

    id: str
    service_id: str
    kind: str
    text: str
    at: datetime
    business_date: date


@dataclass(frozen=True)
class DayClose:
    """A day that was closed, with its figures as they were then. `id` is the day."""

    id: str
    closed_at: datetime
    actor: str
    figures: Mapping[str, Any] = field(default_factory=dict)
