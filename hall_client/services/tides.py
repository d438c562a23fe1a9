"""Tide windows: what a window calls just now, and the supervisor's switch of it (domain E.6)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import NewEntry, as_row, instant_text
from hall_client.domain.hall import Hall
from hall_client.domain.people import Actor, require
from hall_client.domain.tickets import TicketRefused
from hall_client.domain.tides import Tide
from hall_client.services.ports import Desk, Work


def own_series(hall: Hall, window: int) -> tuple[str, ...]:
    """The series a window calls by the hall's settings."""
    return hall.window(window).series or tuple(each.letter for each in hall.series)


def series_of(hall: Hall, window: int, tide: Tide | None) -> tuple[str, ...]:
    """The series a window calls, those of its tide while one is in."""
    if tide is None:
        return own_series(hall, window)
    return tide.series or tuple(each.letter for each in hall.series)


def in_force(work: Work, day: date) -> Mapping[int, Tide]:
    """The tides that are in now, by window."""
    return {each.window: each for each in work.board.tides(day) if each.until is None}


def calling(work: Work, hall: Hall, day: date, business: str) -> tuple[int, ...]:
    """The windows that call a series just now, tides included, in the order of their numbers."""
    tides = in_force(work, day)
    numbers = sorted(each.number for each in hall.windows)
    return tuple(each for each in numbers if business in series_of(hall, each, tides.get(each)))


def switch(desk: Desk, actor: Actor, window: int, series: Sequence[str], reason: str) -> Tide | None:
    """Let `window` call these series from its next call on, until the day ends; its own ones end the tide.

    Opening a window that calls them anyway is recorded as well. Returns what is in force now. Raises NotAllowed;
    TicketRefused for an unknown window, an unknown series or none.
    """
    require(actor, "tide.switch")
    at = desk.now()
    day = local_date(at)
    with desk.store.work() as work:
        hall = work.reference.hall(day)
        wanted = _checked(hall, window, series)
        standing = work.board.tide(day, window)
        same = set(series_of(hall, window, standing)) == set(wanted)
        rows: dict[str, Mapping[str, Any]] = {}
        made = standing if same else None
        if standing is not None and not same:
            rows[standing.id] = {"until": instant_text(at)}
        if not same and set(wanted) != set(own_series(hall, window)):
            made = Tide(desk.new_id(), window, wanted, day, at, None, actor.number, reason.strip())
            rows[made.id] = as_row(made)
        facts = {"window": window, "series": list(wanted), "reason": reason.strip()}
        tables = {"tide": rows} if rows else {}
        work.append(NewEntry("tide.switch", str(window), actor.number, at, tables, facts))
    return made


def _checked(hall: Hall, window: int, series: Sequence[str]) -> tuple[str, ...]:
    if window not in {each.number for each in hall.windows}:
        raise TicketRefused(f"没有 {window} 号窗口，业务没有变。")
    known = [each.letter for each in hall.series]
    wanted = tuple(letter for letter in known if letter in series)
    if not wanted or len(wanted) != len(set(series)):
        raise TicketRefused("一个窗口至少要叫一种号，业务没有变。")
    return wanted
