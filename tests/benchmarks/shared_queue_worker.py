"""One window or kiosk of a storm: bare psycopg, the program's queue, or its whole services, as the command says."""

import json
import random
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import msgspec

from hall_client.central.queue import CentralQueue
from hall_client.central.queue_line import QueueLine
from hall_client.domain.entries import as_row
from hall_client.domain.moves import Call, Note
from hall_client.domain.tickets import Rank, Ticket, TicketState
from hall_client.services import calling, issuing
from tests.benchmarks.halls import enter, without_drawing
from tests.central.desks import Pass
from tests.desk import CLERK, GUIDE, MORNING, Clock

DAY = MORNING.date()
SERIES = ("A", "B", "C", "D")
GONE = {"state": "no_show"}
Act = Callable[[], str]
"""Does one thing; what it called or gave out, empty when nobody waits."""


def main(way: str, folder: str, entry_text: str, window: str, share: str, pause: str) -> None:
    """Say ready; on a line of input call until nobody waits, or give out `share` numbers; say what and how long."""
    entry = msgspec.json.decode(entry_text, type=Pass)
    made = {"bare": bare, "queue": _by_queue, "services": _by_services}[way](Path(folder), entry, int(window))
    call, gone, issue = made
    issue_only = int(share)
    print("ready", flush=True)
    sys.stdin.readline()
    found: list[str] = []
    times: list[float] = []
    while len(found) < issue_only or not issue_only:
        begun = time.perf_counter()
        name = issue() if issue_only else call()
        times.append(time.perf_counter() - begun)
        if not name:
            break
        found.append(name)
        if not issue_only:
            gone()
        if float(pause):
            time.sleep(random.expovariate(1 / float(pause)))
    print(json.dumps({"found": found, "times": times}), flush=True)


def _text(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _note(act: str, clock: Clock, window: int) -> Note:
    return Note(act, CLERK.number, clock(), {"window": window})


def new_ticket(clock: Clock) -> Ticket:
    at, series = clock(), random.choice(SERIES)
    return Ticket(
        id=str(uuid4()),
        hall="9901",
        business_date=DAY,
        series=series,
        number=0,
        business=series,
        label="",
        rank=int(Rank.ORDINARY),
        priority="",
        issued_at=at,
        issued_by=GUIDE.number,
        state=TicketState.WAITING,
        queue_at=0,
    )


def bare(folder: Path, entry: Pass, window: int) -> tuple[Act, Act, Act]:
    """The same functions called by psycopg alone; the answer is taken as Python makes it of JSON."""
    connection, clock, last = entry.connection(), Clock(), [""]
    claim = "SELECT centre.queue_claim(%s, %s, %s, %s, %s, %s, %s)"
    change = "SELECT centre.queue_change(%s, %s, %s, %s, %s, %s)"
    give = "SELECT centre.queue_issue(%s, %s, %s, %s) -> 'moved' -> 0 -> 'ticket' ->> 'label'"
    note = _text(as_row(_note("call", clock, window)))
    away = _text(as_row(_note("no_show", clock, window)))
    series, new = list(SERIES), _text(as_row(new_ticket(clock)))

    def call() -> str:
        values = DAY, window, series, 2, str(uuid4()), "", note
        told = (connection.execute(claim, values, prepare=True).fetchone() or ({},))[0]
        last[0] = told["moved"][-1]["ticket"]["id"] if told["moved"] else ""
        return last[0]

    def gone() -> str:
        values = DAY, last[0], "called", '{"state": "no_show"}', str(uuid4()), away
        connection.execute(change, values, prepare=True).fetchone()
        return ""

    def issue() -> str:
        ticket = json.loads(new) | {"id": str(uuid4()), "series": random.choice(SERIES)}
        values = DAY, json.dumps(ticket), str(uuid4()), note
        return str((connection.execute(give, values, prepare=True).fetchone() or ("",))[0])

    return call, gone, issue


def _by_queue(folder: Path, entry: Pass, window: int) -> tuple[Act, Act, Act]:
    """The program's queue as its services ask it, without the journal."""
    clock = Clock()
    queue = CentralQueue(QueueLine(entry.connection), clock)
    queue.at_window("9901", window)

    def call() -> str:
        asked = Call("9901", DAY, window, SERIES, 2, str(uuid4()))
        moves = queue.claim(asked, _note("call", clock, window))
        return moves[-1].ticket.id if moves else ""

    def gone() -> str:
        before = queue.at_window("9901", window)
        assert before is not None
        queue.change(before, {**GONE, "ended_at": clock()}, _note("no_show", clock, window))
        return ""

    def issue() -> str:
        ticket = queue.issue(new_ticket(clock), str(uuid4()), _note("issue", clock, window)).ticket
        queue.ahead(ticket)
        return ticket.label

    return call, gone, issue


def _by_services(folder: Path, entry: Pass, window: int) -> tuple[Act, Act, Act]:
    """The whole services, with the journal of the desk."""
    hall, clock = enter(folder)
    hall.store.join_queue(CentralQueue(QueueLine(entry.connection), clock))
    desk, clerk = without_drawing(hall.desk), replace(CLERK, window=window)
    calling.view(desk, clerk)

    def call() -> str:
        with suppress(calling.NothingWaiting):
            return calling.call_next(desk, clerk, desk.new_id()).id
        return ""

    def gone() -> str:
        clock.forward(seconds=61)
        calling.no_show(desk, clerk)
        return ""

    return call, gone, lambda: issuing.issue(desk, GUIDE, random.choice(SERIES)).ticket.label


if __name__ == "__main__":
    main(*sys.argv[1:])
