"""What the town tells a worker while it runs: one line of JSON at a time on its standard input."""

import json
import os
import sys
import threading
from datetime import datetime, timedelta

from tests.desk import Clock


class Rest(BaseException):
    """The town wants this desk to come to rest: nothing that refuses an act may catch it."""


class Orders:
    """Read on a thread of its own. `wishes` are what the clerk is to do next: decide, park, take_back, close."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._working = threading.Event()
        self._guard = threading.Lock()
        self._wishes: dict[str, str] = {}
        self._rest = ""
        self.resting_up = False
        """While the clerk brings the window to an end, no order interrupts."""
        threading.Thread(target=self._read, name="orders", daemon=True).start()

    def _read(self) -> None:
        for line in sys.stdin:
            order = json.loads(line)
            if "at" in order:
                self._clock.at = datetime.fromisoformat(order["at"])
            if "hours" in order:
                self._clock.at += timedelta(hours=order["hours"])
            with self._guard:
                self._wishes |= order.get("wishes", {})
                self._rest = order.get("rest", self._rest)
            if "work" in order:
                self._working.set()
            elif "rest" in order:
                self._working.clear()
        # Nobody is there any more who could end this process.
        os._exit(1)

    @property
    def working(self) -> bool:
        """Whether the desk is to be at work."""
        return self._working.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait until there is work to do, so long at most."""
        return self._working.wait(seconds)

    def check(self) -> None:
        """Raise Rest where the desk is to come to rest."""
        if not self.resting_up and not self._working.is_set():
            raise Rest

    def rest_wanted(self) -> str:
        """The name of the rest that is wanted and was not reported yet; empty where there is none."""
        with self._guard:
            return "" if self.working else self._rest

    def rested(self, rest: str) -> None:
        """It was reported."""
        with self._guard:
            if self._rest == rest:
                self._rest = ""

    def wished(self, wish: str) -> str | None:
        """What is wished, once; None where it is not."""
        with self._guard:
            return self._wishes.pop(wish, None)
