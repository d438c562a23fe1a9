"""Statements turned into text once and run by the driver itself: at the desk building them costs more than running."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import JSON, Connection
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement

from hall_client.domain.entries import canonical
from hall_client.storage.database import driver_connection


@dataclass(frozen=True)
class _Text:
    """What the driver is given, and the names of its values; those in `json` are written as JSON."""

    text: str
    names: tuple[str, ...]
    json: frozenset[str]


class Statement:
    """One statement; its values are given by name, JSON ones as they are. Turned into text when it is first run."""

    def __init__(self, built: Executable, columns: Iterable[str] | None = None) -> None:
        self._built = built
        self._columns = None if columns is None else list(columns)

    @cached_property
    def _made(self) -> _Text:
        assert isinstance(self._built, ClauseElement)
        compiled = self._built.compile(dialect=dialect(), column_keys=self._columns)
        assert isinstance(compiled, SQLCompiler)
        names = tuple(compiled.positiontup or ())
        return _Text(
            compiled.string, names, frozenset(n for n in names if isinstance(compiled.binds[n].type, JSON))
        )

    def run(self, connection: Connection, values: Mapping[str, Any]) -> Any:
        """Run it; the driver's cursor, with plain tuples in it."""
        return driver_connection(connection).execute(self._made.text, self._row(values))

    def run_all(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Run it for each row."""
        driver_connection(connection).executemany(self._made.text, [self._row(values) for values in rows])

    def _row(self, values: Mapping[str, Any]) -> list[Any]:
        made = self._made
        if not made.json:
            return [values[name] for name in made.names]
        return [canonical(values[n]) if n in made.json else values[n] for n in made.names]
