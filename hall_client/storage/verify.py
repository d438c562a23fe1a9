"""`hall-client verify`: the chain of every log, and the fold of all of them held against the rows.

What other desks changed cannot be proved by this installation's own log; the centre keeps the entries that can.
"""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Table, create_engine, select

from hall_client.domain.cases import CaseRefused
from hall_client.domain.entries import GENESIS, Breach, Entry, Rows, first_breach
from hall_client.domain.syncing import Disposition, is_untold
from hall_client.storage import journal
from hall_client.storage.journal import EntryRefused
from hall_client.storage.line_tables import answer, held
from hall_client.storage.shapes import OF_CASE
from hall_client.storage.store import Store
from hall_client.storage.tables import FOLDED, metadata
from hall_client.storage.tables import journal as journal_table
from hall_client.storage.work import Work


@dataclass(frozen=True)
class Finding:
    """One thing that does not hold: the entry (seq) or the row it was found at."""

    seq: int
    sentence: str


@dataclass(frozen=True)
class Verified:
    """The outcome of a check: how many entries, the last hash, and what was found (empty: all holds)."""

    entries: int
    head: str
    findings: tuple[Finding, ...]


class _Provable:
    """What the own log can prove: things the centre never replaced, and entries that it did not turn down."""

    def __init__(self, connection: Connection) -> None:
        foreign = connection.execute(
            select(held.c.thing, held.c.kind).where(held.c.foreign_rows | held.c.gone)
        ).all()
        self._foreign = {(row.kind, _key(row.thing, row.kind)) for row in foreign}
        refused = select(journal_table.c.entry_id, answer.c.disposition).join(
            answer, (answer.c.log_id == journal_table.c.log_id) & (answer.c.seq == journal_table.c.seq)
        )
        turned_down = connection.execute(refused.where(answer.c.disposition != Disposition.ACCEPTED.value))
        self._refused = {row.entry_id: row.disposition for row in turned_down}

    def part(self, entry: Entry) -> Entry:
        """`entry` with those of its rows that can be proved; what happened at a window stands despite a conflict, and
        what the centre does not tell of despite everything."""
        answered = self._refused.get(entry.entry_id, "")
        rows: Rows = (entry.body or {}).get("rows", {})
        kept = {
            name: {
                key: fields
                for key, fields in changed.items()
                if self.holds(name, key, entry.subject)
                and (answered not in _WHOLLY or is_untold(name, fields))
            }
            for name, changed in rows.items()
            if not (answered and name in OF_CASE)
        }
        checked = not answered and ("case", entry.subject) not in self._foreign
        kind = entry.kind if checked else ""
        return replace(entry, kind=kind, body={"rows": {name: part for name, part in kept.items() if part}})

    def holds(self, table: str, key: str, case_id: str) -> bool:
        """Whether the own log can prove the row `key` of a table, which belongs to `case_id` in tables of cases."""
        if table in OF_CASE and ("case", case_id) in self._foreign:
            return False
        return (table, key) not in self._foreign


_WHOLLY = (Disposition.DUPLICATE.value, Disposition.QUARANTINED.value)


def _key(thing: str, kind: str) -> str:
    return thing if kind == "case" else thing.split("/", 2)[-1]


def verify(store: Store) -> Verified:
    """Check the chains, fold the journal into a scratch database in memory, compare with the rows."""
    scratch = create_engine("sqlite://")
    metadata.create_all(scratch)
    try:
        with store.read() as work, scratch.begin() as empty:
            provable = _Provable(work.connection)
            count, head, findings = _replay(work, empty, provable)
            if not findings:
                findings = _compare(work.connection, empty, provable)
    finally:
        scratch.dispose()
    return Verified(count, head, tuple(findings))


def _replay(work: Work, scratch: Connection, provable: _Provable) -> tuple[int, str, list[Finding]]:
    count, head = 0, GENESIS
    once: set[str] = set()
    for log_id in journal.logs(work.connection):
        prev = GENESIS
        for seq, entry in enumerate(journal.entries(work.connection, log_id), 1):
            breach = first_breach(prev, seq, entry) or _erased(entry)
            if breach is None and entry.entry_id not in once:
                once.add(entry.entry_id)
                breach = _refold(scratch, provable.part(entry))
            if breach is not None:
                return count, head, [Finding(breach.seq, f"{breach.problem}（{entry.kind}）")]
            prev, count = entry.hash, count + 1
        head = prev if log_id == work.log_id else head
    return count, head, []


def _erased(entry: Entry) -> Breach | None:
    """Nothing in this program erases bodies yet, so a missing one was taken out by hand."""
    return Breach(entry.seq, entry.kind, f"第 {entry.seq} 条的内容不见了") if entry.body is None else None


def _refold(scratch: Connection, entry: Entry) -> Breach | None:
    try:
        journal.fold(scratch, entry)
    except (CaseRefused, EntryRefused) as error:
        return Breach(entry.seq, entry.kind, f"第 {entry.seq} 条不能接在当时的状态上：{error}")
    return None


def _compare(rows: Connection, scratch: Connection, provable: _Provable) -> list[Finding]:
    findings = []
    for table in FOLDED.values():
        stands, folded = _content(rows, table), _content(scratch, table)
        for key in sorted(stands.keys() | folded.keys()):
            row = stands.get(key) or folded[key]
            if not provable.holds(table.name, key, str(row.get("case_id", key))):
                continue
            if stands.get(key) != folded.get(key):
                findings.append(
                    Finding(0, f"{table.name} 的 {key} 与留痕对不上：{_which(stands, folded, key)}")
                )
    return findings


def _content(connection: Connection, table: Table) -> dict[str, dict[str, Any]]:
    key = table.primary_key.columns[0].name
    columns = [column for column in table.columns if column.computed is None]
    rows = connection.execute(select(*columns)).mappings()
    return {str(row[key]): dict(row) for row in rows}


def _which(stands: dict[str, dict[str, Any]], folded: dict[str, dict[str, Any]], key: str) -> str:
    if key not in folded:
        return "留痕里没有"
    if key not in stands:
        return "记录不见了"
    names = [name for name, value in stands[key].items() if folded[key].get(name) != value]
    return "、".join(names)
