"""From what arrives, a row as JSON fields, to the values of a table's columns: known ones kept, missing ones blank."""

import json
from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import JSON, Boolean, Column, Integer, Table, UniqueConstraint

from hall_client.storage.tables import FOLDED

Values = tuple[Any, ...]
"""A row as the driver takes and gives it: JSON as text, in the order of `Shape.names`."""

_ENCODER = msgspec.json.Encoder(order="deterministic")
"""Writes what `canonical` writes, five times as fast; a new station has half a million of these to write."""

MISSHAPEN = (KeyError, TypeError, AttributeError, ValueError, OverflowError)
"""What fields raise that no program of ours wrote."""

_LISTS = frozenset(
    {"told", "roles", "reasons", "powers", "witnesses", "lines", "missing", "recipients", "series"}
)


def _decoded(kept: Any) -> Any:
    """SQLite keeps a bare number of a JSON column as a number."""
    return json.loads(kept) if isinstance(kept, str) else kept


_AS_JSON: dict[type[Any], Callable[[Any], Any]] = {JSON: _decoded, Boolean: bool}
"""From what the driver gives to what travels, where the two differ."""


class Shape:
    """The columns of a table and how an arriving row fills them. The key comes first."""

    def __init__(self, table: Table) -> None:
        plain = [column for column in table.columns if column.computed is None]
        key = table.primary_key.columns[0]
        others = [column for column in plain if column is not key]
        self.key = key.name
        self.names = (key.name, *(column.name for column in others))
        self.puts = _put(table, self.names)
        self.reads = f"SELECT {_listed(self.names)} FROM {_quoted(table.name)}"  # noqa: S608 - our own names
        self._known = frozenset(self.names)
        self._pick: Callable[[Mapping[str, Any]], Values] = itemgetter(*(column.name for column in others))
        self._as_json = {
            column.name: _AS_JSON[type(column.type)] for column in others if type(column.type) in _AS_JSON
        }
        self._json = tuple(n for n, column in enumerate(others, 1) if isinstance(column.type, JSON))
        self._blanks = {column.name: _blank(column) for column in others}

    def values(self, key: str, fields: Mapping[str, Any]) -> Values:
        """The row; a column that an older program did not send is null, an empty text, 0, false, [] or {}."""
        try:
            row: Values = (key, *self._pick(fields))
        except KeyError:
            row = (key, *self._pick({**self._blanks, **fields}))
        if not self._json:
            return row
        made = list(row)
        for n in self._json:
            made[n] = _ENCODER.encode(row[n]).decode()
        return tuple(made)

    def fields(self, values: Values) -> dict[str, Any]:
        """A row as it travels: the columns but the key, as JSON values."""
        found = dict(zip(self.names[1:], values[1:], strict=True))
        return found | {name: make(found[name]) for name, make in self._as_json.items()}

    def strange(self, fields: Mapping[str, Any]) -> bool:
        """Whether a newer program sent columns that this one does not know."""
        usual = len(self.names) - (self.key not in fields)
        return len(fields) != usual and not fields.keys() <= self._known


def _put(table: Table, names: tuple[str, ...]) -> str:
    """New, or instead of what stands: of the row with this key, or of one that is the same in another way."""
    marks = ", ".join("?" for _ in names)
    into = f"INTO {_quoted(table.name)} ({_listed(names)}) VALUES ({marks})"
    if any(isinstance(each, UniqueConstraint) for each in table.constraints):
        return f"INSERT OR REPLACE {into}"
    # Where there is but the key, this says the same and costs a third less: no statement may have to be undone.
    changed = ", ".join(f"{_quoted(name)} = excluded.{_quoted(name)}" for name in names[1:])
    return f"INSERT {into} ON CONFLICT ({_quoted(names[0])}) DO UPDATE SET {changed}"


def _quoted(name: str) -> str:
    return f'"{name}"'


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(_quoted(name) for name in names)


def _blank(column: Column[Any]) -> object:
    if column.nullable:
        return None
    if isinstance(column.type, JSON):
        return [] if column.name in _LISTS else {}
    if isinstance(column.type, Boolean):
        return False
    return 0 if isinstance(column.type, Integer) else ""


SHAPES = {name: Shape(table) for name, table in FOLDED.items()}
OF_CASE = (
    "case",
    "case_material",
    "case_step",
    "document",
    "attachment",
    "proxy",
    "sheet",
    "hop",
    "referral",
)
"""The tables whose rows travel with their case, parents first."""
