"""Whole desks at a real centre: the sample hall, enrolled, meeting the centre when the test says so."""

import contextlib
import secrets
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hall_client.central.address import DATABASE
from hall_client.central.asking import Asking
from hall_client.central.line import CentralLine
from hall_client.central.membership import Membership, open_line, save
from hall_client.domain.cases import Case
from hall_client.domain.entries import Written
from hall_client.services.ports import Desk
from hall_client.services.syncing import SyncReport, sync_once
from tests.central.cluster import Centre
from tests.desk import TestDesk, fresh


@dataclass
class Seat:
    """A desk that is a device of a unit."""

    hall: TestDesk
    member: Membership
    password: str

    @property
    def desk(self) -> Desk:
        """The desk, with the centre to ask."""
        return replace(self.hall.desk, centre=self._asking)

    def __post_init__(self) -> None:
        self._asking = Asking(self.connect)

    def connect(self) -> CentralLine:
        return open_line(self.hall.opened.folder, self.member, self.password, self.hall.clock)

    @contextlib.contextmanager
    def line(self) -> Iterator[CentralLine]:
        """A connection of its own."""
        with contextlib.closing(self.connect()) as line:
            yield line

    def sync(self) -> SyncReport:
        """One meeting."""
        with self.line() as line:
            return sync_once(self.hall.desk, line)

    def case(self, case_id: str) -> Case:
        with self.hall.desk.store.read() as work:
            return work.cases.get(case_id)

    def log(self) -> list[Written]:
        """This desk's log."""
        with self.hall.desk.store.read() as work:
            return list(work.sync.batch(0, 100_000, 10**9))

    def copied(self, folder: Path) -> "Seat":
        """The same disk in another PC."""
        self.hang_up()
        return Seat(fresh(self.hall.opened.folder, folder, self.hall.clock.at), self.member, self.password)

    def hang_up(self) -> None:
        self._asking.close()

    def close(self) -> None:
        self.hang_up()
        self.hall.opened.close()


def seat(centre: Centre, hall: TestDesk, unit: str = "9901") -> Seat:
    """Make `hall` a device of `unit`, its log known."""
    role, password = f"hall_d_{secrets.token_hex(4)}", secrets.token_hex(12)
    with centre.admin() as admin:
        admin.execute(
            f"CREATE ROLE {role} LOGIN PASSWORD '{password}' CONNECTION LIMIT 16 IN ROLE hall_device"
        )
        expires = datetime.now(UTC) + timedelta(hours=1)
        admin.execute("SELECT centre.issue_code(%s, %s, %s)", (role, unit, expires))
    member = Membership((centre.host,), role, "", unit)
    save(hall.opened.folder, member, centre.server.certificate)
    made = Seat(hall, member, password)
    with hall.desk.store.read() as work, made.line() as line:
        told = line._one("SELECT centre.enrol(%s, '', %s, %s)", (work.log_id, b"sign", b"seal"))
    assert told["status"] == "enrolled", told
    return made


def asked(centre: Centre, statement: str, *values: Any) -> list[Any]:
    """What the administrator reads."""
    with centre.admin() as admin:
        return admin.execute(statement, values).fetchall()


def kept_there(centre: Centre, log: Sequence[Written]) -> list[tuple[int, str, str]]:
    """What the centre has of a log: (seq, id, hash)."""
    rows = asked(
        centre, "SELECT seq, entry_id, hash FROM centre.entry WHERE log = %s ORDER BY seq", log[0].log_id
    )
    return [tuple(row) for row in rows]


def as_sent(log: Sequence[Written]) -> list[tuple[int, str, str]]:
    return [(entry.seq, entry.entry_id, entry.hash) for entry in log]


def backed_up(centre: Centre) -> None:
    """Keep the centre as it is now."""
    with centre.server.admin("postgres") as admin:
        admin.execute("DROP DATABASE IF EXISTS kept")
        admin.execute(f"CREATE DATABASE kept TEMPLATE {DATABASE}")


def restored(centre: Centre) -> None:
    """The centre as it was at the last backup."""
    with centre.server.admin("postgres") as admin:
        admin.execute(f"DROP DATABASE {DATABASE} WITH (FORCE)")
        admin.execute(f"ALTER DATABASE kept RENAME TO {DATABASE}")
        admin.execute(f"GRANT CONNECT ON DATABASE {DATABASE} TO hall_device")


def thrown_away(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
