"""One process at the queue: gives out its share of numbers, then calls until nobody waits."""

import json
import sys
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from hall_client.desk import OpenDesk
from hall_client.domain.entries import as_row, instant_text
from hall_client.domain.tickets import Rank, Ticket, TicketState
from hall_client.services import calling, issuing
from hall_client.storage.database import FILE_NAME, connect
from tests.benchmarks.halls import enter, without_drawing
from tests.desk import CLERK, GUIDE, MORNING, Clock

CLAIM = """
UPDATE ticket SET state = 'called', window = :window, target_window = NULL, calls = 1,
    called_at = :at, last_call_at = :at, claim_request = :request
WHERE id = (
    SELECT id FROM ticket WHERE hall = :hall AND business_date = :day AND state = 'waiting'
        AND (target_window = :window OR target_window IS NULL AND business IN ('A', 'B', 'C', 'D'))
    ORDER BY CASE WHEN rank = 4 AND (
        SELECT count(*) >= :run AND coalesce(max(rank), 9) < 4 FROM (
            SELECT rank FROM ticket WHERE hall = :hall AND business_date = :day AND called_at IS NOT NULL
            ORDER BY called_at DESC LIMIT :run)) THEN 0 ELSE rank END, queue_at, id
    LIMIT 1)
RETURNING id
"""
NEXT = (
    "INSERT INTO counter VALUES ('ticket/A', '2026-03-18', 1)"
    " ON CONFLICT (name, day) DO UPDATE SET last = last + 1 RETURNING last"
)
GONE = "UPDATE ticket SET state = 'no_show' WHERE hall = '9901' AND window = ? AND state = 'called'"


def main(folder: str, way: str, window: str, share: str) -> None:
    """Say ready; on each line of input do the next half and say so, the second time with the ids called."""
    hall, clock = enter(Path(folder))
    issue, call = (_by_services if way == "services" else _by_statements)(hall, clock, int(window))
    print("ready", flush=True)
    sys.stdin.readline()
    for _ in range(int(share)):
        issue()
    print("issued", flush=True)
    sys.stdin.readline()
    called = list(iter(call, ""))
    print(json.dumps(called), flush=True)


def _by_services(hall: OpenDesk, clock: Clock, window: int) -> tuple[Callable[[], object], Callable[[], str]]:
    desk, clerk = without_drawing(hall.desk), replace(CLERK, window=window)

    def call() -> str:
        with suppress(calling.NothingWaiting):
            called = calling.call_next(desk, clerk, desk.new_id())
            clock.forward(seconds=61)
            calling.no_show(desk, clerk)
            return called.id
        return ""

    return lambda: issuing.issue(desk, GUIDE, "A"), call


def _by_statements(
    hall: OpenDesk, clock: Clock, window: int
) -> tuple[Callable[[], object], Callable[[], str]]:
    raw = connect(hall.folder / FILE_NAME, hall.secrets.get(hall.installation.name) or b"")
    fields = {"hall": "9901", "day": MORNING.date().isoformat(), "window": window, "run": 2}
    columns = ", ".join(f'"{name}"' for name in [*Ticket.__dataclass_fields__, "issue_request"])
    insert = f"INSERT INTO ticket ({columns}) VALUES ({', '.join('?' * (columns.count(',') + 1))})"

    def issue() -> None:
        raw.execute("BEGIN IMMEDIATE")
        (number,) = raw.execute(NEXT).fetchone()
        raw.execute(insert, (*_ticket(number, clock), str(uuid.uuid4())))
        raw.execute("COMMIT")

    def call() -> str:
        now = {**fields, "at": instant_text(clock()), "request": str(uuid.uuid4())}
        raw.execute("BEGIN IMMEDIATE")
        row = raw.execute(CLAIM, now).fetchone()
        raw.execute("COMMIT")
        if row is None:
            return ""
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(GONE, (window,))
        raw.execute("COMMIT")
        return str(row[0])

    return issue, call


def _ticket(number: int, clock: Clock) -> tuple[Any, ...]:
    at = clock()
    new = Ticket(
        id=str(uuid.uuid4()),
        hall="9901",
        business_date=at.date(),
        series="A",
        number=number,
        business="A",
        label=f"A{number:03d}",
        rank=int(Rank.ORDINARY),
        priority="",
        issued_at=at,
        issued_by=GUIDE.number,
        state=TicketState.WAITING,
        queue_at=int(at.timestamp() * 1_000_000),
    )
    return tuple(as_row(new).values())


if __name__ == "__main__":
    main(*sys.argv[1:])
