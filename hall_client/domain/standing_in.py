"""AB 岗: the B-role takes over what a window has open while its A-role is away."""

from dataclasses import dataclass
from datetime import date, datetime


class TakeoverRefused(Exception):
    """The take-over cannot be done; the sentence says why. Nothing was changed."""


@dataclass(frozen=True)
class Takeover:
    """`deputy` (B 角) has what `window` and `absent` (A 角) had open: `cases`, `tickets` counted when it began.

    It stands until it is ended or the A-role signs in again.
    """

    id: str
    window: int
    absent: str
    absent_name: str
    deputy: str
    deputy_name: str
    deputy_window: int
    business_date: date
    since: datetime
    until: datetime | None
    actor: str
    reason: str
    cases: int
    tickets: int
