"""What the acts need of the centre: one connection that carries entries up, rows down, and what desks share."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from hall_client.domain.entries import Written
from hall_client.domain.packages import DownPart, LogPart, Peer, RelayState
from hall_client.domain.syncing import (
    Arrival,
    Brings,
    FarEntry,
    Hello,
    Holder,
    Login,
    Mark,
    Parked,
    Proof,
    Pushed,
    Salvaged,
)
from hall_client.services.queue_ports import FarQueue

WHOLE = -1
"""No piece is missing any more."""

PIECE = 256 * 1024
"""Bytes of a file sent at once."""


T = TypeVar("T")


class LineDown(Exception):
    """The centre does not answer. What was done here is kept and goes up when the line is back."""


class LineRefused(Exception):
    """The centre answers and says no (revoked, too old, not this unit); the sentence tells what to do."""


class LogClosed(LineRefused):
    """The centre has closed this log: another was opened with this device's name since."""


class LogLine(Protocol):
    """What the log goes up by. Every method raises LineDown or LineRefused."""

    def hello(self, log_id: str, schema: int) -> Hello:
        """Greet the centre, naming the log this installation writes."""

    def open_log(self, log_id: str, terminal: str) -> str:
        """Make a new log known; the terminal number it gets (`terminal` where it is free) is returned.

        Raises LogClosed.
        """

    def push(
        self,
        log_id: str,
        base_seq: int,
        base_hash: str,
        entries: Sequence[Written],
        left: int | None = None,
        brings: Brings | None = None,
    ) -> Pushed:
        """Send the entries that follow `base_seq`; the centre checks the seam and folds what is new.

        `left`: how many are behind these, told by a desk that fills up a centre which may have gone back. What was
        made upon something that others have yet to bring waits then (LATER); `brings`, told once, is what they go by.
        """

    def known(self, entry_ids: Sequence[str]) -> frozenset[str]:
        """Which of these entries the centre has, from whatever log."""


class FeedLine(Protocol):
    """What stands comes down by this. Every method raises LineDown or LineRefused."""

    def pull(self, marks: Sequence[Mark], page: int) -> Iterator[tuple[Mark | None, Sequence[Arrival]]]:
        """What changed behind the newest of `marks` (newest first) that the centre still vouches for.

        The first page is empty and carries the mark the centre still vouches for: where that is not the newest of
        yours, the centre went back (a restored backup, a lost tail), and proofs are to be compared afterwards. Then
        pages of at most `page` arrivals, from one consistent view; the mark is None on all of them but the last:
        rows may be kept as they come, the cursor moves with the last page. Only the first page: nothing is new.
        """

    def proof(self) -> Proof:
        """The count and digest of what this unit should hold."""

    def versions(self) -> dict[str, int]:
        """Every thing in scope with its version: asked for where the proof differs."""

    def fetch(self, things: Sequence[str]) -> Sequence[Arrival]:
        """These things as they stand; gone where they are not in scope."""


class Carrier(Protocol):
    """What a desk does at the centre for stations without a line. Every method raises LineDown or LineRefused."""

    def peers(self) -> tuple[Peer, ...]:
        """The devices this one may exchange packages with, revoked ones among them."""

    def greet_for(self, part: LogPart) -> tuple[RelayState, int]:
        """Where the log of a station stands that a package brings: whether it can be taken, and its head."""

    def push_for(self, part: LogPart, base_seq: int, base_hash: str, entries: Sequence[Written]) -> Pushed:
        """Send entries of a package on behalf of the station that wrote and signed them."""

    def package_for(self, unit: str, told: Callable[[int], None]) -> DownPart:
        """What a station below would be told if it came itself; `told` hears how many things have come."""


class Salvager(Protocol):
    """Takes what a centre that went back has lost. Every method raises LineDown or LineRefused."""

    def keep_copies(self, copies: Sequence[Salvaged]) -> None:
        """Hand these over; nothing stands by that. The administrator decides."""

    def release_copies(self, back: Mapping[str, int]) -> frozenset[str]:
        """These things are there again as this desk had them, in these versions. Of those that it handed over, what
        the administrator does not want, and what the centre turned out to know."""


class Line(LogLine, FeedLine, Carrier, Salvager, Protocol):
    """A connection to the centre. Every method raises LineDown or LineRefused."""

    def find(self, number: str) -> Sequence[Arrival]:
        """The cases with this 16-digit number that this unit may see: two where PCs numbered alike once."""

    def timeline(self, case_id: str) -> tuple[FarEntry, ...]:
        """Every entry about a case, from all desks, in the order the centre took them."""

    def moves(self, first: str, last: str) -> dict[str, tuple[str, str, str, dict[str, Any]]]:
        """What the unit's desks did between two instants (as texts), by entry: kind, actor, subject and facts."""

    def logins(self) -> tuple[Login, ...]:
        """How the unit's people sign in."""

    def put_login(self, login: Login) -> None:
        """Tell the centre a changed password; an older one than it has is ignored."""

    def park(self, draft_id: str, window: int, body: dict[str, Any]) -> None:
        """Leave a parked draft where every window of the hall can take it back."""

    def parked(self) -> tuple[Parked, ...]:
        """The drafts parked in this hall, and those that somebody took and has not said to keep."""

    def take_parked(self, draft_id: str, *, kept: bool) -> dict[str, Any] | None:
        """Take a parked draft: the one who gets its body has it, everybody else gets None. Until that desk says by
        asking again that it is `kept`, the desk where it was parked keeps its copy."""

    def give_back(self) -> None:
        """What this desk took longer than a minute ago and has not said to keep anybody may take."""

    def hold(self, case_id: str, window: int, name: str) -> Holder | None:
        """Say that this desk has a case open; who else has it, if anybody (then nothing is changed)."""

    def holder(self, case_id: str) -> Holder | None:
        """Which other desk has a case open now, without taking it."""

    def release(self, case_id: str) -> None:
        """The case is not open here any more."""

    def put_piece(self, case_id: str, sha256: str, size: int, n: int, data: bytes | None) -> int:
        """Send piece `n` of a case's file; with None only ask. The next one wanted; WHOLE when nothing is missing."""

    def get_piece(self, case_id: str, sha256: str, n: int) -> bytes | None:
        """Piece `n` of a case's file; None where the centre has not got the whole of it, or no such piece."""

    def wait(self, seconds: float) -> bool:
        """Wait so long at the most for word that something of this unit changed; whether it came. It may be missed."""

    def abandon(self) -> None:
        """End whatever is under way: whoever waits for it gets LineDown within a moment. Any thread may call it."""

    def close(self) -> None:
        """Hang up."""


class Centre(Protocol):
    """The centre as somebody at work asks it: one question, and no long wait while it is away."""

    def ask(self, job: Callable[[Line], T]) -> T:
        """Run `job`, maybe twice, with a line. Raises LineRefused, and LineDown: at once while the centre is away."""

    def close(self) -> None:
        """Hang up."""


class Ear(Protocol):
    """Listens on a thread of its own."""

    def start(self) -> None:
        """Begin to listen."""

    def stop(self) -> None:
        """Stop, and wait until it is so."""


class Reach(Protocol):
    """How an enrolled installation reaches its centre. Nothing is connected before it is needed."""

    @property
    def asking(self) -> Centre:
        """Answers single questions."""

    @property
    def queue(self) -> FarQueue:
        """The hall's queue."""

    @property
    def queue_reachable(self) -> bool:
        """Whether the hall's queue answered when it was last asked."""

    def connect(self) -> Line:
        """A line of one's own. Raises LineDown, LineRefused."""

    def listener(self, wake: Callable[[], None]) -> Ear:
        """Calls `wake`, once it is started, when the hall's queue has changed."""

    def close(self) -> None:
        """Hang up."""
