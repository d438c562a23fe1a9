"""One transaction, with everything an act may read and the journal it writes to."""

import uuid
from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert as upsert

from hall_client.domain.entries import GENESIS, Entry, NewEntry, first_breach
from hall_client.storage import counters, journal
from hall_client.storage.answer_book import AnswerBook
from hall_client.storage.arrivals import seen
from hall_client.storage.board_book import BoardBook
from hall_client.storage.case_book import CaseBook
from hall_client.storage.drafts import Drafts
from hall_client.storage.file_book import FileBook
from hall_client.storage.floor import Floor
from hall_client.storage.journal import RandomBytes
from hall_client.storage.kiosk_book import KioskBook
from hall_client.storage.line_diary import LineDiary
from hall_client.storage.mirror import Mirror, MirroredQueue
from hall_client.storage.package_book import PackageBook
from hall_client.storage.paper_calls import PaperCalls
from hall_client.storage.proxy_book import ProxyBook
from hall_client.storage.queue import Queue
from hall_client.storage.rating_book import RatingBook
from hall_client.storage.reference import Reference, Shelf
from hall_client.storage.reference_tables import setting
from hall_client.storage.salvage_book import SalvageBook
from hall_client.storage.statements import Statement
from hall_client.storage.sync_book import SyncBook
from hall_client.storage.tables import journal as journal_table
from hall_client.storage.tables import meta

T = TypeVar("T")

_META = Statement(select(meta.c.value).where(meta.c.key == bindparam("the_key")))


class _once(Generic[T]):  # noqa: N801 - used as a decorator
    """A property that is made when it is first asked for, and kept.

    The one of `functools` holds a lock while it makes it, one for all transactions: whoever waits for its turn to
    write would keep it from the one whose turn it is, and both would wait for ever (Python 3.12 has no such lock).
    """

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __get__(self, work: Any, _owner: type) -> T:
        made = self._make(work)
        work.__dict__[self._make.__name__] = made
        return made


class Work:
    """One transaction over the local database. It begins with the first thing that is asked of that database.

    A queue shared with other desks is asked over the network: acts ask it first, so that nobody waits at this
    database for the answer.
    """

    def __init__(
        self,
        begin: Callable[[], Connection],
        random: RandomBytes,
        shelf: Shelf,
        shared: Callable[[Callable[[], Mirror]], MirroredQueue] | None = None,
    ) -> None:
        self._begin = begin
        self._log_id = ""
        self._random = random
        self._shelf = shelf
        self.shared = None if shared is None else shared(lambda: self.mirror)

    @_once
    def connection(self) -> Connection:
        """The open transaction."""
        return self._begin()

    @_once
    def mirror(self) -> Mirror:
        """The tickets in the local file."""
        return Mirror(self.connection, self.append)

    @property
    def queue(self) -> Queue | MirroredQueue:
        """The hall's tickets."""
        return self.mirror if self.shared is None else self.shared

    @_once
    def papers(self) -> PaperCalls:
        """Numbers called by their paper."""
        return PaperCalls(self.connection)

    @_once
    def cases(self) -> CaseBook:
        """Cases and their papers."""
        return CaseBook(self.connection)

    @_once
    def proxies(self) -> ProxyBook:
        """Proxied cases, their papers and manifests."""
        return ProxyBook(self.connection)

    @_once
    def files(self) -> FileBook:
        """The content of attachments."""
        return FileBook(self.connection)

    @_once
    def kiosk(self) -> KioskBook:
        """What the ticket machine works with."""
        return KioskBook(self.connection)

    @_once
    def floor(self) -> Floor:
        """What happened on the floor."""
        return Floor(self.connection)

    @_once
    def ratings(self) -> RatingBook:
        """What citizens said, and what was done about it."""
        return RatingBook(self.connection)

    @_once
    def board(self) -> BoardBook:
        """What the hall board shows besides."""
        return BoardBook(self.connection)

    @_once
    def drafts(self) -> Drafts:
        """Drafts."""
        return Drafts(self.connection)

    @_once
    def reference(self) -> Reference:
        """The hall, its people, catalogue and calendar."""
        return Reference(self.connection, self._shelf)

    @_once
    def diary(self) -> LineDiary:
        """When the line was there and when it was not."""
        return LineDiary(self.connection)

    @_once
    def salvage(self) -> SalvageBook:
        """What a centre that went back has lost."""
        return SalvageBook(self.connection)

    @_once
    def packages(self) -> PackageBook:
        """What is carried by hand."""
        return PackageBook(self.connection)

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

    def record_moves(self) -> None:
        """Record what was moved in a shared queue; done once, before the transaction is committed."""
        if self.shared is not None:
            self.shared.record()

    def moves_recorded(self) -> None:
        """The transaction is committed, and with it what was moved."""
        if self.shared is not None:
            self.shared.recorded()

    def append(self, new: NewEntry) -> Entry:
        """Record an act in this installation's log and fold it into the work rows."""
        self.reference.look_again()
        return journal.append(self.connection, self.log_id, seen(self.connection, new), self._random)

    def _terminal(self) -> str:
        latest = select(setting.c.value).where(setting.c.key == "terminal")
        return str(
            self.connection.scalar(latest.order_by(setting.c.effective.desc(), setting.c.id.desc())) or ""
        )

    def begin_log(self, carried: Iterable[Entry] = ()) -> None:
        """Close this installation's log and begin a new one with `carried`: entries that the centre lacks."""
        self._log_id = str(uuid.UUID(bytes=self._random(16), version=4))
        self.set_meta("log_id", self._log_id)
        self.set_meta("numbering", "stopped")
        self.set_meta("stopped_under", self._terminal())
        self.set_meta("clock_confirmed", "")
        for entry in carried:
            journal.append_again(self.connection, self._log_id, entry, self._random)

    def head(self) -> tuple[int, str]:
        """(seq, hash) of the last entry of this installation's log."""
        return journal.head(self.connection, self.log_id)

    def next_serial(self, name: str, day: str) -> int:
        """The next number of a counter; never given twice, because it is counted in the caller's transaction."""
        return counters.next_serial(self.connection, name, day)

    def last_serial(self, name: str, day: str) -> int:
        """The last number given, 0 when none was."""
        return counters.last_serial(self.connection, name, day)

    def raise_serial(self, name: str, day: str, last: int) -> None:
        """Make counting go on above `last`; a counter is never set back."""
        counters.raise_serial(self.connection, name, day, last)

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
