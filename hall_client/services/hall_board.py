"""大厅值守: the seven figures, the windows, the day's flow, the warnings, and what the program proposes (ux 06)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import fmean

from hall_client.domain.deadlines import LOCAL_ZONE, local_date
from hall_client.domain.follow_ups import BadRating
from hall_client.domain.hall import Hall
from hall_client.domain.hall_warnings import HallWarning
from hall_client.domain.lights import Level
from hall_client.domain.people import Actor, require
from hall_client.domain.ratings import Grade, satisfied
from hall_client.domain.tickets import Ticket, TicketState
from hall_client.domain.tides import SeriesLoad, TideProposal, propose
from hall_client.services import (
    board_warnings,
    board_windows,
    follow_ups,
    opinions,
    rating_warnings,
    standing_in,
    tides,
    urging,
)
from hall_client.services.board_warnings import Staff
from hall_client.services.board_windows import Floor, WindowRow
from hall_client.services.issuing import MINUTES_EACH
from hall_client.services.papers import local
from hall_client.services.ports import Desk, Work
from hall_client.services.queue_ports import CATCH_UP, Looking, QueueDown

WEEKS = 4
"""Weeks before today that the dashed line is the mean of."""


@dataclass(frozen=True)
class Figures:
    """Today so far. `spot` of `closed` are on the spot for natural persons (M-02), `satisfied` of `rated` (M-03)."""

    issued: int
    no_show: int
    cases: int
    from_villages: int
    spot: int
    closed: int
    rated: int
    satisfied: int
    bad: int


@dataclass(frozen=True)
class HourFlow:
    """One hour: numbers taken, cases recorded, and the mean of the four weeks before (None: no such days)."""

    hour: int
    taken: int
    cases: int
    usual: float | None


@dataclass(frozen=True)
class Board:
    """Everything the page shows, as of `at`. `linked` is False where the tickets are only those this desk knows."""

    hall: Hall
    at: datetime
    linked: bool
    figures: Figures
    series: tuple[SeriesLoad, ...]
    windows: tuple[WindowRow, ...]
    flow: tuple[HourFlow, ...]
    warnings: tuple[HallWarning, ...]
    proposal: TideProposal | None
    last_overdue: date | None
    """When a case was overdue last and is finished by now, as far as the register knows."""

    def count(self, level: Level) -> int:
        """How many warnings stand in a level."""
        return sum(1 for each in self.warnings if each.level is level)


def view(desk: Desk, actor: Actor, bad: Sequence[BadRating] = ()) -> Board:
    """The hall as it is now, `bad` being the list of bad ratings as it was read last (`follow_ups.register`).

    Opening a year of ratings takes too long for every look. Raises NotAllowed. With the queue out of reach, what this
    desk knows of it.
    """
    require(actor, "board.look")
    at = desk.now()
    try:
        desk.store.catch_up(local_date(at) - CATCH_UP)
        with desk.store.read() as work:
            return _seen(desk, actor, work, work.queue, at, bad, linked=True)
    except QueueDown:
        with desk.store.read() as work:
            return _seen(desk, actor, work, work.mirror, at, bad, linked=False)


def _seen(
    desk: Desk,
    actor: Actor,
    work: Work,
    queue: Looking,
    at: datetime,
    bad: Sequence[BadRating],
    *,
    linked: bool,
) -> Board:
    floor = _floor(work, queue, at)
    windows = board_windows.rows(floor)
    loads = board_windows.series_loads(floor, windows)
    sent = urging.followed(work, at)
    people, day = work.reference.people(), local_date(at)
    staff = Staff(people, {t.absent: t.deputy for t in floor.takeovers})
    rated = rating_warnings.warnings_of(bad, actor, people, day, follow_ups.terms_of(work, day))
    lengths = [w.minutes for w in windows if w.minutes is not None]
    helpers = board_windows.window_loads(windows, loads)
    return Board(
        hall=floor.hall,
        at=at,
        linked=linked,
        figures=_figures(work, floor, opinions.read(desk, actor, work, day, day)),
        series=loads,
        windows=windows,
        flow=_flow(work, floor),
        warnings=board_warnings.listed(work, floor, windows, staff, sent, rated),
        proposal=propose(loads, helpers, fmean(lengths) if lengths else MINUTES_EACH, floor.hall.board),
        last_overdue=max(
            (f.urging.due for f in sent if f.urging.overdue_days and f.urging.due), default=None
        ),
    )


def _floor(work: Work, queue: Looking, at: datetime) -> Floor:
    day = local_date(at)
    hall = work.reference.hall(day)
    tickets = queue.of_day(hall.station, day)
    return Floor(
        hall=hall,
        at=at,
        tickets=tickets,
        services=work.floor.services(day),
        pauses=work.floor.pauses(day),
        shifts=standing_in.on_duty(work, day),
        tides=tides.in_force(work, day),
        takeovers=standing_in.in_force(work, day),
        names={person.number: person.name for person in work.reference.people()},
    )


def _figures(work: Work, floor: Floor, said: Sequence[opinions.Said]) -> Figures:
    day = local_date(floor.at)
    opened = work.board.opened_on(day)
    closed = work.board.closed_since(datetime.combine(day, time(), LOCAL_ZONE))
    own = [outcome for kind, outcome in closed if kind == "natural"]
    given = Counter(opinion.grade for _, _, opinion in said if opinion is not None)
    grades = tuple(given.get(grade, 0) for grade in sorted(Grade, reverse=True))
    return Figures(
        issued=len(floor.tickets),
        no_show=sum(1 for t in floor.tickets if t.state is TicketState.NO_SHOW),
        cases=len(opened),
        from_villages=sum(1 for number, _ in opened if number[:4] != floor.hall.station),
        spot=sum(1 for outcome in own if outcome == "on_the_spot"),
        closed=len(own),
        rated=sum(grades),
        satisfied=satisfied(grades),
        bad=sum(grades[3:]),
    )


def _flow(work: Work, floor: Floor) -> tuple[HourFlow, ...]:
    """From the hour of opening to that of closing, and any hour before or after in which something happened."""
    today = local_date(floor.at)
    taken = _by_hour(floor.tickets)
    cases = Counter(local(at).hour for _, at in work.board.opened_on(today))
    days, usual = work.board.arrivals(today - timedelta(weeks=WEEKS), today - timedelta(days=1))
    hours = {*range(floor.hall.opens.hour, floor.hall.closes.hour), *taken, *cases}
    return tuple(
        HourFlow(hour, taken.get(hour, 0), cases.get(hour, 0), usual.get(hour, 0) / days if days else None)
        for hour in range(min(hours), max(hours) + 1)
    )


def _by_hour(tickets: Sequence[Ticket]) -> Mapping[int, int]:
    return Counter(local(each.issued_at).hour for each in tickets)
