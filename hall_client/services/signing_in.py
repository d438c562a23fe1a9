"""Signing in, the idle lock, and a supervisor's word at the window (architecture §8.7)."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import NewEntry, as_row, instant_text
from hall_client.domain.people import Actor, Person, Role, require
from hall_client.domain.visits import Session
from hall_client.services import rating_keys
from hall_client.services.line_ports import LineDown, LineRefused
from hall_client.services.ports import Desk, Work
from hall_client.services.queue_ports import QueueDown
from hall_client.services.sharing import keep_login

TRIES = 5
LOCKED_MINUTES = 10
SHORTEST_PASSWORD = 8


class SignInRefused(Exception):
    """The name or the password does not open the desk; the sentence goes under the field."""


@dataclass(frozen=True)
class SignedIn:
    """A person on duty: who acts from now on, the shift that was opened, and the look they like."""

    actor: Actor
    person: Person
    session_id: str
    scale: float = 1.0
    contrast: bool = False


def find_person(people: tuple[Person, ...], text: str) -> Person | None:
    """The one person meant by a 工号, a name, or the initials of a name; None where none or several fit."""
    wanted = text.strip()
    exact = [p for p in people if wanted in (p.number, p.name)]
    found = exact or [p for p in people if wanted and p.initials == wanted.lower()]
    return found[0] if len(found) == 1 else None


def people_here(desk: Desk) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """Everybody who can sign in, and who did so on this PC before (latest first)."""
    with desk.store.read() as work:
        everybody = tuple(p for p in work.reference.people() if not p.disabled)
        return everybody, work.reference.recent_people()


def sign_in(desk: Desk, name: str, password: str, window: int | None, standing_in_for: str = "") -> SignedIn:
    """Open a shift at `window` (None: a desk without a window). Raises SignInRefused."""
    _meet_first(desk, name)
    person = _checked(desk, name, password)
    at = desk.now()
    session = Session(
        id=desk.new_id(),
        person=person.number,
        window=window or 0,
        business_date=local_date(at),
        started_at=at,
        standing_in_for=standing_in_for,
    )
    with desk.store.work() as work:
        scale, _, contrast = work.get_meta(f"look/{person.number}").partition(" ")
        work.reference.set_credential(person.number, last_seen=instant_text(at))
        rows = {"session": {session.id: as_row(session)}}
        work.append(NewEntry("person.sign_in", person.number, person.number, at, rows))
    keys = rating_keys.unlocked(desk, person, password)
    rating_keys.settle(desk, person, password, keys)
    actor = Actor(person.number, person.name, frozenset(person.roles), window, standing_in_for, keys)
    return SignedIn(actor, person, session.id, float(scale or 1.0), contrast == "contrast")


def _meet_first(desk: Desk, name: str) -> None:
    """Somebody who never signed in on this PC: the centre says first how they do. Raises SignInRefused."""
    if desk.centre is None:
        return
    with desk.store.read() as work:
        person = find_person(work.reference.people(), name)
        if person is None or person in work.reference.recent_people():
            return
    try:
        logins = desk.centre.ask(lambda line: line.logins())
    except LineDown:
        raise SignInRefused("这台电脑还没登录过您的账号，先联一次网。") from None
    except LineRefused as refused:
        raise SignInRefused(str(refused)) from refused
    for login in logins:
        if login.number == person.number:
            keep_login(desk, login)


def keep_look(desk: Desk, actor: Actor, scale: float, contrast: bool) -> None:
    """Remember text size and contrast for this person at this desk; a taste, not history."""
    with desk.store.work() as work:
        work.set_meta(f"look/{actor.number}", f"{scale} {'contrast' if contrast else ''}".strip())


def sign_out(desk: Desk, actor: Actor, session_id: str) -> None:
    """Close a shift, and the desk's place at the hall's queue with it."""
    at = desk.now()
    with desk.store.work() as work:
        rows = {"session": {session_id: {"ended_at": instant_text(at)}}}
        work.append(NewEntry("person.sign_out", actor.number, actor.number, at, rows))
    leave_queue(desk)


def leave_queue(desk: Desk) -> None:
    """Nobody is at this desk any more: the hall's queue need not wait for it after a restart of its server.

    While the queue is out of reach it goes on counting on this desk; a supervisor may waive it.
    """
    with desk.store.read() as work, suppress(QueueDown):
        if work.shared is not None:
            work.shared.leave()


def unlock(desk: Desk, actor: Actor, password: str) -> None:
    """Take the lock page away for the person who locked it. Raises SignInRefused."""
    _checked(desk, actor.number, password)


def supervisor(desk: Desk, name: str, password: str) -> Person:
    """The supervisor of that name and password. Raises SignInRefused."""
    person = _checked(desk, name, password)
    if Role.SUPERVISOR not in person.roles:
        raise SignInRefused(f"{person.name}不是主管，这一步要主管来确认。")
    return person


def supervisor_word(desk: Desk, name: str, password: str, actor: Actor) -> Person:
    """The supervisor who gives their word in place, to be journalled as second actor.

    Raises SignInRefused; nobody can give the word for themselves.
    """
    person = supervisor(desk, name, password)
    if person.number == actor.number:
        raise SignInRefused("自己办的不能自己确认，请另一位主管来。")
    return person


def check_account(desk: Desk, actor: Actor) -> None:
    """Raise SignInRefused when the account of somebody on duty was disabled, here or at the centre."""
    with desk.store.read() as work:
        people = {person.number: person for person in work.reference.people()}
    person = people.get(actor.number)
    if person is None or person.disabled:
        raise SignInRefused(f"{actor.name}的账号已停用，请找管理员。")


def let_in_by_sheet(desk: Desk, name: str, password: str, sheet: Mapping[str, bytes]) -> Person:
    """Let somebody open ratings by the recovery key `sheet` (its secret by its public half); returns who it is.

    Raises SignInRefused for a wrong password and for who may not open them, NoSheet.
    """
    person = _checked(desk, name, password)
    if not rating_keys.opens(person.roles):
        raise SignInRefused(f"{person.name}不是主管，也不是批准人，不能打开评价。什么都没有改动。")
    rating_keys.let_in_by_sheet(desk, person, password, sheet)
    return person


def change_password(desk: Desk, actor: Actor, old: str, new: str) -> None:
    """Set a new password. Raises SignInRefused when the old one is wrong or the new one too short."""
    _checked(desk, actor.number, old)
    set_password(desk, actor, actor.number, new)


def set_password(desk: Desk, actor: Actor, number: str, new: str) -> None:
    """Give an account a new password (its owner, or a supervisor for somebody who forgot theirs).

    Raises NotAllowed, SignInRefused for one that is too short.
    """
    if number != actor.number:
        require(actor, "person.password")
    if len(new) < SHORTEST_PASSWORD:
        raise SignInRefused(f"新密码太短，至少 {SHORTEST_PASSWORD} 位。原来的密码没有变。")
    hashed = desk.hasher.hash(new)
    keys = rating_keys.handed_on(desk, actor.rating_keys, number, new)
    at = desk.now()
    with desk.store.work() as work:
        work.reference.set_credential(
            number, password_hash=hashed, changed_at=instant_text(at), failures=0, locked_until=None
        )
        rows = {"rating_key": keys} if keys else {}
        work.append(NewEntry("person.password", number, actor.number, at, rows))


def _checked(desk: Desk, name: str, password: str) -> Person:
    with desk.store.read() as work:
        person = find_person(work.reference.people(), name)
        if person is None:
            raise SignInRefused("没有这个工号或姓名，请再看一眼。")
        if person.disabled:
            raise SignInRefused(f"{person.name}的账号已停用，请找管理员。")
        try:
            hashed, failures, locked_until = work.reference.password_hash(person.number)
        except KeyError:
            raise SignInRefused(
                f"{person.name}在这台电脑上还没有密码，先联一次网，或请管理员设一个。"
            ) from None
    at = desk.now()
    if locked_until > instant_text(at):
        raise SignInRefused(f"连着错了 {TRIES} 次，{LOCKED_MINUTES} 分钟后再试，或请主管重置密码。")
    right = desk.hasher.matches(hashed, password)
    with desk.store.work() as work:
        _count(work, person, at, 0 if right else failures + 1)
    if right:
        return person
    left = TRIES - failures - 1
    raise SignInRefused(
        f"密码不对，还可以试 {left} 次。" if left > 0 else f"密码不对，{LOCKED_MINUTES} 分钟后再试。"
    )


def _count(work: Work, person: Person, at: datetime, failures: int) -> None:
    locked = instant_text(at + timedelta(minutes=LOCKED_MINUTES)) if failures >= TRIES else None
    remaining = 0 if locked else failures
    work.reference.set_credential(person.number, failures=remaining, locked_until=locked)
