"""A ready hall from a plan: settings, people, catalogue and calendar recorded in one transaction."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from hall_client.domain.catalogue import Item, Version
from hall_client.domain.entries import NewEntry, as_row
from hall_client.domain.hall import HallPlan, check_plan
from hall_client.domain.people import PROGRAM, Person
from hall_client.domain.search import initials
from hall_client.services import rating_keys
from hall_client.services.ports import PasswordHasher, Store, Work
from hall_client.services.rating_ports import RatingLock

EVER = date(2000, 1, 1)
"""What is set up counts from here on, so that earlier days can be looked at too."""

_PASSWORD_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # noqa: S105 - no look-alikes


@dataclass(frozen=True)
class NewAccount:
    """An account with the password its owner gets on paper; empty where the plan brought one."""

    number: str
    name: str
    password: str


@dataclass(frozen=True)
class Keeping:
    """How a hall keeps what is secret: its passwords, its ratings, and the public half of its recovery key."""

    hasher: PasswordHasher
    lock: RatingLock
    recovery_public: str


def record(
    store: Store,
    keeping: Keeping,
    plan: HallPlan,
    items: Sequence[Item],
    calendars: Sequence[Mapping[str, Any]],
    at: datetime,
) -> tuple[NewAccount, ...]:
    """Record `plan`. Raises PlanRefused before anything is written."""
    check_plan(plan)
    accounts = tuple((person, person.password or _password()) for person in plan.people)
    hashes = {person.number: keeping.hasher.hash(password) for person, password in accounts}
    openers = {person.number: word for person, word in accounts if rating_keys.opens(person.roles)}
    public, keys = rating_keys.new_keys(keeping.lock, openers, keeping.recovery_public)
    rows = {"setting": _settings(as_row(replace(plan.hall, ratings_key=public))), "rating_key": keys}
    with store.work() as work:
        work.set_meta("recovery_public", keeping.recovery_public)
        work.append(_entry("hall.set_up", plan.hall.station, rows, at))
        work.append(_entry("person.add", plan.hall.station, {"person": _people(plan)}, at))
        for number, hashed in hashes.items():
            work.reference.set_credential(number, password_hash=hashed)
        for table in calendars:
            publish_calendar(work, table, PROGRAM.number, at)
        for item in items:
            publish(work, item, EVER, PROGRAM.number, at)
    return tuple(
        NewAccount(person.number, person.name, "" if person.password else password)
        for person, password in accounts
    )


def record_own(work: Work, own: Mapping[str, Any], at: datetime) -> None:
    """Record settings of this PC alone (`domain.syncing.INSTALLATION_KEYS`), in force ever since."""
    work.append(_entry("setting.change", "own", {"setting": _settings(own)}, at))


def publish(work: Work, item: Item, effective: date, actor: str, at: datetime) -> Version:
    """A new version of an item, in force from `effective`; running cases keep theirs (R-32)."""
    version = Version(item, work.reference.next_version(item.code), effective, at)
    key = f"{item.code}/{version.number}"
    row = {**as_row(version), "code": item.code}
    work.append(NewEntry("item.publish", item.code, actor, at, {"item_version": {key: row}}))
    return version


def publish_calendar(work: Work, table: Mapping[str, Any], actor: str, at: datetime) -> None:
    """A version of a year's calendar."""
    key = f"{table['year']}/{table['version']}"
    row = {"year": table["year"], "version": table["version"], "body": dict(table)}
    work.append(NewEntry("calendar.import", key, actor, at, {"calendar_table": {key: row}}))


def _entry(kind: str, subject: str, rows: dict[str, Any], at: datetime) -> NewEntry:
    return NewEntry(kind, subject, PROGRAM.number, at, rows)


def _settings(values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    day = EVER.isoformat()
    return {
        f"station/{key}/{day}": {"scope": "station", "key": key, "effective": day, "value": value}
        for key, value in values.items()
    }


def _people(plan: HallPlan) -> dict[str, dict[str, Any]]:
    rows = {}
    for new in plan.people:
        person = Person(new.number, new.name, initials(new.name), new.roles)
        row = as_row(person)
        rows[row.pop("number")] = row
    return rows


def _password() -> str:
    return "".join(secrets.choice(_PASSWORD_LETTERS) for _ in range(10))
