"""What a centre that went back has no longer: kept as it stood here until it is there again or somebody decides."""

import json
from collections.abc import Collection, Sequence

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from hall_client.domain.syncing import Arrival, Salvaged
from hall_client.storage.database import driver_connection
from hall_client.storage.line_tables import salvage
from hall_client.storage.shapes import MISSHAPEN, OF_CASE, SHAPES, Values

_HELD = "SELECT thing, version FROM held WHERE thing IN (SELECT value FROM json_each(?)) AND foreign_rows AND NOT gone"
_PASSED_BY = "-"


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
                index_elements=[salvage.c.thing], set_=fuller, where=salvage.c.version < new.excluded.version
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
        """Forget what arrives again as it was lost, or further on from there."""
        kept = {each.thing: each for each in self._read()}
        self.forget([a.thing for a in arrivals if a.thing in kept and kept[a.thing].regained(a.rows)])

    def listed(self) -> tuple[Salvaged, ...]:
        """What was noticed in an earlier meeting and is not there yet."""
        return self._read(salvage.c.told != "")

    def untold(self, epoch: str, limit: int) -> tuple[Salvaged, ...]:
        """Of those the first that were not handed over in this epoch of the centre."""
        return self._read(salvage.c.told.not_in(["", epoch]))[:limit]

    def tell(self, things: Collection[str], epoch: str) -> None:
        """These were handed over."""
        self._connection.execute(update(salvage).where(salvage.c.thing.in_(things)).values(told=epoch))

    def pass_by(self) -> int:
        """The meeting ends: what it noticed counts from now on. How many things that are."""
        return self._connection.execute(
            update(salvage).where(salvage.c.told == "").values(told=_PASSED_BY)
        ).rowcount

    def things(self) -> tuple[str, ...]:
        """All that is kept."""
        return tuple(self._connection.scalars(select(salvage.c.thing).order_by(salvage.c.thing)))

    def forget(self, things: Collection[str]) -> None:
        """These are there again, or nobody wants them."""
        if things:
            self._connection.execute(delete(salvage).where(salvage.c.thing.in_(things)))

    def _read(self, *where: object) -> tuple[Salvaged, ...]:
        columns = salvage.c.thing, salvage.c.kind, salvage.c.version, salvage.c.lost, salvage.c.base
        query = select(*columns).where(*where).order_by(salvage.c.thing)  # type: ignore[arg-type]
        return tuple(Salvaged(*row) for row in self._connection.execute(query))


def _with_case(arrival: Arrival, name: str, fields: object) -> dict[str, object]:
    """What travels with its case need not name it."""
    assert isinstance(fields, dict)
    return {"case_id": arrival.thing, **fields} if arrival.kind == "case" and name != "case" else fields
