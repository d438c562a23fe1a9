"""Printing through a real print service: papers come out, and every failure is told, with nothing left behind."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path
from threading import Lock

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

import printing
from hall_client.devices import spool
from hall_client.devices.paper import Press
from hall_client.devices.printers import PaperFolder, Printers, printer_here, queues
from hall_client.devices.queue_printer import QueuePrinter
from hall_client.domain.printers import Fit, Outlet
from hall_client.services.ports import PrintFailed
from tests.devices.loopback import FakePrinter, PrintService, print_service
from tests.devices.raster_pages import pages
from tests.devices.ticket_mechanism import Mechanism
from tests.printing import reading

pytestmark = pytest.mark.slow

NAME = "9901032603180015-C3-1"
ID_NUMBER = "999999194103120010"


@pytest.fixture(scope="module")
def printer() -> Iterator[FakePrinter]:
    fake = FakePrinter()
    yield fake
    fake.close()


@pytest.fixture(scope="module")
def service(printer: FakePrinter) -> Iterator[PrintService]:
    with print_service() as running:
        for name in ("works", "slow", "stops", "refuses", "offline", "empty", "dies"):
            running.queue(name, printer, name)
        running.raster_queue("laser", printer)
        running.run("lpadmin", "-p", "gone", "-E", "-v", f"socket://127.0.0.1:{_nobody()}", "-m", "raw")
        # Whatever has no queue of its own would fall to this one.
        running.run("lpadmin", "-d", "works")
        running.queue("fails", printer, "fails", "retry-job")
        running.queue("aborts", printer, "fails", "abort-job")
        running.queue("halted", printer, "works")
        running.run("cupsdisable", "halted")
        running.queue("closed", printer, "works")
        running.run("cupsreject", "closed")
        yield running


def _nobody() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@pytest.fixture
def printers(
    service: PrintService, printer: FakePrinter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Printers:
    printer.documents.clear()
    monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{service.port}")
    cups = QueuePrinter(spool, Lock(), trouble=1.0, patience=1.0)
    return Printers(PaperFolder(tmp_path / "papers"), cups, cups)


@pytest.fixture(scope="module")
def receipt() -> bytes:
    return Press().draw("receipt", printing.sample("receipt")).pdf


def test_the_printer_gets_the_archived_pdf_once_per_copy(
    printers: Printers, printer: FakePrinter, receipt: bytes, service: PrintService
) -> None:
    assert printers.put_out(receipt, NAME, "a5", 2, Outlet("works")) is None
    assert printer.arrived(2) == [receipt, receipt]
    assert service.waiting() == []


@pytest.fixture(scope="module")
def laser() -> QueuePrinter:
    """Making dots takes the service a while."""
    return QueuePrinter(spool, Lock(), patience=60.0)


@pytest.mark.parametrize(
    ("kind", "size", "across"), [("receipt", "a5", 1748), ("notice", "a5", 1748), ("manifest", "a4", 2480)]
)
def test_the_codes_of_a_paper_read_from_the_dots_the_service_makes_of_it(
    printers: Printers, printer: FakePrinter, laser: QueuePrinter, kind: str, size: str, across: int
) -> None:
    data = printing.sample(kind)
    laser.put_out(Press().draw(kind, data).pdf, size, 1, Outlet("laser"))
    [stream] = printer.arrived(1)
    page, *_ = pages(stream)
    assert page.width == pytest.approx(across, abs=4)
    drawn, *_ = pypdfium2.PdfDocument(printing.render(kind, data).pdf)
    wanted = codes(drawn.render(scale=300 / 72, grayscale=True).to_pil())
    found = codes(page)
    assert {name for name, *_ in wanted} == {"Code128", "QRCode"}
    assert [code[:2] for code in found] == [code[:2] for code in wanted]
    for (*_, corners), (*_, drawn_corners) in zip(found, wanted, strict=True):
        assert corners == pytest.approx(drawn_corners, abs=4), "not where and not as large as drawn"


def codes(page: Image.Image) -> list[tuple[str, str, tuple[int, ...]]]:
    """The codes on a page, each with two of its corners, from the top down."""
    read = sorted(zxingcpp.read_barcodes(page), key=lambda code: (code.text, code.position.top_left.y))
    return [
        (code.format.name, code.text, (at.top_left.x, at.top_left.y, at.bottom_right.x, at.bottom_right.y))
        for code in read
        for at in (code.position,)
    ]


def test_a_paper_is_moved_by_the_millimetres_its_printer_needs(
    printers: Printers, printer: FakePrinter, laser: QueuePrinter, receipt: bytes
) -> None:
    for fit in (Fit(), Fit(right=5.0, down=-3.0)):
        laser.put_out(receipt, "a5", 1, Outlet("laser", fit))
    places = []
    for stream in printer.arrived(2):
        codes = {code.format.name: code for code in zxingcpp.read_barcodes(pages(stream)[0])}
        bars = codes["Code128"]
        places.append((bars.position.top_left.x, bars.position.top_left.y))
    (x, y), (moved_x, moved_y) = places
    assert moved_x - x == pytest.approx(5.0 / 25.4 * 300, abs=2)
    assert moved_y - y == pytest.approx(-3.0 / 25.4 * 300, abs=2)


def test_a_paper_printed_again_says_so_on_the_dots(
    printers: Printers, printer: FakePrinter, laser: QueuePrinter
) -> None:
    first, again = (Press().draw("receipt", printing.sample("receipt"), reprint=n).pdf for n in (0, 1))
    assert "补打（第1次）" in reading.flat(again)
    for pdf in (first, again):
        laser.put_out(pdf, "a5", 1, Outlet("laser"))
    as_first, as_again = (pages(stream)[0] for stream in printer.arrived(2))
    corner = (as_first.width * 3 // 4, 0, as_first.width, 170)
    assert min(as_first.crop(corner).tobytes()) > 200
    assert min(as_again.crop(corner).tobytes()) < 50


def test_a_ticket_comes_out_of_a_roll_printer_with_a_code_that_scans(
    printers: Printers, printer: FakePrinter
) -> None:
    ticket = Press().draw("ticket_slip", printing.sample("ticket_slip")).pdf
    printers.put_out(ticket, "9901-C1", "roll", 2, Outlet("works"))
    [stream] = printer.arrived(1)
    mechanism = Mechanism()
    mechanism.feed(stream)
    slips = mechanism.pieces
    told = [json.loads(code.text) for slip in slips for code in zxingcpp.read_barcodes(slip)]
    assert [each["t"] for each in told] == ["C1", "C1"]
    assert {slip.width for slip in slips} == {576}


@pytest.mark.parametrize(
    ("queue", "reason", "remedy"),
    [
        ("nowhere", "系统里没有这台打印机", "请到设置里看打印机的名字"),
        ("-d", "系统里没有这台打印机", "请到设置里看打印机的名字"),
        ("halted", "打印机停用了", "请在系统的打印机设置里恢复它"),
        ("closed", "打印机现在不收打印任务", "请在系统的打印机设置里恢复它"),
        ("stops", "打印机没有回应", "请看一下打印机"),
        ("offline", "打印机没有回应", "请看一下打印机"),
        ("gone", "打印机没有回应", "请看一下打印机"),
        ("empty", "打印机没纸了", "请加纸"),
        ("refuses", "打印机把它退了回来", "请看一下打印机"),
        ("aborts", "打印机把它退了回来", "请看一下打印机"),
        ("fails", "打印机没有回应", "请看一下打印机"),
    ],
)
def test_a_failure_names_the_queue_and_nothing_comes_out_later(
    printers: Printers,
    printer: FakePrinter,
    service: PrintService,
    receipt: bytes,
    queue: str,
    reason: str,
    remedy: str,
) -> None:
    with pytest.raises(PrintFailed) as failed:
        printers.put_out(receipt, NAME, "a5", 1, Outlet(queue))
    assert str(failed.value) == (
        f"没打出来，{reason}（打印机“{queue}”）。内容已经存好，不会重号。{remedy}，再打一次，或换一台。"
    )
    service.run("cupsenable", queue)
    assert service.waiting() == []
    assert printer.documents == []


def test_a_slow_printer_without_trouble_is_left_to_finish(
    printers: Printers, service: PrintService, printer: FakePrinter, receipt: bytes
) -> None:
    assert printers.put_out(receipt, NAME, "a4", 1, Outlet("slow")) is None
    assert [line.split("-")[0] for line in service.waiting()] == ["slow"]
    service.until(lambda: printer.documents == [receipt])


def test_a_job_that_dies_after_it_was_left_to_finish_is_told_when_the_printer_is_looked_at(
    printers: Printers, service: PrintService, receipt: bytes
) -> None:
    printers.put_out(receipt, NAME, "a4", 1, Outlet("dies"))
    service.until(lambda: "disabled" in service.run("lpstat", "-p", "dies"))
    told = [printers.look(Outlet("dies")).words for _ in range(2)]
    assert told == ["刚才有 1 张没打出来，请看打印机，再补打", "打印机停用了，请在系统的打印机设置里恢复它"]
    service.run("cupsenable", "dies")
    assert service.waiting() == []


def test_the_print_service_never_learns_whose_paper_it_is(
    printers: Printers, service: PrintService, receipt: bytes
) -> None:
    printers.put_out(receipt, f"收件回执 {ID_NUMBER} 𠮷䶮", "a5", 1, Outlet("works"))
    assert "hall-client" in service.log()
    assert ID_NUMBER not in service.log()
    assert "𠮷" not in service.log()


def test_the_queues_of_the_system_are_listed(printers: Printers) -> None:
    assert {"works", "halted"} <= set(queues())


def test_a_print_service_that_is_gone_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, receipt: bytes
) -> None:
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:1")
    with pytest.raises(PrintFailed, match="打印服务没有运行（打印机“窗口A5”）"):
        printer_here(tmp_path).put_out(receipt, NAME, "a5", 1, Outlet("窗口A5"))
    assert queues() == ()
