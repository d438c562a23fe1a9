"""The hall's queue in the local file: one rule, one claiming statement (architecture §3)."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    true,
    update,
)

from hall_client.domain.entries import NewEntry, as_row, instant_text
from hall_client.domain.moves import Call, Note, entry_of
from hall_client.domain.numbers import ticket_label
from hall_client.domain.records import convert
from hall_client.domain.tickets import (
    AT_WINDOW,
    OPEN,
    Rank,
    Ticket,
    TicketRefused,
    TicketState,
    check_come,
    moved,
    moved_elsewhere,
    no_such_label,
)
from hall_client.storage.counters import next_serial
from hall_client.storage.kiosk_tables import ticket_call
from hall_client.storage.queue_tables import ticket
from hall_client.storage.statements import Statement
from hall_client.storage.visit_tables import day_close

_FIELDS = frozenset(Ticket.__dataclass_fields__)


def to_ticket(row: RowMapping) -> Ticket:
    """A row of the table as the services see it."""
    return convert({name: row[name] for name in _FIELDS}, Ticket)


def _starved(calls: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether the last `run` of these calls of the day all went ahead of the ordinary queue."""
    here = ticket_call.c.hall == bindparam("p_hall"), ticket_call.c.business_date == bindparam("p_day")
    last = select(ticket_call.c.rank).where(*here, calls).order_by(ticket_call.c.n.desc())
    recent = last.limit(bindparam("p_run")).subquery()
    ahead = func.coalesce(func.max(recent.c.rank), 9) < int(Rank.ORDINARY)
    return select(and_(func.count() >= bindparam("p_run"), ahead)).select_from(recent).scalar_subquery()


def _claim() -> Any:
    """The claim: the next waiting ticket this window may take, taken, in one statement.

    Priority first; but when the last `run` calls of the day all went ahead of the ordinary queue, an ordinary
    ticket goes first (starvation guard, domain E.3). The calls of this window are looked at apart: others may be
    calling ordinary tickets all day that this window is not for.
    """
    here = and_(ticket.c.hall == bindparam("p_hall"), ticket.c.business_date == bindparam("p_day"))
    starving = or_(_starved(true()), _starved(ticket_call.c.window == bindparam("p_window")))
    group = case((and_(starving, ticket.c.rank == int(Rank.ORDINARY)), 0), else_=ticket.c.rank)
    mine = or_(
        ticket.c.target_window == bindparam("p_window"),
        and_(ticket.c.target_window.is_(None), ticket.c.business.in_(bindparam("p_series", expanding=True))),
    )
    chosen = (
        select(ticket.c.id)
        .where(here, ticket.c.state == TicketState.WAITING, mine)
        .order_by(group, ticket.c.queue_at, ticket.c.id)
        .limit(1)
        .scalar_subquery()
    )
    return (
        update(ticket)
        .where(ticket.c.id == chosen)
        .values(
            state=literal(TicketState.CALLED.value),
            window=bindparam("p_window"),
            target_window=None,
            calls=1,
            called_at=bindparam("p_at"),
            last_call_at=bindparam("p_at"),
            claim_request=bindparam("p_request"),
        )
        .returning(*ticket.columns)
    )


_CLAIM = _claim()
_ISSUED = select(ticket).where(ticket.c.issue_request == bindparam("p_request"))
_CLAIMED = select(ticket).where(ticket.c.claim_request == bindparam("p_request"))
_AT_WINDOW = select(ticket).where(
    ticket.c.hall == bindparam("p_hall"),
    ticket.c.window == bindparam("p_window"),
    ticket.c.state.in_([state.value for state in AT_WINDOW]),
)
_ADD = Statement(insert(ticket))
_CALLED = Statement(
    insert(ticket_call).values(
        **{name: bindparam(name) for name in ("hall", "business_date", "window", "rank")}
    )
)
_AHEAD = select(func.count()).where(
    ticket.c.hall == bindparam("p_hall"),
    ticket.c.business_date == bindparam("p_day"),
    ticket.c.state == TicketState.WAITING.value,
    or_(
        ticket.c.rank < bindparam("p_rank"),
        and_(ticket.c.rank == bindparam("p_rank"), ticket.c.queue_at < bindparam("p_queue_at")),
    ),
)


def _called(call: Call, at: datetime) -> dict[str, Any]:
    """What calling that very number changes."""
    return {
        "state": TicketState.CALLED.value,
        "window": call.window,
        "target_window": None,
        "calls": 1,
        "called_at": at,
        "last_call_at": at,
        "claim_request": call.request,
    }


class Queue:
    """The tickets of a hall, inside one transaction; `tell` records what is moved in the journal."""

    def __init__(self, connection: Connection, tell: Callable[[NewEntry], object]) -> None:
        self._connection = connection
        self._tell = tell

    def issue(self, new: Ticket, request: str, note: Note) -> Ticket:
        """Give `new` the next number of its series and store it; the same request gives the same ticket."""
        known = self._found(_ISSUED, p_request=request)
        if known is not None:
            return known
        serial = next_serial(self._connection, f"ticket/{new.series}", new.business_date.isoformat())
        issued = replace(new, number=serial, label=ticket_label(new.series, serial))
        _ADD.run(self._connection, {**as_row(issued), "issue_request": request, "claim_request": None})
        return self._told(issued, note)

    def claim(self, call: Call, note: Note) -> Ticket | None:
        """Finish the person served at the window and take the next ticket, or None when nobody waits."""
        known = self._found(_CLAIMED, p_request=call.request)
        if known is not None:
            return known
        asked = self._asked(call) if call.label else None
        before = self.at_window(call.hall, call.window)
        if before is not None:
            check_come(before)
            finished = {"state": TicketState.SERVED.value, "ended_at": note.at}
            self.change(before, finished, replace(note, act="finish", facts={}))
        if asked is not None:
            return self._counted(self.change(asked, _called(call, note.at), note), call)
        taken = self._connection.execute(
            _CLAIM,
            {
                "p_hall": call.hall,
                "p_day": call.day.isoformat(),
                "p_window": call.window,
                "p_series": list(call.series),
                "p_request": call.request,
                "p_at": instant_text(note.at),
                "p_run": call.run,
            },
        ).mappings()
        row = taken.one_or_none()
        return self._counted(self._told(to_ticket(row), note), call) if row else None

    def _counted(self, called: Ticket, call: Call) -> Ticket:
        """Remember the call for the starvation guard."""
        values = {"hall": call.hall, "business_date": call.day.isoformat(), "window": call.window}
        _CALLED.run(self._connection, {**values, "rank": called.rank})
        return called

    def _asked(self, call: Call) -> Ticket:
        found: Ticket | None = self.by_label(call.hall, call.day, call.label)
        if found is None:
            raise no_such_label(call.label)
        moved(found, "call")
        return found

    def change(self, before: Ticket, changes: Mapping[str, Any], note: Note) -> Ticket:
        """Move `before` on. Raises TicketRefused when somebody else moved it first."""
        values = {k: instant_text(v) if isinstance(v, datetime) else v for k, v in changes.items()}
        query = (
            update(ticket)
            .where(ticket.c.id == before.id, ticket.c.state == before.state.value)
            .values(**values)
            .returning(*ticket.columns)
        )
        row = self._connection.execute(query).mappings().one_or_none()
        if row is None:
            raise moved_elsewhere(before.label)
        return self._told(to_ticket(row), note)

    def clear(self, hall: str, day: date, note: Note) -> int:
        """End a day; how many of its tickets are cleared."""
        for each in self.of_day(hall, day, *OPEN):
            served = each.state is TicketState.IN_SERVICE
            state = TicketState.SERVED if served else TicketState.CLEARED
            self.change(each, {"state": state.value, "ended_at": note.at}, note)
        return len(self.of_day(hall, day, TicketState.CLEARED))

    def _told(self, ticket_now: Ticket, note: Note) -> Ticket:
        entry = entry_of(ticket_now, note)
        if entry is not None:
            self._tell(entry)
        return ticket_now

    def get(self, ticket_id: str) -> Ticket:
        """The ticket with this id. Raises TicketRefused when there is none."""
        found = self._one(ticket.c.id == ticket_id)
        if found is None:
            raise TicketRefused("没有这张号票，请看一眼等候列表。")
        return found

    def at_window(self, hall: str, window: int) -> Ticket | None:
        """The ticket called to or served at `window` now."""
        return self._found(_AT_WINDOW, p_hall=hall, p_window=window)

    def by_label(self, hall: str, day: date, label: str) -> Ticket | None:
        """The ticket with this number on that day."""
        same_day = and_(ticket.c.hall == hall, ticket.c.business_date == day.isoformat())
        return self._one(and_(same_day, ticket.c.label == label))

    def of_day(self, hall: str, day: date, *states: TicketState) -> tuple[Ticket, ...]:
        """The day's tickets in calling order, of these states or of all."""
        query = select(ticket).where(ticket.c.hall == hall, ticket.c.business_date == day.isoformat())
        if states:
            query = query.where(ticket.c.state.in_([state.value for state in states]))
        rows = self._connection.execute(query.order_by(ticket.c.rank, ticket.c.queue_at, ticket.c.id))
        return tuple(to_ticket(row) for row in rows.mappings())

    def ahead(self, new: Ticket) -> int:
        """How many wait before `new`."""
        values = {"p_hall": new.hall, "p_day": new.business_date.isoformat()}
        place = {"p_rank": new.rank, "p_queue_at": new.queue_at}
        return int(self._connection.scalar(_AHEAD, {**values, **place}) or 0)

    def days_open(self, hall: str, before: date) -> tuple[date, ...]:
        """Earlier days that gave out tickets and that nobody closed, or that still have open tickets."""
        left = ticket.c.state.in_([state.value for state in OPEN])
        closed = exists().where(day_close.c.id == ticket.c.business_date)
        query = (
            select(ticket.c.business_date)
            .where(ticket.c.hall == hall, ticket.c.business_date < before.isoformat(), or_(left, ~closed))
            .distinct()
        )
        return tuple(sorted(date.fromisoformat(day) for day in self._connection.scalars(query)))

    def _one(self, condition: Any) -> Ticket | None:
        return self._found(select(ticket).where(condition))

    def _found(self, query: Select[Any], **values: object) -> Ticket | None:
        row = self._connection.execute(query, values).mappings().one_or_none()
        return to_ticket(row) if row else None
