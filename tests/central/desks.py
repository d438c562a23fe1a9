"""Desks that share a queue: real installations, each with a role of its own at the centre."""

import secrets
import shutil
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg

from hall_client.central.address import Address, connect
from hall_client.central.queue import CentralQueue
from hall_client.central.queue_line import Hurried, QueueLine
from hall_client.desk import new_uuid, open_desk
from tests.central.cluster import Centre
from tests.desk import Clock, TestDesk, Tray


@dataclass(frozen=True)
class Pass:
    """What an enrolled desk connects with."""

    unit: str
    role: str
    password: str
    hosts: tuple[str, ...]
    certificate: str

    def connection(self) -> psycopg.Connection:
        return connect(
            Address(self.hosts, self.role, Path(self.certificate)), self.password, name="queue", kind=Hurried
        )

    def queue(self, now: Clock) -> CentralQueue:
        return CentralQueue(QueueLine(self.connection), now)


def enrolled(centre: Centre, unit: str = "9901") -> Pass:
    """A device of `unit` with a role of its own."""
    role, password = f"hall_d_{secrets.token_hex(4)}", secrets.token_hex(12)
    with centre.admin() as admin:
        admin.execute(
            f"CREATE ROLE {role} LOGIN PASSWORD '{password}' CONNECTION LIMIT 16 IN ROLE hall_device"
        )
        expires = datetime.now(UTC) + timedelta(hours=1)
        admin.execute("SELECT centre.issue_code(%s, %s, %s)", (role, unit, expires))
    made = Pass(unit, role, password, (centre.host,), str(centre.server.data / "centre.crt"))
    with made.connection() as connection:
        connection.execute(
            "SELECT centre.enrol(%s, '', %s, %s)", (str(uuid.uuid4()), b"sign", b"seal")
        ).fetchone()
    return made


@dataclass
class SharedDesk(TestDesk):
    """An installation whose queue is at the centre."""

    __test__ = False

    queue: CentralQueue

    def close(self) -> None:
        self.queue.close()
        self.opened.close()


def joined(
    source: Path, folder: Path, entry: Pass, new_id: Callable[[], str] = new_uuid, clock: Clock | None = None
) -> SharedDesk:
    """A copy of the sample hall in `folder` (or what is there already), with the queue at the centre."""
    if not (folder / "installation.json").exists():
        shutil.copytree(source, folder, dirs_exist_ok=True)
    clock, tray = clock or Clock(), Tray()
    queue = entry.queue(clock)
    opened = open_desk(folder, now=clock, new_id=new_id, printer=tray)
    opened.store.join_queue(queue)
    return SharedDesk(opened, clock, tray, queue)


def emptied(centre: Centre) -> None:
    """No ticket was ever given out, and nobody was at the queue."""
    with centre.admin() as admin:
        admin.execute(
            "TRUNCATE centre.ticket, centre.ticket_move, centre.ticket_call, centre.counter, centre.seat,"
            " centre.number_block"
        )
