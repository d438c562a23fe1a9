"""Giving out numbers: at the guide's desk, at a kiosk, and again for someone who missed the call."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from hall_client.domain.appointments import SERIES
from hall_client.domain.deadlines import local_date
from hall_client.domain.hall import Hall
from hall_client.domain.moves import Note
from hall_client.domain.people import Actor, Person, check_word, require
from hall_client.domain.tickets import (
    Rank,
    Ticket,
    TicketRefused,
    TicketState,
    check_reactivate,
    moved,
    no_such_label,
)
from hall_client.services import papers, tides
from hall_client.services.ports import Desk, Sheet, Work
from hall_client.services.queue_ports import CATCH_UP, Looking, QueueDown, QueueWaits

PRIORITY_SERIES = "P"
BY_AGE, BY_CHOICE = "身份证年龄", "自己选的"
"""What a priority stands on, in the daily log."""
MINUTES_EACH = 6
"""What one citizen takes on average until the day has figures of its own."""


@dataclass(frozen=True)
class Issued:
    """A ticket just given out, its slip, how many wait before it, and the windows that may call it as of now."""

    ticket: Ticket
    slip: Sheet
    ahead: int
    windows: tuple[int, ...]
    own: bool = False
    """Given out by this machine alone: the queue learns of it when it is back."""

    @property
    def minutes(self) -> int:
        """About how long the wait is."""
        return _minutes(self.ahead, self.windows)


def _minutes(ahead: int, windows: Sequence[int]) -> int:
    return ahead * MINUTES_EACH // max(1, len(windows))


@dataclass(frozen=True)
class GuideView:
    """The guide's page: who waits in each series, who missed the call, and what was given out today."""

    hall: Hall
    waiting: tuple[Ticket, ...]
    missed: tuple[Ticket, ...]
    issued: int
    linked: bool = True
    """False while the hall's queue is out of reach: no number can be given out."""
    missing: tuple[int, ...] = ()
    """The windows the queue waits for before it gives out a number (0: a desk without one)."""


def issue(
    desk: Desk,
    actor: Actor,
    series: str,
    priority: str = "",
    request: str = "",
    rank: Rank = Rank.ORDINARY,
    proof: str = "",
) -> Issued:
    """Give out the next number of `series`, ahead of the ordinary ones with a `priority` class.

    `rank` is APPOINTMENT for who comes in their slot; `proof` is what the priority stands on, for the daily log. The
    same `request` gives the same ticket again. Raises TicketRefused for a series the hall does not have, QueueDown,
    and QueueWaits as long as a number that is out already might be given a second time.
    """
    hall, new, note = prepared(desk, actor, series, priority, rank, proof)
    try:
        with desk.store.work() as work:
            ticket = work.queue.issue(new, request or new.id, note)
            ahead = work.queue.ahead(ticket)
            windows = tides.calling(work, hall, ticket.business_date, ticket.business)
    except QueueWaits as waits:
        raise QueueWaits(waits.windows, "现在取不了号，没有取号，请群众稍等") from waits
    except QueueDown as down:
        raise QueueDown("叫号连不上，现在取不了号，没有取号。请您稍等再取，或请导办员安排。") from down
    return Issued(ticket, slip_of(desk, hall, ticket, ahead, windows, actor), ahead, windows)


def slip_of(
    desk: Desk,
    hall: Hall,
    ticket: Ticket,
    ahead: int | None,
    windows: Sequence[int],
    actor: Actor,
    reprint: int = 0,
) -> Sheet:
    """The slip of a number, C1, for the roll of its printer; `ahead` None while nobody knows who waits before it."""
    minutes = None if ahead is None else _minutes(ahead, windows)
    data = papers.slip(hall, ticket, ahead, minutes, windows, actor)
    roll = hall.outlet("ticket_slip", "roll").fit.roll
    return desk.paper.draw("ticket_slip", data, reprint=reprint, roll=roll)


def same_slip(desk: Desk, issued: Issued, actor: Actor) -> Sheet:
    """The slip of a number just given out once more, marked 补打."""
    with desk.store.read() as work:
        hall = work.reference.hall(issued.ticket.business_date)
    ahead = None if issued.own else issued.ahead
    return slip_of(desk, hall, issued.ticket, ahead, issued.windows, actor, reprint=1)


def slip_again(desk: Desk, actor: Actor, label: str) -> Sheet:
    """The slip of a number given out today, marked 补打. Raises TicketRefused for a number nobody has, QueueDown."""
    require(actor, "ticket.issue")
    day = local_date(desk.now())
    with desk.store.read() as work:
        hall = work.reference.hall(day)
        ticket = _labelled(work, hall, day, label)
        ahead = work.queue.ahead(ticket)
        windows = tides.calling(work, hall, day, ticket.business)
    return slip_of(desk, hall, ticket, ahead, windows, actor, reprint=1)


def prepared(
    desk: Desk, actor: Actor, series: str, priority: str, rank: Rank, proof: str
) -> tuple[Hall, Ticket, Note]:
    """The hall, a ticket that only lacks its number, and what the journal says of it. Raises TicketRefused."""
    require(actor, "ticket.issue")
    at = desk.now()
    day = local_date(at)
    with desk.store.read() as work:
        hall = work.reference.hall(day)
    _check(hall, series, priority)
    new = Ticket(
        id=desk.new_id(),
        hall=hall.station,
        business_date=day,
        series=PRIORITY_SERIES if priority else SERIES if rank is Rank.APPOINTMENT else series,
        number=0,
        business=series,
        label="",
        rank=int(Rank.PRIORITY if priority else rank),
        priority=priority,
        issued_at=at,
        issued_by=actor.number,
        state=TicketState.WAITING,
        queue_at=_queue_at(at),
    )
    facts = {"series": series, "priority": priority, "rank": new.rank}
    return hall, new, Note("issue", actor.number, at, {**facts, "proof": proof} if proof else facts)


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
    with desk.store.read() as work:
        hall = work.reference.hall(day)
    with desk.store.work() as work:
        ticket = _labelled(work, hall, day, label)
        check_reactivate(ticket, day)
        waiting = work.queue.of_day(hall.station, day, TicketState.WAITING)
        same = [each.queue_at for each in waiting if each.rank == ticket.rank]
        places = hall.queue.return_places
        place = same[places - 1] + 1 if len(same) >= places else max([_queue_at(at), *(p + 1 for p in same)])
        changing = {
            "state": TicketState.WAITING.value,
            "window": None,
            "queue_at": place,
            "reactivations": ticket.reactivations + 1,
        }
        return work.queue.change(ticket, changing, Note("reactivate", actor.number, at))


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
    with desk.store.read() as work:
        hall = work.reference.hall(day)
    note = Note(act, actor.number, at, {"reason": reason.strip()}, supervisor.number if supervisor else "")
    with desk.store.work() as work:
        ticket = _labelled(work, hall, day, label)
        moved(ticket, act)
        changing = {"state": state.value, "ended_at": at, "reason": reason.strip()}
        return work.queue.change(ticket, changing, note)


def _labelled(work: Work, hall: Hall, day: date, label: str) -> Ticket:
    ticket = work.queue.by_label(hall.station, day, label.strip().upper())
    if ticket is None:
        raise no_such_label(label)
    return ticket


def guide_view(desk: Desk) -> GuideView:
    """What the guide's page shows now; of a queue out of reach, what this desk knows of itself."""
    day = local_date(desk.now())
    try:
        desk.store.catch_up(day - CATCH_UP)
        with desk.store.read() as work:
            seen = _seen(work, work.queue, day, linked=True)
            return replace(seen, missing=work.shared.missing() if work.shared else ())
    except QueueDown:
        with desk.store.read() as work:
            return _seen(work, work.mirror, day, linked=False)


def _seen(work: Work, queue: Looking, day: date, *, linked: bool) -> GuideView:
    hall = work.reference.hall(day)
    tickets = queue.of_day(hall.station, day)
    waiting = tuple(each for each in tickets if each.state is TicketState.WAITING)
    missed = tuple(each for each in tickets if each.state is TicketState.NO_SHOW)
    return GuideView(hall, waiting, missed, len(tickets), linked)
