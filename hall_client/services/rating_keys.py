"""Who opens sealed ratings: the hall's secret, wrapped in the password of each who may, and nobody else.

Every desk has the public half (the setting `ratings_key`) and seals with it. A secret leaves its wrapping when its
owner signs in, travels with that `Actor`, and is gone when they leave.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import NewEntry
from hall_client.domain.people import PERMISSIONS, Person, Role
from hall_client.services.ports import Desk
from hall_client.services.rating_ports import RatingLock

EVER = date(2000, 1, 1)
OPENERS = PERMISSIONS["follow_up.read"]
"""Whose password opens ratings: supervisors', and for the review by somebody else those of who approves (分管领导)."""
Rows = Mapping[str, Mapping[str, Any]]


def opens(roles: Iterable[Role]) -> bool:
    """Whether somebody with these roles may open ratings."""
    return not OPENERS.isdisjoint(roles)


def new_keys(lock: RatingLock, passwords: Mapping[str, str]) -> tuple[str, Rows]:
    """A new pair: the public half, and rows with its secret for the people whose passwords are given.

    Where nobody may open them (a village without a supervisor) there is none: what nobody can read helps nobody.
    """
    if not passwords:
        return "", {}
    public, secret = lock.new_pair()
    return public, _rows(lock, {public: secret}, passwords)


def unlocked(desk: Desk, person: Person, password: str) -> Mapping[str, bytes]:
    """What `person`, whose password was just found right, may open: secrets by public half.

    A hall from before ratings were sealed gets its key here.
    """
    if not opens(person.roles):
        return {}
    at = desk.now()
    with desk.store.read() as work:
        public = work.reference.hall(local_date(at)).ratings_key
        mine = [each for each in work.ratings.wrapped() if each.person == person.number]
    if not public:
        return _first(desk, person, password, at)
    opened = {each.public: desk.lock.unwrap(each.wrapped, password) for each in mine}
    return {public: secret for public, secret in opened.items() if secret is not None}


def _first(desk: Desk, person: Person, password: str, at: datetime) -> Mapping[str, bytes]:
    public, secret = desk.lock.new_pair()
    day = EVER.isoformat()
    setting = {"scope": "station", "key": "ratings_key", "effective": day, "value": public}
    keys = _rows(desk.lock, {public: secret}, {person.number: password})
    rows = {"setting": {f"station/ratings_key/{day}": setting}, "rating_key": keys}
    with desk.store.work() as work:
        work.append(NewEntry("rating.key", public, person.number, at, rows))
    return {public: secret}


def handed_on(desk: Desk, keys: Mapping[str, bytes], number: str, password: str) -> Rows:
    """Rows that let `number`, when they may, open with a new password what `keys` open; else none."""
    with desk.store.read() as work:
        people = {each.number: each for each in work.reference.people()}
    if number not in people or not opens(people[number].roles):
        return {}
    return _rows(desk.lock, keys, {number: password})


def _rows(lock: RatingLock, keys: Mapping[str, bytes], passwords: Mapping[str, str]) -> Rows:
    return {
        f"{public[:16]}/{number}": {
            "person": number,
            "public": public,
            "wrapped": lock.wrap(secret, password),
        }
        for public, secret in keys.items()
        for number, password in passwords.items()
    }
