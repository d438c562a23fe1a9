"""Packages that are carried by hand between a station without a line and the hall above it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated

import msgspec

from hall_client.domain.cases import TRANSITIONS
from hall_client.domain.entries import GENESIS, Written, canonical, first_breach
from hall_client.domain.syncing import Answer, Arrival, Login, Mark

SUFFIX = ".hallpkg"
LARGEST_FILE = 64 * 1024 * 1024
"""Bytes; no station writes so much, and a larger file is not even read."""
LARGEST_CONTENT = 256 * 1024 * 1024
"""Bytes a package may unpack to."""


Instant = Annotated[datetime, msgspec.Meta(tz=True)]


class Direction(StrEnum):
    """Up: a station's entries for the hall above it; down: what stands, for the station."""

    UP = "up"
    DOWN = "down"


class Place(StrEnum):
    """Where a device stands, seen from this one: in the same unit, in the one above, or in one below."""

    OWN = "own"
    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True)
class Peer:
    """A device this one may exchange packages with, and the public halves of its keys (hex). `name` is its unit's."""

    device: str
    unit: str
    name: str
    place: Place
    state: str
    sign_key: str
    seal_key: str

    @property
    def active(self) -> bool:
        """Whether it may still take part."""
        return self.state == "active"


@dataclass(frozen=True)
class Envelope:
    """What stands on the outside of a package: no personal data. `keys` hold the content's key, sealed per device."""

    direction: Direction
    from_unit: str
    from_device: str
    to_unit: str
    made_at: Instant
    size: int
    keys: Mapping[str, str]


@dataclass(frozen=True)
class LogPart:
    """A station's log behind `base_seq`, as a package carries it. `met_at`: when the station last heard of the centre.

    `signature` is the writer's own over `log_statement`: the centre keeps it, so that later anybody can tell whether
    the one who carried the entries changed them.
    """

    log_id: str
    device: str
    terminal: str
    met_at: str
    made_at: str
    base_seq: int
    base_hash: str
    entries: tuple[Written, ...]
    signature: str

    @property
    def head(self) -> tuple[int, str]:
        """(seq, hash) of the last entry."""
        return (
            (self.entries[-1].seq, self.entries[-1].hash) if self.entries else (self.base_seq, self.base_hash)
        )

    @property
    def cases(self) -> int:
        """How many cases the entries are about."""
        return cases_of(self.entries)


def cases_of(entries: Sequence[Written]) -> int:
    """How many cases these entries are about."""
    return len({entry.subject for entry in entries if entry.kind in TRANSITIONS})


def log_statement(log_id: str, seq: int, hash_: str, made_at: str) -> bytes:
    """What the writer of a log signs when it hands the log over: the hash stands for every entry before it."""
    return canonical(["hall-client log", log_id, seq, hash_, made_at]).encode()


def broken(part: LogPart) -> str:
    """What is wrong with the chain of a log part; empty when it holds together."""
    if part.base_seq == 0 and part.base_hash != GENESIS:
        return "第 1 条留痕前面还有留痕"
    before = part.base_hash
    for seq, entry in enumerate(part.entries, part.base_seq + 1):
        if entry.log_id != part.log_id:
            return f"第 {seq} 条是另一份留痕里的"
        if breach := first_breach(before, seq, entry):
            return breach.problem
        before = entry.hash
    return ""


@dataclass(frozen=True)
class LogAtCentre:
    """A log of a station as the centre has it."""

    log: str
    device: str
    terminal: str
    seq: int
    hash: str
    open: bool


@dataclass(frozen=True)
class DownPart:
    """What the centre would tell a station that came itself, at the instant `now` of the centre's clock.

    `things` are all that stands there, so that a package depends on no other; `marks` prove the places in its feed,
    newest first; `answers` are to its logs, with the entries' ids.
    """

    unit: str
    parent: str
    now: Instant
    epoch: str
    oldest_program: int
    peers: tuple[Peer, ...]
    peers_digest: str
    marks: tuple[Mark, ...]
    logs: tuple[LogAtCentre, ...]
    logins: tuple[Login, ...]
    answers: Mapping[str, Sequence[tuple[str, Answer]]]
    things: tuple[Arrival, ...]


class RelayState(StrEnum):
    """How the centre greets a log that is brought for a station."""

    OPEN = "open"
    CLOSED = "closed"
    """A later log of the same device has begun."""
    REVOKED = "revoked"
    FOREIGN = "foreign"
    """Of a device that is not of a unit below."""
    SUPERSEDED = "superseded"
    """The centre does not know the log, and its writer has been there since."""


class PackageState(StrEnum):
    """What became of a package."""

    MADE = "made"
    WAITING = "waiting"
    """Read here, and on its way to the centre."""
    RELAYED = "relayed"
    REFUSED = "refused"
    """The centre says no; `words` tell why."""
    TAKEN = "taken"
    """One from above, whose contents stand here."""


@dataclass(frozen=True)
class PackageNote:
    """A package this desk made or read, for people to look at. `id` is the digest of its file."""

    id: str
    direction: Direction
    unit: str
    name: str
    made_at: datetime
    at: datetime
    entries: int
    cases: int
    state: PackageState
    words: str = ""
