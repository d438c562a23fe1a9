"""What travels between a workstation and the centre: entries up with their answers, rows down with their proof."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import reduce
from operator import xor
from typing import Any

from hall_client.domain.entries import Rows

PROGRAM_SCHEMA = 2
"""The schema of entries and rows this program writes; the centre tells which is the lowest it still serves."""

OLDEST_PROGRAM = 1
"""The lowest schema a centre of this program still serves; an older client is told plainly to update."""

REACH = {
    "case": "case",
    "case_material": "case",
    "case_step": "case",
    "document": "case",
    "proxy": "case",
    "sheet": "case",
    "hop": "case",
    "referral": "case",
    "handover": "ends",
    "handover_count": "ends",
    "handover_mark": "ends",
    "handover_settlement": "ends",
    "attachment": "case",
    "item_version": "below",
    "calendar_table": "below",
    "rating": "sealed",
    "sealed_rating": "sealed",
    "rating_key": "sealed",
    "follow_up_step": "sealed",
    "person": "unit",
    "setting": "unit",
    "service_act": "unit",
    "session": "unit",
    "pause": "unit",
    "incident": "unit",
    "day_close": "unit",
    "station_report": "above",
    "urging": "ends",
    "urging_reply": "ends",
    "takeover": "unit",
    "tide": "unit",
    "appointment": "unit",
    "help_call": "unit",
    "stray_number": "unit",
}
"""Whom the rows of a table reach.

case: its unit and the one above; above: the same for a row of its own; below: also the villages; ends: both ends of
a hand-over; sealed: the supervisors of the unit.
"""

INSTALLATION_KEYS = frozenset({"terminal", "own_window", "printers", "printer_fits", "devices"})
"""Settings of one PC; all others belong to the unit and reach every desk of it."""


def is_of_one_pc(table: str, fields: Mapping[str, Any]) -> bool:
    """Whether a row belongs to the PC that wrote it, and stands nowhere else."""
    return table == "setting" and fields.get("key") in INSTALLATION_KEYS


def is_untold(table: str, fields: Mapping[str, Any]) -> bool:
    """Whether the centre may tell the PC that wrote such a row nothing of it: it stays as it was written, whatever the
    centre answers."""
    return REACH.get(table) == "sealed" or is_of_one_pc(table, fields)


class Disposition(StrEnum):
    """What became of an entry at the centre. Every one of them is kept, whatever the answer."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    """The same entry (by its id) came from another log first."""
    CONFLICT = "conflict"
    """Somebody else moved the case on meanwhile; a person looks at both."""
    QUARANTINED = "quarantined"
    """The centre cannot fold it (an unknown kind, a broken body); a person looks at it."""


class PushState(StrEnum):
    """How a push ended. Only GAP is the client's to mend by sending again; the last three close its log."""

    STORED = "stored"
    GAP = "gap"
    """The centre holds less than the client thinks: it was restored or promoted. Send from its head."""
    FORK = "fork"
    """Another history stands under the same number: a cloned or restored disk."""
    AHEAD = "ahead"
    """The centre holds more of this log than the client: a restored disk."""
    CLOSED = "closed"
    """The log was closed or does not belong to this device."""
    LATER = "later"
    """What is left goes up some other time: by hand, or behind what others bring to a centre that went back."""


@dataclass(frozen=True)
class Answer:
    """The centre's answer to one entry.

    `version` counts every accepted or conflicting entry about a thing, papers printed included: it is the order of
    a case's entries and the version its next arrival carries, not the case's own `version`. 0 where none was counted;
    of a duplicate 1 where what it repeats stands.
    """

    seq: int
    disposition: Disposition
    version: int


@dataclass(frozen=True)
class Pushed:
    """The answer to a push: the centre's head of the log afterwards, and an answer to each entry it looked at."""

    state: PushState
    seq: int
    hash: str
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True)
class Mark:
    """A place in a unit's feed with its proof: the token is random, so a feed that was rewound shows."""

    n: int
    token: str


START = Mark(0, "")
"""Before the first arrival."""


@dataclass(frozen=True)
class Arrival:
    """One thing as it stands at the centre: a case with all its rows, a setting, a person, a service …

    `thing` is its name at the centre, `kind` the table it is named after, `rows` table -> key -> all fields.
    `gone`: it left this unit's scope, and its rows are to be removed here. `version` counts as in `Answer`: what
    arrives is our own echo when every version since the last one held here is an accepted answer of ours. An entry
    about a case names in its facts, as `seen`, the version it was made upon: the centre tells from it whether others
    changed the same fields meanwhile. `n` is its place in the feed.
    """

    n: int
    thing: str
    kind: str
    version: int
    gone: bool
    rows: Rows

    @classmethod
    def unknown(cls, thing: str) -> "Arrival":
        """A thing the centre does not have for this unit; its name tells its kind (`setting/9901/…`, a case's none)."""
        kind, slash, _ = thing.partition("/")
        return cls(0, thing, kind if slash else "case", 0, True, {})


_COUNTS = frozenset({"version", "amended"})
"""Fields that every act on a case moves, whatever it is about."""


@dataclass(frozen=True)
class Salvaged:
    """A thing of which a centre that went back has less than stood here, in `version`.

    `lost`: the rows and fields that it lacked or had otherwise; `base`: all that it had, {} where it had nothing.
    """

    thing: str
    kind: str
    version: int
    lost: Rows
    base: Rows

    def regained(self, rows: Rows) -> bool:
        """Whether `rows`, standing now, have what was lost, or have gone on from there: every row is there, and of
        one that stood before something has moved. Single fields may have come back to what they were."""
        return all(
            key in rows.get(table, {}) and self._moved(table, key, fields, rows[table][key])
            for table, lost in self.lost.items()
            for key, fields in lost.items()
        )

    def _moved(self, table: str, key: str, lost: Mapping[str, Any], stands: Mapping[str, Any]) -> bool:
        before = self.base.get(table, {}).get(key)
        told = lost.keys() - _COUNTS
        return before is None or not told or any(stands.get(name) != before.get(name) for name in told)


@dataclass(frozen=True)
class Hello:
    """How the centre greets a workstation. `epoch` changes whenever the server restarts, or another takes over."""

    unit: str
    parent: str
    device: str
    now: datetime
    epoch: str
    oldest_program: int
    terminal: str
    """The terminal number of the log asked for; empty when the centre does not know that log."""
    seq: int
    hash: str
    peers: str = ""
    """Changes with the devices this one may exchange packages with; empty at a centre that knows no packages."""
    refills: bool = False
    """Whether the centre, filled up after it went back, lets what comes too early wait, and takes copies of what it
    has lost; an older one does not."""


@dataclass(frozen=True)
class Proof:
    """The number and the combined hash of all (thing, version) in a unit's scope: both ends must agree."""

    count: int
    digest: int


def proof_of(versions: Mapping[str, int]) -> Proof:
    """The proof of things in these versions: md5 because PostgreSQL and its relatives all have it."""
    return Proof(len(versions), reduce(xor, (_digest(*each) for each in versions.items()), 0))


def _digest(thing: str, version: int) -> int:
    hashed = hashlib.md5(f"{thing}/{version}".encode(), usedforsecurity=False)
    return int.from_bytes(hashed.digest()[:8], signed=True)


@dataclass(frozen=True)
class Login:
    """How somebody of the unit signs in: the argon2 hash of their password and when it was set."""

    number: str
    password_hash: str
    changed_at: datetime


Brings = Mapping[str, Sequence[tuple[int, int]]]
"""What a log will bring to a centre that went back: by case, the seq of each entry and the version it was made upon."""


class Taker(StrEnum):
    """Who has taken a parked draft and has not said to keep it yet."""

    NOBODY = ""
    ME = "me"
    OTHER = "other"


@dataclass(frozen=True)
class Parked:
    """A draft parked at the centre, as `domain.drafts.as_body` gives it."""

    body: Mapping[str, Any]
    taker: Taker = Taker.NOBODY

    @property
    def id(self) -> str:
        """The draft's name."""
        return str(self.body["id"])


@dataclass(frozen=True)
class FarEntry:
    """An entry as the centre keeps it, written here or at another desk: a line of a case's timeline."""

    station: str
    terminal: str
    at: str
    actor: str
    second_actor: str
    kind: str
    based_on: int
    version: int
    disposition: Disposition
    entry_id: str
    body: Mapping[str, Any] | None
    hash: str


@dataclass(frozen=True)
class Holder:
    """Who has a case open at another desk."""

    window: int
    name: str
    since: datetime
