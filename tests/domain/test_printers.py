"""Which printer a paper comes out of, and what an address of a ticket printer looks like."""

import pytest

from hall_client.domain.printers import FILED, PAPER_NAMES, Fit, Outlet, is_address, outlet
from printing import KINDS


def test_a_paper_has_the_printer_of_its_kind_or_that_of_its_size() -> None:
    assert PAPER_NAMES == KINDS
    printers, fits = {"a5": "窗口", "receipt": "回执"}, {"回执": Fit(down=1.5)}
    assert outlet(printers, fits, "receipt", "a5") == Outlet("回执", Fit(down=1.5))
    assert outlet(printers, fits, "completion", "a5") == Outlet("窗口")
    assert outlet(printers, fits, "notice", "a4") == FILED


@pytest.mark.parametrize(
    "address",
    [
        "tcp://10.0.0.9",
        "tcp://ticket-printer:9100",
        "serial:///dev/ttyS0",
        "serial://COM3@115200",
        "usb://04b8:0e15",
        "file:///dev/usb/lp0",
    ],
)
def test_an_address_is_a_ticket_printer(address: str) -> None:
    assert is_address(address)


@pytest.mark.parametrize(
    "name", ["", "窗口A5", "tcp://", "tcp://a b", "usb://4b8:0e15", "lpd://10.0.0.9", "tcp"]
)
def test_anything_else_is_a_queue_of_the_system(name: str) -> None:
    assert not is_address(name)
