"""Drafts: one encrypted row each, saved at every step, never history."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from hall_client.domain.drafts import Draft
from hall_client.domain.entries import instant_text
from hall_client.storage.records import parsed
from hall_client.storage.statements import Statement
from hall_client.storage.tables import draft as table

_NEW = insert(table)
_SAVE = Statement(
    _NEW.on_conflict_do_update(
        index_elements=[table.c.id], set_={column.name: _NEW.excluded[column.name] for column in table.c}
    )
)
_DELETE = Statement(delete(table).where(table.c.id == bindparam("the_id")))


class Drafts:
    """The drafts of this installation, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def save(self, draft: Draft, at: datetime) -> None:
        """Keep the draft as it is now."""
        row = {
            "id": draft.id,
            "window": draft.window,
            "clerk": draft.clerk,
            "number": draft.number,
            "case_id": draft.case_id,
            "parked": draft.parked,
            "business_date": draft.business_date.isoformat(),
            "saved_at": instant_text(at),
            "body": msgspec.to_builtins(draft),
        }
        _SAVE.run(self._connection, row)

    def delete(self, draft_id: str) -> None:
        """Forget a draft that became history or was emptied."""
        _DELETE.run(self._connection, {"the_id": draft_id})

    def of_window(self, window: int) -> tuple[Draft, ...]:
        """The drafts of a window, newest first."""
        return self._all(select(table.c.body).where(table.c.window == window))

    def parked(self) -> tuple[Draft, ...]:
        """All parked drafts, newest first."""
        return self._all(select(table.c.body).where(table.c.parked))

    def all(self) -> tuple[Draft, ...]:
        """Every draft, newest first."""
        return self._all(select(table.c.body))

    def saved_at(self) -> Mapping[str, str]:
        """When each draft was saved last."""
        rows = self._connection.execute(select(table.c.id, table.c.saved_at))
        return {row.id: row.saved_at for row in rows}

    def get(self, draft_id: str) -> Draft:
        """One draft. Raises KeyError."""
        found = self._all(select(table.c.body).where(table.c.id == draft_id))
        if not found:
            raise KeyError(draft_id)
        return found[0]

    def numbers(self) -> tuple[str, ...]:
        """The case numbers that drafts hold."""
        query = select(table.c.number).where(table.c.number != "")
        return tuple(self._connection.scalars(query))

    def _all(self, query: Select[Any]) -> tuple[Draft, ...]:
        bodies = self._connection.scalars(query.order_by(table.c.saved_at.desc()))
        return tuple(parsed(Draft, body) for body in bodies)
