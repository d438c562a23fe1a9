"""Bookings, calls for help and blocks of numbers, inside one transaction."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from hall_client.domain.appointments import Appointment
from hall_client.domain.entries import as_row
from hall_client.domain.own_numbers import SERIES, HelpCall, NumberBlock, StrayNumber
from hall_client.domain.tickets import Ticket, TicketState
from hall_client.storage.kiosk_tables import appointment, help_call, number_block, stray_number
from hall_client.storage.queue import to_ticket
from hall_client.storage.queue_tables import ticket
from hall_client.storage.records import record

T = TypeVar("T")


class KioskBook:
    """Reading what the ticket machine works with; blocks are kept here as well."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _all(self, kind: type[T], query: Select[Any]) -> tuple[T, ...]:
        return tuple(record(kind, row) for row in self._connection.execute(query).mappings())

    def appointments(self, day: date) -> tuple[Appointment, ...]:
        """The day's bookings by slot."""
        query = select(appointment).where(appointment.c.day == day.isoformat())
        return self._all(Appointment, query.order_by(appointment.c.starts, appointment.c.booked_at))

    def appointments_from(self, day: date) -> tuple[Appointment, ...]:
        """The bookings of a day and later, by day and slot."""
        query = select(appointment).where(appointment.c.day >= day.isoformat())
        return self._all(Appointment, query.order_by(appointment.c.day, appointment.c.starts))

    def appointments_of(self, id_number: str) -> tuple[Appointment, ...]:
        """A person's bookings, by day."""
        query = select(appointment).where(appointment.c.id_number == id_number)
        return self._all(Appointment, query.order_by(appointment.c.day))

    def appointment(self, appointment_id: str) -> Appointment | None:
        """One booking."""
        query = select(appointment).where(appointment.c.id == appointment_id)
        return next(iter(self._all(Appointment, query)), None)

    def help_calls(self, day: date) -> tuple[HelpCall, ...]:
        """The day's calls for help that nobody answered yet, oldest first."""
        here = help_call.c.business_date == day.isoformat(), help_call.c.answered_at.is_(None)
        return self._all(HelpCall, select(help_call).where(*here).order_by(help_call.c.at))

    def help_call(self, call_id: str) -> HelpCall | None:
        """One call for help."""
        return next(iter(self._all(HelpCall, select(help_call).where(help_call.c.id == call_id))), None)

    def stray_numbers(self, day: date) -> tuple[StrayNumber, ...]:
        """The day's numbers that the queue did not take and nobody has seen to yet, oldest first."""
        here = stray_number.c.business_date == day.isoformat(), stray_number.c.settled_at.is_(None)
        return self._all(StrayNumber, select(stray_number).where(*here).order_by(stray_number.c.at))

    def stray_number(self, number_id: str) -> StrayNumber | None:
        """One number that the queue did not take."""
        return next(
            iter(self._all(StrayNumber, select(stray_number).where(stray_number.c.id == number_id))), None
        )

    def blocks(self, since: date) -> tuple[NumberBlock, ...]:
        """The blocks this machine holds for `since` and later."""
        query = select(number_block).where(number_block.c.day >= since.isoformat())
        return self._all(NumberBlock, query.order_by(number_block.c.day))

    def keep_block(self, block: NumberBlock) -> None:
        """Hold a block; one that is held already is left alone."""
        self._connection.execute(upsert(number_block).values(**as_row(block)).on_conflict_do_nothing())

    def forget_blocks(self, since: date) -> None:
        """Hold no block for `since` and later any more."""
        self._connection.execute(delete(number_block).where(number_block.c.day >= since.isoformat()))

    def unregistered(self) -> Sequence[tuple[Ticket, str]]:
        """Numbers given out from a block that the queue does not know yet, with their request, oldest first."""
        own = ticket.c.series == SERIES, ticket.c.rev == 0
        query = select(ticket).where(*own, ticket.c.state == TicketState.WAITING.value)
        rows = self._connection.execute(query.order_by(ticket.c.issued_at)).mappings()
        return tuple((to_ticket(row), str(row["issue_request"])) for row in rows)
