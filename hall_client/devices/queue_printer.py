"""Printing through a queue of the system: a job is followed to its end, and withdrawn when it is told as failed."""

import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from threading import Lock
from typing import Protocol

from hall_client.devices.moved_pages import moved
from hall_client.devices.roll import pictures
from hall_client.devices.spool import Job, JobState, SpoolFault
from hall_client.devices.ticket_line import ticket_bytes
from hall_client.domain.printers import Condition, Outlet, PrinterState

TROUBLE = 4.0
"""Seconds a printer may complain, or stay out of reach, before its job is withdrawn and told as failed."""
PATIENCE = 10.0
"""Seconds until a job that the printer neither finished nor complained about counts as put out."""

_POLL_SECONDS = 0.2


class SpoolService(Protocol):
    """The print service of a system: CUPS (`spool`) or Windows (`windows_spool`). All of it raises SpoolFault."""

    def queue_names(self) -> tuple[str, ...]:
        """The system's print queues."""

    def check_queue(self, queue: str) -> str:
        """Raise SpoolFault unless the queue is there, running, and takes jobs; what it warns of is returned."""

    def send_raw(self, queue: str, content: bytes) -> int:
        """Hand over what a printer understands as it is; the number of its job."""

    def send_sheets(self, queue: str, pdf: bytes, size: str, copies: int) -> int:
        """Hand over a paper, to be printed at its true size; the number of its job."""

    def job(self, queue: str, number: int) -> Job:
        """How far a job is."""

    def withdraw(self, queue: str, number: int) -> None:
        """Take a job out of its queue, so that it does not come out later."""


class QueuePrinter:
    """Prints through the system's print service. `pdfium` is held while PDFium draws.

    Taken by the print service is not yet on paper, so a job is followed until it leaves its queue. A job that
    fails, or whose printer reports trouble, is withdrawn: it must not come out later beside the paper made
    again meanwhile. A job still under way after `patience` seconds, without trouble, counts as put out (a slow
    printer is no fault); it is remembered, and `look` tells when it failed after all.
    """

    def __init__(
        self,
        service: SpoolService,
        pdfium: AbstractContextManager[object],
        trouble: float = TROUBLE,
        patience: float = PATIENCE,
    ) -> None:
        self._service, self._pdfium = service, pdfium
        self._trouble, self._patience = trouble, patience
        self._late: list[tuple[str, int]] = []
        self._late_lock = Lock()

    def put_out(self, pdf: bytes, size: str, copies: int, outlet: Outlet) -> None:
        """Print. Raises SpoolFault; then nothing of it comes out later."""
        self._service.check_queue(outlet.printer)
        self._follow(outlet.printer, self._send(pdf, size, copies, outlet))

    def look(self, outlet: Outlet) -> PrinterState:
        """How the queue is now, and what became of the jobs it was left with. Raises SpoolFault."""
        lost = self._lost(outlet.printer)
        if lost:
            return PrinterState(
                outlet.printer, Condition.BAD, f"刚才有 {lost} 张没打出来，请看打印机，再补打"
            )
        warning = self._service.check_queue(outlet.printer)
        if warning:
            return PrinterState(outlet.printer, Condition.LOW, warning)
        return PrinterState(outlet.printer, Condition.WELL, "正常")

    def _send(self, pdf: bytes, size: str, copies: int, outlet: Outlet) -> int:
        if size == "roll":
            with self._pdfium:
                tickets = pictures(pdf, outlet.fit) * copies
            return self._service.send_raw(outlet.printer, ticket_bytes(tickets))
        with self._pdfium:
            placed = moved(pdf, outlet.fit)
        return self._service.send_sheets(outlet.printer, placed, size, copies)

    def _follow(self, queue: str, number: int) -> None:
        """Wait until the job is printed, or `patience` is over. Raises SpoolFault, the job withdrawn."""
        begun = well = time.monotonic()
        while True:
            job, now = self._service.job(queue, number), time.monotonic()
            well = well if job.state is JobState.TROUBLED else now
            over = now - begun >= self._patience
            if job.state is JobState.PRINTED:
                return
            if job.state is JobState.UNDER_WAY and over:
                with self._late_lock:
                    self._late.append((queue, number))
                return
            if over or now - well >= self._trouble or job.state in (JobState.STUCK, JobState.FAILED):
                self._give_up(queue, job, number)
            time.sleep(_POLL_SECONDS)

    def _give_up(self, queue: str, job: Job, number: int) -> None:
        if job.state is not JobState.FAILED:
            self._service.withdraw(queue, number)
        raise SpoolFault(*job.complaint)

    def _lost(self, queue: str) -> int:
        """How many jobs counted as put out were not: they are withdrawn, and told once."""
        with self._late_lock:
            mine = [number for each, number in self._late if each == queue]
            found = {number: self._service.job(queue, number).state for number in mine}
            waiting = {number for number in mine if found[number] is JobState.UNDER_WAY}
            self._late = [(each, number) for each, number in self._late if each != queue or number in waiting]
        for number in self._held(found):
            self._service.withdraw(queue, number)
        return sum(state not in (JobState.UNDER_WAY, JobState.PRINTED) for state in found.values())

    @staticmethod
    def _held(found: dict[int, JobState]) -> Sequence[int]:
        return [number for number, state in found.items() if state in (JobState.STUCK, JobState.TROUBLED)]
