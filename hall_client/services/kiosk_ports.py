"""What the ticket machine needs of the store."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from hall_client.domain.appointments import Appointment
from hall_client.domain.own_numbers import HelpCall, NumberBlock, StrayNumber
from hall_client.domain.tickets import Ticket


class KioskBook(Protocol):
    """Bookings, calls for help, and the numbers a machine gives out by itself."""

    def appointments(self, day: date) -> tuple[Appointment, ...]:
        """The day's bookings by slot."""

    def appointments_from(self, day: date) -> tuple[Appointment, ...]:
        """The bookings of a day and later, by day and slot."""

    def appointments_of(self, id_number: str) -> tuple[Appointment, ...]:
        """A person's bookings, by day."""

    def appointment(self, appointment_id: str) -> Appointment | None:
        """One booking."""

    def help_calls(self, day: date) -> tuple[HelpCall, ...]:
        """The day's calls for help that nobody answered yet, oldest first."""

    def help_call(self, call_id: str) -> HelpCall | None:
        """One call for help."""

    def stray_numbers(self, day: date) -> tuple[StrayNumber, ...]:
        """The day's numbers that the queue did not take and nobody has seen to yet, oldest first."""

    def stray_number(self, number_id: str) -> StrayNumber | None:
        """One number that the queue did not take."""

    def blocks(self, since: date) -> tuple[NumberBlock, ...]:
        """The blocks this machine holds for `since` and later."""

    def keep_block(self, block: NumberBlock) -> None:
        """Hold a block."""

    def forget_blocks(self, since: date) -> None:
        """Hold no block for `since` and later any more."""

    def unregistered(self) -> Sequence[tuple[Ticket, str]]:
        """Numbers given out from a block that the queue does not know yet, with their request, oldest first."""
