"""A scanner on a serial line: a pair of pseudo terminals, the one held by the test as the scanner's end."""

import os
import tty
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest

from hall_client.devices.serial_scanner import SerialScanner

CASE = b"9901032603180096"


class Line:
    """The scanner's end of a line whose other end is called `port`."""

    def __init__(self, port: Path) -> None:
        self.port, self.heard = port, SimpleQueue[str]()
        self._plugged: int | None = None

    def plug_in(self) -> None:
        self._plugged, there = os.openpty()
        tty.setraw(there)
        self.port.symlink_to(os.ttyname(there))
        self._there = there

    def pull_out(self) -> None:
        assert self._plugged is not None
        self.port.unlink()
        os.close(self._plugged)
        os.close(self._there)
        self._plugged = None

    def send(self, data: bytes) -> None:
        assert self._plugged is not None
        os.write(self._plugged, data)

    def next(self) -> str:
        return self.heard.get(timeout=20)


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    made = Line(tmp_path / "ttyScanner")
    made.plug_in()
    yield made
    if made._plugged is not None:
        made.pull_out()


@pytest.fixture
def scanner(line: Line) -> Iterator[SerialScanner]:
    made = SerialScanner(str(line.port), line.heard.put)
    # What came before the line was open is an old scan, and dropped.
    wait_until(lambda: made.state().well is True)
    yield made
    made.close()


def wait_until(there: Callable[[], bool]) -> None:
    while not there():
        os.sched_yield()


@pytest.mark.parametrize(
    "sent",
    [CASE + b"\r", CASE + b"\r\n", CASE + b"\n", CASE + b"\t", b"\x02" + CASE + b"\x03", b" " + CASE + b"\r"],
)
def test_a_code_is_heard_once_whatever_surrounds_it(line: Line, scanner: SerialScanner, sent: bytes) -> None:
    line.send(sent)
    line.send(b"END\r")
    assert [line.next(), line.next()] == [CASE.decode(), "END"]


def test_a_code_in_pieces_and_codes_in_one_piece(line: Line, scanner: SerialScanner) -> None:
    for byte in CASE:
        line.send(bytes([byte]))
    line.send(b"\rA023-7B\rA024-8C\r")
    assert [line.next() for _ in range(3)] == [CASE.decode(), "A023-7B", "A024-8C"]


def test_a_flood_is_no_code_and_the_next_code_is_heard(line: Line, scanner: SerialScanner) -> None:
    line.send(b"x" * 2000 + b"\r")
    line.send(CASE + b"\r")
    assert line.next() == CASE.decode()


def test_a_pulled_plug_is_told_and_put_back_in_is_found(line: Line, scanner: SerialScanner) -> None:
    line.pull_out()
    wait_until(lambda: scanner.state().well is False)
    assert "请看插头" in scanner.state().text
    line.plug_in()
    wait_until(lambda: scanner.state().well is True)
    line.send(CASE + b"\r")
    assert line.next() == CASE.decode()
