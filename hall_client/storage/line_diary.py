"""What became of the line, for people to read; and which parked drafts of ours stand at the centre."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from hall_client.domain.entries import instant_text
from hall_client.domain.line_status import LineEvent
from hall_client.storage.line_tables import line_event, parked_away

EVENTS = 50


class LineDiary:
    """Reading and writing it, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def note(self, at: datetime, words: str, *, well: bool) -> None:
        """Add a line to 最近; the last fifty are kept."""
        self._connection.execute(insert(line_event).values(at=instant_text(at), words=words, well=well))
        oldest = (
            select(line_event.c.id).order_by(line_event.c.id.desc()).limit(1).offset(EVENTS).scalar_subquery()
        )
        self._connection.execute(delete(line_event).where(line_event.c.id <= oldest))

    def events(self) -> tuple[LineEvent, ...]:
        """The last fifty, newest first."""
        rows = self._connection.execute(select(line_event).order_by(line_event.c.id.desc()))
        return tuple(LineEvent(datetime.fromisoformat(row.at), row.words, row.well) for row in rows)

    def left_there(self) -> Mapping[str, tuple[str, str]]:
        """Parked drafts of ours at the centre: id → (when they were saved, the epoch they were left in); both empty for
        those taken from there until the centre has heard that they are safe here."""
        rows = self._connection.execute(select(parked_away))
        return {row.draft_id: (row.saved_at, row.epoch) for row in rows}

    def leave(self, draft_id: str, saved_at: str, epoch: str) -> None:
        """This parked draft stands at the centre."""
        new = upsert(parked_away).values(draft_id=draft_id, saved_at=saved_at, epoch=epoch)
        self._connection.execute(
            new.on_conflict_do_update(
                index_elements=[parked_away.c.draft_id],
                set_={"saved_at": new.excluded.saved_at, "epoch": new.excluded.epoch},
            )
        )

    def fetch_back(self, draft_id: str) -> None:
        """This one does not any more."""
        self._connection.execute(delete(parked_away).where(parked_away.c.draft_id == draft_id))
