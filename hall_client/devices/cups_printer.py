"""Printing through CUPS: a job is followed until it has left its queue, and withdrawn when it is told as failed."""

import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from threading import Lock

from hall_client.devices import spool
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
_MEDIA = {"a4": "A4", "a5": "A5"}


class CupsPrinter:
    """Prints through the system's print service. `pdfium` is held while PDFium draws.

    Taken by the print service is not yet on paper, so a job is followed until it leaves its queue. A job that
    fails, or whose printer reports trouble, is withdrawn: it must not come out later beside the paper made
    again meanwhile. A job still under way after `patience` seconds, without trouble, counts as put out (a slow
    printer is no fault); it is remembered, and `look` tells when it failed after all.
    """

    def __init__(
        self, pdfium: AbstractContextManager[object], trouble: float = TROUBLE, patience: float = PATIENCE
    ) -> None:
        self._pdfium, self._trouble, self._patience = pdfium, trouble, patience
        self._late: list[tuple[str, int]] = []
        self._late_lock = Lock()

    def put_out(self, pdf: bytes, size: str, copies: int, outlet: Outlet) -> None:
        """Print. Raises SpoolFault; then nothing of it comes out later."""
        spool.check_queue(outlet.printer)
        self._follow(outlet.printer, self._send(pdf, size, copies, outlet))

    def look(self, outlet: Outlet) -> PrinterState:
        """How the queue is now, and what became of the jobs it was left with. Raises SpoolFault."""
        lost = self._lost(outlet.printer)
        if lost:
            return PrinterState(
                outlet.printer, Condition.BAD, f"刚才有 {lost} 张没打出来，请看打印机，再补打"
            )
        warning = spool.check_queue(outlet.printer)
        if warning:
            return PrinterState(outlet.printer, Condition.LOW, warning)
        return PrinterState(outlet.printer, Condition.WELL, "正常")

    def _send(self, pdf: bytes, size: str, copies: int, outlet: Outlet) -> int:
        if size == "roll":
            with self._pdfium:
                tickets = pictures(pdf, outlet.fit) * copies
            return spool.send(outlet.printer, ticket_bytes(tickets), "-o", "raw")
        with self._pdfium:
            placed = moved(pdf, outlet.fit)
        # Scaling would take the bars of a code off the dots they were drawn on.
        media = ("-o", f"media={_MEDIA[size]}", "-o", "print-scaling=none")
        return spool.send(outlet.printer, placed, "-n", str(copies), *media)

    def _follow(self, queue: str, number: int) -> None:
        """Wait until the job is printed, or `patience` is over. Raises SpoolFault, the job withdrawn."""
        begun = well = time.monotonic()
        while True:
            job, now = spool.job(queue, number), time.monotonic()
            well = well if job.state is JobState.TROUBLED else now
            over = now - begun >= self._patience
            if job.state is JobState.PRINTED:
                return
            if job.state is JobState.UNDER_WAY and over:
                with self._late_lock:
                    self._late.append((queue, number))
                return
            if over or now - well >= self._trouble or job.state in (JobState.STUCK, JobState.FAILED):
                self._give_up(job, number)
            time.sleep(_POLL_SECONDS)

    def _give_up(self, job: Job, number: int) -> None:
        if job.state is not JobState.FAILED:
            spool.withdraw(number)
        raise SpoolFault(*job.complaint)

    def _lost(self, queue: str) -> int:
        """How many jobs counted as put out were not: they are withdrawn, and told once."""
        with self._late_lock:
            mine = [number for each, number in self._late if each == queue]
            found = {number: spool.job(queue, number).state for number in mine}
            waiting = {number for number in mine if found[number] is JobState.UNDER_WAY}
            self._late = [(each, number) for each, number in self._late if each != queue or number in waiting]
        for number in self._held(found):
            spool.withdraw(number)
        return sum(state not in (JobState.UNDER_WAY, JobState.PRINTED) for state in found.values())

    @staticmethod
    def _held(found: dict[int, JobState]) -> Sequence[int]:
        return [number for number, state in found.items() if state in (JobState.STUCK, JobState.TROUBLED)]
