"""Opening the local database: SQLCipher with a raw key, WAL, and one fair writer at a time."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from hall_client.domain.entries import canonical
from hall_client.storage.errors import DAMAGED, WRONG_KEY, Busy, Damaged, ReadOnly, WrongKey, named

FILE_NAME = "hall.db"
BUSY_SECONDS = 5.0
BUSY_STEP = 0.002
CACHE_KIB = 65536


def connect(file: Path, key: bytes) -> Any:
    """A keyed connection to `file`, made where there is none. Raises WrongKey or Damaged on the first read."""
    try:
        raw = driver.connect(str(file), timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    except driver.Error as error:
        raise named(error) or error from error
    try:
        raw.execute("PRAGMA cipher_log_level=NONE")
        raw.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
        raw.execute("PRAGMA foreign_keys=ON")
        raw.execute("PRAGMA synchronous=FULL")
        raw.execute(f"PRAGMA cache_size=-{CACHE_KIB}")
        raw.execute("PRAGMA secure_delete=ON")
    except driver.Error as error:
        raw.close()
        raise named(error) or error from error
    return raw


@contextmanager
def faults_named() -> Iterator[None]:
    """Turns the known faults of a bare connection into named errors."""
    try:
        yield
    except driver.Error as error:
        raise named(error) or error from error


def make_wal(raw: Any) -> None:
    """Turn on write-ahead logging: readers never wait for the writer. Needed once in a file's life."""
    raw.execute("PRAGMA journal_mode=WAL")


def open_engine(file: Path, key: bytes) -> Engine:
    """An engine over `file`. Transactions begin as `IMMEDIATE` where the connection is marked `write`."""

    def make() -> Any:
        return connect(file, key)

    engine = create_engine(
        "sqlite+pysqlite://",
        module=driver,
        creator=make,
        poolclass=QueuePool,
        pool_size=3,
        hide_parameters=True,
        json_serializer=canonical,
        json_deserializer=_document,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _document(text: str) -> Any:
    """A JSON column. Of a long one SQLCipher reads a spoilt page as zeros, without a word."""
    try:
        return json.loads(text)
    except ValueError as error:
        raise Damaged(DAMAGED) from error


def _begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("write", False)
    raw = driver_connection(connection)
    if write:
        _begin_writing(raw)
    else:
        raw.execute("BEGIN")


def _begin_writing(raw: Any) -> None:
    """Take the file's write lock, asking for it in short steps for `BUSY_SECONDS`.

    SQLite's own waiting grows to steps of a tenth of a second: where three processes write without a pause, one
    could be passed over until its time was up.
    """
    until = time.monotonic() + BUSY_SECONDS
    raw.execute("PRAGMA busy_timeout=0")
    try:
        while True:
            try:
                raw.execute("BEGIN IMMEDIATE")
            except driver.OperationalError as error:
                if not isinstance(named(error), Busy) or time.monotonic() > until:
                    raise
                time.sleep(BUSY_STEP)
            else:
                return
    finally:
        raw.execute(f"PRAGMA busy_timeout={int(BUSY_SECONDS * 1000)}")


def driver_connection(connection: Connection) -> Any:
    """The driver's own connection: what runs on it costs a tenth of what it costs through SQLAlchemy."""
    return connection.connection.driver_connection


def check_key(file: Path, key: bytes, fingerprint_matches: bool) -> None:
    """Raise WrongKey or Damaged when `key` does not open `file`; the file is only read.

    A file whose first page does not answer the right key was changed on disk: that is damage, not a wrong key.
    """
    try:
        connect(file, key).close()
    except Damaged as error:
        raise (Damaged(DAMAGED) if fingerprint_matches else WrongKey(WRONG_KEY)) from error


class Gate:
    """Lets one writing thread of this process in at a time, in order, before the file's own lock is asked for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for this thread's turn to write."""
        with self._lock:
            yield


@contextmanager
def transaction(engine: Engine, gate: Gate, *, write: bool) -> Iterator[Connection]:
    """One transaction: committed on a clean exit, rolled back otherwise. Known faults become named errors."""
    try:
        with gate.turn() if write else _free(), engine.connect() as plain:
            connection = plain.execution_options(write=write)
            with connection.begin():
                yield connection
    except driver.Error as error:
        raise named(error) or error from error
    except Exception as error:
        known = named(error) if isinstance(getattr(error, "orig", None), driver.Error) else None
        if known is None:
            raise
        raise known from error


@contextmanager
def _free() -> Iterator[None]:
    yield


Guard = Callable[[], None]
"""Called before every transaction; the program hands in one that raises on the GUI thread."""


def writable(folder: Path) -> None:
    """Raise ReadOnly unless files can be made in `folder`."""
    probe = folder / ".probe"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise ReadOnly(
            f"数据文件夹 {folder} 不能写入。什么都没有改动。请检查权限或磁盘，或换一个文件夹。"
        ) from error
