"""Running the centre in the foreground: the server, its schema, its log taken into the audit, until told to stop."""

import fcntl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from hall_client.central import administering, auditing, certificates, schema
from hall_client.central.code import STANDBY_ROLE, EnrolCode
from hall_client.central.faults import CentreFault, StartFailed
from hall_client.central.server import Listening, Server

_PAUSE = 1.0
"""Seconds between two looks at the log: a refusal is in the audit a second later."""


def found(server: Server, listening: Listening, unit: str, name: str) -> None:
    """A new centre in the server's folder: cluster, certificate, schema, its first unit. It does not run afterwards.

    Raises CentreFault, TooWide, NoPostgres.
    """
    server.make(listening)
    server.start()
    try:
        _bring_up(server)
        with server.admin() as connection:
            administering.create_unit(connection, unit, name)
    finally:
        server.stop()


def copy(server: Server, given: EnrolCode, listening: Listening) -> None:
    """Make the server's folder the standby of the centre a standby's code names. Raises CentreFault."""
    if given.role != STANDBY_ROLE:
        raise CentreFault("这是登记电脑用的码，不能用来做备用服务器。请用 central standby-code 发的码。")
    certificate = certificates.fetch(given.hosts)
    if not certificates.same(certificate, given.pin):
        raise CentreFault("应答的服务器不是这个码所指的那一台（证书指纹不同），密码没有发出去。请核对地址。")
    server.copy(given.hosts[0], given.password, certificate, listening)


def serve(server: Server, say: Callable[[str], None], stop: threading.Event) -> None:
    """Run until `stop` is set, telling on `say` where it listens and what it says about itself.

    A server that a killed predecessor left running is stopped first. Raises CentreFault where another process serves
    this folder, StartFailed where PostgreSQL does not start or ends by itself.
    """
    with _alone(server.folder):
        server.stop()
        server.start()
        try:
            if not _is_standby(server):
                _bring_up(server)
            say(_where(server))
            while not stop.wait(_PAUSE):
                _look(server, say)
            _look(server, say)
        finally:
            server.stop()


def _bring_up(server: Server) -> None:
    """The database and this program's schema: nothing to do where they are there."""
    with server.admin("postgres") as connection:
        administering.make_database(connection)
    with server.admin() as connection:
        schema.install(connection)


def _look(server: Server, say: Callable[[str], None]) -> None:
    if server.pid is None:
        raise StartFailed("PostgreSQL 自己停了，数据都在。原因在数据文件夹的 log 里；请看过之后再启动。")
    try:
        with server.admin() as connection:
            if connection.execute("SELECT pg_is_in_recovery()").fetchone() == (False,):
                for words in auditing.note_refusals(connection, server.folder / "log"):
                    say(words)
    except psycopg.Error as error:
        # Restarting after a crash of one of its processes, out of connections, or a backup that is just being put
        # back, without its tables: the next look comes in a second.
        say(str(error).strip())


def _is_standby(server: Server) -> bool:
    return (server.data / "standby.signal").exists()


def _where(server: Server) -> str:
    listening = server.listening
    places = "、".join(f"{address} 端口 {listening.port}" for address in listening.addresses)
    role = "备用库，跟随主库" if _is_standby(server) else "主库"
    return f"中心库已启动（{role}），监听 {places}，大厅电脑用 {'、'.join(listening.known_as)} 连接。"


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """A lock that a crash does not leave behind. Raises CentreFault where somebody has it."""
    if not folder.exists():
        raise CentreFault(f"{folder} 里没有中心库。请先运行 hall-client central init --data {folder}。")
    with (folder / "serve.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CentreFault(f"{folder} 的中心库已经在运行，没有再启动一个。") from None
        yield
