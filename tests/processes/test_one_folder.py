"""Windows, a guide and a kiosk as processes of their own on one folder: no number twice, none lost."""

import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from hall_client.desk import OpenDesk, open_desk
from hall_client.domain.deadlines import local_date
from hall_client.domain.tickets import Ticket, TicketState, counts
from hall_client.storage.verify import verify
from tests.desk import fresh

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


class Hall:
    """A hall whose programs are processes; all wait for the bell, then work at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.programs: list[subprocess.Popen[str]] = []

    def program(self, role: str, number: int, count: int = 0) -> subprocess.Popen[str]:
        command = [
            sys.executable,
            "-m",
            "tests.processes.worker",
            role,
            str(self.folder),
            str(number),
            str(count),
        ]
        program = subprocess.Popen(
            command,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.programs.append(program)
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n", program.communicate()[1]
        return program

    def ring(self) -> None:
        for program in self.programs:
            assert program.stdin is not None
            program.stdin.write("now\n")
            program.stdin.flush()

    def close(self) -> None:
        for program in self.programs:
            if program.poll() is None:
                program.kill()
            program.communicate()


@pytest.fixture
def hall(hall_template: Path, tmp_path: Path) -> Iterator[Hall]:
    fresh(hall_template, tmp_path / "hall").opened.close()
    made = Hall(tmp_path / "hall")
    yield made
    made.close()


def said(program: subprocess.Popen[str], word: str) -> list[str]:
    """What a program acknowledged, once it has ended well."""
    lines, fault = program.communicate(timeout=240)
    assert program.returncode == 0, fault
    assert "Traceback" not in fault
    return [line.split()[1] for line in lines.splitlines() if line.startswith(word)]


def today(opened: OpenDesk) -> dict[str, Ticket]:
    with opened.store.read() as work:
        tickets = work.queue.of_day("9901", local_date(opened.desk.now()))
    return {ticket.label: ticket for ticket in tickets}


def test_five_hundred_numbers_and_nobody_twice(hall: Hall) -> None:
    givers = [hall.program("guide", 1, 250), hall.program("kiosk", 1, 250)]
    windows = [hall.program("window", number) for number in (1, 2, 3)]
    hall.ring()
    given = Counter(label for giver in givers for label in said(giver, "issued"))
    outputs = [window.communicate(timeout=240) for window in windows]
    for window, (_, fault) in zip(windows, outputs, strict=True):
        assert window.returncode == 0, fault
    lines = [line.split() for out, _ in outputs for line in out.splitlines()]
    called = Counter(label for word, label in lines if word == "called")
    served = Counter(label for word, label in lines if word == "served")

    assert sum(given.values()) == 500
    assert set(given.values()) == set(called.values()) == set(served.values()) == {1}
    assert given.keys() == called.keys() == served.keys()
    for _, out in ((w, o) for w, (o, _) in zip(windows, outputs, strict=True)):
        assert out.count("called"), "nobody stands aside; how much each gets is the scheduler's affair"
    opened = open_desk(hall.folder)
    try:
        tickets = today(opened)
        assert set(tickets) == set(given)
        assert {ticket.state for ticket in tickets.values()} == {TicketState.SERVED}
        for series in {ticket.series for ticket in tickets.values()}:
            numbers = sorted(ticket.number for ticket in tickets.values() if ticket.series == series)
            assert numbers == list(range(1, len(numbers) + 1))
        assert verify(opened.store).findings == ()
        with opened.store.read() as work:
            kinds = Counter(entry.kind for ticket in tickets.values() for entry in work.entries_of(ticket.id))
        assert kinds["ticket.issue"] == kinds["ticket.call"] == kinds["ticket.finish"] == 500
    finally:
        opened.close()


def test_killed_programs_lose_nothing_they_acknowledged(hall: Hall) -> None:
    """A window and the kiosk are killed in the middle; the next ones go on where they stopped."""
    kiosk, window = hall.program("kiosk", 1, 400), hall.program("window", 1)
    hall.ring()
    kept: dict[str, list[str]] = {"kiosk": [], "window": []}
    for name, program, lines in (("kiosk", kiosk, 25), ("window", window, 31)):
        assert program.stdout is not None
        kept[name] = [program.stdout.readline() for _ in range(lines)]
    for program in (kiosk, window):
        program.send_signal(signal.SIGKILL)
    for name, program in (("kiosk", kiosk), ("window", window)):
        kept[name] += program.communicate()[0].splitlines(keepends=True)
        assert program.returncode == -signal.SIGKILL
    acknowledged = [line.split() for lines in kept.values() for line in lines if line.endswith("\n")]
    issued = [label for word, label in acknowledged if word == "issued"]
    served = [label for word, label in acknowledged if word == "served"]

    opened = open_desk(hall.folder)
    try:
        tickets = today(opened)
        assert set(issued) <= set(tickets)
        assert len(tickets) - len(issued) <= 1, "at most the act that was cut off is there unacknowledged"
        assert {tickets[label].state for label in served} == {TicketState.SERVED}
        assert sum(ticket.state in ("called", "in_service") for ticket in tickets.values()) <= 1
        assert counts([ticket.state for ticket in tickets.values()]).balances()
        assert verify(opened.store).findings == ()
    finally:
        opened.close()

    hall.programs.clear()
    again = hall.program("kiosk", 2, 30)
    hall.ring()
    fresh_labels = said(again, "issued")
    assert len(set(fresh_labels)) == 30
    assert not set(fresh_labels) & set(tickets), "no number is given a second time"
