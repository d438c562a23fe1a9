"""Real clusters for the tests: quick ones that a power cut may lose, killed and copied as the tests need."""

import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg

from hall_client.central import schema
from hall_client.central.address import DATABASE
from hall_client.central.server import Listening, Server
from migrations.central import text

_MADE = "hall_made"
"""What new databases are copied from."""


@dataclass(frozen=True)
class Centre:
    """A centre with its schema, in a running server."""

    server: Server

    @property
    def host(self) -> str:
        return f"localhost:{self.server.port}"

    def admin(self) -> psycopg.Connection:
        return self.server.admin()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def make(folder: Path, *, durable: bool = False) -> Server:
    """A running cluster of its own in `folder`."""
    made = Server(folder, durable=durable)
    made.make(Listening(("127.0.0.1",), free_port(), ("localhost",)))
    made.start()
    return made


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """The server in `folder`, started for a look."""
    server = Server(folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def fresh(server: Server) -> Centre:
    """A database with the schema and the units of the tests, and nothing else: made once, then copied."""
    drop(server)
    with server.admin("postgres") as connection:
        made = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (_MADE,)).fetchone()
        connection.execute(f"CREATE DATABASE {DATABASE}" + (f" TEMPLATE {_MADE}" if made else ""))
    if made:
        with server.admin() as connection:
            # Who may connect to a database is not copied with it.
            connection.execute(text("roles.sql").encode())
        return Centre(server)
    with server.admin() as connection:
        schema.install(connection)
        for unit, name, parent in (
            ("9901", "青禾镇便民服务中心", None),
            ("9911", "柳树村便民服务站", "9901"),
            ("9912", "石桥村便民服务站", "9901"),
        ):
            connection.execute("SELECT centre.create_unit(%s, %s, %s)", (unit, name, parent))
    with server.admin("postgres") as connection:
        connection.execute(f"CREATE DATABASE {_MADE} TEMPLATE {DATABASE}")
    return Centre(server)


def drop(server: Server) -> None:
    """Forget the database and the roles of its devices."""
    with server.admin("postgres") as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
        roles = connection.execute(r"SELECT rolname FROM pg_roles WHERE rolname LIKE 'hall\_d\_%'").fetchall()
        for (role,) in roles:
            connection.execute(f'DROP ROLE "{role}"')


def until(true: Callable[[], bool]) -> None:
    """Wait for something another process does; a test that waits in vain fails instead of hanging."""
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def kill(server: Server) -> None:
    """As if the mains failed: the server and all its processes gone without a word."""
    number = server.pid
    assert number is not None
    family = [number, *_children(number)]
    for one in family:
        # Its helpers may end by themselves as soon as the server is gone.
        with suppress(ProcessLookupError):
            os.kill(one, signal.SIGKILL)
    until(lambda: not any(_alive(one) for one in family))


def _children(parent: int) -> list[int]:
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found.append(int(status.parent.name))
    return found


def _alive(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
