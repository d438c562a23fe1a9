"""What PostgreSQL itself refused (a wrong password, a table nobody may touch) goes from its log into the audit.

The log is the server's own jsonlog. It is read once and deleted when the next file begins: of what went wrong only
the role, the code and PostgreSQL's sentence about a refusal are kept, never a statement or a value.
"""

import platform
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import psycopg
from psycopg.types.json import Jsonb

_REFUSALS = frozenset({"42501", "28000", "28P01", "53300", "08P01"})
_BATCH = 1000


@dataclass(frozen=True)
class Line:
    """One line of the log, and where it ends."""

    role: str
    code: str
    message: str
    backend: str
    file: str
    end: int

    @property
    def refused(self) -> bool:
        """Whether somebody was refused something."""
        return self.code in _REFUSALS

    @property
    def of_the_server(self) -> bool:
        """Whether it is about the server itself and not about somebody's session."""
        return self.backend not in ("client backend", "not initialized", "")


def note_refusals(connection: psycopg.Connection[Any], folder: Path) -> tuple[str, ...]:
    """Take in what the log in `folder` has new; what the server says about itself is returned.

    Equal refusals of one reading become one row with their count. The place in the log is kept in the same rows, so
    that a crash leaves nothing out; a file that was read to its end is deleted once there is a later one.
    """
    said: list[str] = []
    while lines := _next_lines(folder, *_place(connection, folder)):
        refusals = Counter((line.role, line.code, line.message) for line in lines if line.refused)
        said += [line.message for line in lines if line.of_the_server]
        with connection.transaction():
            for (role, code, message), count in refusals.items():
                detail = Jsonb({"code": code, "message": message, "count": count})
                connection.execute(
                    "INSERT INTO centre.audit (role, what, detail) VALUES (%s, 'server.refused', %s)",
                    (role, detail),
                )
            _keep_place(connection, folder, lines[-1])
        for file in _files(folder):
            if file.name < lines[-1].file:
                file.unlink()
    return tuple(said)


def _next_lines(folder: Path, file: str, offset: int) -> list[Line]:
    """The next whole lines behind a place, from one file."""
    for each in _files(folder):
        if each.name < file:
            continue
        start = offset if each.name == file else 0
        lines = list(_lines(each, start))
        if lines:
            return lines
    return []


def _lines(file: Path, start: int) -> Iterator[Line]:
    with file.open("rb") as stream:
        stream.seek(start)
        for _ in range(_BATCH):
            raw = stream.readline()
            if not raw.endswith(b"\n"):
                return
            yield _line(raw, file.name, stream.tell())


def _line(raw: bytes, file: str, end: int) -> Line:
    try:
        told = msgspec.json.decode(raw, type=dict[str, Any])
    except msgspec.DecodeError:
        told = {}
    role, code = str(told.get("user", "")), str(told.get("state_code", ""))
    return Line(role[:63], code, str(told.get("message", "")), str(told.get("backend_type", "")), file, end)


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.json"))


def _place_name(folder: Path) -> str:
    """Every server of a pair has its own log; they share the database."""
    return f"log/{platform.node()}{folder}"


def _place(connection: psycopg.Connection[Any], folder: Path) -> tuple[str, int]:
    row = connection.execute(
        "SELECT value FROM centre.fact WHERE name = %s", (_place_name(folder),)
    ).fetchone()
    file, _, offset = (row[0] if row else "/0").rpartition("/")
    return file, int(offset)


def _keep_place(connection: psycopg.Connection[Any], folder: Path, last: Line) -> None:
    connection.execute(
        "INSERT INTO centre.fact (name, value) VALUES (%s, %s)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (_place_name(folder), f"{last.file}/{last.end}"),
    )
