"""封账: closing the day, by the supervisor; what still waits is cleared and the figures stand."""

from hall_client.domain.deadlines import local_date
from hall_client.domain.people import Actor, require
from hall_client.domain.visits import DayClose
from hall_client.services.ports import Desk
from hall_client.services.timekeeping import close_day


class AlreadyClosed(Exception):
    """The day was closed before."""


def close_today(desk: Desk, actor: Actor) -> DayClose:
    """Close today. Raises AlreadyClosed with when and by whom, NotAllowed."""
    require(actor, "day.close")
    at = desk.now()
    day = local_date(at)
    with desk.store.read() as work:
        hall, before = work.reference.hall(day), work.floor.day_close(day)
    if before is not None:
        raise AlreadyClosed("今天已经封账，封账后的改动记到下一天的“补记”。")
    return close_day(desk, hall, day, actor.number, at)
