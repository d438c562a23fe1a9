"""The queue's own connection: asked while somebody stands at the window, so it gives up soon and comes back alone."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

import psycopg
from psycopg.abc import RV, PQGen

from hall_client.services.queue_ports import QueueDown

logger = logging.getLogger(__name__)

PATIENCE = 3.0
"""Seconds until an answer is given up: for each host when connecting, and for each question."""
DOWN = "叫号连不上，号票没有变。请看着小票叫，输入票号。"
_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 8.0
_LOST = (psycopg.OperationalError, psycopg.InterfaceError)


class Hurried(psycopg.Connection[Any]):
    """A connection that waits `PATIENCE` for an answer: a stalled line is not told by TCP for minutes."""

    def wait(self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None) -> RV:
        """Wait for `gen`. Raises psycopg.OperationalError."""
        return super().wait(gen, interval, PATIENCE if timeout is None else timeout)


class QueueLine:
    """Asks the centre on one connection, made when it is first needed; any thread may ask.

    Whoever finds the line dead waits for it once; from then on everybody is refused at once, and a thread of its own
    looks for the centre, so that no key at the window stalls a second time.
    """

    def __init__(self, opening: Callable[[], psycopg.Connection[Any]]) -> None:
        self._opening = opening
        self._turn = threading.Lock()
        self._connection: psycopg.Connection[Any] | None = None
        self._closed = threading.Event()
        self._searching: threading.Thread | None = None

    @property
    def reachable(self) -> bool:
        """Whether the centre answered when it was last asked."""
        return self._searching is None

    def ask(self, statement: str, values: Sequence[Any]) -> str:
        """The single answer to a statement that may be said twice: a connection that broke is made anew once.

        Raises QueueDown, and UniqueViolation. Whatever else PostgreSQL says, such as that nobody may enter or that
        there is no such function while a backup is being restored, passes by itself.
        """
        with self._turn:
            if self._searching is not None or self._closed.is_set():
                raise QueueDown(DOWN)
            begun = time.monotonic()
            try:
                return self._asked(statement, values)
            except psycopg.errors.UniqueViolation:
                raise
            except _LOST as error:
                if self._connection is None or time.monotonic() - begun > PATIENCE:
                    raise self._lost(error) from error
                logger.info("the queue's connection broke: %s", error)
                self._hang_up()
            except psycopg.Error as error:
                raise self._lost(error) from error
            try:
                return self._asked(statement, values)
            except psycopg.errors.UniqueViolation:
                raise
            except psycopg.Error as error:
                raise self._lost(error) from error

    def _asked(self, statement: str, values: Sequence[Any]) -> str:
        if self._connection is None:
            self._connection = self._opening()
        row = self._connection.execute(statement, values, prepare=True).fetchone()
        return str(row[0]) if row else ""

    def _lost(self, error: Exception) -> QueueDown:
        logger.warning("the queue is out of reach: %s", error)
        self._hang_up()
        self._searching = threading.Thread(target=self._search, name="queue-search", daemon=True)
        self._searching.start()
        return QueueDown(DOWN)

    def _search(self) -> None:
        pause = _FIRST_PAUSE
        while not self._closed.wait(pause):
            try:
                found = self._opening()
            except psycopg.Error:
                pause = min(2 * pause, _LONGEST_PAUSE)
                continue
            with self._turn:
                if self._closed.is_set():
                    found.close()
                else:
                    self._connection = found
                self._searching = None
            return

    def _hang_up(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def close(self) -> None:
        """Hang up for good."""
        self._closed.set()
        searching = self._searching
        if searching is not None:
            searching.join()
        with self._turn:
            self._hang_up()
