"""Numbers a ticket machine gives out by itself while the hall's queue is out of reach (K001 …)."""

from dataclasses import dataclass
from datetime import date, datetime

SERIES = "K"
"""No hall may use this letter: it is the queue's own for these blocks."""

BLOCK = 100
"""How many numbers of a day one machine holds."""

DAYS_AHEAD = 7
"""A machine holds blocks for a week, because it cannot ask for one when it needs it."""


@dataclass(frozen=True)
class NumberBlock:
    """The numbers of a day that one machine alone gives out; the queue's counter stands above them."""

    day: date
    first: int
    last: int


@dataclass(frozen=True)
class StrayNumber:
    """A number given out from a block that the queue did not take: no window will ever call it."""

    id: str
    label: str
    place: str
    business_date: date
    at: datetime
    settled_at: datetime | None = None
    settled_by: str = ""


@dataclass(frozen=True)
class HelpCall:
    """Somebody at a ticket machine asks for a person to come. It says nothing of who they are."""

    id: str
    place: str
    business_date: date
    at: datetime
    answered_at: datetime | None = None
    answered_by: str = ""
