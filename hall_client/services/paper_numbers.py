"""叫号连不上: people are called by the paper in their hands, and the queue is told afterwards."""

from dataclasses import dataclass, replace
from datetime import datetime

from hall_client.domain.entries import NewEntry
from hall_client.domain.hall import Hall
from hall_client.domain.moves import Note, PaperCall
from hall_client.domain.people import PROGRAM, Actor
from hall_client.domain.tickets import Ticket, TicketRefused, TicketState
from hall_client.services.ports import Desk, Work
from hall_client.services.queue_ports import NotRegistered, PlaceTaken, QueueWaits

_TOLD = "told"


@dataclass(frozen=True)
class Reconciled:
    """What the queue was told: the numbers it took, and a sentence for each it knows otherwise."""

    told: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()


def window_of(actor: Actor) -> int:
    """The window `actor` stands at. Raises TicketRefused for somebody without one."""
    if actor.window is None:
        raise TicketRefused("现在不在窗口上岗，不能叫号。请重新登录并选窗口。")
    return actor.window


def adopt(desk: Desk, work: Work, actor: Actor, hall: Hall, at: datetime) -> Ticket | None:
    """Go on by paper with the ticket that was called here before the queue got out of reach; it is served now."""
    ticket = work.mirror.at_window(hall.station, window_of(actor))
    if ticket is not None:
        work.papers.save(replace(_of(desk, ticket, actor, at), started_at=ticket.started_at or at))
    return ticket


def leave(desk: Desk, work: Work, actor: Actor, hall: Hall, at: datetime) -> None:
    """Whoever is at the window by paper goes, or a person called there before the queue got out of reach."""
    paper = work.papers.open_at(window_of(actor))
    if paper is None:
        ticket = work.mirror.at_window(hall.station, window_of(actor))
        known = {each.label for each in work.papers.untold()}
        if ticket is None or ticket.label in known:
            return
        served = ticket.state is TicketState.IN_SERVICE
        paper = replace(
            _of(desk, ticket, actor, at), started_at=(ticket.started_at or at) if served else None
        )
    work.papers.save(replace(paper, ended_at=at))


def end(desk: Desk, window: int, at: datetime) -> None:
    """Whoever is at the window by paper goes."""
    with desk.store.work() as work:
        paper = work.papers.open_at(window)
        if paper is not None:
            work.papers.save(replace(paper, ended_at=at))


def _of(desk: Desk, ticket: Ticket, actor: Actor, at: datetime) -> PaperCall:
    return PaperCall(
        id=desk.new_id(),
        label=ticket.label,
        window=window_of(actor),
        business_date=ticket.business_date,
        actor=actor.number,
        called_at=ticket.called_at or at,
    )


def reconcile_paper(desk: Desk) -> Reconciled:
    """Tell the queue what became of the numbers called by paper, each once.

    A number that its ticket machine has not made known yet is told later. What the queue knows otherwise is recorded
    and returned in words. Raises QueueDown, QueueWaits: the rest is kept.
    Somebody still at the window by paper is told later where another ticket was called to it meanwhile.
    """
    with desk.store.read() as work:
        papers = work.papers.untold()
    told, disputed = [], []
    for paper in papers:
        try:
            sentence = _told(desk, paper)
        except (PlaceTaken, NotRegistered):
            continue
        if sentence:
            disputed.append(sentence)
        else:
            told.append(paper.label)
    return Reconciled(tuple(told), tuple(disputed))


def _told(desk: Desk, paper: PaperCall) -> str:
    """The sentence where the queue knows otherwise, else empty."""
    at = desk.now()
    sentence = ""
    with desk.store.work() as work:
        if work.shared is not None:
            try:
                work.shared.reconcile(
                    paper, Note("reconcile_paper", paper.actor, at, {"window": paper.window})
                )
            except (QueueWaits, PlaceTaken, NotRegistered):
                raise
            except TicketRefused as refusal:
                sentence = str(refusal)
                facts = {"label": paper.label, "window": paper.window, "result": sentence}
                work.append(NewEntry("ticket.reconcile_paper", paper.id, PROGRAM.number, at, facts=facts))
        work.papers.save(replace(paper, told=sentence or _TOLD))
    return sentence
