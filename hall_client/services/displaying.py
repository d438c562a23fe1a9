"""What the call display shows: who is called where, who waits for what, which windows pause. Numbers, never people."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from hall_client.domain.aloud import VoiceRules
from hall_client.domain.deadlines import local_date
from hall_client.domain.hall import Hall
from hall_client.domain.tickets import AT_WINDOW, Ticket, TicketState
from hall_client.services.ports import Desk, Work


@dataclass(frozen=True)
class Called:
    """One call of one number. A call repeated at the window is another one, with a later `at`."""

    ticket: str
    label: str
    window: int
    at: datetime
    state: TicketState

    @property
    def key(self) -> tuple[str, int, datetime]:
        """What tells this call from every other."""
        return self.ticket, self.window, self.at

    @property
    def is_at_window(self) -> bool:
        """Whether that person is expected or served there now."""
        return self.state in AT_WINDOW


class Doing(Enum):
    """What a window does, as people who wait should know it."""

    SERVING = "serving"
    FREE = "free"
    PAUSED = "paused"


@dataclass(frozen=True)
class WindowRow:
    """A window and the number it has; empty when it has none."""

    number: int
    name: str
    label: str
    doing: Doing


@dataclass(frozen=True)
class DisplayView:
    """`calls` are all of the day, the latest first; `waiting` says how many wait for what, by the names of the series.

    `mark` stands for what was read: as long as it is the same nothing has changed.
    """

    hall: str
    windows: tuple[WindowRow, ...]
    calls: tuple[Called, ...]
    missed: tuple[str, ...]
    waiting: tuple[tuple[str, int], ...]
    voice: VoiceRules
    mark: str = ""


def display_view(desk: Desk, seen: str = "") -> DisplayView | None:
    """What the display shows now; None where nothing has changed since the mark `seen`.

    Only a queue in the local file has marks: the centre says by itself when it changed. Raises QueueDown.
    """
    day = local_date(desk.now())
    with desk.store.read() as work:
        mark = "" if work.shared else f"{day} {work.sync.head()}"
        if mark and mark == seen:
            return None
        hall = work.reference.hall(day)
        tickets = work.queue.of_day(hall.station, day)
        paused = _paused(work, day)
    return DisplayView(
        hall=hall.name,
        windows=_windows(hall, tickets, paused),
        calls=_calls(tickets),
        missed=_missed(tickets),
        waiting=_waiting(hall, tickets),
        voice=hall.voice,
        mark=mark,
    )


def _paused(work: Work, day: date) -> frozenset[int]:
    return frozenset(each.window for each in work.floor.pauses(day) if each.ended_at is None)


def _windows(hall: Hall, tickets: Sequence[Ticket], paused: frozenset[int]) -> tuple[WindowRow, ...]:
    there = {each.window: each.label for each in tickets if each.state in AT_WINDOW}
    return tuple(
        WindowRow(each.number, each.name, there.get(each.number, ""), _doing(each.number, there, paused))
        for each in hall.windows
    )


def _doing(window: int, there: dict[int | None, str], paused: frozenset[int]) -> Doing:
    if window in there:
        return Doing.SERVING
    return Doing.PAUSED if window in paused else Doing.FREE


def _calls(tickets: Sequence[Ticket]) -> tuple[Called, ...]:
    made = [
        Called(each.id, each.label, each.window, each.last_call_at, each.state)
        for each in tickets
        if each.window is not None and each.last_call_at is not None
    ]
    return tuple(sorted(made, key=lambda each: (each.at, each.label), reverse=True))


def _missed(tickets: Sequence[Ticket]) -> tuple[str, ...]:
    """过号: who did not come, the latest first."""
    gone = [each for each in tickets if each.state is TicketState.NO_SHOW]
    gone.sort(key=lambda each: each.ended_at or each.issued_at, reverse=True)
    return tuple(each.label for each in gone)


def _waiting(hall: Hall, tickets: Sequence[Ticket]) -> tuple[tuple[str, int], ...]:
    people = Counter(each.business for each in tickets if each.state is TicketState.WAITING)
    letters = [each.letter for each in hall.series if each.letter in people]
    return tuple((hall.series_name(letter), people[letter]) for letter in letters)
