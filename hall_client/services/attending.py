"""Serving whoever stands at the window: starting, being finished, leaving without a case, and pausing."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import NewEntry, as_row, instant_text
from hall_client.domain.hall import Hall
from hall_client.domain.moves import Note
from hall_client.domain.people import Actor, require
from hall_client.domain.tickets import Ticket, TicketRefused, TicketState, check_come, waited
from hall_client.domain.visits import Incident, Pause, ServiceAct
from hall_client.services import paper_numbers
from hall_client.services.paper_numbers import window_of
from hall_client.services.ports import Desk, Work
from hall_client.services.queue_ports import QueueDown


class NotFinished(Exception):
    """The person at the window has no result yet; `ticket` is theirs."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)


def finish(desk: Desk, actor: Actor) -> None:
    """Be finished with the person at the window without calling the next (pause, lock, end of the day).

    Raises NotFinished, TicketRefused. With the queue out of reach it is told afterwards.
    """
    require(actor, "service.finish")
    at = desk.now()
    day, window = local_date(at), window_of(actor)
    with desk.store.read() as work:
        hall = work.reference.hall(day)
        service = leaving(work, day, window)
        by_paper = work.papers.open_at(window) is not None
    with desk.store.work() as work:
        try:
            ticket = None if by_paper else work.queue.at_window(hall.station, window)
            if ticket is not None:
                check_come(ticket)
                changing = {"state": TicketState.SERVED.value, "ended_at": at}
                work.queue.change(ticket, changing, Note("finish", actor.number, at))
        except QueueDown:
            by_paper = True
        if by_paper:
            paper_numbers.leave(desk, work, actor, hall, at)
        if service is not None:
            end_visit(work, actor, service, at)


def leaving(work: Work, day: date, window: int) -> ServiceAct | None:
    """The visit that ends when the person at the window goes. Raises NotFinished while it has no result."""
    service = work.floor.open_service(day, window)
    if service is not None and service.result == "open":
        who = service.ticket_label or "这位群众"
        raise NotFinished(f"{who} 还没有结果。没有办件就按 F11 再按 0，记下是咨询、引导还是办不成事。")
    return service


def end_visit(work: Work, actor: Actor, service: ServiceAct, at: datetime) -> None:
    """The person goes, with the result the visit has."""
    rows = {"service_act": {service.id: {"ended_at": instant_text(at)}}}
    facts = {"label": service.ticket_label, "result": service.result}
    work.append(NewEntry("service.finish", service.id, actor.number, at, rows, facts))


def start(desk: Desk, actor: Actor) -> ServiceAct:
    """The first act after a call (F5 or the first typed letter) starts the service and names the 首问责任人.

    Without a ticket (Ctrl+N) a service of somebody who took no number is opened. Doing it twice changes nothing.
    """
    require(actor, "service.start")
    at = desk.now()
    day, window = local_date(at), window_of(actor)
    with desk.store.read() as work:
        running = work.floor.open_service(day, window)
        if running is not None:
            return running
        hall = work.reference.hall(day)
        paper = work.papers.open_at(window)
    with desk.store.work() as work:
        ticket, label = (None, paper.label) if paper else _begin(desk, work, actor, hall, at)
        if paper is not None:
            ticket = work.mirror.by_label(hall.station, day, label)
            work.papers.save(replace(paper, started_at=paper.started_at or at))
        service = ServiceAct(
            id=desk.new_id(),
            ticket_id=ticket.id if ticket else "",
            ticket_label=label,
            window=window,
            clerk=actor.number,
            first_contact=(ticket.first_contact if ticket else "") or actor.number,
            business_date=day,
            started_at=at,
            waited=waited(ticket, at) if ticket else 0,
        )
        rows = {"service_act": {service.id: as_row(service)}}
        facts = {"label": service.ticket_label, "first_contact": service.first_contact}
        work.append(NewEntry("service.start", service.id, actor.number, at, rows, facts))
    return service


def _begin(desk: Desk, work: Work, actor: Actor, hall: Hall, at: datetime) -> tuple[Ticket | None, str]:
    """The ticket at the window, in service from now on, and its number."""
    window = window_of(actor)
    try:
        ticket = work.queue.at_window(hall.station, window)
        if ticket is not None and ticket.state is TicketState.CALLED:
            changing = {
                "state": TicketState.IN_SERVICE.value,
                "started_at": at,
                "first_contact": ticket.first_contact or actor.number,
            }
            ticket = work.queue.change(ticket, changing, Note("start", actor.number, at))
    except QueueDown:
        ticket = paper_numbers.adopt(desk, work, actor, hall, at)
    return ticket, ticket.label if ticket else ""


def start_for_another(desk: Desk, actor: Actor) -> ServiceAct:
    """Start serving somebody else than the person whose visit already has its result; that visit is finished."""
    running = start(desk, actor)
    if running.result == "open":
        return running
    finish(desk, actor)
    return start(desk, actor)


def without_case(desk: Desk, actor: Actor, kind: str, note: str) -> ServiceAct:
    """F11 0: no case came of it: consult (咨询), guide (引导) or unresolved (办不成事). Raises TicketRefused.

    办不成事 is registered with what could not be done, so that somebody follows it up.
    """
    require(actor, "service.without_case")
    if kind == "unresolved" and not note.strip():
        raise TicketRefused("办不成事要写一句：什么事没办成。还没有记下。")
    service = start(desk, actor)
    at = desk.now()
    rows: dict[str, Any] = {"service_act": {service.id: {"result": kind, "note": note.strip(), "ratable": 1}}}
    if kind in ("unresolved", "guide") and note.strip():
        incident = Incident(desk.new_id(), service.id, kind, note.strip(), at, service.business_date)
        rows["incident"] = {incident.id: as_row(incident)}
    with desk.store.work() as work:
        facts = {"label": service.ticket_label, "result": kind}
        work.append(NewEntry("service.without_case", service.id, actor.number, at, rows, facts))
        return work.floor.service(service.id)


def pause(desk: Desk, actor: Actor, reason: str) -> None:
    """Stop calling at this window; the person served is finished first. Raises NotFinished."""
    require(actor, "window.pause")
    finish(desk, actor)
    at = desk.now()
    begun = Pause(desk.new_id(), window_of(actor), actor.number, local_date(at), at, None, reason)
    with desk.store.work() as work:
        rows = {"pause": {begun.id: as_row(begun)}}
        work.append(NewEntry("window.pause", str(actor.window), actor.number, at, rows))


def unpause(desk: Desk, actor: Actor) -> None:
    """Call again."""
    require(actor, "window.resume")
    at = desk.now()
    with desk.store.work() as work:
        running = open_pause(work, local_date(at), window_of(actor))
        if running is not None:
            rows = {"pause": {running.id: {"ended_at": instant_text(at)}}}
            work.append(NewEntry("window.resume", str(actor.window), actor.number, at, rows))


def close_service(desk: Desk, actor: Actor, result: str) -> None:
    """End the visit that is running, with `result` unless it has one already; nothing happens without a visit."""
    at = desk.now()
    with desk.store.work() as work:
        running = work.floor.open_service(local_date(at), window_of(actor))
        if running is not None:
            kept = result if running.result == "open" else running.result
            rows = {"service_act": {running.id: {"ended_at": instant_text(at), "result": kept}}}
            facts = {"label": running.ticket_label, "result": kept}
            work.append(NewEntry("service.finish", running.id, actor.number, at, rows, facts))


def open_pause(work: Work, day: date, window: int) -> Pause | None:
    """The pause a window is in, or None."""
    running = [p for p in work.floor.pauses(day) if p.window == window and p.ended_at is None]
    return running[-1] if running else None
