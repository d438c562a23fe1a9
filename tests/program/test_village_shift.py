"""A 代办员 at the desk of a village: the pages, and what leads from one to the other."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from hall_client.demo.hands import ALT, CTRL
from hall_client.domain.materials import MaterialState
from hall_client.domain.numbers import handover_number
from hall_client.domain.village_lists import VillageList
from hall_client.ui.pages.village_controller import VillageController
from hall_client.ui.pages.village_page import VillagePage
from hall_client.ui.pages.window_bench import Phase
from tests.desk import TestDesk
from tests.program.seat import K, Seat, copied
from tests.services.villages import entrusted

pytestmark = pytest.mark.slow
M = MaterialState


@pytest.fixture
def seat(village_source: Path, tmp_path: Path) -> Iterator[Seat]:
    made = Seat(copied(village_source, tmp_path / "v"))
    made.sign_in("1101", "liutang-1101")
    yield made
    made.close()


def behind(seat: Seat) -> TestDesk:
    return TestDesk(seat.behind, seat.clock, seat.tray)


def lists(seat: Seat) -> VillagePage:
    page = seat.program.frame.findChild(VillagePage)
    assert isinstance(page, VillagePage)
    assert isinstance(seat.shift.handover, VillageController)
    return page


def test_the_pages_of_a_village(seat: Seat) -> None:
    assert (seat.shell.page, seat.shell.bar.badge.text()) == ("window", "代办")
    assert [seat.page(digit) for digit in (6, 2, 7, 1)] == ["handover", "cases", "settings", "window"]
    assert (seat.page(4), seat.page(8)) == ("window", "window")


def test_a_case_of_a_list_is_gone_on_with_at_the_table(seat: Seat) -> None:
    done = entrusted(behind(seat), "RS-008", M.ORIGINAL, M.MISSING)
    assert seat.page(6) == "handover"
    seat.hands.settle()
    seat.press(Qt.Key.Key_Return)
    seat.hands.settle()
    assert seat.shell.page == "window"
    assert (seat.bench.phase, seat.bench.draft.case_id) == (Phase.CASE, done.case.id)
    assert seat.bench.page.case.active == "materials"


def test_a_list_chosen_beside_the_table_opens_in_front(seat: Seat) -> None:
    seat.press(K.Key_N, CTRL)
    seat.hands.type("何𠮷")
    seat.press(K.Key_S, CTRL)
    seat.bench.page.lists.list_wished.emit(VillageList.DRAFTS)
    seat.hands.settle()
    assert seat.shell.page == "handover"
    assert [row.name for row in lists(seat).card.model.rows] == ["何𠮷"]
    seat.press(K.Key_Return)
    seat.hands.settle()
    assert (seat.shell.page, seat.bench.draft.applicant.name) == ("window", "何𠮷")


def test_a_person_at_the_table_is_begun_from_the_lists(seat: Seat) -> None:
    seat.page(6)
    seat.press(K.Key_N, CTRL)
    seat.hands.settle()
    assert (seat.shell.page, seat.bench.phase) == ("window", Phase.CASE)


def test_a_certificate_looked_for_among_the_items_is_named_with_what_to_do(seat: Seat) -> None:
    seat.press(K.Key_N, CTRL)
    seat.press(K.Key_2, ALT)
    seat.hands.type("亲属关系证明")
    seat.hands.settle()
    assert seat.message.startswith("亲属关系证明，村里不开。看户口簿")
    seat.press(K.Key_T, ALT)
    assert seat.shell.page == "handover"
    assert [each.name for each in lists(seat).stop_list.found] == ["亲属关系证明"]


def test_the_day_is_reported_from_the_table_too(seat: Seat) -> None:
    seat.press(K.Key_R, ALT)
    seat.hands.settle()
    assert seat.message.startswith("日报已报")
    assert seat.entries("station.report") == 1


def test_a_manifest_leads_to_the_counting_table_from_everywhere(seat: Seat) -> None:
    seat.shift.on_scan(handover_number("9901", "03", date(2026, 3, 18), 901))
    seat.hands.settle()
    assert seat.shell.page == "handover"
    assert lists(seat).middle.currentWidget() is lists(seat).counting
    assert "清单的数据还没到" in seat.message
