"""Numbers called by their paper while a shared queue was out of reach."""

from sqlalchemy import Connection, Select, select
from sqlalchemy.dialects.sqlite import insert as upsert

from hall_client.domain.entries import as_row
from hall_client.domain.moves import PaperCall
from hall_client.storage.queue_tables import paper_call
from hall_client.storage.records import record


class PaperCalls:
    """The paper calls of this installation, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def open_at(self, window: int) -> PaperCall | None:
        """Who is at `window` by paper now."""
        here = paper_call.c.window == window, paper_call.c.ended_at.is_(None), paper_call.c.told == ""
        found = self._all(select(paper_call).where(*here).order_by(paper_call.c.called_at.desc()))
        return found[0] if found else None

    def untold(self) -> tuple[PaperCall, ...]:
        """Those the queue does not know yet, in the order of their calls."""
        return self._all(select(paper_call).where(paper_call.c.told == "").order_by(paper_call.c.called_at))

    def save(self, paper: PaperCall) -> None:
        """Keep a paper call as it is now."""
        row = as_row(paper)
        self._connection.execute(
            upsert(paper_call).values(**row).on_conflict_do_update(index_elements=[paper_call.c.id], set_=row)
        )

    def _all(self, query: Select[tuple[object, ...]]) -> tuple[PaperCall, ...]:
        return tuple(record(PaperCall, row) for row in self._connection.execute(query).mappings())
