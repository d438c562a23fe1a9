"""What services ask of the hall as it is set up: its settings, people, catalogue and calendar."""

from datetime import date
from typing import Any, Protocol

from hall_client.domain.catalogue import Version
from hall_client.domain.hall import Hall
from hall_client.domain.people import Person
from hall_client.domain.syncing import Login
from hall_client.domain.working_days import Calendar


class Reference(Protocol):
    """The hall, its people, its catalogue and its calendar."""

    def hall(self, day: date) -> Hall:
        """The hall's settings in force on `day`."""

    def people(self) -> tuple[Person, ...]:
        """Everybody with an account."""

    def person_name(self, number: str) -> str:
        """The name behind a 工号; empty for nobody's."""

    def password_hash(self, number: str) -> tuple[str, int, str]:
        """(hash, failures, locked until) of an account. Raises KeyError."""

    def set_credential(self, number: str, **fields: Any) -> None:
        """Change hash, failures, locked_until or last_seen of an account."""

    def logins(self) -> tuple[Login, ...]:
        """How people sign in here, and when each password was set."""

    def recent_people(self) -> tuple[Person, ...]:
        """Who signed in on this PC, latest first."""

    def versions(self, day: date) -> tuple[Version, ...]:
        """The version of every item in force on `day`."""

    def version(self, code: str, number: int) -> Version:
        """One version of an item. Raises KeyError."""

    def next_version(self, code: str) -> int:
        """The number the next version of an item gets."""

    def calendar(self) -> Calendar:
        """The calendar of working days."""

    def catalogue_stamp(self) -> str:
        """Changes whenever a version is published."""
