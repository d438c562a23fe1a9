"""Numbers of a ticket machine that the queue did not take: whoever holds one is told, because no window calls it."""

from dataclasses import replace

from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import NewEntry, changes
from hall_client.domain.moves import Note
from hall_client.domain.own_numbers import StrayNumber
from hall_client.domain.people import PROGRAM, Actor, require
from hall_client.domain.tickets import Ticket
from hall_client.services.ports import Desk

_REASON = "叫号那边没有登记上"


def record(desk: Desk, ticket: Ticket) -> None:
    """Void the number here and tell the staff. The blocks of this machine are given up: the queue knows others."""
    at = desk.now()
    with desk.store.work() as work:
        day = local_date(at)
        place = work.reference.hall(day).ticket_machine
        made = StrayNumber(desk.new_id(), ticket.label, place, ticket.business_date, at)
        work.mirror.give_up(ticket, Note("void", PROGRAM.number, at, {"reason": _REASON}))
        work.kiosk.forget_blocks(day)
        rows = {"stray_number": {made.id: changes(None, made)}}
        facts = {"label": made.label, "place": place}
        work.append(NewEntry("number.stray", made.id, PROGRAM.number, at, rows, facts))


def open_numbers(desk: Desk) -> tuple[StrayNumber, ...]:
    """Today's that nobody has seen to yet, oldest first."""
    with desk.store.read() as work:
        return work.kiosk.stray_numbers(local_date(desk.now()))


def settle(desk: Desk, actor: Actor, number_id: str) -> None:
    """Whoever holds the number has another one, or has gone; what somebody else said before stands."""
    require(actor, "number.settle")
    at = desk.now()
    with desk.store.work() as work:
        stray = work.kiosk.stray_number(number_id)
        if stray is None or stray.settled_at is not None:
            return
        after = replace(stray, settled_at=at, settled_by=actor.number)
        rows = {"stray_number": {number_id: changes(stray, after)}}
        work.append(NewEntry("number.settle", number_id, actor.number, at, rows, {"label": stray.label}))
