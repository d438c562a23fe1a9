"""Printing through a real print service: papers come out, and every failure is told, with nothing left behind."""

import json
from collections.abc import Iterator
from pathlib import Path
from threading import Lock

import pytest
import zxingcpp

import printing
from hall_client.devices.paper import Press
from hall_client.devices.printers import PaperFolder, Spooler, queues
from hall_client.services.ports import PrintFailed
from tests.devices.loopback import FakePrinter, PrintService, print_service
from tests.devices.receipts import papers

pytestmark = pytest.mark.slow

NAME = "9901032603180015-C3-1"
ID_NUMBER = "999999194103120010"


@pytest.fixture(scope="module")
def printer() -> Iterator[FakePrinter]:
    fake = FakePrinter()
    yield fake
    fake.close()


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, printer: FakePrinter) -> Iterator[PrintService]:
    with print_service(tmp_path_factory.mktemp("cups")) as running:
        for name in ("works", "slow", "stops", "refuses", "offline"):
            running.queue(name, printer, name)
        running.queue("fails", printer, "fails", "retry-job")
        running.queue("aborts", printer, "fails", "abort-job")
        running.queue("halted", printer, "works")
        running.run("cupsdisable", "halted")
        running.queue("closed", printer, "works")
        running.run("cupsreject", "closed")
        yield running


@pytest.fixture
def spooler(
    service: PrintService, printer: FakePrinter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Spooler:
    printer.documents.clear()
    monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{service.port}")
    return Spooler(PaperFolder(tmp_path / "papers"), Lock(), patience=1.0)


@pytest.fixture(scope="module")
def receipt() -> bytes:
    return Press().draw("receipt", printing.sample("receipt")).pdf


def test_the_printer_gets_the_archived_pdf_once_per_copy(
    spooler: Spooler, printer: FakePrinter, receipt: bytes, service: PrintService
) -> None:
    assert spooler.put_out(receipt, NAME, "a5", 2, "works") is None
    assert printer.documents == [receipt, receipt]
    assert service.waiting() == []


def test_a_ticket_comes_out_of_a_roll_printer_with_a_code_that_scans(
    spooler: Spooler, printer: FakePrinter
) -> None:
    ticket = Press().draw("ticket_slip", printing.sample("ticket_slip")).pdf
    spooler.put_out(ticket, "9901-C1", "roll", 2, "works")
    [stream] = printer.documents
    slips = papers(stream)
    told = [json.loads(code.text) for slip in slips for code in zxingcpp.read_barcodes(slip)]
    assert [each["t"] for each in told] == ["C1", "C1"]
    assert {slip.width for slip in slips} == {576}


@pytest.mark.parametrize(
    ("queue", "reason"),
    [
        ("nowhere", "系统里没有这台打印机"),
        ("-d", "系统里没有这台打印机"),
        ("halted", "打印机停用了"),
        ("closed", "打印机现在不收打印任务"),
        ("stops", "打印机没有回应"),
        ("offline", "打印机没有回应"),
        ("refuses", "打印机把它退了回来"),
        ("aborts", "打印机把它退了回来"),
        ("fails", "打印机没有回应"),
    ],
)
def test_a_failure_names_the_queue_and_nothing_comes_out_later(
    spooler: Spooler, printer: FakePrinter, service: PrintService, receipt: bytes, queue: str, reason: str
) -> None:
    with pytest.raises(PrintFailed) as failed:
        spooler.put_out(receipt, NAME, "a5", 1, queue)
    assert str(failed.value) == (
        f"没打出来，{reason}（打印机“{queue}”）。内容已经存好，不会重号。请看一下打印机，再打一次，或换一台。"
    )
    service.run("cupsenable", queue)
    assert service.waiting() == []
    assert printer.documents == []


def test_a_slow_printer_without_trouble_is_left_to_finish(
    spooler: Spooler, service: PrintService, printer: FakePrinter, receipt: bytes
) -> None:
    assert spooler.put_out(receipt, NAME, "a4", 1, "slow") is None
    assert [line.split("-")[0] for line in service.waiting()] == ["slow"]
    service.until(lambda: printer.documents == [receipt])


def test_the_print_service_never_learns_whose_paper_it_is(
    spooler: Spooler, service: PrintService, receipt: bytes
) -> None:
    spooler.put_out(receipt, f"收件回执 {ID_NUMBER} 𠮷䶮", "a5", 1, "works")
    assert "hall-client" in service.log()
    assert ID_NUMBER not in service.log()
    assert "𠮷" not in service.log()


def test_the_queues_of_the_system_are_listed(spooler: Spooler) -> None:
    assert {"works", "halted"} <= set(queues())


def test_a_print_service_that_is_gone_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, receipt: bytes
) -> None:
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:1")
    with pytest.raises(PrintFailed, match="打印服务没有运行（打印机“窗口A5”）"):
        Spooler(PaperFolder(tmp_path), Lock()).put_out(receipt, NAME, "a5", 1, "窗口A5")
    assert queues() == ()
