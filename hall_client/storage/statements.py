"""Statements turned into text once and run by the driver itself: at the desk building them costs more than running."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import JSON, Connection
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement

from hall_client.domain.entries import canonical
from hall_client.storage.database import driver_connection


class Statement:
    """One statement; its values are given by name, JSON ones as they are."""

    def __init__(self, built: Executable, columns: Iterable[str] | None = None) -> None:
        assert isinstance(built, ClauseElement)
        names = None if columns is None else list(columns)
        compiled = built.compile(dialect=dialect(), column_keys=names)
        assert isinstance(compiled, SQLCompiler)
        self._text = compiled.string
        self._names = tuple(compiled.positiontup or ())
        self._json = frozenset(n for n in self._names if isinstance(compiled.binds[n].type, JSON))

    def run(self, connection: Connection, values: Mapping[str, Any]) -> Any:
        """Run it; the driver's cursor, with plain tuples in it."""
        return driver_connection(connection).execute(self._text, self._row(values))

    def run_all(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Run it for each row."""
        driver_connection(connection).executemany(self._text, [self._row(values) for values in rows])

    def _row(self, values: Mapping[str, Any]) -> list[Any]:
        if not self._json:
            return [values[name] for name in self._names]
        return [canonical(values[n]) if n in self._json else values[n] for n in self._names]
