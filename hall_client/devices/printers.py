"""Where papers come out: a printer of the system, a ticket printer of our own, or a folder of PDF files."""

import logging
import re
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Protocol

from hall_client.devices import spool
from hall_client.devices.queue_printer import QueuePrinter, SpoolService
from hall_client.devices.spool import SpoolFault
from hall_client.devices.ticket_printer import TicketPrinters
from hall_client.devices.windows_spool import WindowsSpool
from hall_client.domain.printers import Condition, Outlet, PrinterState
from hall_client.services.ports import Printer, PrintFailed
from hall_client.whole_file import write_whole

SAVED = "内容已经存好，不会重号。"

_ID_NUMBER = re.compile(r"[0-9]{17}[0-9Xx]")
_NOT_IN_A_NAME = re.compile(r"[^0-9A-Za-z一-鿿_-]+")
_LONGEST_NAME = 80

log = logging.getLogger(__name__)


def queues(platform: str = sys.platform) -> tuple[str, ...]:
    """The names of the system's print queues; none where there is no print service."""
    try:
        return _service(nullcontext(), platform).queue_names()
    except SpoolFault:
        return ()


def file_name(name: str) -> str:
    """A paper's name as a file name: letters, figures, Chinese; what looks like an ID number is left out."""
    shown = _NOT_IN_A_NAME.sub("-", _ID_NUMBER.sub("", name)).strip("-")
    return f"{shown[:_LONGEST_NAME] or 'paper'}.pdf"


def printer_here(
    papers: Path, pdfium: AbstractContextManager[object] | None = None, platform: str = sys.platform
) -> Printer:
    """The printers of this PC. `papers` takes what has none; `pdfium` is held while PDFium draws,
    where other threads use it too (it serves one at a time)."""
    drawing = pdfium or nullcontext()
    queued = QueuePrinter(_service(drawing, platform), drawing)
    return Printers(PaperFolder(papers), queued, TicketPrinters(drawing))


def _service(pdfium: AbstractContextManager[object], platform: str) -> SpoolService:
    return WindowsSpool(pdfium) if platform == "win32" else spool


class PaperFolder:
    """Files every paper as a PDF, readable by its owner alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put_out(self, pdf: bytes, name: str) -> Path:
        """File the PDF and say where; the same paper again takes the place of the first.

        Raises PrintFailed when the folder cannot be written.
        """
        file = self._folder / file_name(name)
        try:
            write_whole(file, pdf)
        except OSError as fault:
            log.warning("paper not filed: %s", fault.strerror)
            words = f"文书没存成 PDF，{self._folder} 不能写入。{SAVED}请检查磁盘和权限，再打一次。"
            raise PrintFailed(words, "文件夹不能写入", "请检查磁盘和权限，再打一次。") from fault
        return file


class Driver(Protocol):
    """One way of printing. Both raise SpoolFault."""

    def put_out(self, pdf: bytes, size: str, copies: int, outlet: Outlet) -> None:
        """Print, and return when it is printed as far as can be known."""

    def look(self, outlet: Outlet) -> PrinterState:
        """How the printer is now."""


class Printers:
    """Sends each paper to the printer it belongs to and to no other."""

    def __init__(self, folder: PaperFolder, queues: Driver, tickets: Driver) -> None:
        self._folder, self._queues, self._tickets = folder, queues, tickets

    def put_out(self, pdf: bytes, name: str, size: str, copies: int, outlet: Outlet) -> Path | None:
        """Print, or file the PDF where no printer is set (then its path is returned). Raises PrintFailed."""
        if not outlet.printer:
            return self._folder.put_out(pdf, name)
        try:
            self._driver(outlet).put_out(pdf, size, copies, outlet)
        except SpoolFault as fault:
            log.warning("printer %s: %s", outlet.printer, fault)
            words = f"没打出来，{fault}（打印机“{outlet.printer}”）。{SAVED}{fault.remedy}"
            raise PrintFailed(words, str(fault), fault.remedy) from fault
        return None

    def look(self, outlet: Outlet) -> PrinterState:
        """How the printer is now, with a few words; one that is not there, or stopped, is BAD."""
        try:
            return self._driver(outlet).look(outlet)
        except SpoolFault as fault:
            return PrinterState(
                outlet.printer, Condition.BAD, f"{fault}，{fault.remedy.split('，')[0].rstrip('。')}"
            )

    def _driver(self, outlet: Outlet) -> Driver:
        return self._tickets if outlet.direct else self._queues
