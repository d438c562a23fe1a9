"""`hall-client verify`: the chain of every log, and the fold of all of them held against the rows."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, create_engine, select

from hall_client.domain.cases import CaseRefused
from hall_client.domain.entries import GENESIS, Breach, Entry, first_breach
from hall_client.storage import journal
from hall_client.storage.journal import EntryRefused
from hall_client.storage.store import Store, Work
from hall_client.storage.tables import FOLDED, metadata
from hall_client.storage.tables import journal as journal_table


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


def verify(store: Store) -> Verified:
    """Check the chains, fold the journal into a scratch database in memory, compare with the rows."""
    scratch = create_engine("sqlite://")
    metadata.create_all(scratch)
    try:
        with store.read() as work, scratch.begin() as empty:
            count, head, findings = _replay(work, empty)
            if not findings:
                findings = _compare(work.connection, empty)
    finally:
        scratch.dispose()
    return Verified(count, head, tuple(findings))


def _replay(work: Work, scratch: Connection) -> tuple[int, str, list[Finding]]:
    count, head = 0, GENESIS
    for log_id in _logs(work.connection):
        prev = GENESIS
        for seq, entry in enumerate(journal.entries(work.connection, log_id), 1):
            breach = first_breach(prev, seq, entry) or _erased(entry)
            if breach is None:
                breach = _refold(scratch, entry)
            if breach is not None:
                return count, head, [Finding(breach.seq, f"{breach.problem}（{entry.kind}）")]
            prev, count = entry.hash, count + 1
        head = prev if log_id == work.log_id else head
    return count, head, []


def _erased(entry: Entry) -> Breach | None:
    """Nothing in this program erases bodies yet, so a missing one was taken out by hand."""
    return Breach(entry.seq, entry.kind, f"第 {entry.seq} 条的内容不见了") if entry.body is None else None


def _logs(connection: Connection) -> list[str]:
    """The logs in the order in which they were begun."""
    rows = connection.execute(
        select(journal_table.c.log_id, journal_table.c.at).where(journal_table.c.seq == 1)
    )
    return [row.log_id for row in sorted(rows, key=lambda row: row.at)]


def _refold(scratch: Connection, entry: Entry) -> Breach | None:
    try:
        journal.fold(scratch, entry)
    except (CaseRefused, EntryRefused) as error:
        return Breach(entry.seq, entry.kind, f"第 {entry.seq} 条不能接在当时的状态上：{error}")
    return None


def _compare(rows: Connection, scratch: Connection) -> list[Finding]:
    findings = []
    for table in FOLDED.values():
        stands, folded = _content(rows, table), _content(scratch, table)
        for key in sorted(stands.keys() | folded.keys()):
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
