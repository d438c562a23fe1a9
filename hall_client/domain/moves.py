"""What a desk asks of the hall's queue, and what is recorded of it: the same words whichever store answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from hall_client.domain.entries import NewEntry
from hall_client.domain.tickets import Ticket, waited


@dataclass(frozen=True)
class Note:
    """Who moves a ticket, when, and what the journal remembers besides its number. `act` is a move of the table."""

    act: str
    actor: str
    at: datetime
    facts: Mapping[str, Any] = field(default_factory=dict)
    second_actor: str = ""


@dataclass(frozen=True)
class Moved:
    """A ticket after a move. `rev` is the ticket's at that move; the ticket may have gone on since."""

    rev: int
    note: Note
    ticket: Ticket


@dataclass(frozen=True)
class Call:
    """F2: the next ticket of these series for `window`, or the one labelled; `run` is the starvation guard."""

    hall: str
    day: date
    window: int
    series: tuple[str, ...]
    run: int
    request: str
    label: str = ""


@dataclass(frozen=True)
class PaperCall:
    """A number called by its paper while the queue was out of reach. `ended_at` None: still at the window."""

    id: str
    label: str
    window: int
    business_date: date
    actor: str
    called_at: datetime
    started_at: datetime | None = None
    ended_at: datetime | None = None
    told: str = ""
    """Empty until the queue knows; then `told`, or the sentence that was reported to a person."""


_TOLD_BY_OTHERS = frozenset({"start", "clear"})
"""Moves that another entry tells: service.start, day.close."""


def entry_of(ticket: Ticket, note: Note) -> NewEntry | None:
    """What the journal says of a move, or None where another entry says it."""
    if note.act in _TOLD_BY_OTHERS:
        return None
    facts = {"label": ticket.label, **note.facts}
    if note.act == "call":
        facts["waited"] = waited(ticket, note.at)
    kind = f"ticket.{note.act}"
    return NewEntry(kind, ticket.id, note.actor, note.at, facts=facts, second_actor=note.second_actor)
