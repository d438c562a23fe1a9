"""叫人帮忙: a call from the ticket machine to whoever guides and supervises, and their answer."""

from dataclasses import replace

from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import NewEntry, changes
from hall_client.domain.own_numbers import HelpCall
from hall_client.domain.people import Actor, require
from hall_client.services.ports import Desk


def call_for_help(desk: Desk, actor: Actor) -> HelpCall:
    """Ask for a person to come to this machine; while one call is open it stays the one."""
    require(actor, "help.call")
    at = desk.now()
    with desk.store.work() as work:
        day = local_date(at)
        place = work.reference.hall(day).ticket_machine
        known = next((each for each in work.kiosk.help_calls(day) if each.place == place), None)
        if known is not None:
            return known
        made = HelpCall(desk.new_id(), place, day, at)
        rows = {"help_call": {made.id: changes(None, made)}}
        work.append(NewEntry("help.call", made.id, actor.number, at, rows, {"place": place}))
    return made


def open_calls(desk: Desk) -> tuple[HelpCall, ...]:
    """Today's calls that nobody answered yet, oldest first."""
    with desk.store.read() as work:
        return work.kiosk.help_calls(local_date(desk.now()))


def answered(desk: Desk, call_id: str) -> bool:
    """Whether somebody said they are on their way."""
    with desk.store.read() as work:
        call = work.kiosk.help_call(call_id)
    return call is not None and call.answered_at is not None


def answer(desk: Desk, actor: Actor, call_id: str) -> None:
    """Say that one goes there now; an answer somebody else gave meanwhile stands."""
    require(actor, "help.answer")
    at = desk.now()
    with desk.store.work() as work:
        call = work.kiosk.help_call(call_id)
        if call is None or call.answered_at is not None:
            return
        after = replace(call, answered_at=at, answered_by=actor.number)
        rows = {"help_call": {call_id: changes(call, after)}}
        work.append(NewEntry("help.answer", call_id, actor.number, at, rows, {"place": call.place}))
