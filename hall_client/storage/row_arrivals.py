"""Rows that are things of their own, as they arrive: settings, people, items, services, shifts, closed days."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select

from hall_client.domain.syncing import Arrival, is_of_one_pc
from hall_client.services.sync_ports import Unfit
from hall_client.storage import journal
from hall_client.storage.case_arrivals import Kept
from hall_client.storage.database import driver_connection
from hall_client.storage.shapes import MISSHAPEN, SHAPES, Values
from hall_client.storage.tables import FOLDED
from hall_client.storage.tables import journal as journal_table

_UNANSWERED = (
    select(journal_table)
    .where(journal_table.c.log_id == bindparam("the_log"), journal_table.c.seq > bindparam("the_head"))
    .order_by(journal_table.c.seq)
)
Pending = Mapping[tuple[str, str], Mapping[str, Any]]


class RowArrivals:
    """Taking single rows, inside one transaction. `head`: how far the centre has answered the log `log_id`."""

    def __init__(self, connection: Connection, log_id: str, head: int) -> None:
        self._connection, self._log_id, self._head = connection, log_id, head
        self._raw = driver_connection(connection)

    def take(self, arrivals: Sequence[Arrival]) -> list[Kept]:
        """Put these rows in place, parents first. Raises Unfit, and what the driver raises."""
        by_kind: dict[str, list[Arrival]] = defaultdict(list)
        for arrival in arrivals:
            by_kind[arrival.kind].append(arrival)
        pending = self._pending()
        kept = [
            each for name in FOLDED if name in by_kind for each in self._take(name, by_kind[name], pending)
        ]
        unknown = [each for name in by_kind.keys() - FOLDED.keys() for each in by_kind[name]]
        return kept + [Kept(each.thing, each.kind, each.version, True, each.gone) for each in unknown]

    def _take(self, name: str, arrivals: Sequence[Arrival], pending: Pending) -> list[Kept]:
        shape = SHAPES[name]
        coming: dict[str, tuple[Arrival, Values | None]] = {}
        for arrival in arrivals:
            if arrival.gone:
                coming[_key(arrival)] = arrival, None
            for key, values in _shaped(name, arrival, pending):
                coming[key] = arrival, values
        stands = self._standing(name, list(coming))
        changed = {key for key, (_, row) in coming.items() if row is not None and row != stands.get(key)}
        self._raw.executemany(shape.puts, [coming[key][1] for key in changed])
        gone = [key for key, (_, row) in coming.items() if row is None and key in stands]
        self._remove(name, gone)
        foreign = {coming[key][0].thing for key in (*changed, *gone)}
        return [Kept(each.thing, name, each.version, each.thing in foreign, each.gone) for each in arrivals]

    def _standing(self, name: str, keys: Sequence[str]) -> dict[str, Values]:
        shape = SHAPES[name]
        query = f'{shape.reads} WHERE "{shape.key}" IN (SELECT value FROM json_each(?))'  # noqa: S608 - our own names
        return {row[0]: row for row in self._raw.execute(query, (json.dumps(keys),))}

    def _remove(self, name: str, keys: Sequence[str]) -> None:
        names = (json.dumps(keys),)
        if name == "person":
            self._raw.execute(
                "DELETE FROM credential WHERE number IN (SELECT value FROM json_each(?))", names
            )
        column = SHAPES[name].key
        self._raw.execute(f'DELETE FROM {name} WHERE "{column}" IN (SELECT value FROM json_each(?))', names)  # noqa: S608

    def _pending(self) -> Pending:
        """What our own entries change that the centre has not answered: it stays on top of what arrives."""
        found: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
        values = {"the_log": self._log_id, "the_head": self._head}
        for row in self._connection.execute(_UNANSWERED, values).mappings():
            entry = journal.from_row(row)
            for name, rows in (entry.body or {}).get("rows", {}).items():
                for key, fields in rows.items():
                    found[name, key].update(fields)
        return found


def _shaped(name: str, arrival: Arrival, pending: Pending) -> list[tuple[str, Values]]:
    """The rows of a thing, those of another PC left out, with what is pending here on top. Raises Unfit."""
    found = []
    try:
        for key, fields in arrival.rows.get(name, {}).items():
            if is_of_one_pc(name, fields):
                continue
            mine = pending.get((name, key))
            found.append((key, SHAPES[name].values(key, {**fields, **mine} if mine else fields)))
    except MISSHAPEN as error:
        raise Unfit(arrival.thing) from error
    return found


def _key(arrival: Arrival) -> str:
    """The key of a row by the name of its thing: table/unit/key."""
    return arrival.thing.split("/", 2)[-1]
