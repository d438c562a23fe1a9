"""Tickets on ticket printers: whole and sharp over every line, and a printer's trouble told with nothing left in it."""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import usb.core
import zxingcpp
from PIL import Image, ImageChops

import printing
from hall_client.devices.paper import Press
from hall_client.devices.printers import PaperFolder, Printers
from hall_client.devices.roll import HEAD_DOTS
from hall_client.devices.ticket_printer import TicketPrinters
from hall_client.domain.printers import Condition, Fit, Outlet
from hall_client.services.ports import PrintFailed
from tests.devices.ticket_mechanism import (
    Mechanism,
    NetworkTicketPrinter,
    SerialTicketPrinter,
    UsbTicketPrinter,
)

NAME = "A023"
RARE = "䶮𬭎𠮷"
FIT_58 = Fit(roll=58)


def ticket(roll: int = 80, **more: object) -> bytes:
    data: dict[str, Any] = {**printing.sample("ticket_slip"), "name_masked": RARE, **more}
    return Press().draw("ticket_slip", data, roll=roll).pdf


def drawn(pdf: bytes, roll: int) -> Image.Image:
    """What the paper says, as the dots of a head that wide."""
    [page] = pypdfium2.PdfDocument(pdf)
    picture = page.render(scale=203 / 72, grayscale=True).to_pil().point([0] * 200 + [255] * 56)
    margin = (picture.width - HEAD_DOTS[roll]) // 2
    cut: Image.Image = picture.crop((margin, 0, margin + HEAD_DOTS[roll], picture.height))
    return cut


@pytest.fixture
def network() -> Iterator[NetworkTicketPrinter]:
    printer = NetworkTicketPrinter(Mechanism())
    yield printer
    printer.close()
    assert printer.faults == []


@pytest.fixture
def printers(tmp_path: Path) -> Printers:
    tickets = TicketPrinters(nullcontext(), patience=0.5, wait=0.5)
    return Printers(PaperFolder(tmp_path), tickets, tickets)


@pytest.mark.parametrize("roll", [58, 80])
def test_a_ticket_comes_out_dot_for_dot_as_drawn(
    printers: Printers, network: NetworkTicketPrinter, roll: int
) -> None:
    pdf = ticket(roll)
    printers.put_out(pdf, NAME, "roll", 2, Outlet(network.address, Fit(roll=roll)))
    pieces = network.mechanism.pieces
    assert [piece.width for piece in pieces] == [HEAD_DOTS[roll]] * 2
    for piece in pieces:
        assert piece == drawn(pdf, roll)
        [code] = zxingcpp.read_barcodes(piece)
        assert '"t":"C1"' in code.text


@pytest.mark.parametrize("roll", [58, 80])
def test_both_codes_of_a_voucher_read_from_narrow_and_wide_paper(
    printers: Printers, network: NetworkTicketPrinter, roll: int
) -> None:
    data: dict[str, Any] = {**printing.sample("receipt"), "roll": True}
    pdf = Press().draw("receipt", data, roll=roll).pdf
    printers.put_out(pdf, NAME, "roll", 1, Outlet(network.address, Fit(roll=roll)))
    [piece] = network.mechanism.pieces
    read = {str(code.format).split(".")[-1]: code.text for code in zxingcpp.read_barcodes(piece)}
    assert data["case"]["number"] in read.values()
    assert len(read) == 2


def test_a_ticket_is_moved_by_the_millimetres_its_printer_needs(
    printers: Printers, network: NetworkTicketPrinter
) -> None:
    pdf = ticket()
    printers.put_out(pdf, NAME, "roll", 1, Outlet(network.address, Fit(right=-1.0, down=2.0)))
    [piece] = network.mechanism.pieces
    as_drawn = drawn(pdf, 80)
    shifted = ImageChops.offset(as_drawn, -8, 0).crop((0, 0, 568, as_drawn.height))
    assert piece.crop((0, 16, 568, piece.height)) == shifted


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        ({"rows": 0}, "打印机没纸了"),
        ({"cover_open": True}, "打印机盖子没合上"),
    ],
)
def test_a_printer_that_cannot_print_is_told_before_anything_is_sent(
    printers: Printers, network: NetworkTicketPrinter, trouble: dict[str, Any], told: str
) -> None:
    vars(network.mechanism).update(trouble)
    outlet = Outlet(network.address)
    with pytest.raises(PrintFailed, match=told):
        printers.put_out(ticket(), NAME, "roll", 1, outlet)
    assert printers.look(outlet).condition is Condition.BAD
    network.reload()
    assert network.mechanism.rasters == 0
    printers.put_out(ticket(), NAME, "roll", 1, outlet)
    assert network.mechanism.pieces == [drawn(ticket(), 80)]


@pytest.mark.parametrize("says_done", [True, False])
def test_paper_that_ends_within_a_ticket_is_told_and_its_rest_never_comes_out(
    printers: Printers, network: NetworkTicketPrinter, says_done: bool
) -> None:
    network.mechanism.rows, network.mechanism.says_done = 300, says_done
    with pytest.raises(PrintFailed) as failed:
        printers.put_out(ticket(), NAME, "roll", 1, Outlet(network.address))
    assert str(failed.value) == (
        f"没打出来，打印机没纸了（打印机“{network.address}”）。内容已经存好，不会重号。请换上纸，再打一次。"
    )
    network.reload()
    assert network.mechanism.pieces == []
    printers.put_out(ticket(), NAME, "roll", 1, Outlet(network.address))
    assert network.mechanism.pieces == [drawn(ticket(), 80)]


def test_a_printer_that_vanishes_within_a_ticket_is_told(
    printers: Printers, network: NetworkTicketPrinter
) -> None:
    network.hang_up_after = 20_000
    with pytest.raises(PrintFailed, match="打到一半断了"):
        printers.put_out(ticket(), NAME, "roll", 1, Outlet(network.address))
    assert network.mechanism.pieces == []


@pytest.mark.parametrize(
    "address",
    [
        "tcp://127.0.0.1:1",
        "tcp://nowhere.invalid",
        "serial:///dev/nothing-here@9600",
        "usb://dead:beef",
        "file:///nowhere/lp0",
    ],
)
def test_a_printer_that_is_not_there_is_told(printers: Printers, address: str) -> None:
    with pytest.raises(PrintFailed, match=r"打印机连不上|没有装 USB"):
        printers.put_out(ticket(), NAME, "roll", 1, Outlet(address))
    assert printers.look(Outlet(address)).condition is Condition.BAD


def test_a_printer_that_never_says_it_is_done_is_believed_when_it_has_paper_to_the_last(
    printers: Printers, network: NetworkTicketPrinter
) -> None:
    network.mechanism.says_done = False
    for _ in range(2):
        printers.put_out(ticket(), NAME, "roll", 1, Outlet(network.address))
    assert len(network.mechanism.pieces) == 2


def test_a_printer_that_answers_nothing_is_believed(
    printers: Printers, network: NetworkTicketPrinter
) -> None:
    network.mechanism.answers = False
    printers.put_out(ticket(), NAME, "roll", 1, Outlet(network.address))
    state = printers.look(Outlet(network.address))
    assert (state.condition, state.words) == (Condition.WELL, "接着，它不报有没有纸")
    assert network.mechanism.pieces == [drawn(ticket(), 80)]


def test_little_paper_is_noticed(printers: Printers, network: NetworkTicketPrinter) -> None:
    assert printers.look(Outlet(network.address)).words == "正常，有纸"
    network.mechanism.low = True
    assert printers.look(Outlet(network.address)).condition is Condition.LOW


def test_a_ticket_goes_over_a_serial_line_and_its_paper_is_watched(printers: Printers) -> None:
    printer = SerialTicketPrinter(Mechanism(rows=0))
    with pytest.raises(PrintFailed, match="打印机没纸了"):
        printers.put_out(ticket(58), NAME, "roll", 1, Outlet(printer.address, FIT_58))
    printer.mechanism.reload()
    printers.put_out(ticket(58), NAME, "roll", 1, Outlet(printer.address, FIT_58))
    printer.close()
    assert printer.mechanism.pieces == [drawn(ticket(58), 58)]


@pytest.mark.parametrize("says_done", [True, False])
def test_a_ticket_goes_over_usb_and_its_paper_is_watched(
    printers: Printers, monkeypatch: pytest.MonkeyPatch, says_done: bool
) -> None:
    printer = UsbTicketPrinter(Mechanism(rows=400, says_done=says_done))
    monkeypatch.setattr(usb.core, "find", lambda **_: printer)
    with pytest.raises(PrintFailed, match="打印机没纸了"):
        printers.put_out(ticket(58), NAME, "roll", 1, Outlet(printer.address, FIT_58))
    printer.mechanism.reload()
    printers.put_out(ticket(58), NAME, "roll", 1, Outlet(printer.address, FIT_58))
    assert printer.mechanism.pieces == [drawn(ticket(58), 58)]


def test_a_ticket_goes_into_a_device_file(printers: Printers, tmp_path: Path) -> None:
    printers.put_out(ticket(58), NAME, "roll", 1, Outlet(f"file://{tmp_path}/lp0", FIT_58))
    mechanism = Mechanism()
    mechanism.feed((tmp_path / "lp0").read_bytes())
    assert mechanism.pieces == [drawn(ticket(58), 58)]


@pytest.mark.parametrize(
    ("size", "fit", "told"),
    [("a4", Fit(), "这是小票打印机，打不了 A4"), ("roll", FIT_58, "这张不是按 58 毫米的纸画的")],
)
def test_paper_that_is_not_for_this_printer_is_refused(
    printers: Printers, network: NetworkTicketPrinter, size: str, fit: Fit, told: str
) -> None:
    with pytest.raises(PrintFailed, match=told):
        printers.put_out(ticket(), NAME, size, 1, replace(Outlet(network.address), fit=fit))
    assert network.mechanism.pieces == []
