"""What a centre that went back has no longer: kept as it stood here until it is there again or somebody decides."""

import json
from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Connection, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from hall_client.domain.syncing import Arrival, Salvaged
from hall_client.storage.database import driver_connection
from hall_client.storage.line_tables import salvage
from hall_client.storage.shapes import MISSHAPEN, OF_CASE, SHAPES, Values

_HELD = "SELECT thing, version FROM held WHERE thing IN (SELECT value FROM json_each(?)) AND foreign_rows AND NOT gone"
_PASSED_BY, _BACK = "-", "+"


class SalvageBook:
    """Noticing and keeping it, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._raw = driver_connection(connection)

    def notice(self, arrivals: Sequence[Arrival]) -> None:
        """Keep what stands here of things that arrive in an earlier version than the one held, or are unknown there.

        What only our own log wrote needs no keeping: it goes up again by itself.
        """
        names = json.dumps([each.thing for each in arrivals])
        held = dict(self._raw.execute(_HELD, (names,)).fetchall())
        for arrival in arrivals:
            if held.get(arrival.thing, 0) > arrival.version and (
                arrival.kind == "case" or arrival.kind in SHAPES
            ):
                self._keep(arrival, held[arrival.thing])

    def _keep(self, arrival: Arrival, version: int) -> None:
        try:
            lost = self._lost(arrival)
        except MISSHAPEN:
            # Nobody can keep such an arrival, so what stands here stays.
            return
        if not lost:
            return
        new = upsert(salvage).values(
            thing=arrival.thing, kind=arrival.kind, version=version, lost=lost, base=arrival.rows, told=""
        )
        fuller = {name: new.excluded[name] for name in ("version", "lost", "base", "told")}
        self._connection.execute(
            new.on_conflict_do_update(
                index_elements=[salvage.c.thing],
                set_=fuller,
                where=(salvage.c.version < new.excluded.version) | (salvage.c.told == _BACK),
            )
        )

    def _lost(self, arrival: Arrival) -> dict[str, dict[str, dict[str, object]]]:
        found: dict[str, dict[str, dict[str, object]]] = {}
        for name, row in self._standing(arrival):
            shape, arriving = SHAPES[name], arrival.rows.get(name, {}).get(row[0])
            fields = shape.fields(row)
            if arriving is not None:
                theirs = shape.fields(shape.values(row[0], _with_case(arrival, name, arriving)))
                fields = {column: value for column, value in fields.items() if value != theirs[column]}
            if fields:
                found.setdefault(name, {})[row[0]] = fields
        return found

    def _standing(self, arrival: Arrival) -> list[tuple[str, Values]]:
        if arrival.kind != "case":
            key, columns = arrival.thing.split("/", 2)[-1], {arrival.kind: SHAPES[arrival.kind].key}
        else:
            key, columns = arrival.thing, {name: "id" if name == "case" else "case_id" for name in OF_CASE}
        return [
            (name, row)
            for name, column in columns.items()
            for row in self._raw.execute(f'{SHAPES[name].reads} WHERE "{column}" = ?', (key,)).fetchall()
        ]

    def settle(self, arrivals: Sequence[Arrival]) -> None:
        """What arrives again as it was lost, or further on from there, is no longer missed."""
        stands = {each.thing: each.rows for each in arrivals}
        kept = self._read(_among(stands) & (salvage.c.told != _BACK))
        self._mark(_BACK, _among([each.thing for each in kept if each.regained(stands[each.thing])]))

    def listed(self) -> tuple[Salvaged, ...]:
        """What was noticed in an earlier meeting and is not there yet."""
        return self._read(salvage.c.told.not_in(["", _BACK]))

    def untold(self, epoch: str, limit: int) -> tuple[Salvaged, ...]:
        """Of those the first that were not handed over in this epoch of the centre."""
        return self._read(salvage.c.told.not_in(["", _BACK, epoch]))[:limit]

    def tell(self, things: Collection[str], epoch: str) -> None:
        """These were handed over."""
        self._mark(epoch, _among(things))

    def pass_by(self) -> int:
        """The meeting ends: what it noticed counts from now on. How many things that are."""
        return self._mark(_PASSED_BY, salvage.c.told == "")

    def back(self) -> dict[str, int]:
        """What is there again and the centre may still have copies of, with the version that was kept."""
        query = select(salvage.c.thing, salvage.c.version).where(salvage.c.told == _BACK)
        return dict(self._connection.execute(query).all())

    @property
    def empty(self) -> bool:
        """Whether nothing is kept, and nothing is there again that the centre was not told of."""
        return self._connection.scalar(select(salvage.c.thing).limit(1)) is None

    def forget(self, things: Collection[str]) -> None:
        """These are there again, or nobody wants them; what this meeting noticed is not meant."""
        self._connection.execute(delete(salvage).where(_among(things), salvage.c.told != ""))

    def _mark(self, told: str, which: ColumnElement[bool]) -> int:
        return self._connection.execute(update(salvage).where(which).values(told=told)).rowcount

    def _read(self, where: ColumnElement[bool]) -> tuple[Salvaged, ...]:
        columns = salvage.c.thing, salvage.c.kind, salvage.c.version, salvage.c.lost, salvage.c.base
        query = select(*columns).where(where).order_by(salvage.c.thing)
        return tuple(Salvaged(*row) for row in self._connection.execute(query))


def _among(things: Collection[str]) -> ColumnElement[bool]:
    names = func.json_each(json.dumps(list(things))).table_valued("value")
    return salvage.c.thing.in_(select(names.c.value))


def _with_case(arrival: Arrival, name: str, fields: object) -> dict[str, object]:
    """What travels with its case need not name it."""
    assert isinstance(fields, dict)
    return {"case_id": arrival.thing, **fields} if arrival.kind == "case" and name != "case" else fields
