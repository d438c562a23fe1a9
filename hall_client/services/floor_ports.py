"""What services read and keep of the day on the floor of the hall."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Protocol

from hall_client.domain.visits import DayClose, Document, Pause, ServiceAct, Session

Move = tuple[str, str, str, Mapping[str, Any]]
"""What the journal tells of one act: kind, actor, subject and facts."""


class Floor(Protocol):
    """What happened on the floor of the hall: services, pauses, shifts, papers, closed days."""

    def service(self, service_id: str) -> ServiceAct:
        """One service. Raises KeyError."""

    def first_contact(self, service_id: str) -> str:
        """Who is 首问责任人 of a service; empty for one that is not known."""

    def services(self, day: date) -> tuple[ServiceAct, ...]:
        """The day's services."""

    def open_service(self, day: date, window: int) -> ServiceAct | None:
        """The service running at a window."""

    def pauses(self, day: date) -> tuple[Pause, ...]:
        """The day's pauses."""

    def sessions(self, day: date) -> tuple[Session, ...]:
        """The day's shifts."""

    def papers(self, day: date) -> tuple[Document, ...]:
        """The day's papers."""

    def day_close(self, day: date) -> DayClose | None:
        """How the day was closed, if it was."""

    def moves(self, first: datetime, last: datetime, others: Mapping[str, Move] = ...) -> tuple[Move, ...]:
        """Journal facts between two instants: (kind, actor, subject, facts); with those of `others`, by entry."""
