"""Giving out numbers: at the guide's desk, at a kiosk, and again for someone who missed the call."""

from dataclasses import dataclass
from datetime import date, datetime

from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import NewEntry
from hall_client.domain.hall import Hall
from hall_client.domain.numbers import ticket_label
from hall_client.domain.people import Actor, Person, check_word, require
from hall_client.domain.tickets import (
    Rank,
    Ticket,
    TicketRefused,
    TicketState,
    check_reactivate,
    moved,
)
from hall_client.services import papers
from hall_client.services.ports import Desk, Sheet, Work

PRIORITY_SERIES = "P"
MINUTES_EACH = 6
"""What one citizen takes on average until the day has figures of its own."""


@dataclass(frozen=True)
class Issued:
    """A ticket just given out, its slip, and how many wait before it."""

    ticket: Ticket
    slip: Sheet
    ahead: int


@dataclass(frozen=True)
class GuideView:
    """The guide's page: who waits in each series, who missed the call, and what was given out today."""

    hall: Hall
    waiting: tuple[Ticket, ...]
    missed: tuple[Ticket, ...]
    issued: int


def issue(desk: Desk, actor: Actor, series: str, priority: str = "", request: str = "") -> Issued:
    """Give out the next number of `series`, ahead of the ordinary ones with a `priority` class.

    The same `request` gives the same ticket again. Raises TicketRefused for a series the hall does not have.
    """
    require(actor, "ticket.issue")
    at = desk.now()
    day = local_date(at)
    with desk.store.work() as work:
        hall = work.reference.hall(day)
        letter = PRIORITY_SERIES if priority else series
        _check(hall, series, priority)
        wanted = request or desk.new_id()
        ticket = work.queue.issued(wanted)
        if ticket is None:
            serial = work.next_serial(f"ticket/{letter}", day.isoformat())
            ticket = Ticket(
                id=desk.new_id(),
                hall=hall.station,
                business_date=day,
                series=letter,
                number=serial,
                business=series,
                label=ticket_label(letter, serial),
                rank=int(Rank.PRIORITY if priority else Rank.ORDINARY),
                priority=priority,
                issued_at=at,
                issued_by=actor.number,
                state=TicketState.WAITING,
                queue_at=_queue_at(at),
            )
            work.queue.add(ticket, wanted)
            facts = {"label": ticket.label, "series": series, "priority": priority}
            work.append(NewEntry("ticket.issue", ticket.id, actor.number, at, facts=facts))
        ahead = work.queue.ahead(ticket)
    slip = desk.paper.draw("ticket_slip", papers.slip(hall, ticket, ahead, actor, MINUTES_EACH))
    return Issued(ticket, slip, ahead)


def _check(hall: Hall, series: str, priority: str) -> None:
    if series not in {each.letter for each in hall.series}:
        raise TicketRefused(f"本中心没有 {series} 类号票，没有取号。请重新选业务。")
    if priority and not hall.priority_label(priority):
        raise TicketRefused("本中心没有设这种优先，没有取号。请重新选。")


def _queue_at(at: datetime) -> int:
    return int(at.timestamp() * 1_000_000)


def reactivate(desk: Desk, actor: Actor, label: str) -> Ticket:
    """Bring a no-show back into the queue, once, a few places on. Raises TicketRefused."""
    require(actor, "ticket.reactivate")
    at = desk.now()
    day = local_date(at)
    with desk.store.work() as work:
        hall = work.reference.hall(day)
        ticket = _labelled(work, hall, day, label)
        check_reactivate(ticket, day)
        waiting = work.queue.of_day(hall.station, day, TicketState.WAITING)
        same = [each.queue_at for each in waiting if each.rank == ticket.rank]
        places = hall.queue.return_places
        place = same[places - 1] + 1 if len(same) >= places else _queue_at(at)
        changed = work.queue.change(
            ticket,
            {
                "state": TicketState.WAITING.value,
                "window": None,
                "queue_at": place,
                "reactivations": ticket.reactivations + 1,
            },
        )
        facts = {"label": ticket.label}
        work.append(NewEntry("ticket.reactivate", ticket.id, actor.number, at, facts=facts))
    return changed


def void(desk: Desk, actor: Actor, label: str, reason: str, supervisor: Person | None = None) -> Ticket:
    """Void a number taken by mistake, with a reason; a guide or supervisor does it, or a supervisor's word."""
    if supervisor is None:
        require(actor, "ticket.void")
    else:
        check_word(actor, supervisor)
    return _end(desk, actor, label, "void", TicketState.VOIDED, reason, supervisor)


def abandon(desk: Desk, actor: Actor, label: str, reason: str) -> Ticket:
    """Close the number of someone who left (弃号)."""
    require(actor, "ticket.abandon")
    return _end(desk, actor, label, "abandon", TicketState.ABANDONED, reason, None)


def _end(
    desk: Desk, actor: Actor, label: str, act: str, state: TicketState, reason: str, supervisor: Person | None
) -> Ticket:
    if not reason.strip():
        raise TicketRefused("要写一句原因，号票没有变。")
    at = desk.now()
    day = local_date(at)
    with desk.store.work() as work:
        ticket = _labelled(work, work.reference.hall(day), day, label)
        moved(ticket, act)
        changed = work.queue.change(ticket, {"state": state.value, "ended_at": at, "reason": reason.strip()})
        second = supervisor.number if supervisor else ""
        facts = {"label": ticket.label, "reason": reason.strip()}
        work.append(NewEntry(f"ticket.{act}", ticket.id, actor.number, at, facts=facts, second_actor=second))
    return changed


def _labelled(work: Work, hall: Hall, day: date, label: str) -> Ticket:
    ticket = work.queue.by_label(hall.station, day, label.strip().upper())
    if ticket is None:
        raise TicketRefused(f"今天没有发过 {label} 这个号，请看一眼小票上的号码。")
    return ticket


def guide_view(desk: Desk) -> GuideView:
    """What the guide's page shows now."""
    day = local_date(desk.now())
    with desk.store.read() as work:
        hall = work.reference.hall(day)
        tickets = work.queue.of_day(hall.station, day)
    waiting = tuple(each for each in tickets if each.state is TicketState.WAITING)
    missed = tuple(each for each in tickets if each.state is TicketState.NO_SHOW)
    return GuideView(hall, waiting, missed, len(tickets))
