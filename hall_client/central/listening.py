"""Being woken when the hall's queue changes: LISTEN on a connection of its own, a look every five seconds behind it."""

import contextlib
import logging
import os
import socket
import threading
import time
from collections.abc import Callable
from typing import Any

import psycopg

logger = logging.getLogger(__name__)

EVERY = 5.0
"""Seconds between two looks when nobody wakes us: a wake-up is a hint and may get lost."""
_SHORTEST_PAUSE = 0.2
_LONGEST_PAUSE = 5.0


class Listener:
    """Calls `wake` from a thread of its own when the queue of `unit` changed, every five seconds, and when the
    connection was lost and is back. `wake` must be short; it may come when nothing changed.
    """

    def __init__(
        self, opening: Callable[[], psycopg.Connection[Any]], unit: str, wake: Callable[[], None]
    ) -> None:
        self._opening = opening
        self._channel = f"hall_{unit}"
        self._wake = wake
        self._stopping = threading.Event()
        self._guard = threading.Lock()
        self._connection: psycopg.Connection[Any] | None = None
        self._thread = threading.Thread(target=self._run, name="queue-listener", daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """Stop, and wait until it is so."""
        self._stopping.set()
        with self._guard:
            if self._connection is not None:
                _cut(self._connection)
        self._thread.join()

    def _run(self) -> None:
        pause = _SHORTEST_PAUSE
        while not self._stopping.is_set():
            begun = time.monotonic()
            try:
                self._listen()
            except (psycopg.Error, OSError) as error:
                logger.info("not listening to the queue: %s", error)
            steady = time.monotonic() - begun > EVERY
            pause = _SHORTEST_PAUSE if steady else min(2 * pause, _LONGEST_PAUSE)
            self._stopping.wait(pause)

    def _listen(self) -> None:
        with contextlib.closing(self._opening()) as connection:
            with self._guard:
                self._connection = connection
            try:
                connection.execute(f'LISTEN "{self._channel}"')
                while not self._stopping.is_set():
                    self._wake()
                    # The server ends nobody's wait when it is gone without a word: the question finds out.
                    if not list(connection.notifies(timeout=EVERY, stop_after=1)):
                        connection.execute("SELECT 1")
            finally:
                with self._guard:
                    self._connection = None


def _cut(connection: psycopg.Connection[Any]) -> None:
    """End the wait of the thread that has the connection."""
    with contextlib.suppress(OSError), socket.socket(fileno=os.dup(connection.fileno())) as wire:
        wire.shutdown(socket.SHUT_RDWR)
