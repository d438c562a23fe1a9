"""The line to the centre over one PostgreSQL connection: entries up, rows down, what the desks of a unit share."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import psycopg
from psycopg import sql
from psycopg.types.json import Json, Jsonb

from hall_client.central.carrying import Carrying
from hall_client.central.line_faults import CLOSED, REVOKED, TOO_OLD, asks, faults_named
from hall_client.central.line_values import arrival, dumps, pushed
from hall_client.central.patience import Patient
from hall_client.domain.entries import Written
from hall_client.domain.syncing import (
    PROGRAM_SCHEMA,
    Arrival,
    Brings,
    Disposition,
    FarEntry,
    Hello,
    Holder,
    Login,
    Mark,
    Parked,
    Proof,
    Pushed,
    Salvaged,
    Taker,
)
from hall_client.services.line_ports import WHOLE, LineRefused, LogClosed


def system_now() -> datetime:
    """The clock of this PC."""
    return datetime.now(UTC)


class CentralLine(Carrying):
    """`services.line_ports.Line` over an open connection in autocommit."""

    def __init__(self, connection: psycopg.Connection[Any], now: Callable[[], datetime] = system_now) -> None:
        self._connection = connection
        self._now = now
        self._unit = ""
        self._listening = False

    def _one(self, statement: str, values: Sequence[Any] = ()) -> Any:
        row = self._connection.execute(statement, values).fetchone()
        return None if row is None else row[0]

    @asks
    def hello(self, log_id: str, schema: int = PROGRAM_SCHEMA) -> Hello:
        """Greet the centre. Raises LineRefused when this device was revoked or the program is too old."""
        told = self._one("SELECT centre.hello(%s, %s, %s)", (log_id, schema, self._now()))
        if told["status"] != "welcome":
            raise LineRefused(REVOKED)
        if schema < told["oldest_program"]:
            raise LineRefused(TOO_OLD)
        self._unit = told["unit"]
        return Hello(
            unit=told["unit"],
            parent=told["parent"],
            device=told["device"],
            now=datetime.fromisoformat(told["now"]),
            epoch=told["epoch"],
            oldest_program=told["oldest_program"],
            terminal=told["terminal"],
            seq=told["seq"],
            hash=told["hash"],
            peers=told.get("peers", ""),
            refills=told.get("refills", False),
        )

    @asks
    def open_log(self, log_id: str, terminal: str) -> str:
        """Make a new log known, closing the device's earlier one; the terminal number it got. Raises LogClosed."""
        told = self._one("SELECT centre.open_log(%s, %s)", (log_id, terminal))
        if told["status"] != "open":
            raise LogClosed(CLOSED)
        return str(told["terminal"])

    @asks
    def push(
        self,
        log_id: str,
        base_seq: int,
        base_hash: str,
        entries: Sequence[Written],
        left: int | None = None,
        brings: Brings | None = None,
    ) -> Pushed:
        """Send the entries behind `base_seq`."""
        values = [
            log_id,
            base_seq,
            base_hash,
            self._now(),
            Json([vars(entry) for entry in entries], dumps=dumps),
        ]
        # A centre of an older program knows five of them.
        values += [] if left is None else [left, None if brings is None else Json(brings, dumps=dumps)]
        return pushed(self._one(f"SELECT centre.push({', '.join(['%s'] * len(values))})", values))

    @asks
    def known(self, entry_ids: Sequence[str]) -> frozenset[str]:
        """Which of these entries the centre has."""
        rows = self._connection.execute("SELECT entry_id FROM centre.known(%s)", (list(entry_ids),))
        return frozenset(row[0] for row in rows)

    def pull(
        self, marks: Sequence[Mark], page: int = 20_000
    ) -> Iterator[tuple[Mark | None, Sequence[Arrival]]]:
        """What changed, from one consistent view (see the port)."""
        with faults_named(), self._connection.transaction():
            self._connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            common, head, token = self._connection.execute(
                "SELECT n, head, token FROM centre.feed_place(%s, %s)",
                ([mark.n for mark in marks], [mark.token for mark in marks]),
            ).fetchone() or (0, 0, "")
            vouched = next((mark for mark in marks if mark.n == common), Mark(0, ""))
            yield vouched, ()
            after, thing = common + 1, ""
            while common < head:
                rows = self._connection.execute(
                    "SELECT n, thing, kind, version, gone, rows FROM centre.feed_rows(%s, %s, %s)",
                    (after, thing, page),
                ).fetchall()
                arrivals = [arrival(row) for row in rows]
                if len(rows) < page:
                    yield Mark(head, token), arrivals
                    return
                yield None, arrivals
                after, thing = rows[-1][0], rows[-1][1]

    @asks
    def proof(self) -> Proof:
        """The count and digest of what this unit should hold."""
        count, digest = self._connection.execute("SELECT count, digest FROM centre.proof()").fetchone() or (
            0,
            0,
        )
        return Proof(count, digest)

    @asks
    def versions(self) -> dict[str, int]:
        """Every thing in scope with its version."""
        return dict(self._connection.execute("SELECT thing, version FROM centre.versions()").fetchall())

    @asks
    def fetch(self, things: Sequence[str]) -> Sequence[Arrival]:
        """These things as they stand; those out of scope are marked gone."""
        rows = self._connection.execute(
            "SELECT n, thing, kind, version, gone, rows FROM centre.fetch(%s)", (list(things),)
        ).fetchall()
        found = {row[1]: arrival(row) for row in rows}
        return [found.get(thing) or Arrival.unknown(thing) for thing in things]

    @asks
    def find(self, number: str) -> Sequence[Arrival]:
        """The cases with this number that this unit may see."""
        rows = self._connection.execute("SELECT centre.case_numbered(%s)", (number,))
        things = [str(row[0]) for row in rows]
        return self.fetch(things) if things else ()

    @asks
    def timeline(self, case_id: str) -> tuple[FarEntry, ...]:
        """Every entry about a case, in the centre's order."""
        rows = self._connection.execute(
            "SELECT station, terminal, at, actor, second_actor, kind, based_on, version, answer, entry_id, body,"
            " hash FROM centre.timeline(%s)",
            (case_id,),
        )
        return tuple(_far_entry(row) for row in rows)

    @asks
    def moves(self, first: str, last: str) -> dict[str, tuple[str, str, str, dict[str, Any]]]:
        """What the unit's desks did between two instants, as far as it stands."""
        rows = self._connection.execute(
            "SELECT entry_id, kind, actor, subject, facts FROM centre.moves(%s, %s)", (first, last)
        )
        return {row[0]: (row[1], row[2], row[3], json.loads(row[4])) for row in rows}

    @asks
    def logins(self) -> tuple[Login, ...]:
        """How the unit's people sign in."""
        rows = self._connection.execute("SELECT number, password_hash, changed_at FROM centre.logins()")
        return tuple(Login(*row) for row in rows)

    @asks
    def put_login(self, login: Login) -> None:
        """Tell the centre a changed password."""
        values = (login.number, login.password_hash, login.changed_at)
        self._checked(self._one("SELECT centre.put_login(%s, %s, %s)", values))

    @asks
    def park(self, draft_id: str, window: int, body: dict[str, Any]) -> None:
        """Leave a parked draft for every window of the hall."""
        self._checked(
            self._one("SELECT centre.park(%s, %s, %s)", (draft_id, window, Jsonb(body, dumps=dumps)))
        )

    @asks
    def parked(self) -> tuple[Parked, ...]:
        """The drafts parked in this hall, newest first."""
        rows = self._connection.execute("SELECT body, taker FROM centre.parked_here()")
        return tuple(Parked(body, Taker(taker)) for body, taker in rows)

    @asks
    def take_parked(self, draft_id: str, *, kept: bool) -> dict[str, Any] | None:
        """Take a parked draft, or say that it is kept; None when somebody else has taken it."""
        body: dict[str, Any] | None = self._one("SELECT centre.take_parked(%s, %s)", (draft_id, kept))
        return body

    @asks
    def give_back(self) -> None:
        """What was taken and not kept."""
        self._connection.execute("SELECT centre.give_back()")

    @asks
    def hold(self, case_id: str, window: int, name: str) -> Holder | None:
        """Say that this desk has a case open; who else has it, if anybody."""
        told = self._checked(self._one("SELECT centre.hold(%s, %s, %s)", (case_id, window, name)))
        if told["status"] != "other":
            return None
        return Holder(told["window"], told["name"], datetime.fromisoformat(told["since"]))

    @asks
    def holder(self, case_id: str) -> Holder | None:
        """Which other desk has a case open now, without taking it."""
        row = self._connection.execute(
            "SELECT win, name, since FROM centre.holder(%s)", (case_id,)
        ).fetchone()
        return None if row is None or row[0] is None else Holder(*row)

    @asks
    def release(self, case_id: str) -> None:
        """The case is not open here any more."""
        self._connection.execute("SELECT centre.release(%s)", (case_id,))

    @asks
    def put_piece(self, case_id: str, sha256: str, size: int, n: int, data: bytes | None) -> int:
        """Send a piece of a case's file, or ask which is wanted next."""
        told = self._checked(
            self._one("SELECT centre.put_piece(%s, %s, %s, %s, %s)", (case_id, sha256, size, n, data))
        )
        return WHOLE if told["status"] == "whole" else int(told["next"])

    @asks
    def get_piece(self, case_id: str, sha256: str, n: int) -> bytes | None:
        """A piece of a case's file."""
        data: bytes | None = self._one("SELECT centre.get_piece(%s, %s, %s)", (case_id, sha256, n))
        return data

    @asks
    def keep_copies(self, copies: Sequence[Salvaged]) -> None:
        """Hand over what the centre has lost."""
        rows = [
            {"thing": c.thing, "kind": c.kind, "version": c.version, "whole": not c.base, "rows": c.lost}
            for c in copies
        ]
        self._connection.execute("SELECT centre.keep_copies(%s)", (Jsonb(rows, dumps=dumps),))

    @asks
    def release_copies(self, back: Mapping[str, int]) -> frozenset[str]:
        """What is there again; what nobody wants."""
        rows = self._connection.execute("SELECT centre.release_copies(%s)", (Jsonb(back),))
        return frozenset(row[0] for row in rows)

    @asks
    def wait(self, seconds: float) -> bool:
        """Wait for word that something of this unit changed."""
        if self._unit and not self._listening:
            self._connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(f"feed_{self._unit}")))
            self._listening = True
        return bool(list(self._connection.notifies(timeout=seconds, stop_after=1)))

    def abandon(self) -> None:
        """End whatever is under way."""
        if isinstance(self._connection, Patient):
            self._connection.abandoned.set()

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    @staticmethod
    def _checked(told: dict[str, Any]) -> dict[str, Any]:
        if told["status"] == "refused":
            raise LineRefused(REVOKED)
        return told


def _far_entry(row: Sequence[Any]) -> FarEntry:
    station, terminal, at, actor, second, kind, based_on, version, answer, entry_id, body, hash_ = row
    told = Disposition(answer)
    kept = json.loads(body) if body else None
    return FarEntry(
        station, terminal, at, actor, second, kind, based_on, version, told, entry_id, kept, hash_
    )
