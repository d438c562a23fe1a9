"""The content of attachments, in pieces, so that one that comes over a bad line grows where it was."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, case, delete, exists, func, insert, select, update

from hall_client.domain.attachments import KeptFile
from hall_client.storage.case_tables import attachment
from hall_client.storage.line_tables import held, kept_file, kept_piece
from hall_client.storage.statements import Statement

_NAMED = exists().where(
    attachment.c.case_id == kept_file.c.case_id, attachment.c.sha256 == kept_file.c.sha256
)
_UNNAMED = Statement(select(kept_file.c.sha256).where(kept_file.c.case_id == bindparam("the_case"), ~_NAMED))
_STANDS = _NAMED.where(attachment.c.withdrawn_at.is_(None))
_CASE_THERE = exists().where(held.c.thing == kept_file.c.case_id, held.c.version > 0, held.c.gone.is_(False))
_WHOLE = kept_file.c.here == kept_file.c.size
_LACKING = kept_file.c.sent < kept_file.c.size


def _is(table: Any, case_id: str, sha256: str) -> Any:
    return and_(table.c.case_id == case_id, table.c.sha256 == sha256)


class FileBook:
    """Reading and keeping it, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, case_id: str, sha256: str, size: int, pieces: Iterable[bytes]) -> None:
        """Keep a whole content. One that is here already stays as it is."""
        known = self.found(case_id, sha256)
        if known is not None and known.here == known.size:
            return
        self.drop(case_id, sha256)
        self._begin(case_id, sha256, size, here=size)
        rows = [{"case_id": case_id, "sha256": sha256, "n": n, "data": data} for n, data in enumerate(pieces)]
        self._connection.execute(insert(kept_piece), rows)

    def _begin(self, case_id: str, sha256: str, size: int, here: int) -> None:
        row = {"case_id": case_id, "sha256": sha256, "size": size, "here": here}
        self._connection.execute(insert(kept_file).values(**row, sent=0, epoch="", refused=False))

    def found(self, case_id: str, sha256: str) -> KeptFile | None:
        """How much of a content is here."""
        return next(iter(self._files(select(kept_file).where(_is(kept_file, case_id, sha256)))), None)

    def add(self, case_id: str, sha256: str, size: int, data: bytes) -> KeptFile:
        """Keep the next piece of a content that comes from the centre."""
        if self.found(case_id, sha256) is None:
            self._begin(case_id, sha256, size, here=0)
        count = select(func.count()).where(_is(kept_piece, case_id, sha256)).scalar_subquery()
        new = insert(kept_piece).values(case_id=case_id, sha256=sha256, n=count, data=data)
        self._connection.execute(new)
        more = update(kept_file).where(_is(kept_file, case_id, sha256))
        self._connection.execute(more.values(here=kept_file.c.here + len(data)))
        grown = self.found(case_id, sha256)
        assert grown is not None, "a file just kept is gone"
        return grown

    def content(self, case_id: str, sha256: str) -> bytes:
        """What is here of a content."""
        query = select(kept_piece.c.data).where(_is(kept_piece, case_id, sha256))
        return b"".join(self._connection.scalars(query.order_by(kept_piece.c.n)))

    def drop(self, case_id: str, sha256: str) -> None:
        """Forget a content."""
        for table in (kept_piece, kept_file):
            self._connection.execute(delete(table).where(_is(table, case_id, sha256)))

    def drop_unattached(self, case_id: str) -> None:
        """Forget the contents that no attachment of the case names: the draft they were chosen for is gone."""
        for (sha256,) in _UNNAMED.run(self._connection, {"the_case": case_id}).fetchall():
            self.drop(case_id, sha256)

    def to_send(self, epoch: str) -> tuple[KeptFile, ...]:
        """The contents the centre, as it is under `epoch`, is not known to have: begun ones, then small ones."""
        unknown = kept_file.c.epoch != epoch
        wanted = unknown | (_LACKING & kept_file.c.refused.is_(False))
        query = select(kept_file).where(_WHOLE, wanted, _STANDS, _CASE_THERE)
        # What the centre was never known to have before what it is only asked about again.
        begun = case((_LACKING & (kept_file.c.sent > 0), 0), (_LACKING, 1), else_=2)
        return self._files(query.order_by(begun, kept_file.c.size, kept_file.c.sha256))

    def waiting(self) -> tuple[KeptFile, ...]:
        """The contents that are whole here and of which the centre was never known to have all."""
        return self._files(select(kept_file).where(_WHOLE, _LACKING, _STANDS))

    def set_sent(self, file: KeptFile, sent: int, epoch: str) -> None:
        """The centre has this much of it."""
        self._note(file, {"sent": sent, "epoch": epoch, "refused": False})

    def refuse(self, file: KeptFile, epoch: str) -> None:
        """The centre does not take it, or it is damaged here: it is not tried again under this epoch."""
        self._note(file, {"epoch": epoch, "refused": True})

    def _note(self, file: KeptFile, values: dict[str, Any]) -> None:
        known = _is(kept_file, file.case_id, file.sha256)
        self._connection.execute(update(kept_file).where(known).values(**values))

    def _files(self, query: Select[Any]) -> tuple[KeptFile, ...]:
        rows = self._connection.execute(query)
        return tuple(KeptFile(row.case_id, row.sha256, row.size, row.here, row.sent) for row in rows)
