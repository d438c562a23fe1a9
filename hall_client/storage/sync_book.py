"""This installation's log going up, the cursor in the centre's feed, and what of the centre is held here."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, text
from sqlalchemy.dialects.sqlite import insert as upsert

from hall_client.domain.cases import TRANSITIONS
from hall_client.domain.entries import GENESIS, Entry, Written
from hall_client.domain.syncing import Arrival, Brings, Mark, Proof, proof_of
from hall_client.services.sync_ports import Taken, Unsent
from hall_client.storage import journal
from hall_client.storage.arrivals import Arrivals
from hall_client.storage.case_tables import case
from hall_client.storage.database import driver_connection
from hall_client.storage.line_tables import held, mark
from hall_client.storage.shapes import OF_CASE
from hall_client.storage.statements import Statement
from hall_client.storage.tables import journal as table
from hall_client.storage.tables import meta

MARKS = 400
"""How many places in the feed are remembered: so far a centre may go back without everything being sent again."""

_BRINGS = """
SELECT subject, seq, coalesce(json_extract(body, '$.facts.seen'), based_on) FROM journal
WHERE log_id = ? AND seq > ? AND body IS NOT NULL
  AND EXISTS (SELECT 1 FROM json_each(body, '$.rows') r WHERE r.key IN (SELECT value FROM json_each(?)))
ORDER BY seq
"""
_WAITING = Statement(
    select(*(table.c[each.name] for each in fields(Written)))
    .where(
        table.c.log_id == bindparam("the_log"),
        table.c.seq > bindparam("after"),
        table.c.seq <= bindparam("up_to"),
    )
    .order_by(table.c.seq)
)
_LIST_KINDS = [*TRANSITIONS, "rating.give"]


class SyncBook:
    """What the line reads and keeps, inside one transaction."""

    def __init__(self, connection: Connection, log_id: str) -> None:
        self._connection, self._log_id = connection, log_id

    def head(self) -> int:
        """The number of the last entry of this installation's log."""
        return journal.head(self._connection, self._log_id)[0]

    def hash_at(self, seq: int) -> str:
        """The hash of one entry of the log; empty where there is none."""
        if seq == 0:
            return GENESIS
        query = select(table.c.hash).where(table.c.log_id == self._log_id, table.c.seq == seq)
        return self._connection.scalar(query) or ""

    def answered(self) -> int:
        """Up to where the centre has answered the log, as far as known here."""
        query = select(meta.c.value).where(meta.c.key == f"answered/{self._log_id}")
        return int(self._connection.scalar(query) or 0)

    def set_answered(self, seq: int) -> None:
        """Remember it."""
        new = upsert(meta).values(key=f"answered/{self._log_id}", value=str(seq))
        self._connection.execute(
            new.on_conflict_do_update(index_elements=[meta.c.key], set_={"value": new.excluded.value})
        )

    def batch(self, after: int, entries: int, characters: int) -> tuple[Written, ...]:
        """The entries behind `after`, so many and so long at the most; at least one where there are any."""
        found: list[Written] = []
        length = 0
        values = {"the_log": self._log_id, "after": after, "up_to": after + entries}
        for row in _WAITING.run(self._connection, values):
            entry = Written(*row)
            length += len(entry.body or "")
            if found and length > characters:
                break
            found.append(entry)
        return tuple(found)

    def brings(self, after: int) -> Brings:
        """Of the entries behind `after` those about cases."""
        found = defaultdict[str, list[tuple[int, int]]](list)
        values = (self._log_id, after, json.dumps(sorted(OF_CASE)))
        for subject, seq, seen in driver_connection(self._connection).execute(_BRINGS, values):
            found[subject].append((seq, seen))
        return found

    def other_logs(self) -> tuple[str, ...]:
        """The earlier logs of this installation, oldest first."""
        return tuple(each for each in journal.logs(self._connection) if each != self._log_id)

    def ids_before(self, log_id: str, seq: int | None, limit: int) -> tuple[tuple[int, str], ...]:
        """(seq, id) of entries of a log before `seq` (None: from its end), last first."""
        query = select(table.c.seq, table.c.entry_id).where(table.c.log_id == log_id)
        if seq is not None:
            query = query.where(table.c.seq < seq)
        rows = self._connection.execute(query.order_by(table.c.seq.desc()).limit(limit))
        return tuple((row.seq, row.entry_id) for row in rows)

    def carried(self, entry_ids: Collection[str]) -> frozenset[str]:
        """Which of these entries this installation's log has as well."""
        query = select(table.c.entry_id).where(
            table.c.log_id == self._log_id, table.c.entry_id.in_(entry_ids)
        )
        return frozenset(self._connection.scalars(query))

    def entries(self, log_id: str, seqs: Collection[int]) -> tuple[Entry, ...]:
        """These entries of a log, in order."""
        # One list of JSON: a whole log is more than a statement takes as parameters.
        wanted = text("seq IN (SELECT value FROM json_each(:the_seqs))")
        query = select(table).where(table.c.log_id == log_id, wanted).order_by(table.c.seq)
        rows = self._connection.execute(query, {"the_seqs": json.dumps(list(seqs))}).mappings()
        return tuple(journal.from_row(row) for row in rows)

    def marks(self) -> tuple[Mark, ...]:
        """The places reached in the feed, newest first."""
        rows = self._connection.execute(select(mark.c.n, mark.c.token).order_by(mark.c.n.desc()))
        return tuple(Mark(row.n, row.token) for row in rows)

    def reach(self, place: Mark) -> None:
        """This place in the feed is reached; later ones that were reached once are forgotten."""
        self._connection.execute(delete(mark).where(mark.c.n >= place.n))
        if place.n == 0:
            return
        self._connection.execute(insert(mark).values(n=place.n, token=place.token))
        oldest = select(mark.c.n).order_by(mark.c.n.desc()).limit(1).offset(MARKS).scalar_subquery()
        self._connection.execute(delete(mark).where(mark.c.n <= oldest))

    def forget_marks(self) -> None:
        """Have everything sent again."""
        self._connection.execute(delete(mark))

    def take(self, arrivals: Sequence[Arrival]) -> Taken:
        """Put their rows in place, with what the centre has not answered on top. Twice is as good as once.

        Raises Unfit where one of them cannot be kept; the transaction is to be given up then.
        """
        return Arrivals(self._connection, self._log_id, self.answered()).take(arrivals)

    def take_apart(self, arrivals: Sequence[Arrival]) -> Taken:
        """The same one by one: what cannot be kept is set aside."""
        return Arrivals(self._connection, self._log_id, self.answered()).take_apart(arrivals)

    def stale(self) -> tuple[str, ...]:
        """Things whose rows here may not be what stands, because an entry of ours about them was not folded."""
        return tuple(self._connection.scalars(select(held.c.thing).where(held.c.stale)))

    def _held(self) -> dict[str, int]:
        # A hundred thousand of them: read by the driver itself.
        rows = driver_connection(self._connection).execute("SELECT thing, version FROM held WHERE NOT gone")
        return dict(rows.fetchall())

    def proof(self) -> Proof:
        """The count and digest of what is held."""
        return proof_of(self._held())

    def differing(self, versions: Mapping[str, int]) -> tuple[str, ...]:
        """The things that are not held in these versions, or held and not among them."""
        return tuple(sorted({thing for thing, _ in self._held().items() ^ versions.items()}))

    def holds(self, thing: str) -> bool:
        """Whether the centre has told us of this thing, and it is in our scope."""
        query = select(held.c.thing).where(held.c.thing == thing, held.c.gone.is_(False))
        return self._connection.execute(query).first() is not None

    def waiting(self) -> tuple[int, int]:
        """How many entries the centre has not answered, and about how many cases."""
        behind = (table.c.log_id == self._log_id) & (table.c.seq > self.answered())
        cases = func.count(func.distinct(table.c.subject)).filter(table.c.kind.in_(TRANSITIONS))
        row = self._connection.execute(select(func.count(), cases).where(behind)).one()
        return int(row[0]), int(row[1])

    def unsent_subjects(self, subjects: Collection[str]) -> frozenset[str]:
        """Which of these subjects have an entry that the centre has not answered."""
        # Written so that only the index of subjects serves: a station without a line has a whole log unanswered.
        query = select(table.c.subject).where(
            table.c.subject.in_(list(subjects)),
            table.c.log_id.concat("") == self._log_id,
            table.c.seq + 0 > self.answered(),
        )
        return frozenset(self._connection.scalars(query))

    def unsent(self, limit: int) -> tuple[Unsent, ...]:
        """The unanswered entries about cases and ratings, oldest first."""
        of_case = (case.c.id == table.c.subject) | (
            (table.c.kind == "rating.give")
            & (case.c.service_id == table.c.subject)
            & (case.c.service_id != "")
        )
        query = (
            select(
                table.c.kind,
                table.c.subject,
                table.c.at,
                case.c.number,
                case.c.applicant_name,
                case.c.item_name,
            )
            .outerjoin(case, of_case)
            .where(
                table.c.log_id == self._log_id, table.c.seq > self.answered(), table.c.kind.in_(_LIST_KINDS)
            )
            .order_by(table.c.seq)
            .limit(limit)
        )
        return tuple(_unsent(row) for row in self._connection.execute(query))


def _unsent(row: Any) -> Unsent:
    title = f"{row.applicant_name}，{row.item_name}" if row.number else ""
    return Unsent(row.kind, row.subject, datetime.fromisoformat(row.at), row.number or "", title)
