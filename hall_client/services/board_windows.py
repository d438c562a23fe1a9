"""The windows as the hall board shows them, and the queue in front of them: who sits where, who waits for what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from statistics import fmean

from hall_client.domain.hall import Counter, Hall
from hall_client.domain.standing_in import Takeover
from hall_client.domain.tickets import AT_WINDOW, Ticket, TicketState
from hall_client.domain.tides import SeriesLoad, Tide, WindowLoad
from hall_client.domain.visits import Pause, ServiceAct, Session
from hall_client.services.issuing import MINUTES_EACH
from hall_client.services.tides import own_series, series_of

SLOW = 2
"""Times the usual length after which a service is shown as long (ux 02)."""


class WindowState(StrEnum):
    """What happens at a window now; nobody: no shift is open there."""

    SERVING = "serving"
    CALLED = "called"
    PAUSED = "paused"
    IDLE = "idle"
    NOBODY = "nobody"


@dataclass(frozen=True)
class WindowRow:
    """One window. `since` is when its present service, call or pause began; `minutes` is the mean of its day so far.

    `own` and `series` are the letters it calls by the settings and now; `takeover` is who has its matters instead.
    """

    number: int
    name: str
    own: tuple[str, ...]
    series: tuple[str, ...]
    person: str
    person_name: str
    state: WindowState
    reason: str
    label: str
    since: datetime | None
    served: int
    minutes: float | None
    slow: bool
    tide: Tide | None = None
    takeover: Takeover | None = None


@dataclass(frozen=True)
class Floor:
    """What is known of the floor at one moment; `names` are people by 工号."""

    hall: Hall
    at: datetime
    tickets: tuple[Ticket, ...]
    services: tuple[ServiceAct, ...]
    pauses: tuple[Pause, ...]
    shifts: tuple[Session, ...]
    tides: Mapping[int, Tide]
    takeovers: tuple[Takeover, ...]
    names: Mapping[str, str]

    @property
    def waiting(self) -> tuple[Ticket, ...]:
        """Who waits now."""
        return tuple(each for each in self.tickets if each.state is TicketState.WAITING)

    def longest(self, tickets: Sequence[Ticket]) -> int:
        """The longest wait among these, in seconds."""
        waits = [(self.at - each.issued_at).total_seconds() for each in tickets]
        return int(max(waits, default=0))


def rows(floor: Floor) -> tuple[WindowRow, ...]:
    """The windows in the order of their numbers."""
    return tuple(_row(floor, each) for each in sorted(floor.hall.windows, key=lambda each: each.number))


def _row(floor: Floor, counter: Counter) -> WindowRow:
    number = counter.number
    shift = next((s for s in floor.shifts if s.window == number), None)
    ticket = next((t for t in floor.tickets if t.window == number and t.state in AT_WINDOW), None)
    mine = [s for s in floor.services if s.window == number]
    running = next((s for s in reversed(mine) if s.ended_at is None), None)
    pause = next((p for p in reversed(floor.pauses) if p.window == number and p.ended_at is None), None)
    lengths = [(s.ended_at - s.started_at).total_seconds() / 60 for s in mine if s.ended_at is not None]
    usual = fmean(lengths) if lengths else None
    state, since = _state(shift, ticket, running, pause)
    tide = floor.tides.get(number)
    return WindowRow(
        number=number,
        name=counter.name,
        own=own_series(floor.hall, number),
        series=series_of(floor.hall, number, tide),
        person=shift.person if shift else "",
        person_name=floor.names.get(shift.person, shift.person) if shift else "",
        state=state,
        reason=pause.reason if pause is not None and state is WindowState.PAUSED else "",
        label=ticket.label if ticket else running.ticket_label if running else "",
        since=since,
        served=len(lengths),
        minutes=usual,
        slow=state is WindowState.SERVING and since is not None and _slow(floor.at, since, usual),
        tide=tide,
        takeover=next((t for t in floor.takeovers if t.window == number), None),
    )


def _state(
    shift: Session | None, ticket: Ticket | None, running: ServiceAct | None, pause: Pause | None
) -> tuple[WindowState, datetime | None]:
    if running is not None:
        return WindowState.SERVING, running.started_at
    if ticket is not None:
        called = ticket.state is TicketState.CALLED
        since = ticket.called_at if called else ticket.started_at
        return (WindowState.CALLED if called else WindowState.SERVING), since
    if shift is None:
        return WindowState.NOBODY, None
    return (WindowState.PAUSED, pause.started_at) if pause else (WindowState.IDLE, None)


def _slow(at: datetime, since: datetime, usual: float | None) -> bool:
    return (at - since).total_seconds() / 60 > SLOW * max(usual or 0.0, MINUTES_EACH)


def series_loads(floor: Floor, windows: Sequence[WindowRow]) -> tuple[SeriesLoad, ...]:
    """Who waits for each series, and how many windows call it just now."""
    waiting = floor.waiting
    found = []
    for each in floor.hall.series:
        mine = [t for t in waiting if t.business == each.letter]
        open_now = [w for w in windows if each.letter in w.series and _works(w)]
        found.append(SeriesLoad(each.letter, each.name, len(mine), floor.longest(mine), len(open_now)))
    return tuple(found)


def _works(window: WindowRow) -> bool:
    return window.state not in (WindowState.NOBODY, WindowState.PAUSED)


def window_loads(windows: Sequence[WindowRow], loads: Sequence[SeriesLoad]) -> tuple[WindowLoad, ...]:
    """What each window could take on besides its own."""
    waiting = {load.letter: load.waiting for load in loads}
    return tuple(
        WindowLoad(
            number=w.number,
            series=w.series,
            own=w.own,
            staffed=w.state is not WindowState.NOBODY,
            paused=w.state is WindowState.PAUSED,
            busy=w.state in (WindowState.SERVING, WindowState.CALLED),
            waiting=sum(waiting.get(letter, 0) for letter in w.series),
        )
        for w in windows
    )
