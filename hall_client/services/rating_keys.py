"""Who opens sealed ratings: the hall's secret, wrapped in the password of each who may, and nobody else.

Every desk has the public half (the setting `ratings_key`) and seals with it. A secret leaves its wrapping when its
owner signs in, travels with that `Actor`, and is gone when they leave.

Rows of `rating_key` are of three kinds:

- `<hall key>/<工号>`: the hall's secret, wrapped in a password, or sealed to what that person asked with;
- `own/<工号>`: a pair of somebody who may open ratings and cannot yet; its secret is wrapped in their password.
  Whoever can open ratings is asked, and seals the hall's secret to it; the journal says who let whom in;
- `<hall key>/sheet-<recovery key>`: the hall's secret, sealed to the recovery key that the head of the centre keeps.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import NewEntry
from hall_client.domain.people import PERMISSIONS, Actor, Person, Role, require
from hall_client.domain.ratings import RatingKey
from hall_client.services.ports import Desk
from hall_client.services.rating_ports import RatingLock

EVER = date(2000, 1, 1)
OPENERS = PERMISSIONS["follow_up.read"]
"""Whose password opens ratings: supervisors', and for the review by somebody else those of who approves (分管领导)."""
Rows = Mapping[str, Mapping[str, Any]]
_OWN, _SHEET = "own/", "sheet-"
_SEALED = "."
"""Stands in what was sealed to a public half and never in what is wrapped in a password (hex)."""


class NoSheet(Exception):
    """The recovery key opens no ratings here; the sentence says which one would."""


@dataclass(frozen=True)
class _Held:
    """What is kept here: the hall's public half, everybody's rows, and the public half of this PC's recovery key."""

    public: str
    rows: tuple[RatingKey, ...]
    people: tuple[Person, ...]
    sheet: str

    def of(self, number: str) -> tuple[RatingKey, ...]:
        """The rows of one person."""
        return tuple(each for each in self.rows if each.person == number)


def opens(roles: Iterable[Role]) -> bool:
    """Whether somebody with these roles may open ratings."""
    return not OPENERS.isdisjoint(roles)


def new_keys(lock: RatingLock, passwords: Mapping[str, str], sheet: str) -> tuple[str, Rows]:
    """A new pair: the public half, and rows with its secret for the people whose passwords are given and for `sheet`.

    Where nobody may open them (a village without a supervisor) there is none: what nobody can read helps nobody.
    """
    if not passwords:
        return "", {}
    public, secret = lock.new_pair()
    keys = {public: secret}
    return public, {**_rows(lock, keys, passwords), **_sheet_rows(lock, keys, sheet)}


def unlocked(desk: Desk, person: Person, password: str) -> Mapping[str, bytes]:
    """What `person`, whose password was just found right, may open: secrets by public half.

    A hall from before ratings were sealed gets its key here.
    """
    if not opens(person.roles):
        return {}
    held = _held(desk)
    if not held.public:
        return _first(desk, person, password, held.sheet)
    mine = held.of(person.number)
    found = {
        each.public: desk.lock.unwrap(each.wrapped, password)
        for each in mine
        if not each.id.startswith(_OWN) and _SEALED not in each.wrapped
    }
    handed = [each for each in mine if _SEALED in each.wrapped and not found.get(each.public)]
    if handed:
        own = _asked_with(desk, mine, password)
        found |= {each.public: _unsealed(desk.lock, own, each) for each in handed}
    return {public: secret for public, secret in found.items() if secret is not None}


def settle(desk: Desk, person: Person, password: str, keys: Mapping[str, bytes]) -> None:
    """At a sign-in, put in order what `keys`, those just unlocked, allow.

    With keys: what was handed over is wrapped in the password, and the recovery sheet gets its copy. Without: this
    person asks. Takes as long as checking a password; call it off the GUI thread.
    """
    if not opens(person.roles):
        return
    held = _held(desk)
    if not keys:
        _ask(desk, held, person, password)
        return
    rows = {
        **_own_rows(desk.lock, held, person.number, password, keys),
        **_missing_sheet(desk.lock, held, keys),
    }
    if rows:
        _record(desk, person.number, rows, {})


def asking(desk: Desk, actor: Actor) -> tuple[Person, ...]:
    """Who asked to open ratings and may, where `actor` could let them in."""
    if not actor.rating_keys:
        return ()
    held = _held(desk)
    wanted = {each.person for each in _asking(held, actor.number)}
    return tuple(each for each in held.people if each.number in wanted)


def let_in(desk: Desk, actor: Actor, number: str) -> None:
    """Let `number`, who asked, open what `actor` opens; where nobody of that number asks nothing happens.

    Never by itself: whoever can write a person's roles into the data could else have themselves let in. Raises
    NotAllowed.
    """
    require(actor, "follow_up.read")
    rows = {
        _name(public, number): _row(number, public, desk.lock.seal(each.public, secret.hex().encode()))
        for each in _asking(_held(desk), actor.number)
        if each.person == number
        for public, secret in actor.rating_keys.items()
    }
    if rows:
        _record(desk, actor.number, rows, {"to": number})


def _record(desk: Desk, number: str, rows: Rows, facts: Mapping[str, Any]) -> None:
    with desk.store.work() as work:
        work.append(NewEntry("rating.key", number, number, desk.now(), {"rating_key": rows}, facts))


def _held(desk: Desk) -> _Held:
    with desk.store.read() as work:
        return _Held(
            work.reference.hall(local_date(desk.now())).ratings_key,
            work.ratings.wrapped(),
            work.reference.people(),
            work.get_meta("recovery_public"),
        )


def _asked_with(desk: Desk, mine: Sequence[RatingKey], password: str) -> Mapping[str, bytes]:
    own = {each.public: each.wrapped for each in mine if each.id.startswith(_OWN) and each.public}
    found = {public: desk.lock.unwrap(wrapped, password) for public, wrapped in own.items()}
    return {public: secret for public, secret in found.items() if secret is not None}


def _unsealed(lock: RatingLock, keys: Mapping[str, bytes], row: RatingKey) -> bytes | None:
    content = lock.open(keys, row.wrapped)
    return None if content is None else bytes.fromhex(content.decode())


def _ask(desk: Desk, held: _Held, person: Person, password: str) -> None:
    """Ask once, and where the hall's keys are kept: at a desk without any nobody would ever answer."""
    here = any(each.public == held.public for each in held.rows)
    if not here or _asked_with(desk, held.of(person.number), password):
        return
    public, secret = desk.lock.new_pair()
    row = _row(person.number, public, desk.lock.wrap(secret, password))
    _record(desk, person.number, {f"{_OWN}{person.number}": row}, {"asks": True})


def _asking(held: _Held, reader: str) -> list[RatingKey]:
    """Who asked, may, and was not let in yet."""
    may = {each.number for each in held.people if opens(each.roles) and not each.disabled} - {reader}
    wrapped = {each.id: each.wrapped for each in held.rows}
    return [
        each
        for each in held.rows
        if each.id.startswith(_OWN) and each.public and each.person in may
        if not wrapped.get(_name(held.public, each.person), "").startswith(each.public + _SEALED)
    ]


def _own_rows(
    lock: RatingLock, held: _Held, number: str, password: str, keys: Mapping[str, bytes]
) -> dict[str, Mapping[str, Any]]:
    """What was handed over, wrapped in the password; asking is over."""
    handed = {each.public: keys[each.public] for each in held.of(number) if _SEALED in each.wrapped}
    return {**_rows(lock, handed, {number: password}), **_no_longer_asking(held, number)}


def _no_longer_asking(held: _Held, number: str) -> dict[str, Mapping[str, Any]]:
    asked = any(each.id.startswith(_OWN) and each.public for each in held.of(number))
    return {f"{_OWN}{number}": _row(number, "", "")} if asked else {}


def new_sheet(desk: Desk, person: Person, password: str, sheet: str) -> None:
    """The recovery key of this PC is another one from now on: `sheet` is its public half.

    The old one opens ratings no longer; the new one does as soon as somebody who can open them signs in, or at once
    where `person`, whose password was just found right, can. All of it or nothing.
    """
    keys, held = unlocked(desk, person, password), _held(desk)
    old = f"/{_SHEET}{held.sheet[:16]}"
    shut = {each.id: _row("", each.public, "") for each in held.of("") if each.id.endswith(old)}
    rows = {**shut, **_sheet_rows(desk.lock, keys, sheet)}
    with desk.store.work() as work:
        work.set_meta("recovery_public", sheet)
        changed = {"rating_key": rows} if rows else {}
        work.append(NewEntry("recovery.renew", sheet[:16], person.number, desk.now(), changed))


def _missing_sheet(lock: RatingLock, held: _Held, keys: Mapping[str, bytes]) -> dict[str, Mapping[str, Any]]:
    kept = {each.id for each in held.rows}
    return {key: row for key, row in _sheet_rows(lock, keys, held.sheet).items() if key not in kept}


def _sheet_rows(lock: RatingLock, keys: Mapping[str, bytes], sheet: str) -> dict[str, Mapping[str, Any]]:
    if not sheet:
        return {}
    return {
        _name(public, f"{_SHEET}{sheet[:16]}"): _row("", public, lock.seal(sheet, secret.hex().encode()))
        for public, secret in keys.items()
    }


def _first(desk: Desk, person: Person, password: str, sheet: str) -> Mapping[str, bytes]:
    at = desk.now()
    public, keys = new_keys(desk.lock, {person.number: password}, sheet)
    day = EVER.isoformat()
    setting = {"scope": "station", "key": "ratings_key", "effective": day, "value": public}
    rows = {"setting": {f"station/ratings_key/{day}": setting}, "rating_key": keys}
    with desk.store.work() as work:
        work.append(NewEntry("rating.key", public, person.number, at, rows))
    return unlocked(desk, person, password)


def handed_on(desk: Desk, keys: Mapping[str, bytes], number: str, password: str) -> Rows:
    """Rows that let `number`, when they may, open with a new password what `keys` open; else none."""
    held = _held(desk)
    person = next((each for each in held.people if each.number == number), None)
    if person is None or not opens(person.roles) or not keys:
        return {}
    return {**_rows(desk.lock, keys, {number: password}), **_no_longer_asking(held, number)}


def let_in_by_sheet(desk: Desk, person: Person, password: str, sheet: Mapping[str, bytes]) -> None:
    """Wrap for `person`, whose password was just found right, what the recovery key `sheet` opens.

    `sheet` is its secret by its public half. Raises NoSheet.
    """
    held = _held(desk)
    copies = [(each.public, _unsealed(desk.lock, sheet, each)) for each in held.of("")]
    keys = {public: secret for public, secret in copies if secret is not None}
    if held.public not in keys:
        raise NoSheet(
            "这把恢复密钥打不开这里的评价，什么都没有改动。请换一张封存单：主管登录过的每台电脑，"
            "它装好时的那一张都能打开；要在加了 --supervisor 登记的电脑上运行。"
        )
    rows = handed_on(desk, keys, person.number, password)
    _record(desk, person.number, rows, {"by": "recovery_key"})


def _name(public: str, whose: str) -> str:
    return f"{public[:16]}/{whose}"


def _row(person: str, public: str, wrapped: str) -> Mapping[str, Any]:
    return {"person": person, "public": public, "wrapped": wrapped}


def _rows(
    lock: RatingLock, keys: Mapping[str, bytes], passwords: Mapping[str, str]
) -> dict[str, Mapping[str, Any]]:
    return {
        _name(public, number): _row(number, public, lock.wrap(secret, password))
        for public, secret in keys.items()
        for number, password in passwords.items()
    }
