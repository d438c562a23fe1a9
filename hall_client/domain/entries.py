"""Journal entries (全程留痕): what one act wrote, canonical and chained so that a later change shows."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import msgspec

GENESIS = "0" * 64
"""The `prev_hash` of the first entry of a log."""

VERSION = 1
"""The version of the entry kinds written by this program."""

Rows = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""table -> key -> changed fields, all JSON values; what the fold merges into the work rows."""


@dataclass(frozen=True)
class NewEntry:
    """An act about to be recorded. `rows` are folded; `facts` are only remembered."""

    kind: str
    subject: str
    actor: str
    at: datetime
    rows: Rows = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    second_actor: str = ""
    based_on: int = 0
    entry_id: str = ""


@dataclass(frozen=True)
class Entry:
    """One recorded act as it stands in the journal. `body` is None once erased by law."""

    log_id: str
    seq: int
    entry_id: str
    at: str
    actor: str
    second_actor: str
    kind: str
    version: int
    subject: str
    based_on: int
    body: Mapping[str, Any] | None
    salt: str
    body_digest: str
    prev_hash: str
    hash: str


@dataclass(frozen=True)
class Written:
    """An entry as the journal keeps it and the line carries it: `body` is the text that was sealed."""

    log_id: str
    seq: int
    entry_id: str
    at: str
    actor: str
    second_actor: str
    kind: str
    version: int
    subject: str
    based_on: int
    body: str | None
    salt: str | None
    body_digest: str
    prev_hash: str
    hash: str


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: Any) -> str:
    """`value` as the one JSON text that stands for it: sorted keys, no spaces, characters as they are."""
    return _CANONICAL.encode(value)


def written(entry: Entry) -> Written:
    """`entry` with its body as text."""
    return Written(**{**vars(entry), "body": None if entry.body is None else canonical(entry.body)})


def digest_of_body(salt: str, body: Mapping[str, Any]) -> str:
    """SHA-256 of the salted body; it stays when body and salt are erased, so the chain still verifies."""
    return digest_of_text(salt, canonical(body))


def digest_of_text(salt: str, text: str) -> str:
    """The same of a body that is canonical text already."""
    return hashlib.sha256((salt + text).encode()).hexdigest()


def hash_of(entry: Entry | Written) -> str:
    """SHA-256 over the previous hash, the envelope and the digest of the body."""
    envelope = [
        entry.prev_hash,
        entry.log_id,
        entry.seq,
        entry.entry_id,
        entry.at,
        entry.actor,
        entry.second_actor,
        entry.kind,
        entry.version,
        entry.subject,
        entry.based_on,
        entry.body_digest,
    ]
    return hashlib.sha256(canonical(envelope).encode()).hexdigest()


@dataclass(frozen=True)
class Breach:
    """The first place where a journal does not hold together."""

    seq: int
    kind: str
    problem: str


def first_breach(prev_hash: str, expected_seq: int, entry: Entry | Written) -> Breach | None:
    """What is wrong with `entry` standing at `expected_seq` behind `prev_hash`, or None."""
    if entry.seq != expected_seq:
        return Breach(expected_seq, entry.kind, f"第 {expected_seq} 条缺失，后面接着第 {entry.seq} 条")
    if entry.prev_hash != prev_hash:
        return Breach(entry.seq, entry.kind, f"第 {entry.seq} 条与前一条接不上")
    if entry.body is not None and _digest(entry.salt or "", entry.body) != entry.body_digest:
        return Breach(entry.seq, entry.kind, f"第 {entry.seq} 条的内容被改过")
    if hash_of(entry) != entry.hash:
        return Breach(entry.seq, entry.kind, f"第 {entry.seq} 条被改过")
    return None


def _digest(salt: str, body: Mapping[str, Any] | str) -> str:
    return digest_of_text(salt, body) if isinstance(body, str) else digest_of_body(salt, body)


def instant_text(at: datetime) -> str:
    """`at` as the store keeps it: UTC, always with microseconds, so that texts sort as instants do."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def as_row(record: Any) -> dict[str, Any]:
    """A frozen record as the JSON values a row (and an entry's body) is made of."""
    plain: dict[str, Any] = msgspec.to_builtins(record, builtin_types=(datetime,))
    return {
        name: instant_text(value) if isinstance(value, datetime) else value for name, value in plain.items()
    }


def changes(before: Any, after: Any) -> dict[str, Any]:
    """The fields in which `after` differs from `before` (or all of them when there was nothing before)."""
    new = as_row(after)
    if before is None:
        return new
    old = as_row(before)
    return {name: value for name, value in new.items() if old[name] != value}
