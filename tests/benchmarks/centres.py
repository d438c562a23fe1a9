"""A centre to measure: durable as in a hall, desks that are devices of it, and what both ends cost."""

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from hall_client.central.address import connect
from hall_client.central.patience import Patient
from tests.benchmarks.halls import enter
from tests.central import cluster, seats
from tests.central.cluster import Centre
from tests.central.seats import Seat
from tests.desk import TestDesk, Tray

PEERS = "另一次测量，机器空闲、条目 506 字节"
"""What the recorded figures beside a row are."""


@contextmanager
def centre() -> Iterator[Centre]:
    """A running centre that a power cut would cost nothing; gone afterwards."""
    # The account PostgreSQL runs under could not enter the benchmarks' own folder, and a socket's path is short.
    folder = Path(tempfile.mkdtemp(prefix="hall-"))
    server = cluster.make(folder, durable=True)
    try:
        yield cluster.fresh(server)
    finally:
        server.stop()
        shutil.rmtree(folder)


def join(centre: Centre, folder: Path, unit: str = "9901") -> Seat:
    """The installation in `folder`, opened and made a device of `unit`; its log is known to the centre."""
    opened, clock = enter(folder)
    return seats.seat(centre, TestDesk(opened, clock, Tray()), unit)


def dial(desk: Seat) -> psycopg.Connection:
    """A connection of that device such as its line has."""
    return connect(desk.member.address(desk.hall.opened.folder), desk.password, kind=Patient)


@dataclass(frozen=True)
class Cost:
    """Milliseconds of processor time here and in the server's process, and seconds by the clock on the wall."""

    client: float = 0.0
    server: float = 0.0
    seconds: float = 0.0

    @property
    def both(self) -> float:
        """Both ends together."""
        return self.client + self.server

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.client + other.client, self.server + other.server, self.seconds + other.seconds)


def cost(connection: psycopg.Connection, act: Callable[[], object]) -> Cost:
    """What `act` costs in this process and in the one that serves `connection`."""
    server = connection.info.backend_pid
    begun, here, there = time.perf_counter(), time.process_time(), on_processor(server)
    act()
    seconds, client = time.perf_counter() - begun, time.process_time() - here
    return Cost(client * 1000, on_processor(server) - there, seconds)


def on_processor(pid: int) -> float:
    """For how many milliseconds a process has run."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e6
