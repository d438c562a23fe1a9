"""At the window: calling the next citizen, calling again, 过号, hold, transfer, pause, and being finished."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import NewEntry
from hall_client.domain.hall import Hall
from hall_client.domain.moves import Call, Note, PaperCall
from hall_client.domain.numbers import typed_ticket
from hall_client.domain.people import Actor, Person, check_word, require
from hall_client.domain.tickets import (
    Rank,
    Ticket,
    TicketRefused,
    TicketState,
    check_no_show,
    check_recall,
    moved,
)
from hall_client.domain.visits import ServiceAct
from hall_client.services import paper_numbers, standing_in, tides
from hall_client.services.attending import close_service, end_visit, leaving, open_pause, start
from hall_client.services.paper_numbers import window_of
from hall_client.services.ports import Desk, Work
from hall_client.services.queue_ports import CATCH_UP, Looking, QueueDown, QueueWaits


@dataclass(frozen=True)
class WindowView:
    """The left column of the workspace: whom the window serves, who waits, and what it has done today."""

    hall: Hall
    serving: Ticket | None
    service: ServiceAct | None
    waiting: tuple[Ticket, ...]
    held: tuple[Ticket, ...]
    done_today: int
    paused: bool
    linked: bool = True
    """False while the hall's queue is out of reach: the tickets are those this desk knows of itself."""
    paper: PaperCall | None = None
    """Who is at the window by paper number."""
    missing: tuple[int, ...] = ()
    """The windows the queue waits for before anybody is called, after a failure (0: a desk without one)."""
    clashes: tuple[str, ...] = ()
    """What this desk and the centre know differently after a failure or a call by paper; shown once."""

    @property
    def label(self) -> str:
        """The number at the window, from the queue or from its paper; empty when nobody was called."""
        number = self.serving or self.paper
        return number.label if number else ""


class NothingWaiting(Exception):
    """Nobody is waiting for this window."""


def view(desk: Desk, actor: Actor) -> WindowView:
    """What the left column shows now. Back at a queue that was out of reach, it is told what happened meanwhile."""
    day = local_date(desk.now())
    try:
        desk.store.catch_up(day - CATCH_UP)
        disputed = _tell_papers(desk)
        with desk.store.read() as work:
            seen = _seen(work, work.queue, actor, day, linked=True)
            missing = work.shared.missing() if work.shared else ()
            return replace(seen, missing=missing, clashes=(*disputed, *seen.clashes))
    except QueueDown:
        with desk.store.read() as work:
            return _seen(work, work.mirror, actor, day, linked=False)


def _tell_papers(desk: Desk) -> tuple[str, ...]:
    """Tell the queue what was called by paper; what it knows otherwise, in words."""
    try:
        return paper_numbers.reconcile_paper(desk).disputed
    except QueueWaits:
        return ()


def _seen(work: Work, queue: Looking, actor: Actor, day: date, *, linked: bool) -> WindowView:
    window = window_of(actor)
    hall = work.reference.hall(day)
    series = tides.series_of(hall, window, work.board.tide(day, window))
    taken = {window, *(each.window for each in standing_in.taken_by(work, day, actor.number))}
    tickets = queue.of_day(hall.station, day, TicketState.WAITING, TicketState.HELD)
    mine = [t for t in tickets if t.target_window == window or (not t.target_window and t.business in series)]
    services = work.floor.services(day)
    return WindowView(
        hall=hall,
        serving=queue.at_window(hall.station, window),
        service=work.floor.open_service(day, window),
        waiting=tuple(t for t in mine if t.state is TicketState.WAITING),
        held=tuple(t for t in tickets if t.state is TicketState.HELD and t.window in taken),
        done_today=sum(1 for s in services if s.window == window and s.ended_at is not None),
        paused=open_pause(work, day, window) is not None,
        linked=linked,
        paper=work.papers.open_at(window),
        clashes=work.shared.clashes() if work.shared else (),
    )


def call_next(desk: Desk, actor: Actor, request: str, label: str = "") -> Ticket:
    """Finish with the person at the window and call the next one; `label` calls that very number.

    The same `request` returns the same ticket. Raises NothingWaiting; NotFinished when the person at the window
    has no result (a case, a parked case, or F11 0); TicketRefused when the one called has not come yet; QueueDown.
    """
    require(actor, "ticket.call")
    at = desk.now()
    day = local_date(at)
    window = window_of(actor)
    with desk.store.read() as work:
        hall = work.reference.hall(day)
        series = tides.series_of(hall, window, work.board.tide(day, window))
        service = leaving(work, day, window)
        by_paper = work.papers.open_at(window) is not None
    if by_paper:
        paper_numbers.end(desk, window, at)
    call = Call(hall.station, day, window, series, hall.queue.priority_run, request, label)
    with desk.store.work() as work:
        ticket = work.queue.claim(call, Note("call", actor.number, at, {"window": window}))
        if service is not None and (ticket is None or service.ticket_id != ticket.id):
            end_visit(work, actor, service, at)
    if ticket is None:
        raise NothingWaiting("没有人在等。有人取号时这里会出现，也可以按 Ctrl+N 直接办。")
    return ticket


def call_paper(desk: Desk, actor: Actor, label: str) -> PaperCall:
    """Call a number by the paper in the citizen's hand, while the queue is out of reach.

    The person at the window is finished first. Raises NotFinished; BadNumber for what is none.
    """
    require(actor, "ticket.call_paper")
    at = desk.now()
    day = local_date(at)
    window = window_of(actor)
    number = typed_ticket(label)
    with desk.store.read() as work:
        hall = work.reference.hall(day)
        service = leaving(work, day, window)
    paper = PaperCall(desk.new_id(), number, window, day, actor.number, at)
    with desk.store.work() as work:
        paper_numbers.leave(desk, work, actor, hall, at)
        if service is not None:
            end_visit(work, actor, service, at)
        work.papers.save(paper)
        facts = {"label": number, "window": window}
        work.append(NewEntry("ticket.call_paper", paper.id, actor.number, at, facts=facts))
    return paper


def go_on_without(desk: Desk, actor: Actor, supervisor: Person | None = None) -> tuple[int, ...]:
    """Wait no longer for the desks that were not heard of since the queue failed: a supervisor, or their word.

    Returns the windows that are not waited for (0: a desk without one). Raises NotAllowed, QueueDown.
    """
    if supervisor is None:
        require(actor, "queue.waive")
    else:
        check_word(actor, supervisor)
    at = desk.now()
    who = supervisor.number if supervisor else actor.number
    with desk.store.work() as work:
        windows = work.shared.waive(local_date(at), who) if work.shared else ()
        second = supervisor.number if supervisor else ""
        facts = {"windows": list(windows)}
        work.append(NewEntry("queue.waive", "queue", actor.number, at, facts=facts, second_actor=second))
    return windows


def recall(desk: Desk, actor: Actor) -> Ticket:
    """Call the same number again. Raises TicketRefused when it is too soon or was called often enough."""

    def change(work: Work, ticket: Ticket, at: datetime, hall: Hall) -> dict[str, Any]:
        check_recall(ticket, at, hall.queue)
        return {"calls": ticket.calls + 1, "last_call_at": at}

    return _move(desk, actor, "recall", change)


def no_show(desk: Desk, actor: Actor) -> Ticket:
    """过号: the person called did not come. A second time it is given up. Raises TicketRefused when too soon."""

    def change(work: Work, ticket: Ticket, at: datetime, hall: Hall) -> dict[str, Any]:
        check_no_show(ticket, at, hall.queue)
        final = TicketState.ABANDONED if ticket.reactivations else TicketState.NO_SHOW
        return {"state": final.value, "ended_at": at}

    return _move(desk, actor, "no_show", change)


def undo_no_show(desk: Desk, actor: Actor, ticket_id: str) -> Ticket:
    """Take a 过号 back before the next call: a correction that spends nothing (architecture §8.5)."""
    require(actor, "ticket.undo_no_show")
    at = desk.now()
    day, window = local_date(at), window_of(actor)
    with desk.store.read() as work:
        busy = work.floor.open_service(day, window) is not None
    with desk.store.work() as work:
        ticket = work.queue.get(ticket_id)
        given_up_twice = ticket.state is TicketState.ABANDONED and not ticket.reason
        if not given_up_twice:
            moved(ticket, "undo_no_show")
        if busy or ticket != _last_called(work, ticket.hall, day, window):
            raise TicketRefused(f"{ticket.label} 不能叫回了，请到导办台激活。")
        changing = {"state": TicketState.CALLED.value, "ended_at": None}
        return work.queue.change(ticket, changing, Note("undo_no_show", actor.number, at))


def _last_called(work: Work, hall: str, day: date, window: int) -> Ticket | None:
    """The ticket this window called last today."""
    mine = [t for t in work.queue.of_day(hall, day) if t.window == window and t.called_at]
    return max(mine, key=lambda t: t.called_at or t.issued_at, default=None)


def hold(desk: Desk, actor: Actor) -> Ticket:
    """挂起: the person goes to copy something and keeps the number; the next call is free."""

    def change(work: Work, ticket: Ticket, at: datetime, hall: Hall) -> dict[str, Any]:
        moved(ticket, "hold")
        return {"state": TicketState.HELD.value}

    ticket = _move(desk, actor, "hold", change)
    close_service(desk, actor, "parked")
    return ticket


def resume(desk: Desk, actor: Actor, ticket_id: str) -> Ticket:
    """Go on with a held number. Raises TicketRefused while somebody else is at the window."""
    require(actor, "ticket.resume")
    at = desk.now()
    with desk.store.work() as work:
        ticket = work.queue.get(ticket_id)
        moved(ticket, "resume")
        if work.queue.at_window(ticket.hall, window_of(actor)):
            raise TicketRefused("窗口前还有一位，先办完这一位再继续。")
        changing = {"state": TicketState.IN_SERVICE.value, "window": actor.window}
        changed = work.queue.change(ticket, changing, Note("resume", actor.number, at))
    start(desk, actor)
    return changed


def transfer(desk: Desk, actor: Actor, window: int) -> Ticket:
    """转窗: the number keeps its name and time and goes to the head group of the other window.

    首问 responsibility stays with whoever began, until the other window has accepted the person.
    """

    def change(work: Work, ticket: Ticket, at: datetime, hall: Hall) -> dict[str, Any]:
        moved(ticket, "transfer")
        if window == actor.window or window not in {each.number for each in hall.windows}:
            raise TicketRefused("请选另一个窗口，号票没有变。")
        waiting = {"state": TicketState.WAITING.value, "window": None, "target_window": window}
        return {**waiting, "rank": int(min(ticket.rank, Rank.RETURNING))}

    ticket = _move(desk, actor, "transfer", change, {"to": window})
    close_service(desk, actor, "guide")
    return ticket


def _move(
    desk: Desk,
    actor: Actor,
    act: str,
    change: Any,
    facts: Mapping[str, Any] | None = None,
) -> Ticket:
    require(actor, f"ticket.{act}")
    at = desk.now()
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(at))
    with desk.store.work() as work:
        ticket = work.queue.at_window(hall.station, window_of(actor))
        if ticket is None:
            raise TicketRefused("窗口前没有叫到的号。按 F2 呼叫下一位。")
        note = Note(act, actor.number, at, {"window": actor.window, **(facts or {})})
        return work.queue.change(ticket, change(work, ticket, at, hall), note)
