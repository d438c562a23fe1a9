"""Where papers come out: the system's printers, or a folder of PDF files where a size has no printer."""

import logging
import re
import sys
import time
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from hall_client.devices import spool
from hall_client.devices.roll import roll_bytes
from hall_client.devices.spool import JobState, SpoolFault
from hall_client.services.ports import Printer, PrintFailed
from hall_client.whole_file import write_whole

SAVED = "内容已经存好，不会重号。"
PATIENCE = 10.0
"""Seconds until a job that the printer neither finished nor complained about counts as put out."""

_POLL_SECONDS = 0.2
_MEDIA = {"a4": "A4", "a5": "A5"}
_ID_NUMBER = re.compile(r"[0-9]{17}[0-9Xx]")
_NOT_IN_A_NAME = re.compile(r"[^0-9A-Za-z一-鿿_-]+")
_LONGEST_NAME = 80

log = logging.getLogger(__name__)


def queues() -> tuple[str, ...]:
    """The names of the system's print queues; none where there is no print service."""
    try:
        return spool.queue_names()
    except SpoolFault:
        return ()


def file_name(name: str) -> str:
    """A paper's name as a file name: letters, figures, Chinese; what looks like an ID number is left out."""
    shown = _NOT_IN_A_NAME.sub("-", _ID_NUMBER.sub("", name)).strip("-")
    return f"{shown[:_LONGEST_NAME] or 'paper'}.pdf"


def printer_here(
    papers: Path, pdfium: AbstractContextManager[object] | None = None, platform: str = sys.platform
) -> Printer:
    """The printer of this PC. `papers` takes what has no queue; `pdfium` is held while PDFium draws,
    where other threads use it too (it serves one at a time).

    On Windows every paper is filed: the shell's print verb depends on whichever PDF reader is installed and
    never tells whether it printed, so the clerk prints the filed PDF.
    """
    folder = PaperFolder(papers)
    return folder if platform == "win32" else Spooler(folder, pdfium or nullcontext())


class PaperFolder:
    """Files every paper as a PDF, readable by its owner alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put_out(self, pdf: bytes, name: str, size: str, copies: int, queue: str) -> Path:
        """File the PDF and say where; the same paper again takes the place of the first.

        Raises PrintFailed when the folder cannot be written.
        """
        file = self._folder / file_name(name)
        try:
            write_whole(file, pdf)
        except OSError as fault:
            log.warning("paper not filed: %s", fault.strerror)
            words = f"文书没存成 PDF，{self._folder} 不能写入。{SAVED}请检查磁盘和权限，再打一次。"
            raise PrintFailed(words) from fault
        return file


class Spooler:
    """Prints through the system's print service; hands the PDF to `folder` where no queue is named.

    Taken by the print service is not yet on paper, so a job is followed until it leaves its queue. A job that
    fails, or whose printer reports trouble, is withdrawn: it must not come out later beside the paper made
    again meanwhile. A job still under way after `patience` seconds, without trouble, counts as put out (a slow
    printer is no fault); the clerk has the paper in sight and can print it again.
    """

    def __init__(
        self, folder: PaperFolder, pdfium: AbstractContextManager[object], patience: float = PATIENCE
    ) -> None:
        self._folder = folder
        self._pdfium = pdfium
        self._patience = patience

    def put_out(self, pdf: bytes, name: str, size: str, copies: int, queue: str) -> Path | None:
        """Print, or file the PDF where no queue is set (then its path is returned). Raises PrintFailed."""
        if not queue:
            return self._folder.put_out(pdf, name, size, copies, queue)
        try:
            spool.check_queue(queue)
            self._follow(queue, self._send(pdf, size, copies, queue))
        except SpoolFault as fault:
            log.warning("print queue %s: %s", queue, fault)
            words = f"没打出来，{fault}（打印机“{queue}”）。{SAVED}请看一下打印机，再打一次，或换一台。"
            raise PrintFailed(words) from fault
        return None

    def _send(self, pdf: bytes, size: str, copies: int, queue: str) -> int:
        if size == "roll":
            with self._pdfium:
                dots = roll_bytes(pdf, copies)
            return spool.send(queue, dots, "-o", "raw")
        # Scaling would take the bars of a code off the dots they were drawn on.
        media = ("-o", f"media={_MEDIA[size]}", "-o", "print-scaling=none")
        return spool.send(queue, pdf, "-n", str(copies), *media)

    def _follow(self, queue: str, job: int) -> None:
        """Wait until the job is printed, or `patience` is over. Raises SpoolFault, the job withdrawn."""
        until = time.monotonic() + self._patience
        while True:
            state = spool.job_state(queue, job)
            over = time.monotonic() >= until
            if state is JobState.PRINTED or (over and state is JobState.UNDER_WAY):
                return
            if state is JobState.FAILED:
                raise SpoolFault("打印机把它退了回来")
            if over or state is JobState.STUCK:
                spool.withdraw(job)
                raise SpoolFault("打印机没有回应")
            time.sleep(_POLL_SECONDS)
