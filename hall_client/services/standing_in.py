"""AB 岗: the B-role takes over a window's open matters while the A-role is away, by the supervisor's word."""

from datetime import date

from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import NewEntry, as_row, instant_text
from hall_client.domain.moves import Note
from hall_client.domain.people import AT_WINDOW, Actor, Person, require
from hall_client.domain.standing_in import Takeover, TakeoverRefused
from hall_client.domain.tickets import Ticket, TicketState
from hall_client.domain.visits import Session
from hall_client.services.ports import Desk, Work


def take_over(desk: Desk, actor: Actor, window: int, absent: str, deputy: str, reason: str) -> Takeover:
    """`deputy` has from now on what `absent` left open at `window`.

    Numbers transferred to that window go to the deputy's, numbers held there can be resumed at the deputy's, its
    cases and 督办 are theirs to answer for. Raises NotAllowed; TakeoverRefused; QueueDown, and then nothing was done.
    """
    require(actor, "window.take_over")
    at = desk.now()
    day = local_date(at)
    with desk.store.read() as work:
        hall = work.reference.hall(day)
        away, standby, seat = _checked(work, day, window, absent, deputy)
        cases = work.board.in_hand(away.number)
    with desk.store.work() as work:
        waiting = _left(work, hall.station, day, window)
        made = Takeover(
            id=desk.new_id(),
            window=window,
            absent=away.number,
            absent_name=away.name,
            deputy=standby.number,
            deputy_name=standby.name,
            deputy_window=seat,
            business_date=day,
            since=at,
            until=None,
            actor=actor.number,
            reason=reason.strip(),
            cases=cases,
            tickets=len(waiting),
        )
        note = Note("take_over", actor.number, at, {"from": window, "window": seat})
        for ticket in waiting:
            if ticket.state is TicketState.WAITING:
                work.queue.change(ticket, {"target_window": seat}, note)
        facts = {"window": window, "absent": away.number, "deputy": standby.number, "reason": made.reason}
        counted = {"cases": cases, "tickets": len(waiting)}
        rows = {"takeover": {made.id: as_row(made)}}
        work.append(NewEntry("window.take_over", made.id, actor.number, at, rows, {**facts, **counted}))
    return made


def _checked(work: Work, day: date, window: int, absent: str, deputy: str) -> tuple[Person, Person, int]:
    people = {person.number: person for person in work.reference.people()}
    away, standby = people.get(absent), people.get(deputy)
    if away is None or standby is None or standby.disabled or away.number == standby.number:
        raise TakeoverRefused("要另选一位在岗的人做 B 角，没有改。")
    if not AT_WINDOW & frozenset(standby.roles):
        raise TakeoverRefused(f"{standby.name}不是窗口岗位，不能接窗口的事，没有改。")
    seat = next((s.window for s in reversed(on_duty(work, day)) if s.person == standby.number), 0)
    if not seat or seat == window:
        raise TakeoverRefused(f"{standby.name}还没有在别的窗口上岗，先请{standby.name}登录，再改。")
    if any(each.window == window and each.absent == absent for each in in_force(work, day)):
        raise TakeoverRefused(f"{window} 号窗口已经由 B 角在办，先请{away.name}回岗或结束，再改。")
    return away, standby, seat


def _left(work: Work, hall: str, day: date, window: int) -> list[Ticket]:
    """Numbers that wait for this window alone, and those it put aside."""
    waiting = work.queue.of_day(hall, day, TicketState.WAITING, TicketState.HELD)
    held = TicketState.HELD
    return [t for t in waiting if (t.window == window if t.state is held else t.target_window == window)]


def give_back(desk: Desk, actor: Actor, takeover_id: str) -> None:
    """The A-role is back: what is still open is theirs again. Ending one that ended already changes nothing."""
    require(actor, "window.give_back")
    at = desk.now()
    with desk.store.work() as work:
        standing = [each for each in in_force(work, local_date(at)) if each.id == takeover_id]
        for each in standing:
            rows = {"takeover": {each.id: {"until": instant_text(at)}}}
            facts = {"window": each.window, "absent": each.absent, "deputy": each.deputy}
            work.append(NewEntry("window.give_back", each.id, actor.number, at, rows, facts))


def on_duty(work: Work, day: date) -> tuple[Session, ...]:
    """The shifts that are open, the latest last; of one window or person only the latest counts."""
    sessions = sorted(work.floor.sessions(day), key=lambda each: each.started_at)
    latest = {each.person: each for each in sessions}
    running = sorted(latest.values(), key=lambda each: each.started_at)
    open_now = [each for each in running if each.ended_at is None]
    seats = {each.window: each for each in open_now if each.window}
    return tuple(each for each in open_now if not each.window or seats[each.window] is each)


def in_force(work: Work, day: date) -> tuple[Takeover, ...]:
    """The take-overs that stand: neither ended nor over because the A-role signed in again."""
    begun = work.board.takeovers(day)
    if not begun:
        return ()
    sessions = work.floor.sessions(day)
    return tuple(
        each
        for each in begun
        if each.until is None
        and not any(s.person == each.absent and s.started_at > each.since for s in sessions)
    )


def taken_by(work: Work, day: date, deputy: str) -> tuple[Takeover, ...]:
    """What this person has taken over now."""
    return tuple(each for each in in_force(work, day) if each.deputy == deputy)
