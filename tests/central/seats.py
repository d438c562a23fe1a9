"""Whole desks at a real centre: the sample hall, enrolled, with a line that can be cut."""

import contextlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import psycopg

from hall_client.central.address import Address, connect
from hall_client.central.line import CentralLine
from hall_client.services.ports import Desk
from hall_client.services.syncing import SyncReport, sync_once
from tests.central.cluster import Centre
from tests.desk import TestDesk


@dataclass
class Joined:
    """A desk that is a device of a unit."""

    __test__ = False

    hall: TestDesk
    address: Address
    password: str

    @property
    def desk(self) -> Desk:
        return self.hall.desk

    @contextlib.contextmanager
    def line(self) -> Iterator[CentralLine]:
        """A connection of its own."""
        with contextlib.closing(connect(self.address, self.password)) as connection:
            yield CentralLine(connection, self.hall.clock)

    def sync(self) -> SyncReport:
        """One meeting."""
        with self.line() as line:
            return sync_once(self.desk, line)


def join(centre: Centre, hall: TestDesk, unit: str = "9901") -> Joined:
    """Make `hall` a device of `unit`, its log known."""
    certificate = hall.opened.folder / "centre.pem"
    certificate.write_bytes(centre.server.certificate)
    role, password = f"hall_d_{secrets.token_hex(4)}", secrets.token_hex(12)
    with centre.admin() as admin:
        admin.execute(
            f"CREATE ROLE {role} LOGIN PASSWORD '{password}' CONNECTION LIMIT 8 IN ROLE hall_device"
        )
        expires = datetime.now(UTC) + timedelta(hours=1)
        admin.execute("SELECT centre.issue_code(%s, %s, %s)", (role, unit, expires))
    joined = Joined(hall, Address((centre.host,), role, certificate), password)
    with hall.desk.store.read() as work, connect(joined.address, password) as connection:
        enrolled(connection, work.log_id)
    return joined


def enrolled(connection: psycopg.Connection, log_id: str) -> None:
    """Spend the code."""
    told = connection.execute("SELECT centre.enrol(%s, '', %s, %s)", (log_id, b"sign", b"seal")).fetchone()
    assert told is not None
    assert told[0]["status"] == "enrolled", told
