"""What stands at the centre and at each PC, read straight from both databases: no line, no program in between."""

import json
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.rows import class_row
from sqlalchemy import select

from hall_client.central.server import Server
from hall_client.domain.syncing import Proof
from hall_client.services import taking_in
from hall_client.services.line_ports import Line, LineDown
from hall_client.services.sync_ports import Refused
from hall_client.storage.queue_tables import ticket
from hall_client.storage.tables import FOLDED, draft, journal
from hall_client.storage.work import Work
from tests.soak.line.seat import Seat

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Entry:
    """One entry, at either end. `answer` is empty at the PC."""

    log: str
    seq: int
    entry_id: str
    kind: str
    subject: str
    at: str
    hash: str
    body: str
    answer: str = ""

    @property
    def content(self) -> dict[str, Any]:
        """Facts and rows."""
        content: dict[str, Any] = json.loads(self.body or "{}")
        return content

    @property
    def rows(self) -> dict[str, dict[str, Row]]:
        """Table -> key -> the columns it sets."""
        rows: dict[str, dict[str, Row]] = self.content.get("rows", {})
        return rows


@dataclass(frozen=True)
class Thing:
    """What stands at the centre under one name."""

    thing: str
    kind: str
    unit: str
    version: int
    rows: Mapping[str, Mapping[str, Row]]


@dataclass(frozen=True)
class Centre:
    """Everything at the centre. `scope` is unit -> the things it may see."""

    entries: Sequence[Entry]
    terminal_of_log: Mapping[str, str]
    """Log -> station and terminal, as its case numbers begin."""
    things: Mapping[str, Thing]
    scope: Mapping[str, frozenset[str]]
    tickets: Mapping[str, Row]
    parked: frozenset[str]
    parents: Mapping[str, str]
    """Village -> its town."""


@dataclass(frozen=True)
class Site:
    """Everything at one PC: `rows` table -> key -> row, `told` the entries it told people did not stand."""

    name: str
    unit: str
    log: str
    entries: Sequence[Entry]
    rows: Mapping[str, Mapping[str, Row]]
    tickets: Mapping[str, Row]
    drafts: frozenset[str]
    refused: Sequence[Refused]
    told: frozenset[str]
    missed: frozenset[str]
    """What it keeps of a centre that went back, and what nobody has brought again yet."""
    proof: Proof
    their_proof: Proof


_ENTRIES = "SELECT log::text, seq, entry_id, kind, subject, at, hash, body, answer FROM centre.entry"
_SCOPE = "SELECT unit, array_agg(thing) FROM centre.scope WHERE NOT gone GROUP BY unit"
_PARENTS = "SELECT unit, parent FROM centre.unit WHERE parent IS NOT NULL"
_STANDING = "SELECT sum(seq) FROM centre.log"
_THINGS = "SELECT thing, kind, unit, version, rows FROM centre.thing"


def centre(server: Server) -> Centre:
    """The centre now."""
    with server.admin() as admin:
        scope = admin.execute(_SCOPE).fetchall()
        things = admin.cursor(row_factory=class_row(Thing)).execute(_THINGS).fetchall()
        tickets = admin.execute("SELECT id, to_jsonb(t) FROM centre.ticket t").fetchall()
        return Centre(
            entries=admin.cursor(row_factory=class_row(Entry)).execute(_ENTRIES).fetchall(),
            terminal_of_log=dict(
                admin.execute("SELECT log::text, unit || terminal FROM centre.log").fetchall()
            ),
            things={each.thing: each for each in things},
            scope={unit: frozenset(names) for unit, names in scope},
            tickets=dict(tickets),
            parked=frozenset(
                row[0]
                for row in admin.execute("SELECT draft FROM centre.parked WHERE taken_by IS NULL OR NOT kept")
            ),
            parents=dict(admin.execute(_PARENTS).fetchall()),
        )


def _reached(connect: Callable[[], Line]) -> Line:
    """The centre, as a program reaches it: connections that a torn line left behind may still take the places."""
    for _ in range(60):
        try:
            return connect()
        except LineDown:
            time.sleep(1)
    return connect()


def site(seat: Seat) -> Site:
    """A PC now, and what the centre tells it that it should hold."""
    line = seat.opened.uplink
    assert line is not None
    there = _reached(line.connect)
    try:
        theirs = there.proof()
    finally:
        there.close()
    with seat.opened.store.read() as work:
        entries = _journal(work)
        told = [each for each in entries if each.kind == "conflict.told"]
        return Site(
            name=seat.name,
            unit=seat.unit,
            log=work.log_id,
            entries=entries,
            rows=_rows(work),
            tickets={row["id"]: dict(row) for row in work.connection.execute(select(ticket)).mappings()},
            drafts=frozenset(work.connection.scalars(select(draft.c.id))),
            refused=work.answers.refused(),
            told=frozenset(each for entry in told for each in entry.content["facts"]["entries"]),
            missed=frozenset(each.thing for each in work.salvage.listed()),
            proof=work.sync.proof(),
            their_proof=theirs,
        )


def _journal(work: Work) -> list[Entry]:
    j = journal.c
    query = select(j.log_id, j.seq, j.entry_id, j.kind, j.subject, j.at, j.hash, j.body)
    return [Entry(*row) for row in work.connection.execute(query.order_by(j.log_id, j.seq))]


def _rows(work: Work) -> dict[str, dict[str, Row]]:
    found: dict[str, dict[str, Row]] = {}
    for name, table in FOLDED.items():
        key = table.primary_key.columns[0].name
        columns = [column for column in table.columns if column.computed is None]
        rows = work.connection.execute(select(*columns)).mappings()
        found[name] = {str(row[key]): {str(k): v for k, v in row.items() if k != key} for row in rows}
    return found


def behind(server: Server, seats: Sequence[Seat]) -> list[Seat]:
    """The PCs that still have something to send or to take; all of them where the centre changed during the look,
    because who was in step when it was their turn may be so no longer."""
    try:
        with server.admin() as admin:
            stood = admin.execute(_STANDING).fetchone()
            late = [seat for seat in seats if _behind(admin, seat)]
            return late if admin.execute(_STANDING).fetchone() == stood else list(seats)
    except psycopg.OperationalError:
        return list(seats)


def _behind(admin: psycopg.Connection, seat: Seat) -> str:
    """What keeps a PC from being in step, empty when it is."""
    with seat.opened.store.read() as work:
        log, (seq, head), stale = work.log_id, work.head(), work.sync.stale()
        answered, held = work.sync.answered(), work.sync.proof()
        untold = [paper.label for paper in work.papers.untold()]
        to_match = taking_in.to_match(work, seat.unit)
    there = admin.execute("SELECT seq, hash, state FROM centre.log WHERE log = %s", (log,)).fetchone()
    if there != (seq, head, "open") or answered != seq:
        return f"its log {log} stands at {seq} (answered {answered}), at the centre {there}"
    sql = (
        "SELECT count(*), coalesce(bit_xor(('x' || left(md5(s.thing || '/' || t.version), 16))::bit(64)::bigint), 0)"
        " FROM centre.scope s JOIN centre.thing t USING (thing)"
        " WHERE s.unit = %s AND NOT s.gone"
        " AND t.kind NOT IN (SELECT f.name FROM centre.folded f WHERE f.reach = 'sealed')"
    )
    wanted = admin.execute(sql, (seat.unit,)).fetchone()
    if wanted != (held.count, held.digest):
        return f"it holds {held}, the centre has {wanted}"
    left = {"stale": stale, "untold papers": untold, "cases to take in": to_match}
    return str(left) if any(left.values()) else ""


def standing_of(server: Server, seat: Seat) -> str:
    """For a person: why this PC is not in step, and what it did last."""
    try:
        with server.admin() as admin:
            why = _behind(admin, seat)
    except psycopg.OperationalError as error:
        why = str(error)
    last = " ".join(line.act + ("" if line.done else "…") for line in seat.told()[-12:])
    if seat.process is not None:
        seat.process.send_signal(signal.SIGUSR1)
        time.sleep(0.5)
    words = seat.log.read_text(errors="replace")[-6000:]
    return f"{seat.name} ({seat.folder}): {why or 'in step'}; last acts: {last}\n{words}"
