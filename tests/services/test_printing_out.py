"""Printers of a PC: each paper to its own, settings checked, and a number that outlives the paper it should be on."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp

from hall_client.devices.printers import printer_here
from hall_client.domain.printers import Condition
from hall_client.services import issuing
from hall_client.services.opening import hall_today
from hall_client.services.ports import Desk, PrintFailed
from hall_client.services.printer_states import used_printers
from hall_client.services.settings_changing import SettingRefused, change_setting
from hall_client.services.sheet_printing import put_out_sheet, try_out
from tests.desk import CLERK, GUIDE, SUPERVISOR, TestDesk
from tests.devices.ticket_mechanism import Mechanism, NetworkTicketPrinter
from tests.printing import reading


@pytest.fixture
def printer() -> Iterator[NetworkTicketPrinter]:
    made = NetworkTicketPrinter(Mechanism())
    yield made
    made.close()
    assert made.faults == []


@pytest.fixture
def desk(hall: TestDesk, tmp_path: Path, printer: NetworkTicketPrinter) -> Desk:
    """The desk with its own printers and a ticket printer of 58 mm on the network."""
    change_setting(hall.desk, SUPERVISOR, "printer_fits", {printer.address: {"roll": 58}})
    change_setting(hall.desk, SUPERVISOR, "printers", {"roll": printer.address})
    return replace(hall.desk, printer=printer_here(tmp_path / "papers"))


def test_a_number_outlives_the_paper_and_comes_out_with_the_next_roll(
    desk: Desk, printer: NetworkTicketPrinter
) -> None:
    printer.mechanism.rows = 200
    issued = issuing.issue(desk, GUIDE, "A")
    with pytest.raises(PrintFailed, match="打印机没纸了"):
        put_out_sheet(desk, issued.slip, issued.ticket.label, "roll")
    assert [ticket.label for ticket in issuing.guide_view(desk).waiting] == ["A001"]
    printer.reload()
    put_out_sheet(desk, issued.slip, issued.ticket.label, "roll")
    put_out_sheet(desk, issuing.slip_again(desk, GUIDE, "a001"), "A001", "roll")
    first, again = printer.mechanism.pieces
    for slip in (first, again):
        [code] = zxingcpp.read_barcodes(slip)
        assert f'"n":"{issued.ticket.id}"' in code.text
        assert slip.width == 384
    assert again.height > first.height
    assert issuing.issue(desk, GUIDE, "A").ticket.label == "A002"


def test_each_printer_is_asked_how_it_is_and_may_be_tried(desk: Desk, printer: NetworkTicketPrinter) -> None:
    change_setting(desk, SUPERVISOR, "printers", {**hall_today(desk).printers, "a4": "没有这一台"})
    printer.mechanism.low = True
    sheets, ticket = used_printers(desk)
    assert (ticket.state.condition, ticket.papers, ticket.direct) == (Condition.LOW, "小票", True)
    assert (sheets.state.condition, sheets.papers, sheets.direct) == (Condition.BAD, "A4", False)
    assert [each.use for each in used_printers(desk, ticket_printers=False)] == ["a4"]
    assert try_out(desk, CLERK, "roll") is None
    assert [piece.width for piece in printer.mechanism.pieces] == [384]
    with pytest.raises(PrintFailed, match="没有这一台"):
        try_out(desk, CLERK, "a4")
    filed = try_out(desk, CLERK, "a5")
    assert filed is not None
    assert "试打页没有选打印机现在往右0.0毫米，往下0.0毫米" in reading.flat(filed.read_bytes())


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("printers", {"a3": "办公室"}, "a3 不是纸型，也不是文书"),
        ("printers", {"roll": "tcp://10.0.0.9:port"}, "写得不对"),
        ("printers", {"a4": "tcp://10.0.0.9"}, "只能打小票，不能给 A4 用"),
        ("printer_fits", {"办公室": {"right": 30.0}}, "最多能挪 20 毫米"),
        ("printer_fits", {"tcp://10.0.0.9": {"roll": 76}}, "只能是 80 或 58 毫米"),
        ("printer_fits", {"办公室": {"right": "多"}}, "原来的设置没有变"),
    ],
)
def test_a_setting_no_printer_can_have_is_refused(hall: TestDesk, key: str, value: object, told: str) -> None:
    with pytest.raises(SettingRefused, match=told):
        change_setting(hall.desk, SUPERVISOR, key, value)
    assert hall_today(hall.desk).printers == {}
