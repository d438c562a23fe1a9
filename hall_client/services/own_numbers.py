"""The ticket machine's own block of numbers: held ahead, given out while the queue is away, made known afterwards."""

from datetime import date, timedelta

from hall_client.domain.deadlines import local_date
from hall_client.domain.hall import Hall
from hall_client.domain.moves import Note
from hall_client.domain.own_numbers import DAYS_AHEAD, SERIES
from hall_client.domain.people import PROGRAM, Actor
from hall_client.domain.tickets import Rank, Ticket
from hall_client.services import issuing, stray_numbers, tides
from hall_client.services.issuing import Issued
from hall_client.services.ports import Desk
from hall_client.services.queue_ports import NotOurs, QueueDown, QueueWaits

NO_NUMBER = "叫号连不上，取号机自己的号也没有了，没有取号。请到导办台，工作人员给您安排。"
CHECKING = "叫号刚恢复，正在和各窗口核对，现在取不了号，没有取号。请您稍等再取，或请导办员安排。"
"""Whom the queue waits for is the staff's business: a citizen reads what to do."""


def give_out(
    desk: Desk,
    actor: Actor,
    series: str,
    priority: str,
    request: str,
    rank: Rank = Rank.ORDINARY,
    proof: str = "",
) -> Issued:
    """The next number of the hall's queue, or one of this machine's own while the queue cannot give one.

    Raises TicketRefused; QueueDown where the machine holds no number either.
    """
    try:
        return issuing.issue(desk, actor, series, priority, request, rank, proof)
    except (QueueDown, QueueWaits) as away:
        prepared = issuing.prepared(desk, actor, series, priority, rank, proof)
        return _own(desk, actor, prepared, request, CHECKING if isinstance(away, QueueWaits) else NO_NUMBER)


def _own(
    desk: Desk, actor: Actor, prepared: tuple[Hall, Ticket, Note], request: str, none_left: str
) -> Issued:
    hall, new, note = prepared
    with desk.store.work() as work:
        day = new.business_date
        block = next((each for each in work.kiosk.blocks(day) if each.day == day), None)
        if block is None:
            raise QueueDown(none_left)
        number = block.first - 1 + work.next_serial(f"ticket/{SERIES}", day.isoformat())
        if number > block.last:
            raise QueueDown(none_left)
        ticket = work.mirror.issue_own(new, number, request or new.id, note)
        windows = tides.calling(work, hall, day, ticket.business)
    return Issued(ticket, issuing.slip_of(desk, hall, ticket, None, windows, actor), 0, windows, own=True)


def keep_ready(desk: Desk) -> tuple[str, ...]:
    """Hold numbers for the days to come, and make those known that were given out; their labels.

    Called while the queue answers. Raises QueueDown, QueueWaits: what is left is done the next time.
    """
    today = local_date(desk.now())
    with desk.store.read() as work:
        shared = work.shared is not None
        held = {block.day for block in work.kiosk.blocks(today)}
    if not shared:
        return ()
    for ahead in range(DAYS_AHEAD + 1):
        day = today + timedelta(days=ahead)
        if day not in held:
            _hold(desk, today, day)
    return _make_known(desk)


def _hold(desk: Desk, today: date, day: date) -> None:
    with desk.store.work() as work:
        block = work.shared.take_block(today, day) if work.shared else None
        if block is not None:
            work.kiosk.keep_block(block)


def _make_known(desk: Desk) -> tuple[str, ...]:
    with desk.store.read() as work:
        unknown = work.kiosk.unregistered()
    return tuple(ticket.label for ticket, request in unknown if _registered(desk, ticket, request))


def _registered(desk: Desk, ticket: Ticket, request: str) -> bool:
    """Whether the queue knows the number by now; one it does not take is the staff's to put right."""
    at = desk.now()
    try:
        with desk.store.work() as work:
            if work.shared is None:
                return False
            work.shared.register(ticket, request, Note("register", PROGRAM.number, at))
    except NotOurs:
        stray_numbers.record(desk, ticket)
        return False
    return True
