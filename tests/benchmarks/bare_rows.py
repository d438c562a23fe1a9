"""The rows that came down, written once more by a bare driver: same tables, same indexes, same transactions."""

import sqlite3
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from hall_client.desk import OpenDesk
from hall_client.services.fetching import CHUNK
from hall_client.storage.database import CACHE_KIB, FILE_NAME, connect, make_wal
from hall_client.storage.tables import FOLDED
from tests.benchmarks.centres import Cost


class Bare:
    """`source` is where the rows stand, `target` an empty database with the same tables."""

    def __init__(self, source: Any, target: Any) -> None:
        self._source, self._target = source, target
        schema = source.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")
        for (sql,) in schema.fetchall():
            target.execute(sql)

    @classmethod
    def plain(cls, hall: OpenDesk, file: Path) -> "Bare":
        """Into sqlite3 without a key."""
        target = sqlite3.connect(file, isolation_level=None)
        target.execute("PRAGMA journal_mode=WAL")
        target.execute("PRAGMA synchronous=FULL")
        target.execute(f"PRAGMA cache_size=-{CACHE_KIB}")
        return cls(_opened(hall), target)

    @classmethod
    def encrypted(cls, hall: OpenDesk, file: Path) -> "Bare":
        """Into SQLCipher."""
        target = connect(file, bytes(32))
        make_wal(target)
        return cls(_opened(hall), target)

    def fill(self) -> tuple[Cost, int]:
        """What writing all of them costs, and how many they are."""
        found, many = Cost(), 0
        for table in FOLDED.values():
            columns = [f'"{column.name}"' for column in table.columns if column.computed is None]
            names, marks = ", ".join(columns), ", ".join("?" * len(columns))
            rows = self._source.execute(f'SELECT {names} FROM "{table.name}"')
            for several in _chunks(rows):
                found += self._write(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', several)
                many += len(several)
        return found, many

    def _write(self, statement: str, rows: list[Any]) -> Cost:
        begun, here = time.perf_counter(), time.process_time()
        self._target.execute("BEGIN")
        self._target.executemany(statement, rows)
        self._target.execute("COMMIT")
        return Cost((time.process_time() - here) * 1000, 0.0, time.perf_counter() - begun)

    def close(self) -> None:
        """Close both."""
        self._source.close()
        self._target.close()


def _opened(hall: OpenDesk) -> Any:
    return connect(hall.folder / FILE_NAME, hall.secrets.get(hall.installation.name) or b"")


def _chunks(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while several := list(islice(rows, 18 * CHUNK)):
        yield several
