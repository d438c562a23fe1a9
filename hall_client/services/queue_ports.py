"""What the acts need of the hall's queue: the local file answers, or the centre, one act by one call."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Protocol

from hall_client.domain.moves import Call, Moved, Note, PaperCall
from hall_client.domain.own_numbers import NumberBlock
from hall_client.domain.tickets import Ticket, TicketRefused, TicketState

CATCH_UP = timedelta(days=15)
"""How far back a desk looks for moves it was stopped from recording."""


class QueueDown(Exception):
    """The hall's queue does not answer. Nothing was changed; people are called by the paper in their hands."""


class QueueWaits(TicketRefused):
    """The queue came back after a failure and waits for the other desks; `windows` are missing (0: no window).

    `kept` says what was not done.
    """

    def __init__(self, windows: tuple[int, ...], kept: str = "号票没有变") -> None:
        super().__init__(
            f"叫号刚恢复，还在等{desk_words(windows)}核对，{kept}。"
            "请打开那边的程序；那边今天不开，主管可以确认不等。"
        )
        self.windows = windows


def desk_words(windows: Sequence[int]) -> str:
    """These windows as one says them; 0 is a desk without a window."""
    named = "、".join(str(each) for each in windows if each)
    desks = [f"{named} 号窗口"] if named else []
    return "和".join(desks + ["取号机或导办台"] * (0 in windows))


class PlaceTaken(TicketRefused):
    """Another ticket is at that window by now."""

    def __init__(self) -> None:
        super().__init__("窗口前还有一位，号票没有变。先办完这一位，或者按 F4 过号。")


class NotRegistered(TicketRefused):
    """A number of a ticket machine's own block that the queue does not know yet: it will, and is told then."""

    def __init__(self, label: str) -> None:
        super().__init__(f"{label} 是取号机自己发的号，叫号那边还没有登记，稍后再核对。")


class NotOurs(TicketRefused):
    """A number that the queue does not take for one of this ticket machine's own."""

    def __init__(self, label: str) -> None:
        super().__init__(f"{label} 不在这台取号机的号段里，没有登记，请主管看一下。")


class Looking(Protocol):
    """Reading the hall's tickets."""

    def get(self, ticket_id: str) -> Ticket:
        """The ticket with this id. Raises TicketRefused."""

    def at_window(self, hall: str, window: int) -> Ticket | None:
        """The ticket called to or served at a window."""

    def by_label(self, hall: str, day: date, label: str) -> Ticket | None:
        """The ticket with this number on that day."""

    def of_day(self, hall: str, day: date, *states: TicketState) -> tuple[Ticket, ...]:
        """The day's tickets in calling order."""

    def ahead(self, new: Ticket) -> int:
        """How many wait before a ticket."""


class OwnNumbers(Looking, Protocol):
    """The tickets as this desk knows them, with the numbers it gave out by itself."""

    def issue_own(self, new: Ticket, number: int, request: str, note: Note) -> Ticket:
        """Keep a number given out from this desk's own block; the queue does not know it yet."""

    def give_up(self, own: Ticket, note: Note) -> Ticket:
        """Void a number given out from this desk's own block, because the queue does not take it."""


class Queue(Looking, Protocol):
    """The hall's tickets. A move is recorded in the journal with the act's transaction.

    Where several desks share the queue a move stands at once, and every method raises QueueDown.
    """

    def issue(self, new: Ticket, request: str, note: Note) -> Ticket:
        """Give `new` the next number of its series and store it; the same request gives the same ticket."""

    def claim(self, call: Call, note: Note) -> Ticket | None:
        """Finish the person served at the window and take the next one; None when nobody waits.

        The same request returns the same ticket. Raises TicketRefused, and then nobody was finished.
        """

    def change(self, before: Ticket, changes: Mapping[str, Any], note: Note) -> Ticket:
        """Move a ticket on. Raises TicketRefused when somebody else moved it first."""

    def clear(self, hall: str, day: date, note: Note) -> int:
        """End a day: who is served is done, who waits is cleared; how many of the day are cleared by now."""

    def days_open(self, hall: str, before: date) -> tuple[date, ...]:
        """Earlier days that gave out tickets and that nobody closed, or that still have open tickets."""


class SharedQueue(Queue, Protocol):
    """A queue at the centre, with what only several desks need."""

    def reconcile(self, paper: PaperCall, note: Note) -> Ticket | None:
        """Tell what became of a number called by paper; the ticket, where that changed it.

        Raises TicketRefused where the queue knows otherwise: a person has to look at it.
        """

    def take_block(self, today: date, day: date) -> NumberBlock | None:
        """Numbers of `day` that this desk alone gives out; the same again when asked again. None: there are none."""

    def register(self, own: Ticket, request: str, note: Note) -> Ticket:
        """Make a number known that was given out from the block of this desk. Raises NotOurs."""

    def waive(self, day: date, actor: str) -> tuple[int, ...]:
        """Wait no longer for the desks that are missing after a failure; their windows."""

    def leave(self) -> None:
        """Nobody is at this desk any more: it is not waited for when the queue's server starts again."""

    def missing(self) -> tuple[int, ...]:
        """The windows that were waited for when the day's tickets were last read (0: a desk without one)."""

    def clashes(self) -> tuple[str, ...]:
        """What this desk knew and the centre, after a failure, knows otherwise, in words; told once."""


class Papers(Protocol):
    """Numbers called by their paper while the queue was out of reach."""

    def open_at(self, window: int) -> PaperCall | None:
        """Who is at a window by paper now."""

    def save(self, paper: PaperCall) -> None:
        """Keep a paper call as it is now."""

    def untold(self) -> tuple[PaperCall, ...]:
        """Those the queue does not know yet, in the order of their calls."""


class FarQueue(Looking, Protocol):
    """The queue at the centre. A move stands when its method returns; every method raises QueueDown."""

    def remember(
        self, known: Callable[[date], Sequence[Ticket]], blocks: Callable[[date], Sequence[NumberBlock]]
    ) -> None:
        """Where to find the tickets and blocks this desk knows, from a day on: they are said again after a failover."""

    def issue(self, new: Ticket, request: str, note: Note) -> Moved:
        """See Queue.issue."""

    def claim(self, call: Call, note: Note) -> tuple[Moved, ...]:
        """See Queue.claim: the ticket finished, the ticket called, as far as there are any."""

    def change(self, before: Ticket, changes: Mapping[str, Any], note: Note) -> Moved:
        """See Queue.change."""

    def clear(self, day: date, note: Note) -> tuple[int, tuple[Moved, ...]]:
        """See Queue.clear."""

    def days(self, before: date) -> tuple[frozenset[date], frozenset[date]]:
        """Earlier days that gave out tickets, and those that still have open ones."""

    def reconcile(self, paper: PaperCall, note: Note) -> tuple[Moved, ...]:
        """See SharedQueue.reconcile."""

    def take_block(self, today: date, day: date) -> NumberBlock | None:
        """See SharedQueue.take_block."""

    def register(self, own: Ticket, request: str, note: Note) -> tuple[Moved, ...]:
        """See SharedQueue.register: the ticket, and one that was given out without an answer and is voided."""

    def moves(self, since: date, known: Mapping[str, int]) -> tuple[Moved, ...]:
        """What this desk moved since a day, above the revisions it has recorded."""

    def recorded(self, moves: Iterable[Moved]) -> None:
        """These moves are in the local file: until then they are held to be said again with it after a failover."""

    def waive(self, day: date, actor: str) -> tuple[int, ...]:
        """See SharedQueue.waive."""

    def leave(self) -> None:
        """See SharedQueue.leave."""

    def missing(self) -> tuple[int, ...]:
        """See SharedQueue.missing."""

    def clashes(self) -> tuple[str, ...]:
        """See SharedQueue.clashes."""
