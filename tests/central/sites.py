"""Workstations as the centre sees them: a role of their own, a log in memory, and hand-made entries."""

import itertools
import secrets
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg

from hall_client.central.address import Address, connect
from hall_client.central.line import CentralLine
from hall_client.domain.entries import GENESIS, Entry, digest_of_body, hash_of, instant_text, written
from hall_client.domain.syncing import Arrival, Mark, Pushed
from tests.central.cluster import Centre

MORNING = datetime(2026, 3, 18, 0, 30, tzinfo=UTC)
_numbers = itertools.count(1)


@dataclass
class Site:
    """One enrolled workstation. `entries` is its log; nothing is sent before `push`."""

    unit: str
    role: str
    connection: psycopg.Connection[Any]
    log_id: str
    entries: list[Entry] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    @property
    def line(self) -> CentralLine:
        return CentralLine(self.connection)

    def act(
        self,
        kind: str,
        subject: str,
        rows: Mapping[str, Any] | None = None,
        *,
        based_on: int = 0,
        seen: int | None = None,
        entry_id: str = "",
    ) -> Entry:
        """Record an entry in the site's log."""
        facts = {} if seen is None else {"seen": seen}
        body = {"facts": facts, "rows": dict(rows or {})}
        salt = secrets.token_hex(8)
        last = self.entries[-1] if self.entries else None
        entry = Entry(
            log_id=self.log_id,
            seq=last.seq + 1 if last else 1,
            entry_id=entry_id or str(uuid.uuid4()),
            at=instant_text(MORNING + timedelta(seconds=next(_numbers))),
            actor="0307",
            second_actor="",
            kind=kind,
            version=1,
            subject=subject,
            based_on=based_on,
            body=body,
            salt=salt,
            body_digest=digest_of_body(salt, body),
            prev_hash=last.hash if last else GENESIS,
            hash="",
        )
        entry = replace(entry, hash=hash_of(entry))
        self.entries.append(entry)
        return entry

    def push(self, base: int | None = None) -> Pushed:
        """Send everything behind `base`, or behind the centre's head."""
        told = self.line.hello(self.log_id)
        start = told.seq if base is None else base
        seam = self.entries[start - 1].hash if start else GENESIS
        return self.line.push(self.log_id, start, seam, [written(each) for each in self.entries[start:]])

    def pull(self, page: int = 100) -> dict[str, Arrival]:
        """What is new for this unit, by thing; the cursor moves on."""
        found: dict[str, Arrival] = {}
        for mark, arrivals in self.line.pull(self.marks[::-1], page):
            found |= {each.thing: each for each in arrivals}
            if mark is not None and arrivals:
                self.marks.append(mark)
        return found


def case_rows(case_id: str, number: str, **fields: Any) -> dict[str, Any]:
    """The rows of a new case, as little as the centre looks at."""
    case = {"number": number, "state": "received", "version": 1, "applicant_phone": "", **fields}
    return {
        "case": {case_id: case},
        "case_material": {
            f"{case_id}/M1": {"case_id": case_id, "code": "M1", "name": "申请书", "state": "original"}
        },
    }


def enrolled(centre: Centre, unit: str, certificate: Path) -> Site:
    """A workstation of `unit` with a role, a device and an open log."""
    role, password, log_id = f"hall_d_{secrets.token_hex(4)}", secrets.token_hex(12), str(uuid.uuid4())
    with centre.admin() as admin:
        admin.execute(
            f"CREATE ROLE {role} LOGIN PASSWORD '{password}' CONNECTION LIMIT 16 IN ROLE hall_device"
        )
        expires = datetime.now(UTC) + timedelta(hours=1)
        admin.execute("SELECT centre.issue_code(%s, %s, %s)", (role, unit, expires))
    connection = connect(Address((centre.host,), role, certificate), password)
    told = connection.execute("SELECT centre.enrol(%s, '', %s, %s)", (log_id, b"sign", b"seal")).fetchone()
    assert told is not None
    assert told[0]["status"] == "enrolled"
    return Site(unit, role, connection, log_id)


def close(sites: Sequence[Site]) -> None:
    for site in sites:
        site.connection.close()
