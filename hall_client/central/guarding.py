"""Keeping the centre away from threads that must not wait, as the local store is kept from them."""

from collections.abc import Callable
from typing import Any

import psycopg
from psycopg.abc import RV, PQGen

Guard = Callable[[], None]
"""Called before every wait for the server; raises on a thread that must not wait."""


def free() -> None:
    """Any thread may wait."""


def guarded(kind: type[psycopg.Connection], guard: Guard) -> type[psycopg.Connection]:
    """The same kind of connection, which asks `guard` before it waits for anything: nothing is sent when it raises."""

    def wait(
        self: psycopg.Connection, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None
    ) -> RV:
        guard()
        return kind.wait(self, gen, interval, timeout)

    members: dict[str, Any] = {"wait": wait}
    return type(f"Guarded{kind.__name__}", (kind,), members)
