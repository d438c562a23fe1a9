"""Ticket printers driven directly: dots sent, paper watched, nothing left in a printer that was told as failed."""

import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from functools import partial
from threading import Thread

from PIL import Image

from hall_client.devices.roll import pictures
from hall_client.devices.spool import SpoolFault
from hall_client.devices.ticket_line import CAUSE, DONE, FORGET, PAPER, WAIT, TicketLine, ticket_line
from hall_client.domain.printers import Condition, Outlet, PrinterState

PATIENCE = 2.0
"""Seconds beyond the printing itself until a printer that does not say it is done is believed to be."""

_PAUSE = 0.2
_LAST_LOOK = 1.0
_SLOWEST = 400.0  # rows of dots a second: 50 mm
_REAL_TIME, _REAL_TIME_IS = 0x93, 0x12
_IN_TURN = 0x90
_NO_PAPER, _LITTLE_PAPER = 0x60, 0x0C
_COVER_OPEN, _STOPPED_FOR_PAPER, _BROKEN = 0x04, 0x20, 0x40


class TicketPrinters:
    """Prints on ticket printers at their addresses. `pdfium` is held while PDFium draws.

    A ticket counts as put out when the printer says it has printed it, or, where the printer answers other questions
    but not this one, when it has paper to the last. What only takes bytes is believed.
    """

    def __init__(
        self, pdfium: AbstractContextManager[object], patience: float = PATIENCE, wait: float = WAIT
    ) -> None:
        self._pdfium, self._patience, self._wait = pdfium, patience, wait
        self._mute: set[str] = set()

    def put_out(self, pdf: bytes, size: str, copies: int, outlet: Outlet) -> None:
        """Print. Raises SpoolFault; then nothing of it comes out later, as far as the printer can be told."""
        if size != "roll":
            raise SpoolFault(f"这是小票打印机，打不了 {size.upper()}", "请到设置里给这种纸另选一台。")
        with self._pdfium:
            tickets = pictures(pdf, outlet.fit) * copies
        try:
            self._put_out(outlet.printer, tickets)
        except OSError as fault:
            raise SpoolFault("打到一半断了", "请看打印机的电源和线，再打一次，或换一台。") from fault

    def look(self, outlet: Outlet) -> PrinterState:
        """How the printer is now. Raises SpoolFault when it cannot be reached."""
        try:
            with ticket_line(outlet.printer, self._wait) as line:
                answer = _asked(line, PAPER)
                if answer is None:
                    return PrinterState(outlet.printer, Condition.WELL, "接着，它不报有没有纸")
                _check(line, answer)
        except OSError as fault:
            raise SpoolFault("打印机断了") from fault
        if answer & _LITTLE_PAPER:
            return PrinterState(outlet.printer, Condition.LOW, "纸快用完")
        return PrinterState(outlet.printer, Condition.WELL, "正常，有纸")

    def _put_out(self, address: str, tickets: Sequence[Image.Image]) -> None:
        if address.startswith("file:"):
            _within(self._wait + self._patience, partial(_believe, address, tickets, self._wait))
            return
        with ticket_line(address, self._wait) as line:
            before = _asked(line, PAPER)
            if before is None:
                line.print(tickets)
                return
            _check(line, before)
            try:
                _send(line, tickets)
                self._see_out(address, line, sum(ticket.height for ticket in tickets))
            except (OSError, SpoolFault):
                with suppress(OSError):
                    line.tell(FORGET)
                raise

    def _see_out(self, address: str, line: TicketLine, length: int) -> None:
        """Wait until the printer has printed `length` rows of dots. Raises SpoolFault when it stops before."""
        mute = address in self._mute
        until = time.monotonic() + (_LAST_LOOK if mute else self._patience + length / _SLOWEST)
        heard = line.ask(PAPER if mute else DONE)
        while not any(byte & _IN_TURN == 0 for byte in heard):
            states = [byte for byte in heard if byte & _REAL_TIME == _REAL_TIME_IS]
            if states:
                _check(line, states[-1])
            if time.monotonic() > until:
                self._mute.add(address)
                return
            time.sleep(_PAUSE)
            heard = line.ask(PAPER)
            if not heard:
                raise _silent()


def _send(line: TicketLine, tickets: Sequence[Image.Image]) -> None:
    """Send tickets; a printer that takes no more is asked why."""
    try:
        line.print(tickets)
    except OSError:
        answer = _asked(line, PAPER)
        if answer is None:
            raise
        _check(line, answer)
        raise _silent() from None


def _believe(address: str, tickets: Sequence[Image.Image], wait: float) -> None:
    with ticket_line(address, wait) as line:
        line.print(tickets)


def _asked(line: TicketLine, question: bytes) -> int | None:
    """The latest of what the printer says of itself; None when it says nothing."""
    states = [byte for byte in line.ask(question) if byte & _REAL_TIME == _REAL_TIME_IS]
    return states[-1] if states else None


def _check(line: TicketLine, paper: int) -> None:
    """Raise SpoolFault unless the printer can print: `paper` is what it said of its paper."""
    if paper & _NO_PAPER:
        raise _out_of_paper()
    cause = _asked(line, CAUSE) or 0
    if cause & _STOPPED_FOR_PAPER:
        raise _out_of_paper()
    if cause & _COVER_OPEN:
        raise SpoolFault("打印机盖子没合上", "请合上盖子，再打一次。")
    if cause & _BROKEN:
        raise SpoolFault("打印机报错了", "请看是不是卡纸，关掉打印机再开，再打一次，或换一台。")


def _out_of_paper() -> SpoolFault:
    return SpoolFault("打印机没纸了", "请换上纸，再打一次。")


def _silent() -> SpoolFault:
    return SpoolFault("打印机没有回应", "请看打印机的电源和线，再打一次，或换一台。")


def _within(seconds: float, job: Callable[[], None]) -> None:
    """Do a job that may never end, as writing to a printer without paper does. Raises SpoolFault when it does not."""
    faults: list[Exception] = []

    def do() -> None:
        try:
            job()
        except (OSError, SpoolFault) as fault:
            faults.append(fault)

    thread = Thread(target=do, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise _silent()
    if faults:
        raise faults[0]
