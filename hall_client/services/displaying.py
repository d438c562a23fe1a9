"""What the call display shows: who is called where, who waits for what, which windows pause. Numbers, never people.

While the hall's queue is out of reach it shows what this PC knows by itself: whom its own window calls by the paper in
their hands. Of the other windows nothing is shown, because nothing is known.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from hall_client.domain.aloud import VoiceRules
from hall_client.domain.deadlines import local_date
from hall_client.domain.hall import Hall
from hall_client.domain.moves import PaperCall
from hall_client.domain.tickets import AT_WINDOW, Ticket, TicketState
from hall_client.services.ports import Desk, Work
from hall_client.services.queue_ports import QueueDown


@dataclass(frozen=True)
class Called:
    """One call of one number. A call repeated at the window is another one, with a later `at`."""

    label: str
    window: int
    at: datetime
    state: TicketState

    @property
    def key(self) -> tuple[str, int, datetime]:
        """What tells this call from every other."""
        return self.label, self.window, self.at

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

    `missed` and `waiting` are None where nobody can say. `mark` stands for what was read: as long as it is the same
    nothing has changed.
    """

    hall: str
    windows: tuple[WindowRow, ...]
    calls: tuple[Called, ...]
    missed: tuple[str, ...] | None
    waiting: tuple[tuple[str, int], ...] | None
    voice: VoiceRules
    mark: str = ""
    linked: bool = True
    """False while the hall's queue is out of reach: what stands here is what this PC knows by itself."""


def display_view(desk: Desk, seen: str = "") -> DisplayView | None:
    """What the display shows now; None where nothing has changed since the mark `seen`.

    Only a queue in the local file has marks: the centre says by itself when it changed.
    """
    day = local_date(desk.now())
    try:
        return _linked(desk, day, seen)
    except QueueDown:
        return _apart(desk, day)


def _linked(desk: Desk, day: date, seen: str) -> DisplayView | None:
    with desk.store.read() as work:
        mark = "" if work.shared else f"{day} {work.sync.head()}"
        if mark and mark == seen:
            return None
        hall = work.reference.hall(day)
        tickets = work.queue.of_day(hall.station, day)
        paused = _paused(work, day)
    return DisplayView(
        hall=hall.name,
        windows=_windows(
            hall, {each.window: each.label for each in tickets if each.state in AT_WINDOW}, paused
        ),
        calls=_calls(tickets),
        missed=_missed(tickets),
        waiting=_waiting(hall, tickets),
        voice=hall.voice,
        mark=mark,
    )


def _apart(desk: Desk, day: date) -> DisplayView:
    with desk.store.read() as work:
        hall = work.reference.hall(day)
        papers = [each for each in work.papers.untold() if each.business_date == day]
        before = work.mirror.at_window(hall.station, hall.own_window)
        paused = _paused(work, day)
    calls = [_by_paper(each) for each in papers if each.ended_at is None]
    # Called here before the queue got out of reach, and still here: once they go, a paper says so.
    gone = {each.label for each in papers}
    if before is not None and before.business_date == day and before.label not in gone:
        calls += _calls([before])
    calls.sort(key=lambda each: each.at, reverse=True)
    there: dict[int | None, str] = {each.window: each.label for each in reversed(calls)}
    # Of the pauses of other windows nobody can say whether they are over.
    windows = _windows(hall, there, paused & {hall.own_window})
    return DisplayView(hall.name, windows, tuple(calls), None, None, hall.voice, linked=False)


def _by_paper(paper: PaperCall) -> Called:
    state = TicketState.IN_SERVICE if paper.started_at else TicketState.CALLED
    return Called(paper.label, paper.window, paper.called_at, state)


def _paused(work: Work, day: date) -> frozenset[int]:
    return frozenset(each.window for each in work.floor.pauses(day) if each.ended_at is None)


def _windows(hall: Hall, there: Mapping[int | None, str], paused: frozenset[int]) -> tuple[WindowRow, ...]:
    return tuple(
        WindowRow(each.number, each.name, there.get(each.number, ""), _doing(each.number, there, paused))
        for each in hall.windows
    )


def _doing(window: int, there: Mapping[int | None, str], paused: frozenset[int]) -> Doing:
    if window in there:
        return Doing.SERVING
    return Doing.PAUSED if window in paused else Doing.FREE


def _calls(tickets: Sequence[Ticket]) -> tuple[Called, ...]:
    made = [
        Called(each.label, each.window, each.last_call_at, each.state)
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
