"""Cases as they arrive: many at once where nothing of ours is in question, one by one where our own log is."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, select

from hall_client.domain.cases import TRANSITIONS, CaseRefused
from hall_client.domain.entries import Entry
from hall_client.domain.syncing import Arrival, Disposition
from hall_client.services.sync_ports import Unfit
from hall_client.storage import journal
from hall_client.storage.database import driver_connection
from hall_client.storage.journal import EntryRefused
from hall_client.storage.line_tables import answer
from hall_client.storage.shapes import MISSHAPEN, OF_CASE, SHAPES, Values
from hall_client.storage.tables import journal as journal_table

Rows = dict[str, list[Values]]
Content = dict[str, dict[str, Values]]

_CHILDREN = OF_CASE[1:]
_OURS = "SELECT DISTINCT subject FROM journal WHERE subject IN (SELECT value FROM json_each(?))"
_HERE = 'SELECT id FROM "case" WHERE id IN (SELECT value FROM json_each(?))'
_EVER_HELD = "SELECT 1 FROM held WHERE thing = ? AND version > 0"
_ANSWERED = (answer.c.log_id == journal_table.c.log_id) & (answer.c.seq == journal_table.c.seq)
_ACCEPTED = answer.c.disposition == Disposition.ACCEPTED.value
_PENDING = (
    select(journal_table)
    .outerjoin(answer, _ANSWERED)
    .where(
        journal_table.c.subject == bindparam("the_case"),
        journal_table.c.log_id == bindparam("the_log"),
        (journal_table.c.seq > bindparam("the_head"))
        | (_ACCEPTED & (answer.c.version > bindparam("the_version"))),
    )
    .order_by(journal_table.c.seq)
)
_OF_GONE = "(SELECT case_id, sha256 FROM kept_file WHERE case_id = ? AND sent = size)"
_STOOD_THERE = (
    select(answer.c.seq)
    .join(journal_table, _ANSWERED)
    .where(journal_table.c.subject == bindparam("the_case"), _ACCEPTED)
    .limit(1)
)


_TURNED_DOWN = (
    select(answer.c.seq)
    .join(journal_table, _ANSWERED)
    .where(
        journal_table.c.subject == bindparam("the_case"),
        answer.c.disposition != Disposition.ACCEPTED.value,
    )
    .limit(1)
)


class Kept(NamedTuple):
    """What is remembered of a thing that arrived."""

    thing: str
    kind: str
    version: int
    foreign: bool
    gone: bool


class CaseArrivals:
    """Taking cases, inside one transaction. `head`: how far the centre has answered the log `log_id`."""

    def __init__(self, connection: Connection, log_id: str, head: int) -> None:
        self._connection, self._log_id, self._head = connection, log_id, head
        self._raw = driver_connection(connection)

    def take(self, arrivals: Sequence[Arrival]) -> list[Kept]:
        """Put the rows of these cases in place. Raises Unfit, and what the driver raises for values it cannot keep."""
        names = json.dumps([arrival.thing for arrival in arrivals])
        ours = {row[0] for row in self._raw.execute(_OURS, (names,))}
        plain = [each for each in arrivals if not each.gone and each.thing not in ours]
        self._put_all(plain)
        kept = [Kept(each.thing, each.kind, each.version, True, False) for each in plain]
        for each in arrivals:
            if each.gone:
                kept.append(self._remove_gone(each))
            elif each.thing in ours:
                kept.append(self._take_ours(each))
        return kept

    def _put_all(self, arrivals: Sequence[Arrival]) -> None:
        """Cases of which this installation recorded nothing: what arrives replaces what stands."""
        names = json.dumps([arrival.thing for arrival in arrivals])
        here = [row[0] for row in self._raw.execute(_HERE, (names,))]
        self._remove(here)
        rows: Rows = defaultdict(list)
        for arrival in arrivals:
            for name, values in _shaped(arrival).items():
                rows[name].extend(values)
        self._insert(rows)

    def _insert(self, rows: Mapping[str, Sequence[Values]]) -> None:
        for name in OF_CASE:
            if rows.get(name):
                self._raw.executemany(SHAPES[name].puts, rows[name])

    def _remove(self, cases: Sequence[str]) -> None:
        if not cases:
            return
        names = (json.dumps(cases),)
        for name in _CHILDREN:
            self._raw.execute(f"DELETE FROM {name} WHERE case_id IN (SELECT value FROM json_each(?))", names)  # noqa: S608
        self._raw.execute('DELETE FROM "case" WHERE id IN (SELECT value FROM json_each(?))', names)

    def _remove_gone(self, arrival: Arrival) -> Kept:
        """A case that left this unit's scope. One that never stood at the centre is known here alone: it stays."""
        held_once = self._raw.execute(_EVER_HELD, (arrival.thing,)).fetchone()
        if held_once or self._connection.execute(_STOOD_THERE, {"the_case": arrival.thing}).first():
            self._remove([arrival.thing])
            self._forget_files(arrival.thing)
        return Kept(arrival.thing, arrival.kind, arrival.version, True, True)

    def _forget_files(self, case_id: str) -> None:
        """Scans the centre has; the others wait here for the case to come back."""
        for table in ("kept_piece", "kept_file"):
            self._raw.execute(f"DELETE FROM {table} WHERE (case_id, sha256) IN {_OF_GONE}", (case_id,))  # noqa: S608

    def _take_ours(self, arrival: Arrival) -> Kept:
        """A case about which our own log has something to say."""
        before = self._content(arrival.thing)
        pending = self._pending(arrival)
        arriving = _shaped(arrival)
        if not pending and before == _by_key(arriving):
            # What was done here and did not stand may stand all the same, because another desk did it as well.
            turned_down = self._connection.execute(_TURNED_DOWN, {"the_case": arrival.thing}).first()
            return Kept(arrival.thing, arrival.kind, arrival.version, turned_down is not None, False)
        self._remove([arrival.thing])
        self._insert(arriving)
        for entry in pending:
            self._fold_on_top(entry)
        foreign = self._content(arrival.thing) != before
        return Kept(arrival.thing, arrival.kind, arrival.version, foreign, False)

    def _pending(self, arrival: Arrival) -> list[Entry]:
        values = {
            "the_case": arrival.thing,
            "the_log": self._log_id,
            "the_head": self._head,
            "the_version": arrival.version,
        }
        rows = self._connection.execute(_PENDING, values).mappings()
        return [journal.from_row(row) for row in rows]

    def _fold_on_top(self, entry: Entry) -> None:
        """What the transition table refuses now is not folded: the centre will answer that it conflicts."""
        if entry.body is None:
            return
        self._raw.execute("SAVEPOINT on_top")
        try:
            journal.fold(self._connection, self._rebased(entry, entry.body.get("rows", {})))
        except (CaseRefused, EntryRefused):
            self._raw.execute("ROLLBACK TO on_top")
        finally:
            self._raw.execute("RELEASE on_top")

    def _rebased(self, entry: Entry, rows: Mapping[str, Any]) -> Entry:
        of_case = {name: rows[name] for name in OF_CASE if name in rows}
        if entry.kind in TRANSITIONS:
            now = self._raw.execute('SELECT version FROM "case" WHERE id = ?', (entry.subject,)).fetchone()
            changed = {
                **of_case.get("case", {}).get(entry.subject, {}),
                "version": (now[0] if now else 0) + 1,
            }
            of_case["case"] = {entry.subject: changed}
        return replace(entry, body={"rows": of_case})

    def _content(self, case_id: str) -> Content:
        found = {}
        for name in OF_CASE:
            column = "id" if name == "case" else "case_id"
            rows = self._raw.execute(f"{SHAPES[name].reads} WHERE {column} = ?", (case_id,)).fetchall()
            if rows:
                found[name] = {row[0]: row for row in rows}
        return found


def _by_key(rows: Mapping[str, Sequence[Values]]) -> Content:
    return {name: {row[0]: row for row in values} for name, values in rows.items() if values}


def _shaped(arrival: Arrival) -> Rows:
    """The rows of a case by table. Raises Unfit where they are not the rows of this one case."""
    case_id, rows = arrival.thing, arrival.rows
    try:
        if rows["case"].keys() != {case_id}:
            raise Unfit(case_id)
        found = {"case": [SHAPES["case"].values(case_id, rows["case"][case_id])]}
        for name in _CHILDREN:
            values = SHAPES[name].values
            if name in rows:
                found[name] = [values(key, _of(case_id, fields)) for key, fields in rows[name].items()]
    except MISSHAPEN as error:
        raise Unfit(case_id) from error
    return found


def _of(case_id: str, fields: Mapping[str, Any]) -> Mapping[str, Any]:
    named = fields.get("case_id")
    if named == case_id:
        return fields
    if named is None:
        return {**fields, "case_id": case_id}
    raise Unfit(case_id)
