"""The daily tally (日报): C19 for a window, C20 for the centre."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from hall_client.domain.cases import Outcome
from hall_client.domain.deadlines import LOCAL_ZONE, local_date
from hall_client.domain.entries import instant_text
from hall_client.domain.numbers import shown
from hall_client.domain.people import Actor, NotAllowed, Role, require
from hall_client.domain.tallies import Figures, Happened, figures, open_states
from hall_client.domain.tickets import Ticket
from hall_client.services import rated_days, tally_papers, village_day
from hall_client.services.floor_ports import Move
from hall_client.services.line_ports import LineDown, LineRefused
from hall_client.services.papers import local
from hall_client.services.ports import Desk, Sheet, Work
from hall_client.services.queue_ports import QueueDown
from hall_client.services.sheet_printing import put_out_sheet
from hall_client.services.tally_checks import Check, checks


@dataclass(frozen=True)
class Report:
    """A paper of figures ready to be looked at, printed and exported. `table` is header and rows as text."""

    day: date
    sheet: Sheet
    table: tuple[tuple[str, ...], ...]
    number: str
    kind: str
    data: dict[str, Any]
    checks: tuple[Check, ...] = ()
    closed: bool = False


@dataclass(frozen=True, kw_only=True)
class Tally(Report):
    """A day's tally, and what it was made of."""

    figures: Figures


def window_tally(desk: Desk, actor: Actor, day: date, window: int) -> Tally:
    """C19: one window's day, without grades (architecture §8.9). A clerk sees their own window only.

    Raises NotAllowed, and KeyError for a window the hall does not have.
    """
    require(actor, "tally.window")
    if Role.SUPERVISOR not in actor.roles and actor.window != window:
        raise NotAllowed("只能看自己窗口的日报，别的窗口要主管来看。")
    others = _others(desk, day)
    with desk.store.read() as work:
        hall = work.reference.hall(day)
        hall.window(window)
        happened = rated_days.opened(desk, actor, work, gather(work, day, desk.now(), others))
        found, closed = checks(work, hall, happened), work.floor.day_close(day) is not None
        people = {person.number: person.name for person in work.reference.people()}
    counted = figures(happened, window)
    data = tally_papers.window(hall, actor, happened, counted, people, desk.now())
    if Role.SUPERVISOR not in actor.roles:
        counted = replace(counted, grades=())
    return _made(desk, "window_tally", day, counted, data, found, closed, tally_papers.window_table(data))


def centre_tally(desk: Desk, actor: Actor, day: date) -> Tally:
    """C20: the whole hall's day with its targets; supervisors only."""
    require(actor, "tally.centre")
    others = _others(desk, day)
    with desk.store.read() as work:
        hall = work.reference.hall(day)
        happened = rated_days.opened(desk, actor, work, gather(work, day, desk.now(), others))
        bad = rated_days.bad_figures(desk, actor, work, day, day)
        found, closed = checks(work, hall, happened), work.floor.day_close(day) is not None
        people = {person.number: person.name for person in work.reference.people()}
    counted = figures(happened, None)
    rows = [figures(happened, each.number) for each in hall.windows]
    data = tally_papers.centre(hall, actor, happened, counted, rows, people, bad, desk.now())
    return _made(desk, "centre_tally", day, counted, data, found, closed, tally_papers.centre_table(data))


def _made(
    desk: Desk,
    kind: str,
    day: date,
    counted: Figures,
    data: dict[str, Any],
    found: tuple[Check, ...],
    closed: bool,
    table: tuple[tuple[str, ...], ...],
) -> Tally:
    sheet = desk.paper.draw(kind, data)
    number = data["head"]["document_number"]
    return Tally(day, sheet, table, number, kind, data, found, closed, figures=counted)


def print_tally(desk: Desk, tally: Report) -> None:
    """Put a tally out on A4. Raises PrintFailed."""
    put_out_sheet(desk, tally.sheet, tally.number, "a4")


@dataclass(frozen=True)
class Others:
    """What all desks of the unit did, by entry, and whether the centre could be asked for it."""

    moves: Mapping[str, Move]
    asked: bool


NOBODY = Others({}, True)
"""One PC on its own."""


def _others(desk: Desk, day: date) -> Others:
    if desk.centre is None:
        return NOBODY
    start = datetime.combine(day, time(), LOCAL_ZONE)
    first, last = instant_text(start), instant_text(start + timedelta(days=1))
    try:
        return Others(desk.centre.ask(lambda line: line.moves(first, last)), True)
    except (LineDown, LineRefused):
        return Others({}, False)


def gather(work: Work, day: date, at: datetime, others: Others = NOBODY) -> Happened:
    """Everything that happened on `day`, from the rows and, for outcomes, from the journal."""
    start = datetime.combine(day, time(), LOCAL_ZONE)
    moves = work.floor.moves(start, start + timedelta(days=1), others.moves)
    open_cases = work.cases.clocks(open_states())
    acts = tuple((m[2], int(m[3]["window"]), Outcome(m[3]["outcome"])) for m in moves if "outcome" in m[3])
    voided = {m[2] for m in moves if m[0] == "case.void"}
    closed_ids = {m[2] for m in moves if m[0] in ("case.close", "case.finish_on_the_spot")} - voided
    tickets, linked = _day_of_tickets(work, day)
    return Happened(
        day=day,
        linked=linked and others.asked,
        seen_at=min(at, start + timedelta(days=1)),
        tickets=tickets,
        services=work.floor.services(day),
        acts=tuple(act for act in acts if act[0] not in voided),
        # What another desk closed a moment ago comes down with the next meeting.
        closed=tuple(case for each in sorted(closed_ids) if (case := work.cases.found(each))),
        open_cases=open_cases,
        grades=tuple((service.id, None) for service, _ in work.ratings.between(day, day)),
        papers=work.floor.papers(day),
        pauses=work.floor.pauses(day),
        sessions=work.floor.sessions(day),
        transfers=sum(1 for m in moves if m[0] == "ticket.transfer"),
        recalls=sum(1 for m in moves if m[0] == "ticket.recall"),
        differences=(*_differences(work, day, local_date(at)), *_decided(work, day)),
    )


def _differences(work: Work, day: date, today: date) -> tuple[str, ...]:
    """Stations that did not report that day, and for today what was counted short and is not settled (C20, R-68)."""
    stations = work.reference.hall(day).stations
    told = {each.station for each in work.proxies.reports(day)} if stations else set()
    silent = [each.name for each in stations if each.station not in told]
    said = [f"没有上报日报的站点 {len(silent)} 个：{'、'.join(silent)}。"] if silent else []
    if day == today:
        for mark in village_day.open_differences(work):
            each = village_day.differing(work, mark)
            said.append(
                f"交接清单 {shown(each['manifest'])}，办件 {shown(each['number'])}：少{each['missing']}，还没了结。"
            )
    return tuple(said)


def _decided(work: Work, day: date) -> tuple[str, ...]:
    """What the supervisor had to do that day: 督办 and their answers, tide windows, take-overs (C20, E.6)."""
    hall = work.reference.hall(day)
    sent = [u for u in work.board.urgings(day) if u.business_date == day and u.from_unit == hall.station]
    answered = {each.urging for each in work.board.replies(day)}
    silent = sum(1 for each in sent if each.id not in answered)
    said = [f"督办 {len(sent)} 份，{silent} 份还没有回复。"] if sent else []
    for tide in work.board.tides(day):
        names = "、".join(hall.series_name(letter) for letter in tide.series)
        said.append(f"{tide.window} 号窗口 {local(tide.since):%H:%M} 起叫{names}（潮汐窗口）。")
    for each in work.board.takeovers(day):
        said.append(f"{each.window} 号窗口 {local(each.since):%H:%M} 起由 {each.deputy_name} 顶岗（B 角）。")
    return tuple(said)


def _day_of_tickets(work: Work, day: date) -> tuple[tuple[Ticket, ...], bool]:
    """The hall's tickets of a day; with the queue out of reach those this desk moved, and False."""
    station = work.reference.hall(day).station
    try:
        return work.queue.of_day(station, day), True
    except QueueDown:
        return work.mirror.of_day(station, day), False


def today(desk: Desk) -> date:
    """The business day that is running."""
    return local_date(desk.now())
