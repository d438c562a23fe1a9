"""The hall, its people, its catalogue and its calendar, as they are in force on a day."""

from collections.abc import Callable, Hashable
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, func, select, update
from sqlalchemy.dialects.sqlite import insert

from hall_client.domain.catalogue import Item, Version
from hall_client.domain.hall import Hall
from hall_client.domain.people import Person
from hall_client.domain.syncing import Login
from hall_client.domain.working_days import Calendar, calendar_from_tables
from hall_client.storage.records import parsed, record
from hall_client.storage.reference_tables import (
    REFERENCE_STAMP,
    calendar_table,
    credential,
    item_version,
    person,
    setting,
)
from hall_client.storage.statements import Statement
from hall_client.storage.tables import meta

T = TypeVar("T")

_STAMP = Statement(select(meta.c.value).where(meta.c.key == bindparam("the_key")))
_PERSON_NAME = Statement(select(person.c.name).where(person.c.number == bindparam("the_number")))


class Shelf:
    """What was read of the hall, its items and its calendar, kept from act to act while nothing changes them.

    Their stamp is read in every transaction, so a change made by another process, or rolled back, is seen.
    """

    def __init__(self) -> None:
        self._kept: tuple[str, dict[Hashable, Any]] = ("", {})

    def of(self, stamp: str) -> dict[Hashable, Any]:
        """What is known under `stamp`; empty when that has changed."""
        kept = self._kept
        if kept[0] != stamp:
            kept = self._kept = (stamp, {})
        return kept[1]


class Reference:
    """Reading reference data, inside one transaction."""

    def __init__(self, connection: Connection, shelf: Shelf) -> None:
        self._connection = connection
        self._shelf = shelf
        self._known: dict[Hashable, Any] | None = None

    def look_again(self) -> None:
        """Something was recorded in this transaction: the next reading asks for the stamp anew."""
        self._known = None

    def _once(self, key: Hashable, read: Callable[[], T]) -> T:
        if self._known is None:
            row = _STAMP.run(self._connection, {"the_key": REFERENCE_STAMP}).fetchone()
            self._known = self._shelf.of(row[0] if row else "")
        if key not in self._known:
            self._known[key] = read()
        found: T = self._known[key]
        return found

    def hall(self, day: date) -> Hall:
        """The hall's settings in force on `day`: of each key the latest that is already effective."""
        return self._once(("hall", day), lambda: self._hall(day))

    def _hall(self, day: date) -> Hall:
        query = (
            select(setting.c.key, setting.c.value)
            .where(setting.c.effective <= day.isoformat())
            .order_by(setting.c.effective, setting.c.id)
        )
        return parsed(Hall, {row.key: row.value for row in self._connection.execute(query)})

    def people(self) -> tuple[Person, ...]:
        """Everybody with an account, by 工号."""
        rows = self._connection.execute(select(person).order_by(person.c.number)).mappings()
        return tuple(record(Person, row) for row in rows)

    def recent_people(self) -> tuple[Person, ...]:
        """Who signed in on this PC, latest first."""
        query = (
            select(person)
            .join(credential, credential.c.number == person.c.number)
            .where(credential.c.last_seen.is_not(None), person.c.disabled.is_(False))
            .order_by(credential.c.last_seen.desc())
        )
        return tuple(record(Person, row) for row in self._connection.execute(query).mappings())

    def person_name(self, number: str) -> str:
        """The name behind a 工号; empty for nobody's."""
        row = _PERSON_NAME.run(self._connection, {"the_number": number}).fetchone()
        return str(row[0]) if row else ""

    def password_hash(self, number: str) -> tuple[str, int, str]:
        """(hash, failures since the last success, locked until or empty). Raises KeyError."""
        row = self._connection.execute(select(credential).where(credential.c.number == number)).one_or_none()
        if row is None:
            raise KeyError(number)
        return row.password_hash, row.failures, row.locked_until or ""

    def logins(self) -> tuple[Login, ...]:
        """How people sign in here, and when each password was set."""
        rows = self._connection.execute(
            select(credential.c.number, credential.c.password_hash, credential.c.changed_at)
        )
        return tuple(
            Login(row.number, row.password_hash, datetime.fromisoformat(row.changed_at)) for row in rows
        )

    def set_credential(self, number: str, **fields: Any) -> None:
        """Change hash, changed_at, failures, locked_until or last_seen; a new account needs its hash."""
        changed = self._connection.execute(
            update(credential).where(credential.c.number == number).values(**fields)
        ).rowcount
        if not changed:
            row = {"failures": 0, "locked_until": None, "last_seen": None, **fields, "number": number}
            self._connection.execute(insert(credential).values(**row))

    def versions(self, day: date) -> tuple[Version, ...]:
        """The version of every item in force on `day`."""
        latest = (
            select(item_version.c.code, func.max(item_version.c.number).label("number"))
            .where(item_version.c.effective_from <= day.isoformat())
            .group_by(item_version.c.code)
            .subquery()
        )
        query = select(item_version).join(
            latest, (latest.c.code == item_version.c.code) & (latest.c.number == item_version.c.number)
        )
        rows = self._connection.execute(query.order_by(item_version.c.code)).mappings()
        return tuple(record(Version, row) for row in rows)

    def version(self, code: str, number: int) -> Version:
        """One version of an item. Raises KeyError."""
        return self._once((code, number), lambda: self._version(code, number))

    def _version(self, code: str, number: int) -> Version:
        query = select(item_version).where(item_version.c.code == code, item_version.c.number == number)
        row = self._connection.execute(query).mappings().one_or_none()
        if row is None:
            raise KeyError((code, number))
        return record(Version, row)

    def next_version(self, code: str) -> int:
        """The number the next version of an item gets."""
        query = select(func.max(item_version.c.number)).where(item_version.c.code == code)
        return int(self._connection.scalar(query) or 0) + 1

    def items(self, day: date) -> tuple[Item, ...]:
        """Every item in force on `day`."""
        return tuple(version.item for version in self.versions(day))

    def calendar(self) -> Calendar:
        """The calendar of working days: of each year the highest version."""
        return self._once("calendar", self._calendar)

    def _calendar(self) -> Calendar:
        query = select(calendar_table.c.body).order_by(calendar_table.c.year, calendar_table.c.version)
        return calendar_from_tables(list(self._connection.scalars(query)))

    def catalogue_stamp(self) -> str:
        """Changes whenever a version is published."""
        query = select(func.count(), func.coalesce(func.max(item_version.c.published_at), ""))
        count, latest = self._connection.execute(query).one()
        return f"{count}/{latest}"
