"""Single questions to the centre while somebody waits: a connection of their own, refused at once while it is away."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

from hall_client.services.line_ports import Line, LineDown

T = TypeVar("T")

PAUSE = 5.0
"""Seconds after a failure in which nobody is made to wait for the line again."""


class Asking:
    """`services.line_ports.Centre`: any thread may ask, one at a time."""

    def __init__(self, connect: Callable[[], Line]) -> None:
        self._connect = connect
        self._turn = threading.Lock()
        self._line: Line | None = None
        self._down: tuple[float, LineDown] | None = None

    def ask(self, job: Callable[[Line], T]) -> T:
        """Run `job` with a line; a line that broke is made anew once. Raises LineDown, LineRefused.

        `job` must bear being run twice.
        """
        with self._turn:
            if self._down is not None and time.monotonic() - self._down[0] < PAUSE:
                raise LineDown(str(self._down[1]))
            had_one = self._line is not None
            try:
                return self._asked(job)
            except LineDown as error:
                self._hang_up()
                if not had_one:
                    self._down = (time.monotonic(), error)
                    raise
            try:
                return self._asked(job)
            except LineDown as error:
                self._hang_up()
                self._down = (time.monotonic(), error)
                raise

    def _asked(self, job: Callable[[Line], T]) -> T:
        if self._line is None:
            self._line = self._connect()
        answer = job(self._line)
        self._down = None
        return answer

    def _hang_up(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None

    def close(self) -> None:
        """Hang up."""
        with self._turn:
            self._hang_up()
