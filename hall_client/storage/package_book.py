"""Peers and packages in the local database: whose keys are known, what was made, read, and is still to be relayed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from hall_client.domain.entries import instant_text
from hall_client.domain.packages import Direction, LogPart, PackageNote, PackageState, Peer, Place
from hall_client.storage.line_tables import package, peer

_NOTE = [each for each in package.c if each.name != "part"]


class PackageBook:
    """`services.package_ports.PackageBook`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def peers(self) -> tuple[Peer, ...]:
        """The devices the centre has told of."""
        rows = self._connection.execute(select(peer).order_by(peer.c.unit, peer.c.device)).mappings()
        return tuple(Peer(**{**row, "place": Place(row["place"])}) for row in rows)

    def keep_peers(self, peers: Sequence[Peer]) -> None:
        """These instead of those kept before."""
        self._connection.execute(delete(peer))
        if peers:
            self._connection.execute(insert(peer), [vars(each) for each in peers])

    def find(self, package_id: str) -> PackageNote | None:
        """A package this desk made or read, by the digest of its file."""
        row = self._connection.execute(select(*_NOTE).where(package.c.id == package_id)).mappings().first()
        return None if row is None else _note(row)

    def notes(self, limit: int) -> tuple[PackageNote, ...]:
        """The last ones, newest first."""
        rows = self._connection.execute(select(*_NOTE).order_by(package.c.at.desc()).limit(limit))
        return tuple(_note(row) for row in rows.mappings())

    def keep(self, note: PackageNote, part: LogPart | None = None) -> None:
        """Remember a package; `part` is what is still to be relayed."""
        row = {
            **vars(note),
            "made_at": instant_text(note.made_at),
            "at": instant_text(note.at),
            "part": None if part is None else msgspec.json.encode(part).decode(),
        }
        new = upsert(package).values(row)
        self._connection.execute(new.on_conflict_do_update(index_elements=[package.c.id], set_=row))

    def waiting(self) -> tuple[tuple[str, LogPart], ...]:
        """(id, what is to be relayed) of packages on their way to the centre, oldest first."""
        query = select(package.c.id, package.c.part).where(package.c.part.is_not(None))
        rows = self._connection.execute(query.order_by(package.c.made_at))
        return tuple((row.id, msgspec.json.decode(row.part, type=LogPart)) for row in rows)

    def settle(self, package_id: str, state: PackageState, words: str = "") -> None:
        """What became of one that waited; a relayed or refused one keeps no entries here."""
        changed: dict[str, Any] = {"state": state, "words": words}
        if state is not PackageState.WAITING:
            changed["part"] = None
        self._connection.execute(update(package).where(package.c.id == package_id).values(changed))


def _note(row: Any) -> PackageNote:
    fields: dict[str, Any] = dict(row)
    fields["direction"], fields["state"] = Direction(fields["direction"]), PackageState(fields["state"])
    fields["made_at"], fields["at"] = (datetime.fromisoformat(fields[name]) for name in ("made_at", "at"))
    return PackageNote(**fields)
