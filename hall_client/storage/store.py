"""The store: one transaction at a time, with everything an act may read and the journal it writes to."""

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from secrets import token_bytes

from sqlalchemy import Connection, Engine, bindparam, select
from sqlalchemy.dialects.sqlite import insert as upsert

from hall_client.domain.entries import GENESIS, Entry, NewEntry, first_breach
from hall_client.storage import journal
from hall_client.storage.answer_book import AnswerBook
from hall_client.storage.arrivals import seen
from hall_client.storage.case_book import CaseBook
from hall_client.storage.database import Gate, Guard, transaction
from hall_client.storage.drafts import Drafts
from hall_client.storage.floor import Floor
from hall_client.storage.journal import RandomBytes
from hall_client.storage.line_diary import LineDiary
from hall_client.storage.queue import Queue
from hall_client.storage.reference import Reference, Shelf
from hall_client.storage.statements import Statement
from hall_client.storage.sync_book import SyncBook
from hall_client.storage.tables import counter, meta
from hall_client.storage.tables import journal as journal_table

_META = Statement(select(meta.c.value).where(meta.c.key == bindparam("the_key")))
_NEXT = upsert(counter).values(name=bindparam("p_name"), day=bindparam("p_day"), last=1)
_NEXT_SERIAL = _NEXT.on_conflict_do_update(
    index_elements=[counter.c.name, counter.c.day], set_={"last": counter.c.last + 1}
).returning(counter.c.last)


class Work:
    """One transaction over the local database."""

    def __init__(self, connection: Connection, random: RandomBytes, shelf: Shelf) -> None:
        self.connection = connection
        self._random = random
        self._log_id = ""
        self.queue = Queue(connection)
        self.cases = CaseBook(connection)
        self.floor = Floor(connection)
        self.drafts = Drafts(connection)
        self.reference = Reference(connection, shelf)
        self.diary = LineDiary(connection)

    @property
    def log_id(self) -> str:
        """The log this installation writes. Asked in every transaction: another process may have begun a new one."""
        if not self._log_id:
            self._log_id = str(_META.run(self.connection, {"the_key": "log_id"}).fetchone()[0])
        return self._log_id

    @property
    def sync(self) -> SyncBook:
        """This installation's side of the line to the centre."""
        return SyncBook(self.connection, self.log_id)

    @property
    def answers(self) -> AnswerBook:
        """What the centre answered to this installation's entries."""
        return AnswerBook(self.connection, self.log_id)

    def append(self, new: NewEntry) -> Entry:
        """Record an act in this installation's log and fold it into the work rows."""
        self.reference.look_again()
        return journal.append(self.connection, self.log_id, seen(self.connection, new), self._random)

    def begin_log(self, carried: Iterable[Entry] = ()) -> None:
        """Close this installation's log and begin a new one with `carried`: entries that the centre lacks."""
        self._log_id = str(uuid.UUID(bytes=self._random(16), version=4))
        self.set_meta("log_id", self._log_id)
        self.set_meta("numbering", "stopped")
        self.set_meta("clock_confirmed", "")
        for entry in carried:
            journal.append_again(self.connection, self._log_id, entry, self._random)

    def head(self) -> tuple[int, str]:
        """(seq, hash) of the last entry of this installation's log."""
        return journal.head(self.connection, self.log_id)

    def next_serial(self, name: str, day: str) -> int:
        """The next number of a counter; never given twice, because it is counted in the caller's transaction."""
        return int(self.connection.execute(_NEXT_SERIAL, {"p_name": name, "p_day": day}).scalar_one())

    def last_serial(self, name: str, day: str) -> int:
        """The last number given, 0 when none was."""
        query = select(counter.c.last).where(counter.c.name == name, counter.c.day == day)
        return int(self.connection.execute(query).scalar_one_or_none() or 0)

    def raise_serial(self, name: str, day: str, last: int) -> None:
        """Make counting go on above `last`; a counter is never set back."""
        new = upsert(counter).values(name=name, day=day, last=last)
        higher = new.on_conflict_do_update(
            index_elements=[counter.c.name, counter.c.day],
            set_={"last": new.excluded.last},
            where=counter.c.last < new.excluded.last,
        )
        self.connection.execute(higher)

    def entries_of(self, subject: str) -> tuple[Entry, ...]:
        """The entries about one subject, in the order they were recorded; one that was sent again counts once."""
        query = select(journal_table).where(journal_table.c.subject == subject)
        rows = self.connection.execute(query.order_by(journal_table.c.at, journal_table.c.seq)).mappings()
        once = {row["entry_id"]: journal.from_row(row) for row in rows}
        return tuple(once.values())

    def check_entries(self, subject: str) -> str:
        """Empty when each entry about `subject` is what was sealed and hangs on the one before it in its log."""
        for entry in self.entries_of(subject):
            query = select(journal_table.c.hash).where(
                journal_table.c.log_id == entry.log_id, journal_table.c.seq == entry.seq - 1
            )
            before = self.connection.execute(query).scalar() or (GENESIS if entry.seq == 1 else "")
            if breach := first_breach(before, entry.seq, entry):
                return breach.problem
        return ""

    def last_instant(self, since: int, before: str) -> str:
        """The latest instant before `before` among this log's entries from seq `since` on, or an empty text."""
        query = (
            select(journal_table.c.at)
            # Left alone, the planner reads the whole log to sort it.
            .with_hint(journal_table, "INDEXED BY ix_journal_at", "sqlite")
            .where(
                journal_table.c.at < before,
                journal_table.c.log_id == self.log_id,
                journal_table.c.seq >= since,
            )
        )
        return self.connection.execute(query.order_by(journal_table.c.at.desc()).limit(1)).scalar() or ""

    def get_meta(self, key: str) -> str:
        """A fact about this installation, or an empty text."""
        return self.connection.execute(select(meta.c.value).where(meta.c.key == key)).scalar() or ""

    def set_meta(self, key: str, value: str) -> None:
        """Keep a fact about this installation."""
        new = upsert(meta).values(key=key, value=value)
        self.connection.execute(
            new.on_conflict_do_update(index_elements=[meta.c.key], set_={"value": new.excluded.value})
        )


class Store:
    """The workstation's own database, opened."""

    def __init__(self, engine: Engine, guard: Guard, random: RandomBytes = token_bytes) -> None:
        self._engine = engine
        self._random = random
        self._gate = Gate()
        self._shelf = Shelf()
        self._guard = guard

    @contextmanager
    def work(self) -> Iterator[Work]:
        """A writing transaction: committed when the block ends well, otherwise nothing of it remains."""
        self._guard()
        with transaction(self._engine, self._gate, write=True) as connection:
            yield Work(connection, self._random, self._shelf)

    @contextmanager
    def read(self) -> Iterator[Work]:
        """A reading transaction: one consistent view, never waiting for the writer."""
        self._guard()
        with transaction(self._engine, self._gate, write=False) as connection:
            yield Work(connection, self._random, self._shelf)

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()
