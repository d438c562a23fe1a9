"""What the centre answered to our entries: kept for cases, and for everything that did not simply stand."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from hall_client.domain.entries import Entry
from hall_client.domain.syncing import Answer, Disposition, is_untold
from hall_client.services.sync_ports import Learned, Refused
from hall_client.storage import journal
from hall_client.storage.line_tables import answer, held
from hall_client.storage.shapes import OF_CASE
from hall_client.storage.tables import journal as table

_REFUSED = (Disposition.CONFLICT.value, Disposition.QUARANTINED.value)
_STANDS = {Disposition.ACCEPTED.value, Disposition.DUPLICATE.value}
"""Between these nothing changed: what was done stands, from here or from another log."""

_NOT_FOLDED = (Disposition.DUPLICATE, Disposition.QUARANTINED)
"""After these nothing arrives by itself; a conflict raises the case's version, so that it comes with the feed."""

_ANSWERED = (answer.c.log_id == table.c.log_id) & (answer.c.seq == table.c.seq)


class AnswerBook:
    """The answers to the entries of the log `log_id` and of earlier ones, inside one transaction."""

    def __init__(self, connection: Connection, log_id: str) -> None:
        self._connection, self._log_id = connection, log_id

    def remember(self, answers: Sequence[Answer], unit: str) -> Learned:
        """Keep these answers; what was not folded makes what it touched stale."""
        known = self._known([each.seq for each in answers])
        asked_again = self._refused_before([each.seq for each in answers])
        kept, refused, changed = [], [], 0
        for each in answers:
            before, now = known.get(each.seq, ""), _said(each, each.seq in asked_again).value
            if each.disposition is Disposition.ACCEPTED and not (
                before or each.version or each.seq in asked_again
            ):
                continue
            same = before in ("", now) or {before, now} <= _STANDS
            was = "" if same else before
            changed += bool(was)
            refused += [each.seq] if now in _REFUSED and before not in _REFUSED else []
            kept.append({"seq": each.seq, "disposition": now, "version": each.version, "was": was})
        self._keep(kept)
        self._make_stale(self._entries([a.seq for a in answers if a.disposition in _NOT_FOLDED]), unit)
        return Learned(self._entries(refused), changed)

    def _known(self, seqs: Sequence[int]) -> dict[int, str]:
        query = select(answer.c.seq, answer.c.disposition).where(
            answer.c.log_id == self._log_id, answer.c.seq.in_(seqs)
        )
        return {row.seq: row.disposition for row in self._connection.execute(query)}

    def _refused_before(self, seqs: Sequence[int]) -> frozenset[int]:
        """The entries of these that an earlier log sent, and that did not stand then."""
        earlier = table.alias()
        theirs = (answer.c.log_id == earlier.c.log_id) & (answer.c.seq == earlier.c.seq)
        refused = select(earlier.c.entry_id).join(answer, theirs)
        refused = refused.where(answer.c.disposition.in_(_REFUSED), answer.c.log_id != self._log_id)
        query = select(table.c.seq).where(table.c.log_id == self._log_id, table.c.seq.in_(seqs))
        return frozenset(self._connection.scalars(query.where(table.c.entry_id.in_(refused))))

    def _keep(self, rows: Sequence[Mapping[str, Any]]) -> None:
        if not rows:
            return
        new = insert(answer)
        # An earlier change stays to be seen.
        was = func.iif(new.excluded.was != "", new.excluded.was, answer.c.was)
        changed = {"disposition": new.excluded.disposition, "version": new.excluded.version, "was": was}
        put = new.on_conflict_do_update(index_elements=[answer.c.log_id, answer.c.seq], set_=changed)
        self._connection.execute(put, [{"log_id": self._log_id, **row} for row in rows])

    def _make_stale(self, entries: Iterable[Entry], unit: str) -> None:
        rows = [
            {"thing": thing, "kind": kind, "version": 0, "foreign_rows": True, "gone": False, "stale": True}
            for entry in entries
            for thing, kind in _touched(entry, unit)
        ]
        if rows:
            new = insert(held)
            put = new.on_conflict_do_update(
                index_elements=[held.c.thing], set_={"stale": True, "foreign_rows": True}
            )
            self._connection.execute(put, rows)

    def _entries(self, seqs: Sequence[int]) -> tuple[Entry, ...]:
        query = select(table).where(table.c.log_id == self._log_id, table.c.seq.in_(seqs))
        rows = self._connection.execute(query.order_by(table.c.seq)).mappings()
        return tuple(journal.from_row(row) for row in rows)

    def refused(self) -> tuple[Refused, ...]:
        """Our entries that did not stand, oldest first.

        What was sent again in a later log has the answer of that log, if it got one: unless the centre knew it from
        the earlier one and it did not stand there either. A log that was closed before it was answered says nothing.
        """
        query = (
            select(table, answer.c.disposition, answer.c.version.label("told"), held.c.version.label("holds"))
            .join(answer, _ANSWERED)
            .outerjoin(held, held.c.thing == table.c.subject)
            .where(answer.c.disposition.in_(_REFUSED))
            .order_by(table.c.at, table.c.seq)
        )
        found = []
        overtaken = self._sent_again()
        for row in self._connection.execute(query).mappings():
            if (row["log_id"], row["entry_id"]) in overtaken:
                continue
            fields: Any = dict(row)
            disposition, told = Disposition(fields.pop("disposition")), fields.pop("told")
            holds = fields.pop("holds") or 0
            found.append(Refused(journal.from_row(fields), disposition, told, holds))
        return tuple(found)

    def _sent_again(self) -> set[tuple[str, str]]:
        """(log, entry) of refusals that a later log of this installation asked about again, and got an answer."""
        later = table.alias()
        again = (answer.c.log_id == later.c.log_id) & (answer.c.seq == later.c.seq)
        found, logs = set(), journal.logs(self._connection)
        for place, log_id in enumerate(logs[:-1]):
            refused = select(table.c.entry_id).join(answer, _ANSWERED)
            refused = refused.where(answer.c.log_id == log_id, answer.c.disposition.in_(_REFUSED))
            query = select(later.c.entry_id).join(answer, again)
            query = query.where(
                later.c.log_id.in_(logs[place + 1 :]),
                later.c.entry_id.in_(list(self._connection.scalars(refused))),
                or_(answer.c.disposition != Disposition.DUPLICATE.value, answer.c.version > 0),
            )
            found |= {(log_id, each) for each in self._connection.scalars(query)}
        return found

    def changed(self) -> tuple[tuple[Entry, Disposition, Disposition], ...]:
        """Entries whose answer a restored or promoted centre changed: (entry, before, now)."""
        query = select(table, answer.c.was, answer.c.disposition).join(answer, _ANSWERED)
        query = query.where(answer.c.was != "").order_by(table.c.at, table.c.seq)
        found = []
        for row in self._connection.execute(query).mappings():
            fields: Any = dict(row)
            was, now = Disposition(fields.pop("was")), Disposition(fields.pop("disposition"))
            found.append((journal.from_row(fields), was, now))
        return tuple(found)

    def forget_changes(self) -> None:
        """Somebody has looked at all of them."""
        self._connection.execute(update(answer).where(answer.c.was != "").values(was=""))


def _said(each: Answer, asked_again: bool) -> Disposition:
    """What an answer comes to: a repetition of what did not stand, and was never heard of, is a refusal."""
    if each.disposition is Disposition.DUPLICATE and not each.version and not asked_again:
        return Disposition.CONFLICT
    return each.disposition


def _touched(entry: Entry, unit: str) -> Iterable[tuple[str, str]]:
    """The things an entry would have changed, and their kinds; of those that the centre does not tell of, none: asking
    would be answered as if they did not stand."""
    rows = (entry.body or {}).get("rows", {})
    for name, changed in rows.items():
        if name in OF_CASE:
            yield entry.subject, "case"
        else:
            yield from (
                (f"{name}/{unit}/{key}", name) for key, row in changed.items() if not is_untold(name, row)
            )
