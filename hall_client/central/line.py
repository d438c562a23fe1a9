"""The line to the centre over one PostgreSQL connection: entries up, rows down, what the desks of a unit share."""

import functools
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, ParamSpec, TypeVar

import msgspec
import psycopg
from psycopg import sql
from psycopg.types.json import Json, Jsonb

from hall_client.central.patience import Patient
from hall_client.domain.entries import Rows, Written
from hall_client.domain.syncing import (
    PROGRAM_SCHEMA,
    Answer,
    Arrival,
    Disposition,
    FarEntry,
    Hello,
    Holder,
    Login,
    Mark,
    Proof,
    Pushed,
    PushState,
)
from hall_client.services.line_ports import WHOLE, LineDown, LineRefused

P = ParamSpec("P")
T = TypeVar("T")

DOWN = "连不上中心数据库。这里做的都存在本机，编号不变，联网后自动上传。"
REVOKED = "中心不再让这台电脑连接。本机的数据都还在，请找维护人员重新登记（hall-client enrol）。"
TOO_OLD = "这个程序太旧，中心已经不再支持。本机的数据都在；请安装新版程序，装好后自动上传。"
CLOSED = "这台电脑的记录在中心已经封存。本机的数据都还在，请找维护人员重新登记（hall-client enrol）。"


def named(error: psycopg.Error) -> Exception:
    """LineRefused where the server said no, LineDown for everything that may pass by itself."""
    state = error.sqlstate or ""
    if state.startswith("28") or state == "42501" or "password authentication failed" in str(error):
        return LineRefused(REVOKED)
    # While connecting there is only text: the role may not log in, or the centre does not know it.
    if "is not permitted to log in" in str(error) or "no pg_hba.conf entry" in str(error):
        return LineRefused(REVOKED)
    return LineDown(DOWN)


@contextmanager
def faults_named() -> Iterator[None]:
    """Turns what the driver raises into LineDown or LineRefused."""
    try:
        yield
    except psycopg.Error as error:
        raise named(error) from error


def _asks(method: Callable[P, T]) -> Callable[P, T]:
    @functools.wraps(method)
    def asking(*args: P.args, **kwargs: P.kwargs) -> T:
        with faults_named():
            return method(*args, **kwargs)

    return asking


def system_now() -> datetime:
    """The clock of this PC."""
    return datetime.now(UTC)


class CentralLine:
    """`services.line_ports.Line` over an open connection in autocommit."""

    def __init__(self, connection: psycopg.Connection[Any], now: Callable[[], datetime] = system_now) -> None:
        self._connection = connection
        self._now = now
        self._unit = ""
        self._listening = False

    def _one(self, statement: str, values: Sequence[Any] = ()) -> Any:
        row = self._connection.execute(statement, values).fetchone()
        return None if row is None else row[0]

    @_asks
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
        )

    @_asks
    def open_log(self, log_id: str, terminal: str) -> str:
        """Make a new log known, closing the device's earlier one; the terminal number it got."""
        told = self._one("SELECT centre.open_log(%s, %s)", (log_id, terminal))
        if told["status"] != "open":
            raise LineRefused(CLOSED)
        return str(told["terminal"])

    @_asks
    def push(self, log_id: str, base_seq: int, base_hash: str, entries: Sequence[Written]) -> Pushed:
        """Send the entries behind `base_seq`."""
        rows = [vars(entry) for entry in entries]
        told = self._one(
            "SELECT centre.push(%s, %s, %s, %s, %s)",
            (log_id, base_seq, base_hash, self._now(), Json(rows, dumps=_dumps)),
        )
        answers = tuple(
            Answer(seq, Disposition(kind), version) for seq, kind, version in told.get("answers", ())
        )
        return Pushed(PushState(told["status"]), told["seq"], told["hash"], answers)

    @_asks
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
                arrivals = [_arrival(row) for row in rows]
                if len(rows) < page:
                    yield Mark(head, token), arrivals
                    return
                yield None, arrivals
                after, thing = rows[-1][0], rows[-1][1]

    @_asks
    def proof(self) -> Proof:
        """The count and digest of what this unit should hold."""
        count, digest = self._connection.execute("SELECT count, digest FROM centre.proof()").fetchone() or (
            0,
            0,
        )
        return Proof(count, digest)

    @_asks
    def versions(self) -> dict[str, int]:
        """Every thing in scope with its version."""
        return dict(self._connection.execute("SELECT thing, version FROM centre.versions()").fetchall())

    @_asks
    def fetch(self, things: Sequence[str]) -> Sequence[Arrival]:
        """These things as they stand; those out of scope are marked gone."""
        rows = self._connection.execute(
            "SELECT n, thing, kind, version, gone, rows FROM centre.fetch(%s)", (list(things),)
        ).fetchall()
        found = {row[1]: _arrival(row) for row in rows}
        return [found.get(thing, Arrival(0, thing, "case", 0, True, {})) for thing in things]

    @_asks
    def find(self, number: str) -> Sequence[Arrival]:
        """The cases with this number that this unit may see."""
        rows = self._connection.execute("SELECT centre.case_numbered(%s)", (number,))
        things = [str(row[0]) for row in rows]
        return self.fetch(things) if things else ()

    @_asks
    def timeline(self, case_id: str) -> tuple[FarEntry, ...]:
        """Every entry about a case, in the centre's order."""
        rows = self._connection.execute(
            "SELECT station, terminal, at, actor, second_actor, kind, based_on, version, answer, entry_id, body,"
            " hash FROM centre.timeline(%s)",
            (case_id,),
        )
        return tuple(_far_entry(row) for row in rows)

    @_asks
    def moves(self, first: str, last: str) -> dict[str, tuple[str, str, str, dict[str, Any]]]:
        """What the unit's desks did between two instants, as far as it stands."""
        rows = self._connection.execute(
            "SELECT entry_id, kind, actor, subject, facts FROM centre.moves(%s, %s)", (first, last)
        )
        return {row[0]: (row[1], row[2], row[3], json.loads(row[4])) for row in rows}

    @_asks
    def logins(self) -> tuple[Login, ...]:
        """How the unit's people sign in."""
        rows = self._connection.execute("SELECT number, password_hash, changed_at FROM centre.logins()")
        return tuple(Login(*row) for row in rows)

    @_asks
    def put_login(self, login: Login) -> None:
        """Tell the centre a changed password."""
        values = (login.number, login.password_hash, login.changed_at)
        self._checked(self._one("SELECT centre.put_login(%s, %s, %s)", values))

    @_asks
    def park(self, draft_id: str, window: int, body: dict[str, Any]) -> None:
        """Leave a parked draft for every window of the hall."""
        self._checked(
            self._one("SELECT centre.park(%s, %s, %s)", (draft_id, window, Jsonb(body, dumps=_dumps)))
        )

    @_asks
    def parked(self) -> tuple[dict[str, Any], ...]:
        """The bodies of the drafts parked in this hall, newest first."""
        return tuple(row[0] for row in self._connection.execute("SELECT body FROM centre.parked_here()"))

    @_asks
    def take_parked(self, draft_id: str) -> dict[str, Any] | None:
        """Take a parked draft; None when somebody else has taken it."""
        body: dict[str, Any] | None = self._one("SELECT centre.take_parked(%s)", (draft_id,))
        return body

    @_asks
    def hold(self, case_id: str, window: int, name: str) -> Holder | None:
        """Say that this desk has a case open; who else has it, if anybody."""
        told = self._checked(self._one("SELECT centre.hold(%s, %s, %s)", (case_id, window, name)))
        if told["status"] != "other":
            return None
        return Holder(told["window"], told["name"], datetime.fromisoformat(told["since"]))

    @_asks
    def holder(self, case_id: str) -> Holder | None:
        """Which other desk has a case open now, without taking it."""
        row = self._connection.execute(
            "SELECT win, name, since FROM centre.holder(%s)", (case_id,)
        ).fetchone()
        return None if row is None or row[0] is None else Holder(*row)

    @_asks
    def release(self, case_id: str) -> None:
        """The case is not open here any more."""
        self._connection.execute("SELECT centre.release(%s)", (case_id,))

    @_asks
    def put_piece(self, case_id: str, sha256: str, size: int, n: int, data: bytes | None) -> int:
        """Send a piece of a case's file, or ask which is wanted next."""
        told = self._checked(
            self._one("SELECT centre.put_piece(%s, %s, %s, %s, %s)", (case_id, sha256, size, n, data))
        )
        return WHOLE if told["status"] == "whole" else int(told["next"])

    @_asks
    def get_piece(self, case_id: str, sha256: str, n: int) -> bytes | None:
        """A piece of a case's file."""
        data: bytes | None = self._one("SELECT centre.get_piece(%s, %s, %s)", (case_id, sha256, n))
        return data

    @_asks
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


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _arrival(row: Sequence[Any]) -> Arrival:
    n, thing, kind, version, gone, rows = row
    return Arrival(n, thing, kind, version, gone, _rows(rows))


def _rows(text: str) -> Rows:
    """What cannot be read becomes rows that nobody can keep: the thing is set aside, what comes behind it arrives."""
    try:
        rows: Rows = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return {}
    return rows


def _far_entry(row: Sequence[Any]) -> FarEntry:
    station, terminal, at, actor, second, kind, based_on, version, answer, entry_id, body, hash_ = row
    told = Disposition(answer)
    kept = json.loads(body) if body else None
    return FarEntry(
        station, terminal, at, actor, second, kind, based_on, version, told, entry_id, kept, hash_
    )
