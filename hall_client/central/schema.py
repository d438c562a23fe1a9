"""Bringing a PostgreSQL database to the schema of the centre: tables by their history, functions as they are today."""

import time
from pathlib import Path
from typing import Any

import psycopg
from alembic import command
from alembic.config import Config
from psycopg import sql
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

import migrations
from hall_client.domain.cases import TRANSITIONS
from hall_client.domain.proxies import PROXY_STEPS, TOWN_ONLY
from hall_client.domain.syncing import OLDEST_PROGRAM, REACH
from hall_client.domain.tickets import steps
from migrations.central import text

_FUNCTIONS = (
    "access.sql",
    "refill.sql",
    "sync.sql",
    "files.sql",
    "packages.sql",
    "salvage.sql",
    "queue.sql",
    "queue_blocks.sql",
    "queue_epoch.sql",
    "rights.sql",
)


_TRIES, _PAUSE = 100, 0.1
"""How often, and after how many seconds, an upgrade tries again to have all tables for itself."""


def install(connection: psycopg.Connection[Any]) -> None:
    """Make or upgrade the schema, in one transaction, as a superuser connected to the database of the centre.

    Running it again changes nothing. Desks may be at work meanwhile: they wait, or are told to try again.
    """
    as_it_was, connection.autocommit = connection.autocommit, False
    engine = create_engine("postgresql+psycopg://", creator=lambda: connection, poolclass=StaticPool)
    try:
        with engine.begin() as wrapped:
            connection.execute(text("roles.sql").encode())
            _hold_desks(connection)
            connection.execute("SET LOCAL ROLE hall_owner")
            _migrate(wrapped)
            _write_rules(connection)
            connection.execute("RESET ROLE")
            for name in _FUNCTIONS:
                connection.execute(text(name).encode())
    finally:
        connection.autocommit = as_it_was


def _hold_desks(connection: psycopg.Connection[Any]) -> None:
    """Take all tables at once, or none and try again: taken one by one, they and the desks' acts lock each other out.

    Most acts begin with the question who is asking: those that come now wait there and have taken nothing else.
    Raises LockNotAvailable where the desks left no gap in ten seconds.
    """
    names = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'centre'").fetchall()
    if not names:
        return
    tables = sql.SQL(", ").join(sql.Identifier("centre", name) for (name,) in names)
    for left in reversed(range(_TRIES)):
        try:
            with connection.transaction():
                connection.execute("LOCK TABLE centre.device IN ACCESS EXCLUSIVE MODE")
                connection.execute(sql.SQL("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE NOWAIT").format(tables))
            return
        except (psycopg.errors.LockNotAvailable, psycopg.errors.DeadlockDetected):
            if not left:
                raise
            time.sleep(_PAUSE)


def _migrate(wrapped: Connection) -> None:
    config = Config(str(Path(migrations.__file__).parent / "alembic.ini"), ini_section="central")
    config.attributes["connection"] = wrapped
    command.upgrade(config, "head")


def _write_rules(connection: psycopg.Connection[Any]) -> None:
    """The transition table, as data: what Python checks at the desk is what the centre checks."""
    rows = [
        (row.kind, source.value, None if row.target is None else row.target.value)
        for row in TRANSITIONS.values()
        for source in row.sources
    ]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM centre.rule")
        cursor.executemany("INSERT INTO centre.rule (kind, source, target) VALUES (%s, %s, %s)", rows)
        cursor.execute("DELETE FROM centre.ticket_rule")
        cursor.executemany(
            "INSERT INTO centre.ticket_rule (act, source, target) VALUES (%s, %s, %s)", steps()
        )
        _write_proxy_rules(cursor)
        cursor.execute("DELETE FROM centre.folded")
        cursor.executemany("INSERT INTO centre.folded (name, reach) VALUES (%s, %s)", list(REACH.items()))
        cursor.execute(
            "INSERT INTO centre.fact (name, value) VALUES ('oldest_program', %s)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [str(OLDEST_PROGRAM)],
        )
        # Never written again: who wrote this row tells a restored database from the one it was (centre.epoch).
        cursor.execute("INSERT INTO centre.fact (name, value) VALUES ('life', '') ON CONFLICT DO NOTHING")


def _write_proxy_rules(cursor: psycopg.Cursor[Any]) -> None:
    """What a village and a town may do to a proxied case, from the table the desks check."""
    rows = [
        (row.kind, source.value, None if row.target is None else row.target.value, row.side.value)
        for row in PROXY_STEPS.values()
        for source in row.sources
    ]
    cursor.execute("DELETE FROM centre.proxy_rule")
    cursor.executemany(
        "INSERT INTO centre.proxy_rule (kind, source, target, side) VALUES (%s, %s, %s, %s)", rows
    )
    cursor.execute("DELETE FROM centre.town_only")
    cursor.executemany(
        "INSERT INTO centre.town_only (kind) VALUES (%s)", [(kind,) for kind in sorted(TOWN_ONLY)]
    )
