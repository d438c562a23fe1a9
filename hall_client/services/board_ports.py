"""What the hall board reads from the store besides services, cases and tickets."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol

from hall_client.domain.hall_warnings import DueCase
from hall_client.domain.standing_in import Takeover
from hall_client.domain.tides import Tide
from hall_client.domain.urgings import Urging, UrgingReply


class BoardBook(Protocol):
    """督办, take-overs, tide windows and the figures of the hall, for reading."""

    def urging(self, urging_id: str) -> Urging:
        """One 督办. Raises KeyError."""

    def urgings(self, since: date) -> tuple[Urging, ...]:
        """Those sent since a day, newest first."""

    def replies(self, since: date) -> tuple[UrgingReply, ...]:
        """The answers to them, oldest first."""

    def takeovers(self, day: date) -> tuple[Takeover, ...]:
        """The day's take-overs in order of time."""

    def tides(self, day: date) -> tuple[Tide, ...]:
        """The day's tide windows in order of time."""

    def tide(self, day: date, window: int) -> Tide | None:
        """What a window calls just now instead of its own series."""

    def due_cases(self, until: date) -> tuple[DueCase, ...]:
        """Cases with a running clock that is due on a day or before it."""

    def closed_since(self, at: datetime) -> tuple[tuple[str, str], ...]:
        """(kind of applicant, outcome) of the cases closed since an instant."""

    def opened_on(self, day: date) -> tuple[tuple[str, datetime], ...]:
        """(case number, when) of the cases first recorded on a day."""

    def in_hand(self, clerk: str) -> int:
        """How many cases of a person at the counter wait to be decided or supplied."""

    def arrivals(self, first: date, last: date) -> tuple[int, Mapping[int, int]]:
        """People served with a number from `first` to `last`: on how many days, and by the hour they came."""
