"""What this installation moved in a queue it shares: kept beside the journal, said again when the centre went back."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from hall_client.domain.entries import as_row
from hall_client.domain.moves import Call, Moved, Note, PaperCall
from hall_client.domain.numbers import ticket_label
from hall_client.domain.own_numbers import SERIES, NumberBlock
from hall_client.domain.tickets import AT_WINDOW, Ticket, TicketState
from hall_client.services.queue_ports import FarQueue, QueueDown
from hall_client.storage.queue import Queue, to_ticket
from hall_client.storage.queue_tables import ticket
from hall_client.storage.visit_tables import day_close


class Mirror(Queue):
    """The tickets in the local file, when they are no longer the queue itself."""

    def keep(self, moved: Moved) -> None:
        """Record a move that stands at the centre, once: a ticket known at this revision is left alone."""
        known = self._connection.scalar(select(ticket.c.rev).where(ticket.c.id == moved.ticket.id))
        if known is not None and known >= moved.rev:
            return
        self._make_room(moved.ticket)
        row = as_row(moved.ticket)
        self._connection.execute(
            upsert(ticket).values(**row).on_conflict_do_update(index_elements=[ticket.c.id], set_=row)
        )
        self._told(moved.ticket, moved.note)

    def _make_room(self, new: Ticket) -> None:
        """What this desk knew of other tickets at the same place is out of date: the centre has only one there."""
        others = ticket.c.id != new.id, ticket.c.hall == new.hall
        same_number = (
            ticket.c.business_date == new.business_date.isoformat(),
            ticket.c.series == new.series,
            ticket.c.number == new.number,
        )
        self._connection.execute(delete(ticket).where(*others, *same_number))
        if new.state in AT_WINDOW:
            there = ticket.c.window == new.window, ticket.c.state.in_([state.value for state in AT_WINDOW])
            self._connection.execute(update(ticket).where(*others, *there).values(window=None))

    def issue_own(self, new: Ticket, number: int, request: str, note: Note) -> Ticket:
        """Keep a number given out from this desk's own block; the queue does not know it yet (`rev` 0)."""
        issued = replace(new, series=SERIES, number=number, label=ticket_label(SERIES, number), rev=0)
        self._connection.execute(upsert(ticket).values(**as_row(issued), issue_request=request))
        return self._told(issued, note)

    def give_up(self, own: Ticket, note: Note) -> Ticket:
        """Void a number given out from this desk's own block, because the queue does not take it."""
        return self.change(own, {"state": TicketState.VOIDED.value, "ended_at": note.at, **note.facts}, note)

    def since(self, day: date) -> tuple[Ticket, ...]:
        """The tickets of `day` and later that this desk knows."""
        rows = self._connection.execute(select(ticket).where(ticket.c.business_date >= day.isoformat()))
        return tuple(to_ticket(row) for row in rows.mappings())

    def days_closed(self) -> frozenset[date]:
        """The days that were closed, as far as this desk knows."""
        return frozenset(date.fromisoformat(day) for day in self._connection.scalars(select(day_close.c.id)))


class MirroredQueue:
    """The queue at the centre. What it moved is recorded at the end of the local transaction."""

    def __init__(self, far: FarQueue, mirror: Callable[[], Mirror], doubt: Callable[[], None]) -> None:
        self._far = far
        self._mirror = mirror
        self._doubt = doubt
        self._moved: list[Moved] = []

    def record(self) -> None:
        """Record what was moved."""
        for each in self._moved:
            self._mirror().keep(each)

    def recorded(self) -> None:
        """The transaction is committed."""
        self._far.recorded(self._moved)

    def issue(self, new: Ticket, request: str, note: Note) -> Ticket:
        """Give `new` the next number of its series."""
        with self._asking():
            return self._kept(self._far.issue(new, request, note))

    def claim(self, call: Call, note: Note) -> Ticket | None:
        """Finish the person served at the window and take the next ticket."""
        with self._asking():
            moves = self._far.claim(call, note)
        self._moved.extend(moves)
        return next((each.ticket for each in moves if each.note.act == note.act), None)

    def change(self, before: Ticket, changes: Mapping[str, Any], note: Note) -> Ticket:
        """Move `before` on."""
        with self._asking():
            return self._kept(self._far.change(before, changes, note))

    def clear(self, hall: str, day: date, note: Note) -> int:
        """End a day."""
        with self._asking():
            count, moves = self._far.clear(day, note)
        self._moved.extend(moves)
        return count

    def reconcile(self, paper: PaperCall, note: Note) -> Ticket | None:
        """Tell what became of a number called by paper."""
        with self._asking():
            moves = self._far.reconcile(paper, note)
        self._moved.extend(moves)
        return moves[0].ticket if moves else None

    def take_block(self, today: date, day: date) -> NumberBlock | None:
        """Numbers of `day` that this desk alone gives out."""
        return self._far.take_block(today, day)

    def register(self, own: Ticket, request: str, note: Note) -> Ticket:
        """Make a number known that was given out from the block of this desk."""
        with self._asking():
            moves = self._far.register(own, request, note)
        self._moved.extend(moves)
        return next(each.ticket for each in moves if each.ticket.id == own.id)

    def waive(self, day: date, actor: str) -> tuple[int, ...]:
        """Wait no longer for the desks that are missing after a failure."""
        return self._far.waive(day, actor)

    def leave(self) -> None:
        """Nobody is at this desk any more."""
        self._far.leave()

    def missing(self) -> tuple[int, ...]:
        """The windows that were waited for when the day's tickets were last read."""
        return self._far.missing()

    def clashes(self) -> tuple[str, ...]:
        """What this desk knew and the centre knows otherwise."""
        return self._far.clashes()

    def days_open(self, hall: str, before: date) -> tuple[date, ...]:
        """Earlier days that gave out tickets and that nobody closed, or that still have open tickets."""
        days, left = self._far.days(before)
        return tuple(sorted(left | (days - self._mirror().days_closed())))

    def get(self, ticket_id: str) -> Ticket:
        """The ticket with this id."""
        return self._far.get(ticket_id)

    def at_window(self, hall: str, window: int) -> Ticket | None:
        """The ticket called to or served at `window` now."""
        return self._far.at_window(hall, window)

    def by_label(self, hall: str, day: date, label: str) -> Ticket | None:
        """The ticket with this number on that day."""
        return self._far.by_label(hall, day, label)

    def of_day(self, hall: str, day: date, *states: TicketState) -> tuple[Ticket, ...]:
        """The day's tickets in calling order."""
        return self._far.of_day(hall, day, *states)

    def ahead(self, new: Ticket) -> int:
        """How many wait before `new`."""
        return self._far.ahead(new)

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """Without an answer nobody knows whether it was done."""
        try:
            yield
        except QueueDown:
            self._doubt()
            raise

    def _kept(self, moved: Moved) -> Ticket:
        self._moved.append(moved)
        return moved.ticket
