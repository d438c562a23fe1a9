"""What the centre's administrator does: units, codes, revocation, and how everything stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import psycopg
from psycopg import sql
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

from hall_client.central import code, relays
from hall_client.central.address import DATABASE
from hall_client.central.code import STANDBY_ROLE, EnrolCode
from hall_client.central.faults import CentreFault

_PER_DEVICE = 16
"""Connections a workstation may have: the line, the queue, the displays, and as many again that a torn line left."""


class Refused(CentreFault):
    """The administrator asked for something that is not there or cannot be."""


@dataclass(frozen=True)
class Issued:
    """A code that was just made, for a unit, good until `expires`."""

    code: EnrolCode
    unit: str
    name: str
    expires: datetime


def connect(url: str, database: str = DATABASE) -> psycopg.Connection:
    """The administrator's connection to a server by its URL, in autocommit. Raises Refused with the server's words."""
    try:
        return psycopg.connect(url, dbname=database, autocommit=True, connect_timeout=5)
    except psycopg.Error as error:
        words = str(error).strip().splitlines()[-1]
        raise Refused(f"连不上中心数据库，什么都没有改动：{words}") from error


def place_of(connection: psycopg.Connection) -> str:
    """`name:port` of the server at the other end."""
    return f"{connection.info.host}:{connection.info.port}"


def make_database(connection: psycopg.Connection) -> None:
    """The empty database of the centre, where the server has none yet."""
    if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (DATABASE,)).fetchone() is None:
        connection.execute(
            sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0").format(sql.Identifier(DATABASE))
        )


def create_unit(connection: psycopg.Connection, unit: str, name: str, parent: str | None = None) -> None:
    """A hall, or a village below one; an existing unit gets the name. Raises Refused."""
    if not (len(unit) == 4 and unit.isascii() and unit.isdigit()):
        raise Refused(f"站点号“{unit}”不对，要写 4 位数字，例如 9901。什么都没有改动。")
    if not name.strip():
        raise Refused("站点要有名称，请用 --name 写出来。什么都没有改动。")
    if parent is not None and unit_name(connection, parent) is None:
        raise Refused(f"没有站点 {parent}，不能挂在它下面。什么都没有改动。请先建上级站点。")
    connection.execute("SELECT centre.create_unit(%s, %s, %s)", (unit, name.strip(), parent))


def unit_name(connection: psycopg.Connection, unit: str) -> str | None:
    """The name of a unit; None where there is no such one."""
    row = connection.execute("SELECT name FROM centre.unit WHERE unit = %s", (unit,)).fetchone()
    return str(row[0]) if row else None


def issue(
    connection: psycopg.Connection,
    unit: str,
    hosts: Sequence[str],
    fingerprint: bytes,
    hours: int,
    *,
    opens_sealed: bool = False,
) -> Issued:
    """A one-time code and the role it opens. `opens_sealed`: a supervisor's PC, which may read ratings.

    Raises Refused for a unit that is not there.
    """
    name = unit_name(connection, unit)
    if name is None:
        raise Refused(f"没有站点 {unit}，没有发码。请加上 --name（和 --parent）建这个站点。")
    made = code.new(hosts, fingerprint)
    with connection.transaction():
        row = connection.execute("SELECT now()").fetchone()
        assert row is not None
        expires: datetime = row[0] + timedelta(hours=hours)
        options = sql.SQL("LOGIN CONNECTION LIMIT {} IN ROLE hall_device").format(_PER_DEVICE)
        _make_role(connection, made, options)
        connection.execute("SELECT centre.issue_code(%s, %s, %s)", (made.role, unit, expires))
        if opens_sealed:
            connection.execute("UPDATE centre.device SET opens_sealed = true WHERE role = %s", (made.role,))
    return Issued(made, unit, name, expires)


def issue_standby(connection: psycopg.Connection, hosts: Sequence[str], fingerprint: bytes) -> EnrolCode:
    """A code that lets another server copy this one; an earlier one stops working for new connections."""
    made = code.new(hosts, fingerprint, number=0)
    with connection.transaction():
        there = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (STANDBY_ROLE,)).fetchone()
        if there is None:
            _make_role(connection, made, sql.SQL("LOGIN REPLICATION"))
        else:
            connection.execute(
                sql.SQL("ALTER ROLE {} PASSWORD {}").format(
                    sql.Identifier(made.role), _verifier(connection, made)
                )
            )
    return made


def roles_of(connection: psycopg.Connection, unit: str, terminal: str | None = None) -> tuple[str, ...]:
    """The roles of a unit's devices that are not revoked, or of the one that writes under `terminal`."""
    rows = connection.execute(
        "SELECT d.role FROM centre.device d LEFT JOIN centre.log l ON l.device = d.device AND l.state = 'open'"
        " WHERE d.unit = %s AND d.state <> 'revoked' AND (%s::text IS NULL OR l.terminal = %s) ORDER BY d.role",
        (unit, terminal, terminal),
    ).fetchall()
    return tuple(str(row[0]) for row in rows)


def revoke(connection: psycopg.Connection, role: str) -> None:
    """Shut a device out at once: no login, its sessions ended, its log closed. Raises Refused."""
    if connection.execute("SELECT 1 FROM centre.device WHERE role = %s", (role,)).fetchone() is None:
        raise Refused(f"没有登记过 {role}，什么都没有改动。hall-client central status 列出所有设备。")
    with connection.transaction():
        connection.execute(sql.SQL("ALTER ROLE {} NOLOGIN").format(sql.Identifier(role)))
        connection.execute("SELECT centre.revoke(%s)", (role,))
    connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", (role,))


def disable_person(connection: psycopg.Connection, unit: str, number: str) -> str:
    """Shut somebody's account; their name is returned. Every PC of the unit learns it at its next contact.

    Raises Refused.
    """
    thing = f"person/{unit}/{number}"
    with connection.transaction():
        row = connection.execute(
            "SELECT rows #>> ARRAY['person', %s, 'name'] FROM centre.thing WHERE thing = %s FOR UPDATE",
            (number, thing),
        ).fetchone()
        if row is None:
            raise Refused(f"站点 {unit} 没有工号 {number}，什么都没有改动。请核对工号。")
        change = Jsonb({"person": {number: {"disabled": True}}})
        connection.execute("SELECT centre.publish(%s, centre.fold_unit_rows(%s, %s))", (unit, unit, change))
        connection.execute(
            "SELECT centre.note('person.disabled', %s)", (Jsonb({"unit": unit, "number": number}),)
        )
    return str(row[0])


def status(connection: psycopg.Connection) -> dict[str, Any]:
    """Units, devices with their last contact and log heads, entries by answer, packages, and the audit's counts."""
    return {
        "units": _rows(connection, "SELECT unit, name, parent, feed_n FROM centre.unit ORDER BY unit"),
        "devices": _rows(connection, _DEVICES),
        "entries": dict(
            connection.execute(
                "SELECT answer, count(*) FROM centre.entry GROUP BY answer ORDER BY answer"
            ).fetchall()
        ),
        "packages": relays.relayed(connection),
        "copies": _rows(connection, _COPIES)[0]["count"],
        "audit": dict(
            connection.execute(
                "SELECT what, count(*) FROM centre.audit GROUP BY what ORDER BY what"
            ).fetchall()
        ),
    }


_COPIES = "SELECT count(DISTINCT thing) FROM centre.salvage WHERE turned_down IS NULL"
_DEVICES = """
    SELECT d.role::text, d.unit, d.state, l.terminal, l.log::text, l.seq, left(l.hash, 16) AS head,
        d.enrolled_at, d.seen_at, d.expires, d.program, extract(epoch FROM d.clock_off)::float AS clock_off
    FROM centre.device d LEFT JOIN centre.log l ON l.device = d.device AND l.state = 'open'
    ORDER BY d.unit, l.terminal, d.role
"""


def _rows(connection: psycopg.Connection, query: str) -> list[dict[str, Any]]:
    with connection.cursor(row_factory=dict_row) as cursor:
        return cursor.execute(query.encode()).fetchall()


def _make_role(connection: psycopg.Connection, made: EnrolCode, options: sql.Composable) -> None:
    connection.execute(
        sql.SQL("CREATE ROLE {} {} PASSWORD {}").format(
            sql.Identifier(made.role), options, _verifier(connection, made)
        )
    )


def _verifier(connection: psycopg.Connection, made: EnrolCode) -> sql.Literal:
    """What the server keeps of the password: enough to check it, not to know it."""
    kept = connection.pgconn.encrypt_password(made.password.encode(), made.role.encode(), b"scram-sha-256")
    return sql.Literal(kept.decode())
