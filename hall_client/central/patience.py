"""A connection that notices a line gone silent, and whose wait can be ended from another thread."""

import threading
from selectors import DefaultSelector
from typing import Any

import psycopg
from psycopg.abc import RV, PQGen
from psycopg.waiting import READY_NONE

PATIENCE = 20.0
"""Seconds without a single byte until an answer is given up; a large one over a slow line takes longer as a whole."""

_STEP = 0.2


class Patient(psycopg.Connection[Any]):
    """TCP does not tell of a line that is acknowledged by somebody and goes nowhere; this does."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.abandoned = threading.Event()
        """Set from any thread: whoever waits is woken with an error within a moment."""

    def wait(self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None) -> RV:
        """Wait for `gen`. Raises psycopg.OperationalError when nothing comes for `PATIENCE`, or when abandoned."""
        if timeout is not None:
            return super().wait(gen, interval, timeout)
        try:
            wanted = next(gen)
            with DefaultSelector() as selector:
                selector.register(self.pgconn.socket, wanted)
                silent = 0.0
                while True:
                    ready = selector.select(timeout=_STEP)
                    silent = 0.0 if ready else silent + _STEP
                    self._check(silent)
                    wanted = gen.send(ready[0][1] if ready else READY_NONE)
                    selector.modify(self.pgconn.socket, wanted)
        except StopIteration as done:
            answer: RV = done.value
            return answer

    def _check(self, silent: float) -> None:
        if self.abandoned.is_set():
            raise psycopg.OperationalError("abandoned")
        if silent >= PATIENCE:
            raise psycopg.OperationalError("the line went silent")
