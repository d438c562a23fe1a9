"""What a worker was about to do and what it was told had been done, kept so that a kill cannot take it back."""

import hashlib
import json
import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from hall_client.domain.drafts import Draft
from hall_client.domain.tickets import Ticket
from tests.desk import Clock


@dataclass(frozen=True)
class Line:
    """One line: an act begun (`done` false) or acknowledged, with what it must have left behind.

    `at` is the hall's clock, `seconds` the machine's. `tickets` are ticket id -> state; `drafts` draft id -> digest
    (empty: gone); `papers` document id -> state; `entries` (journal kind, subject).
    """

    act: str
    done: bool
    at: str
    seconds: float
    tickets: dict[str, str] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)
    papers: dict[str, str] = field(default_factory=dict)
    entries: list[tuple[str, str]] = field(default_factory=list)
    closed: str = ""


class Diary:
    """Written by the worker: a line before an act, and a line on disk once the act has returned."""

    def __init__(self, file: Path, clock: Clock) -> None:
        self._handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._clock = clock

    def doing(self, act: str, **left: Any) -> None:
        """The act begins now."""
        self._write(act, False, left)

    def done(self, act: str, **left: Any) -> None:
        """The act was acknowledged; the line is on disk when this returns."""
        self._write(act, True, left)
        os.fsync(self._handle)

    def _write(self, act: str, done: bool, left: dict[str, Any]) -> None:
        line = {
            "act": act,
            "done": done,
            "at": self._clock.at.isoformat(),
            "seconds": time.monotonic(),
            **left,
        }
        os.write(self._handle, (json.dumps(line, ensure_ascii=False) + "\n").encode())


def read(file: Path) -> list[Line]:
    """The lines of a diary; a last one that was cut off is left out."""
    if not file.exists():
        return []
    whole = file.read_bytes().rpartition(b"\n")[0]
    return [msgspec.json.decode(line, type=Line) for line in whole.splitlines()]


def digest(draft: Draft) -> str:
    """What a draft holds, as a short text that can be compared."""
    return hashlib.sha256(msgspec.json.encode(draft, order="deterministic")).hexdigest()[:16]


def state_of(ticket: Ticket) -> dict[str, str]:
    """A ticket's state as the diary keeps it."""
    return {ticket.id: ticket.state.value}
