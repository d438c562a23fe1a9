"""The spooler of Windows, through pywin32, answering what `spool` answers for CUPS."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pypdfium2

from hall_client.devices.spool import AND, JOB_TITLE, SILENT, Job, JobState, SpoolFault

_LOCAL_AND_CONNECTED = 2 | 4
_DELETE = 5
_SIZES = {"a4": 9, "a5": 11}  # DMPAPER_A4, DMPAPER_A5
_ORIENTATION, _PAPER_SIZE, _COPIES = 0x1, 0x2, 0x100
_UPRIGHT, _ACROSS = 1, 2
_DOTS_PER_INCH, _LEFT_OUT, _TOP_OUT = 88, 112, 113  # for GetDeviceCaps
_FINEST = 300  # a page of 600 dots to the inch takes 100 MB and is stretched without loss instead
# Bits of PRINTER_INFO_2.Status and of JOB_INFO_1.Status (winspool.h).
_PAUSED, _WORKS_OFFLINE = 0x1, 0x400
_PRINTER_TROUBLES = (
    (0x10, "打印机没纸了", "请加纸"),
    (0x8, "打印机卡纸了", "请取出卡住的纸"),
    (0x400000, "打印机盖子没合上", "请合上盖子"),
    (0x40000, "打印机没墨粉了", "请换墨粉"),
    (0x1082, "打印机没有回应", "请看一下打印机"),
)
_JOB_DONE, _JOB_HELD, _JOB_GONE, _JOB_TROUBLES = (
    0x80 | 0x1000,
    0x1,
    0x4 | 0x100,
    0x2 | 0x20 | 0x40 | 0x200 | 0x400,
)


class WindowsSpool:
    """Opens a printer by its exact name, never the default one. `pdfium` is held while PDFium draws."""

    def __init__(self, pdfium: AbstractContextManager[object]) -> None:
        self._pdfium = pdfium

    def queue_names(self) -> tuple[str, ...]:
        """The printers of this user. Raises SpoolFault."""
        return tuple(row[2] for row in _win32print().EnumPrinters(_LOCAL_AND_CONNECTED))

    def check_queue(self, queue: str) -> str:
        """Raise SpoolFault unless the printer is there, running, and connected."""
        with _opened(queue) as printer:
            found = _win32print().GetPrinter(printer, 2)
        if found["Status"] & _PAUSED or found["Attributes"] & _WORKS_OFFLINE:
            raise SpoolFault("打印机停用了", f"请在系统的打印机设置里恢复它，{AND}")
        for bit, words, remedy in _PRINTER_TROUBLES:
            if found["Status"] & bit:
                raise SpoolFault(words, f"{remedy}，{AND}")
        return ""

    def send_raw(self, queue: str, content: bytes) -> int:
        """Hand over what a printer understands as it is; the number of its job. Raises SpoolFault."""
        spooler = _win32print()
        with _opened(queue) as printer:
            number: int = spooler.StartDocPrinter(printer, 1, (JOB_TITLE, None, "RAW"))
            spooler.WritePrinter(printer, content)
            spooler.EndDocPrinter(printer)
        return number

    def send_sheets(self, queue: str, pdf: bytes, size: str, copies: int) -> int:
        """Draw a paper at its true size; the number of its job. Raises SpoolFault."""
        import win32gui

        spooler = _win32print()
        with self._pdfium:
            document = pypdfium2.PdfDocument(pdf)
            lying = document[0].get_width() > document[0].get_height()
        canvas = win32gui.CreateDC("WINSPOOL", queue, _mode(queue, size, copies, lying=lying))
        try:
            number: int = spooler.StartDoc(canvas, (JOB_TITLE, None, None, 0))
            for page in document:
                spooler.StartPage(canvas)
                self._draw(canvas, page)
                spooler.EndPage(canvas)
            spooler.EndDoc(canvas)
        finally:
            win32gui.DeleteDC(canvas)
            with self._pdfium:
                document.close()
        return number

    def job(self, queue: str, number: int) -> Job:
        """How far a job is; one the spooler has already forgotten counts as printed. Raises SpoolFault."""
        spooler = _win32print()
        with _opened(queue) as printer:
            try:
                status = spooler.GetJob(printer, number, 1)["Status"]
            except spooler.error:
                return Job(JobState.PRINTED, SILENT)
        if status & _JOB_DONE:
            return Job(JobState.PRINTED, SILENT)
        if status & _JOB_GONE:
            return Job(JobState.FAILED, SILENT)
        state = JobState.STUCK if status & _JOB_HELD else JobState.UNDER_WAY
        return Job(JobState.TROUBLED if status & _JOB_TROUBLES else state, SILENT)

    def withdraw(self, queue: str, number: int) -> None:
        """Take a job out of its queue, so that it does not come out later. Raises SpoolFault."""
        with _opened(queue) as printer:
            _win32print().SetJob(printer, number, 0, None, _DELETE)

    def _draw(self, canvas: int, page: pypdfium2.PdfPage) -> None:
        from PIL import ImageWin

        ask = _win32print().GetDeviceCaps
        dots = ask(canvas, _DOTS_PER_INCH)
        with self._pdfium:
            picture = page.render(scale=min(dots, _FINEST) / 72, grayscale=True).to_pil().convert("RGB")
            across, down = (round(points / 72 * dots) for points in page.get_size())
        left, top = -ask(canvas, _LEFT_OUT), -ask(canvas, _TOP_OUT)
        ImageWin.Dib(picture).draw(ImageWin.HDC(canvas), (left, top, left + across, top + down))


def _mode(queue: str, size: str, copies: int, *, lying: bool) -> Any:
    with _opened(queue) as printer:
        mode = _win32print().GetPrinter(printer, 2)["pDevMode"]
    mode.PaperSize, mode.Copies, mode.Orientation = _SIZES[size], copies, _ACROSS if lying else _UPRIGHT
    mode.Fields |= _PAPER_SIZE | _COPIES | _ORIENTATION
    return mode


@contextmanager
def _opened(queue: str) -> Iterator[Any]:
    """The printer of this name; what the spooler refuses while it is open is a SpoolFault too."""
    spooler = _win32print()
    try:
        printer = spooler.OpenPrinter(queue)
    except spooler.error:
        raise SpoolFault("系统里没有这台打印机", f"请到设置里看打印机的名字，{AND}") from None
    try:
        yield printer
    except spooler.error as fault:
        raise SpoolFault("打印服务没有回应") from fault
    finally:
        spooler.ClosePrinter(printer)


def _win32print() -> Any:
    try:
        import win32print
    except ImportError:
        raise SpoolFault("这台电脑没有装打印服务") from None
    return win32print
