"""What the centre does for a village and its town, without a network: every row travels when the test says so."""

import json
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from hall_client.domain.syncing import REACH, Arrival
from hall_client.services import taking_in
from hall_client.services.ports import Desk
from hall_client.storage.shapes import OF_CASE

_WHOLE_UNIT = frozenset(name for name, reach in REACH.items() if reach in ("case", "ends", "above"))


class Road:
    """Joins desks of several units; `carry` brings what each wrote since the last time to all others."""

    def __init__(self, *desks: Desk) -> None:
        self._desks = desks
        self._told = {id(desk): self._last(desk) for desk in desks}
        self._things: dict[str, dict[str, dict[str, dict[str, Any]]]] = {}
        self._thing_of: dict[tuple[str, str], str] = {}
        self._version = 0

    @staticmethod
    def _last(desk: Desk) -> int:
        with desk.store.read() as work:
            entries = work.sync.batch(0, 100_000, 10**9)
        return entries[-1].seq if entries else 0

    def carry(self, only: Sequence[Desk] = ()) -> None:
        """Take what `only` (else all) wrote, and give everybody what others changed."""
        written = []
        for desk in only or self._desks:
            with desk.store.work() as work:
                fresh = work.sync.batch(self._told[id(desk)], 100_000, 10**9)
                if fresh:
                    self._told[id(desk)] = fresh[-1].seq
                    work.sync.set_answered(fresh[-1].seq)
            written += [(entry.at, desk, json.loads(entry.body or "{}")) for entry in fresh]
        changed: dict[str, set[int]] = {}
        for _at, desk, body in sorted(written, key=lambda each: each[0]):
            for thing in self._merge(body.get("rows", {})):
                changed.setdefault(thing, set()).add(id(desk))
        for desk in self._desks:
            self._give(desk, [thing for thing, by in changed.items() if by != {id(desk)}])

    def _merge(self, rows: dict[str, dict[str, dict[str, Any]]]) -> set[str]:
        touched = set()
        for table, changes in rows.items():
            if table not in _WHOLE_UNIT:
                continue
            for key, fields in changes.items():
                thing = self._thing_of.setdefault((table, key), _thing(table, key, fields))
                self._things.setdefault(thing, {}).setdefault(table, {}).setdefault(key, {}).update(fields)
                touched.add(thing)
        return touched

    def _give(self, desk: Desk, things: Sequence[str]) -> None:
        arrivals = []
        for thing in things:
            self._version += 1
            rows = deepcopy(self._things[thing])
            kind = "case" if "case" in rows else next(iter(rows))
            arrivals.append(Arrival(self._version, thing, kind, self._version, False, rows))
        with desk.store.work() as work:
            taken = work.sync.take(arrivals)
        assert (taken.unfit, taken.strange) == ((), 0)
        taking_in.match_arrived(desk)


def _thing(table: str, key: str, fields: dict[str, Any]) -> str:
    if table not in OF_CASE:
        return f"{table}/9901/{key}"
    if table in ("case", "proxy"):
        return key
    return str(fields.get("case_id") or key.split("/")[0])
