"""What the supervisor decided about this desk: 督办 to answer, matters taken over, another choice of numbers."""

from dataclasses import dataclass
from datetime import date, timedelta

from hall_client.domain.deadlines import local_date
from hall_client.domain.people import Actor
from hall_client.domain.standing_in import Takeover
from hall_client.domain.urgings import Urging
from hall_client.services import standing_in, tides, urging
from hall_client.services.ports import Desk

_DAYS = 15
"""So many working days an answer may name for being finished."""


@dataclass(frozen=True)
class DeskNews:
    """`series` are the names of what the window calls while a tide is in, else empty."""

    urgings: tuple[Urging, ...]
    takeovers: tuple[Takeover, ...]
    series: tuple[str, ...]


def news(desk: Desk, actor: Actor) -> DeskNews:
    """What there is now for this person at this window."""
    day = local_date(desk.now())
    waiting = urging.waiting_for(desk, actor)
    with desk.store.read() as work:
        hall = work.reference.hall(day)
        taken = standing_in.taken_by(work, day, actor.number)
        tide = work.board.tide(day, actor.window) if actor.window else None
        letters = tides.series_of(hall, actor.window, tide) if actor.window and tide else ()
    return DeskNews(waiting, taken, tuple(hall.series_name(letter) for letter in letters))


def days_ahead(desk: Desk) -> tuple[date, ...]:
    """Today and the working days after it, to choose a day from."""
    today = local_date(desk.now())
    with desk.store.read() as work:
        calendar = work.reference.calendar()
    coming = (today + timedelta(days=n) for n in range(1, 3 * _DAYS))
    return (today, *[day for day in coming if calendar.is_working_day(day)][:_DAYS])
