"""The journal and its fold: `append` is the only writer of work rows, whatever the act."""

import json
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, RowMapping, Table, bindparam, func, select, text, update
from sqlalchemy.dialects.sqlite import insert

from hall_client.domain.cases import TRANSITIONS, CaseState, next_state
from hall_client.domain.entries import (
    GENESIS,
    VERSION,
    Entry,
    NewEntry,
    canonical,
    digest_of_text,
    hash_of,
    instant_text,
)
from hall_client.domain.proxies import PROXY_STEPS, ProxyState
from hall_client.storage.case_tables import case
from hall_client.storage.proxy_tables import proxy
from hall_client.storage.reference_tables import REFERENCE, REFERENCE_STAMP
from hall_client.storage.statements import Statement
from hall_client.storage.tables import FOLDED, journal, meta

MAX_BODY = 256 * 1024
"""Characters; a longer body is refused here, before it could block the way to the centre."""


class EntryRefused(Exception):
    """The entry does not fit the rows it wants to change; nothing was written."""


_MINE = journal.c.log_id == bindparam("log")
_LAST = select(func.max(journal.c.seq)).where(_MINE).scalar_subquery()
_HEAD = Statement(select(journal.c.seq, journal.c.hash).where(_MINE, journal.c.seq == _LAST))
_CASE_NOW = Statement(select(case.c.state, case.c.version).where(case.c.id == bindparam("key")))
_PROXY_NOW = Statement(select(proxy.c.state, proxy.c.before).where(proxy.c.case_id == bindparam("key")))
_NAMED = Statement(select(journal.c.seq).where(_MINE, journal.c.entry_id == bindparam("name")))
_RECORD = Statement(insert(journal))
_STAMP = insert(meta)
_RESTAMP = Statement(
    _STAMP.on_conflict_do_update(index_elements=[meta.c.key], set_={"value": _STAMP.excluded.value})
)


def head(connection: Connection, log_id: str) -> tuple[int, str]:
    """(seq, hash) of the last entry of `log_id`; (0, GENESIS) for a log that has none."""
    row: tuple[int, str] | None = _HEAD.run(connection, {"log": log_id}).fetchone()
    return row or (0, GENESIS)


RandomBytes = Callable[[int], bytes]
"""Where names and salts come from: the system's randomness, or in the demo a seed."""


def append(connection: Connection, log_id: str, new: NewEntry, random: RandomBytes) -> Entry:
    """Record `new` in `log_id` and fold it into the work rows, in the caller's transaction.

    What two desks would name alike keeps that name once in a log: recorded again, because it did not stand, it gets
    one of its own. Raises EntryRefused when the entry does not fit, CaseRefused when the transition table has no such
    step.
    """
    if new.entry_id and _NAMED.run(connection, {"log": log_id, "name": new.entry_id}).fetchone():
        new = replace(new, entry_id="")
    seq, prev_hash = head(connection, log_id)
    entry, text = _seal(log_id, seq + 1, prev_hash, new, random)
    fold(connection, entry)
    _RECORD.run(connection, {**vars(entry), "body": text})
    return entry


def append_again(connection: Connection, log_id: str, entry: Entry, random: RandomBytes) -> Entry:
    """Record in `log_id` what another log of this installation recorded, under the same id. The rows stand already."""
    seq, prev_hash = head(connection, log_id)
    if entry.body is None:
        again = replace(entry, log_id=log_id, seq=seq + 1, prev_hash=prev_hash)
        text, again = None, replace(again, hash=hash_of(again))
    else:
        again, text = _sealed(replace(entry, log_id=log_id, seq=seq + 1, prev_hash=prev_hash), random)
    _RECORD.run(connection, {**vars(again), "body": text})
    return again


def _seal(log_id: str, seq: int, prev_hash: str, new: NewEntry, random: RandomBytes) -> tuple[Entry, str]:
    """The entry, and its body as the text that is kept."""
    entry = Entry(
        log_id=log_id,
        seq=seq,
        entry_id=new.entry_id or str(uuid.UUID(bytes=random(16), version=4)),
        at=instant_text(new.at),
        actor=new.actor,
        second_actor=new.second_actor,
        kind=new.kind,
        version=VERSION,
        subject=new.subject,
        based_on=new.based_on,
        body={"facts": new.facts, "rows": new.rows},
        salt="",
        body_digest="",
        prev_hash=prev_hash,
        hash="",
    )
    return _sealed(entry, random)


def _sealed(entry: Entry, random: RandomBytes) -> tuple[Entry, str]:
    """`entry` with salt, digest and hash, and its body as text."""
    text = canonical(entry.body)
    if len(text) > MAX_BODY:
        raise EntryRefused("这一步带的内容太长，没有存。请缩短备注后再做一次。")
    salt = random(16).hex()
    salted = replace(entry, salt=salt, body_digest=digest_of_text(salt, text))
    return replace(salted, hash=hash_of(salted)), text


def from_row(row: RowMapping) -> Entry:
    """The entry behind a journal row."""
    fields: dict[str, Any] = dict(row)
    fields["body"] = None if fields["body"] is None else _body(fields["body"])
    return Entry(**fields)


def _body(text: str) -> dict[str, Any]:
    """The body in a column; a text that was never ours becomes a body that no digest fits."""
    try:
        body = json.loads(text)
    except ValueError:
        body = None
    return body if isinstance(body, dict) else {"unreadable": text}


def entries(connection: Connection, log_id: str, *, after: int = 0) -> Iterator[Entry]:
    """The entries of `log_id` behind `after`, in order, without holding them all in memory."""
    query = select(journal).where(journal.c.log_id == log_id, journal.c.seq > after).order_by(journal.c.seq)
    for row in connection.execution_options(yield_per=500).execute(query).mappings():
        yield from_row(row)


def logs(connection: Connection) -> tuple[str, ...]:
    """Every log in the order in which they were begun: what was sent again has the instant of the first time."""
    query = select(journal.c.log_id).where(journal.c.seq == 1).order_by(text("journal.rowid"))
    return tuple(connection.scalars(query))


def fold(connection: Connection, entry: Entry) -> None:
    """Merge the changed fields of `entry` into the work rows. Erased entries have nothing left to fold."""
    if entry.body is None:
        return
    rows: Mapping[str, Mapping[str, Mapping[str, Any]]] = entry.body.get("rows", {})
    if entry.kind in TRANSITIONS:
        _check_transition(connection, entry, rows.get("case", {}).get(entry.subject, {}))
    if entry.kind in PROXY_STEPS:
        _check_proxy(connection, entry, rows.get("proxy", {}).get(entry.subject, {}))
    for name, table in FOLDED.items():
        if name in rows:
            _merge(connection, table, rows[name])
    if unknown := set(rows) - set(FOLDED):
        raise EntryRefused(f"这一步要改的表 {'、'.join(sorted(unknown))} 不归留痕管。")
    if REFERENCE & rows.keys():
        _RESTAMP.run(connection, {"key": REFERENCE_STAMP, "value": entry.hash})


def _check_transition(connection: Connection, entry: Entry, changed: Mapping[str, Any]) -> None:
    now, version = _CASE_NOW.run(connection, {"key": entry.subject}).fetchone() or ("", 0)
    state = CaseState(now)
    target = next_state(entry.kind, state)
    if changed.get("state", state) != target or changed.get("version") != version + 1:
        raise EntryRefused("这一件刚被别处改过，没有存。请重新打开它，看过新情况再办。")


def _check_proxy(connection: Connection, entry: Entry, changed: Mapping[str, Any]) -> None:
    now, before = _PROXY_NOW.run(connection, {"key": entry.subject}).fetchone() or ("", "")
    state = ProxyState(now)
    row = PROXY_STEPS[entry.kind]
    target = row.target or ProxyState(before if entry.kind == "proxy.continue" else now)
    if state not in row.sources or changed.get("state", state) != target:
        raise EntryRefused("这一件代办刚被别处改过，没有存。请重新打开它，看过新情况再办。")


def _merge(connection: Connection, table: Table, rows: Mapping[str, Mapping[str, Any]]) -> None:
    """Whole rows are new or replace what stands; a row with some of the fields changes one that stands."""
    merge = _MERGES[table.name]
    whole = [{**fields, merge.key: each} for each, fields in rows.items() if merge.columns <= fields.keys()]
    if whole:
        merge.put.run_all(connection, whole)
    for each, fields in rows.items():
        if not fields or merge.columns <= fields.keys():
            continue
        change = _change(table, tuple(sorted(fields)))
        if change.run(connection, {**fields, "the_key": each}).rowcount == 0:
            missing = "、".join(sorted(merge.columns - fields.keys()))
            raise EntryRefused(f"{table.name} 的新记录缺 {missing}。")


class _Merge(NamedTuple):
    """How whole rows get into a table: its key, its other columns, and the statement."""

    key: str
    columns: frozenset[str]
    put: Statement


def _merge_of(table: Table) -> _Merge:
    key = table.primary_key.columns[0]
    columns = frozenset(c.name for c in table.columns if c.computed is None) - {key.name}
    new = insert(table)
    changed = {name: new.excluded[name] for name in sorted(columns)}
    put = new.on_conflict_do_update(index_elements=[key], set_=changed)
    return _Merge(key.name, columns, Statement(put, [key.name, *sorted(columns)]))


_MERGES = {name: _merge_of(table) for name, table in FOLDED.items()}


@lru_cache(maxsize=256)
def _change(table: Table, columns: tuple[str, ...]) -> Statement:
    key = table.primary_key.columns[0]
    return Statement(update(table).where(key == bindparam("the_key")), columns)
