"""The hall's queue at the centre: every act one call of one function, answered by a status and by tickets."""

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import msgspec
import psycopg

from hall_client.central import queue_calls
from hall_client.central.held_moves import HeldMoves
from hall_client.central.queue_line import QueueLine
from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import as_row, instant_text
from hall_client.domain.moves import Call, Moved, Note, PaperCall
from hall_client.domain.numbers import LAST_SERIAL, ticket_label
from hall_client.domain.own_numbers import BLOCK, SERIES, NumberBlock
from hall_client.domain.tickets import (
    STATE_WORDS,
    Ticket,
    TicketRefused,
    TicketState,
    check_come,
    moved,
    moved_elsewhere,
    no_such_label,
)
from hall_client.services.queue_ports import NotOurs, NotRegistered, PlaceTaken, QueueDown, QueueWaits

REVOKED = "中心不再让这台电脑连接，叫号用不了。请看着小票叫，输入票号，并找维护人员重新登记。"
SAID_AGAIN = timedelta(days=7)
"""How old the tickets may be that a desk says again after a failure."""
_TRIES = 3


@dataclass(frozen=True)
class Reply:
    """What a function of the queue answers."""

    status: str
    moved: tuple[Moved, ...] = ()
    tickets: tuple[Ticket, ...] = ()
    count: int = 0
    desks: tuple[int, ...] = ()
    epoch: str = ""
    days: frozenset[date] = frozenset()
    open_days: frozenset[date] = frozenset()
    block: NumberBlock | None = None


_REPLY = msgspec.json.Decoder(Reply)


class CentralQueue:
    """`services.queue_ports.FarQueue` over a connection of its own."""

    def __init__(self, line: QueueLine, now: Callable[[], datetime]) -> None:
        self._line = line
        self._now = now
        self._known: Callable[[date], Sequence[Ticket]] = lambda _day: ()
        self._blocks: Callable[[date], Sequence[NumberBlock]] = lambda _day: ()
        self._window = 0
        self._clashes: list[str] = []
        self._missing: tuple[int, ...] = ()
        self._held = HeldMoves()
        # Nothing is said again between the answer to an act and the moment it is held.
        self._acting = threading.Lock()

    def remember(
        self, known: Callable[[date], Sequence[Ticket]], blocks: Callable[[date], Sequence[NumberBlock]]
    ) -> None:
        """Where to find the tickets and blocks this desk knows, from a day on."""
        self._known, self._blocks = known, blocks

    def issue(self, new: Ticket, request: str, note: Note) -> Moved:
        """Give `new` the next number of its series."""
        reply = self._act(queue_calls.ISSUE, note, _json(as_row(new)), request, _json(as_row(note)))
        if reply.status == "full":
            ticket_label(new.series, LAST_SERIAL + 1)
        return _one(reply)

    def claim(self, call: Call, note: Note) -> tuple[Moved, ...]:
        """Finish with the person at the window and take the next ticket, or the one asked for."""
        self._window = call.window
        asked = call.window, list(call.series), call.run, call.request, call.label
        reply = self._act(queue_calls.CLAIM, note, *asked, _json(as_row(note)))
        if reply.status == "no_label":
            raise no_such_label(call.label)
        if reply.status == "not_waiting":
            moved(reply.tickets[0], "call")
        if reply.status == "not_come":
            check_come(reply.tickets[0])
        return reply.moved

    def change(self, before: Ticket, changes: Mapping[str, Any], note: Note) -> Moved:
        """Move `before` on."""
        seen = before.id, before.state.value, _json(_texts(changes))
        reply = self._act(queue_calls.CHANGE, note, *seen, str(uuid4()), _json(as_row(note)))
        if reply.status == "moved":
            raise moved_elsewhere(before.label)
        return _one(reply)

    def clear(self, day: date, note: Note) -> tuple[int, tuple[Moved, ...]]:
        """End a day; how many of its tickets are cleared."""
        reply = self._act(queue_calls.CLEAR, note, day, str(uuid4()), _json(as_row(note)))
        return reply.count, reply.moved

    def reconcile(self, paper: PaperCall, note: Note) -> tuple[Moved, ...]:
        """Tell what became of a number called by paper."""
        names = ("called_at", "started_at", "ended_at")
        times = {name: value for name, value in as_row(paper).items() if name in names}
        told = paper.business_date, paper.label, paper.window, _json(times), paper.id, _json(as_row(note))
        reply = self._act(queue_calls.RECONCILE, note, *told)
        if (
            reply.status == "no_label"
            and paper.label[0] == SERIES
            and paper.business_date == local_date(note.at)
        ):
            raise NotRegistered(paper.label)
        if reply.status == "no_label":
            raise TicketRefused(f"{paper.label} 按小票叫过，可是那天没有发过这个号，请查一下小票。")
        if reply.status == "elsewhere":
            there = reply.tickets[0]
            raise TicketRefused(f"{paper.label} 按小票叫过，可是{_where(there)}，请和那边核对。")
        return reply.moved

    def take_block(self, today: date, day: date) -> NumberBlock | None:
        """Numbers of `day` that this desk alone gives out; the same again when asked again."""
        asked = queue_calls.BLOCK, today, day, BLOCK
        reply = self._look(*asked)
        if reply.status == "reassert":
            self._say_again(reply.epoch, today)
            reply = self._look(*asked)
        return reply.block

    def register(self, own: Ticket, request: str, note: Note) -> tuple[Moved, ...]:
        """Make a number known that was given out from the block of this desk."""
        reply = self._act(queue_calls.REGISTER, note, _json(as_row(own)), request, _json(as_row(note)))
        if reply.status == "not_ours":
            raise NotOurs(own.label)
        return reply.moved

    def waive(self, day: date, actor: str) -> tuple[int, ...]:
        """Wait no longer for the desks that are missing after a failure."""
        return self._look(queue_calls.WAIVE, day, actor).desks

    def moves(self, since: date, known: Mapping[str, int]) -> tuple[Moved, ...]:
        """What this desk moved since a day, above the revisions it has recorded."""
        with self._acting:
            self._held.add(self._look(queue_calls.MOVES, since, _json(known)).moved)
        return self._held.all()

    def recorded(self, moves: Iterable[Moved]) -> None:
        """These are in the local file by now."""
        self._held.drop(moves)

    def leave(self) -> None:
        """This desk goes home: a server that starts again need not wait for it."""
        reply = self._look(queue_calls.LEAVE)
        if reply.status == "reassert":
            self._say_again(reply.epoch, local_date(self._now()))
            self._look(queue_calls.LEAVE)

    def missing(self) -> tuple[int, ...]:
        """The windows that were waited for when this desk last looked (0: a desk without one)."""
        return self._missing

    def clashes(self) -> tuple[str, ...]:
        """What this desk said again and could not stand, in words; told once."""
        told, self._clashes = tuple(self._clashes), []
        return told

    def get(self, ticket_id: str) -> Ticket:
        """The ticket with this id. Raises TicketRefused."""
        return self._read(queue_calls.GET, ticket_id).tickets[0]

    def at_window(self, hall: str, window: int) -> Ticket | None:
        """The ticket called to or served at a window."""
        return next(iter(self._read(queue_calls.AT_WINDOW, window).tickets), None)

    def by_label(self, hall: str, day: date, label: str) -> Ticket | None:
        """The ticket with this number on that day."""
        return next(iter(self._read(queue_calls.LABELLED, day, label).tickets), None)

    def of_day(self, hall: str, day: date, *states: TicketState) -> tuple[Ticket, ...]:
        """The day's tickets in calling order, of these states or of all."""
        reply = self._read(queue_calls.DAY, day, [state.value for state in states])
        self._missing = reply.desks
        return reply.tickets

    def ahead(self, new: Ticket) -> int:
        """How many wait before a ticket."""
        return self._look(queue_calls.AHEAD, new.business_date, new.rank, new.queue_at).count

    def days(self, before: date) -> tuple[frozenset[date], frozenset[date]]:
        """Earlier days that gave out tickets, and those that still have open ones."""
        reply = self._look(queue_calls.DAYS, before)
        return reply.days, reply.open_days

    def close(self) -> None:
        """Hang up."""
        self._line.close()

    def _act(self, statement: str, note: Note, *values: Any) -> Reply:
        """A writing function; where the server began another life, what this desk knows is said again first."""
        day = local_date(note.at)
        for _ in range(_TRIES):
            with self._acting:
                reply = self._look(statement, day, *values)
                self._held.add(reply.moved)
            if reply.status != "reassert":
                return reply
            self._say_again(reply.epoch, day)
        raise QueueDown("叫号的服务器刚刚又重新启动，号票没有变，请再按一次。")

    def _read(self, statement: str, *values: Any) -> Reply:
        """What is known: a server in another life is told first what this desk knows, and is waiting for that."""
        reply = self._reply(statement, values)
        if not reply.epoch:
            return _granted(reply)
        self._say_again(reply.epoch, local_date(self._now()))
        return self._look(statement, *values)

    def _say_again(self, epoch: str, day: date) -> None:
        # Before the tickets: from then on nobody waits for this desk any more.
        for block in self._blocks(day):
            self._look(queue_calls.KEEP_BLOCK, block.day, block.first, block.last)
        with self._acting:
            known = [as_row(each) for each in self._all_known(day - SAID_AGAIN)]
            reply = self._look(queue_calls.REASSERT, epoch, day, self._window, _json(known))
        self._clashes += [
            f"{each.label} 在中心那边{_where(each)}，和这台电脑记的不一样，请核对。" for each in reply.tickets
        ]

    def _all_known(self, since: date) -> Iterable[Ticket]:
        """The tickets of `since` and later in the local file, and what was moved and is on its way there."""
        # In this order: what is no longer held by now is in the file when that is read.
        held = self._held.all()
        found = {each.id: each for each in self._known(since) if each.rev}
        for made in held:
            here = found.get(made.ticket.id)
            if here is None or here.rev < made.ticket.rev:
                found[made.ticket.id] = made.ticket
        return found.values()

    def _look(self, statement: str, *values: Any) -> Reply:
        return _granted(self._reply(statement, values))

    def _reply(self, statement: str, values: Sequence[Any]) -> Reply:
        return _REPLY.decode(self._answer(statement, values))

    def _answer(self, statement: str, values: Sequence[Any]) -> str:
        """The answer. The same request, still running on a connection that broke, is waited for by asking again."""
        try:
            return self._line.ask(statement, values)
        except psycopg.errors.UniqueViolation:
            pass
        try:
            return self._line.ask(statement, values)
        except psycopg.errors.UniqueViolation as error:
            raise PlaceTaken from error


_REFUSALS: dict[str, Callable[[Reply], Exception]] = {
    "refused": lambda reply: QueueDown(REVOKED),
    "barrier": lambda reply: QueueWaits(reply.desks),
    "unknown": lambda reply: TicketRefused("没有这张号票，请看一眼等候列表。"),
    "foreign": lambda reply: TicketRefused("这张号票是别的大厅的，没有动它。"),
    "forbidden": lambda reply: TicketRefused("号票现在不能做这一步，请看一眼等候列表再做。"),
}


def _granted(reply: Reply) -> Reply:
    refusal = _REFUSALS.get(reply.status)
    if refusal is not None:
        raise refusal(reply)
    return reply


def _one(reply: Reply) -> Moved:
    return reply.moved[0]


def _where(ticket: Ticket) -> str:
    """What became of a ticket, to be put into a sentence."""
    place = f"{ticket.window} 号窗口" if ticket.window else ""
    return f"它已经是{place}“{STATE_WORDS[ticket.state]}”"


def _texts(changes: Mapping[str, Any]) -> dict[str, Any]:
    return {k: instant_text(v) if isinstance(v, datetime) else v for k, v in changes.items()}


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
