"""What the screens need of the voice that calls numbers: whole announcements, one after another."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from hall_client.domain.aloud import VoiceRules
from hall_client.domain.deadlines import LOCAL_ZONE

Told = Callable[[str], None]
"""Hears, on a thread of the voice's, that it is over: empty, or a sentence saying why nothing could be heard."""


@dataclass(frozen=True)
class Announcement:
    """One call, said `repeats` times without anything in between, at `percent` of the recorded loudness."""

    label: str
    window: int
    repeats: int
    percent: int


def announcement(rules: VoiceRules, label: str, window: int, now: datetime) -> Announcement:
    """How this hall wants a number called at this time of day."""
    return Announcement(label, window, rules.repeats, rules.percent_at(now.astimezone(LOCAL_ZONE).time()))


class Announcer(Protocol):
    """Says calls one after another in the order they came: none over another, none left out."""

    def announce(self, call: Announcement, told: Told) -> None:
        """Say it when its turn comes; returns at once."""

    def check(self, told: Told) -> None:
        """Tell whether anything could be heard now; returns at once."""


class Nobody:
    """An announcer for a desk that calls no numbers aloud."""

    def announce(self, call: Announcement, told: Told) -> None:
        """Over at once."""
        told("")

    def check(self, told: Told) -> None:
        """Nothing is missed."""
        told("")
