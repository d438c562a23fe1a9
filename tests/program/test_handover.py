"""交接 in the real program: a manifest is scanned from any page, its bag counted, and a case of it read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hall_client.domain.manifests import code_of
from hall_client.services import counting, handing_over
from hall_client.services.handing_over import Bag
from hall_client.ui.pages.handover_controller import HandoverController
from tests.desk import TestDesk, fresh
from tests.program.seat import K, Seat
from tests.services.road import Road
from tests.services.villages import PROXY, entrusted, village_template

pytestmark = pytest.mark.slow


@pytest.fixture
def village(tmp_path: Path) -> Iterator[TestDesk]:
    made = fresh(village_template(tmp_path / "template"), tmp_path / "village")
    yield made
    made.opened.close()


def test_a_manifest_scanned_at_the_window_opens_its_counting(seat: Seat, village: TestDesk) -> None:
    road = Road(seat.desk, village.desk)
    case = entrusted(village, "RS-008").case
    bag = handing_over.send_up(village.desk, PROXY, [case.id], Bag("吴桂芳"))
    seat.clock.at = village.clock.at
    road.carry()
    seat.sign_in("0306")
    assert seat.page(1) == "window"
    seat.shift.on_scan(bag.id)
    seat.hands.settle()
    assert seat.shell.page == "handover"
    handover = seat.shift.handover
    assert isinstance(handover, HandoverController)
    assert handover.counting.shown is not None
    seat.press(K.Key_1)
    seat.press(K.Key_F12)
    assert counting.counting(seat.desk, bag.id).done
    assert [name for name, _pdf, _copies in seat.tray.sheets] == [f"{bag.id}-JS"]
    seat.page(1)
    seat.shift.on_scan(case.number)
    seat.hands.settle()
    assert seat.shell.page == "window"


def test_the_square_code_and_the_lock(seat: Seat, village: TestDesk) -> None:
    case = entrusted(village, "RS-008").case
    bag = handing_over.send_up(village.desk, PROXY, [case.id], Bag("吴桂芳"))
    seat.sign_in("0306")
    seat.shift.lock()
    seat.shift.on_scan(code_of(bag))
    seat.hands.settle()
    handover = seat.shift.handover
    assert isinstance(handover, HandoverController)
    assert handover.counting.shown is None
    seat.hands.type("qinghe-0306")
    seat.press(K.Key_Return)
    seat.shift.on_scan(code_of(bag))
    seat.hands.settle()
    assert handover.counting.shown is not None
    assert seat.page(2) == "cases"
    assert seat.page(6) == "handover"
