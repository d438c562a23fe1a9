"""What the desks of a unit share besides cases: passwords, parked drafts, and who has which case open."""

import json
from collections.abc import Mapping
from datetime import datetime

from hall_client.domain.drafts import as_body
from hall_client.domain.entries import instant_text
from hall_client.domain.people import Person
from hall_client.domain.syncing import Hello, Login
from hall_client.services.line_ports import Line
from hall_client.services.ports import Desk, Work


def share_logins(desk: Desk, line: Line, hello: Hello) -> None:
    """Passwords both ways: the one set later counts, and the centre's where both were set at once."""
    theirs = {login.number: login for login in line.logins()}
    with desk.store.read() as work:
        mine = {login.number: login for login in work.reference.logins()}
    for number, login in mine.items():
        # A clock that runs ahead here must not make a password stand for ever.
        set_at = min(login.changed_at, hello.now)
        there = theirs.get(number)
        if there is None or set_at > there.changed_at:
            line.put_login(Login(number, login.password_hash, set_at))
            keep_login(desk, Login(number, login.password_hash, set_at))
    keep_later(desk, theirs)


def keep_later(desk: Desk, theirs: Mapping[str, Login]) -> None:
    """Of the passwords the centre tells keep those of people known here that were set later than ours."""
    with desk.store.read() as work:
        people = work.reference.people()
        mine = {login.number: login for login in work.reference.logins()}
    for person in people:
        there = theirs.get(person.number)
        if there is not None and _later(there, mine.get(person.number)):
            keep_login(desk, there)


def _later(there: Login, here: Login | None) -> bool:
    return here is None or (there.changed_at >= here.changed_at and there.password_hash != here.password_hash)


def keep_login(desk: Desk, login: Login) -> None:
    """How somebody signs in, as the centre or this desk decided: a changed password unlocks a locked account."""
    with desk.store.work() as work:
        before = next((each for each in work.reference.logins() if each.number == login.number), None)
        fields: dict[str, object] = {"changed_at": instant_text(login.changed_at)}
        if before is None or before.password_hash != login.password_hash:
            fields |= {"password_hash": login.password_hash, "failures": 0, "locked_until": None}
        work.reference.set_credential(login.number, **fields)


def share_parked(desk: Desk, line: Line, epoch: str) -> None:
    """Leave our parked drafts at the centre, and forget those that another window took back and keeps.

    What this desk began to take and does not have is given back. After the server restarted or another took over, a
    draft that is not there was perhaps never kept: it is left once more. Only what is missing under the same epoch was
    taken.
    """
    with desk.store.read() as work:
        parked = {draft.id: draft for draft in work.drafts.parked()}
        saved, left = work.drafts.saved_at(), work.diary.left_there()
    for draft_id, draft in parked.items():
        if left.get(draft_id) != (saved[draft_id], epoch):
            line.park(draft_id, draft.window, as_body(draft))
            with desk.store.work() as work:
                work.diary.leave(draft_id, saved[draft_id], epoch)
    for draft_id in left.keys() - parked.keys():
        _withdraw(desk, line, draft_id)
    there = {each.id for each in line.parked()} if parked else set()
    for draft_id in parked.keys() - there:
        _forget(desk, draft_id, saved[draft_id])
    line.give_back()


def _withdraw(desk: Desk, line: Line, draft_id: str) -> None:
    """Taken back here while the line was down: it is not to be taken at another window as well."""
    body = line.take_parked(draft_id, kept=True)
    with desk.store.work() as work:
        work.diary.fetch_back(draft_id)
        if body is None:
            words = "一件暂存的办件在这里取回过，别的窗口也取回了。两边都在，请对一下，只办一次。"
            work.diary.note(desk.now(), words, well=False)


def _forget(desk: Desk, draft_id: str, saved_at: str) -> None:
    """Another window has it; one that was taken back here and parked again meanwhile is another matter."""
    with desk.store.work() as work:
        if work.drafts.saved_at().get(draft_id, saved_at) != saved_at:
            return
        if draft_id in {draft.id for draft in work.drafts.parked()}:
            work.drafts.delete(draft_id)
        work.diary.fetch_back(draft_id)


def share_holdings(desk: Desk, line: Line) -> None:
    """Say which cases are open at this desk, and which no longer are."""
    with desk.store.read() as work:
        held = set(json.loads(work.get_meta("holding") or "[]"))
        names = {person.number: person for person in work.reference.people()}
        open_here = {
            draft.case_id: draft
            for draft in work.drafts.all()
            if draft.case_id and not draft.parked and work.sync.holds(draft.case_id)
        }
    for case_id in held - open_here.keys():
        line.release(case_id)
    for case_id in open_here.keys() - held:
        draft = open_here[case_id]
        line.hold(case_id, draft.window, _name(names, draft.clerk))
    if held != open_here.keys():
        with desk.store.work() as work:
            remember_holding(work, set(open_here))


def remember_holding(work: Work, case_ids: set[str]) -> None:
    """Keep which cases the centre was told are open here."""
    work.set_meta("holding", json.dumps(sorted(case_ids)))


def _name(people: dict[str, Person], number: str) -> str:
    return people[number].name if number in people else number


def note_clock(desk: Desk, hello: Hello) -> None:
    """Say once a day that this PC's clock is wrong. Nothing is ever refused for it."""
    at: datetime = desk.now()
    minutes = round((at - hello.now).total_seconds() / 60)
    day = at.date().isoformat()
    with desk.store.read() as work:
        told = work.get_meta("clock_told")
    if abs(minutes) <= MOST_OFF_MINUTES or told == day:
        return
    with desk.store.work() as work:
        work.set_meta("clock_told", day)
        way = "快" if minutes > 0 else "慢"
        work.diary.note(at, f"这台电脑的时钟比中心{way} {_long(abs(minutes))}，请校准。", well=False)


MOST_OFF_MINUTES = 5


def _long(minutes: int) -> str:
    if minutes < 120:
        return f"{minutes} 分钟"
    return f"{round(minutes / 60)} 小时" if minutes < 2 * 24 * 60 else f"{round(minutes / 60 / 24)} 天"
