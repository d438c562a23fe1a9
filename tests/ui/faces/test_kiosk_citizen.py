"""What the ticket machine does for one citizen: the card, a look at their case, their booking, and forgetting them."""

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hall_client.domain.cases import Outcome
from hall_client.domain.drafts import Party
from hall_client.domain.materials import MaterialState
from hall_client.domain.tickets import Rank
from hall_client.services import appointing, issuing
from hall_client.services.appointing import Wish
from hall_client.ui.faces.kiosk_citizen import MOST_WRONG
from hall_client.ui.faces.kiosk_face import IDLE_SECONDS
from tests.ui.faces.kiosk_machine import (
    OLD,
    Machine,
    Reader,
    hall,
    machine,
    reader,
    touch,
    touch_tile,
    type_digits,
)
from tests.ui.pages.real_hall import RealHall

__all__ = ["hall", "machine", "reader"]


def test_a_card_and_a_tile_give_a_number_and_the_age_its_priority(
    hall: RealHall, reader: Reader, qtbot: QtBot, machine: Machine
) -> None:
    face, _ = machine
    reader.card = OLD
    touch(face.home.card)
    qtbot.waitUntil(lambda: "陈＊根" in face.home.title.text())
    assert "优先" in face.home.title.text()
    touch_tile(face, "A")
    qtbot.waitUntil(lambda: face.number.number == "P001")
    assert face.number.said.caption == "陈＊根，您的号是"
    touch(face.number.ready)
    assert "陈" not in face.home.title.text()
    assert face.home.card.isVisible()


def test_a_reader_that_fails_goes_out_of_sight(qtbot: QtBot, machine: Machine) -> None:
    face, controller = machine
    for _ in range(3):
        touch(face.home.card)
        qtbot.waitUntil(lambda: not controller.citizen._reading)
    assert not face.home.card.isVisible()
    assert face.home.title.text() == "点要办的事，就出号"


def test_a_case_is_looked_up_by_number_and_code(hall: RealHall, qtbot: QtBot, machine: Machine) -> None:
    face, _ = machine
    somebody = Party(name=OLD.name, id_number=OLD.id_number)
    case = hall.serve(somebody, "MZ-003", Outcome.ACCEPTED, MaterialState.ORIGINAL).case
    touch(face.home.progress)
    type_digits(face, case.number)
    assert "查询码" in face.keys.words
    type_digits(face, case.query_code)
    qtbot.waitUntil(lambda: face.number.said.headline == "承办中")
    assert face.number.number == "", "no number was given out"
    assert face.number.said.caption == case.item_name
    touch(face.number.ready)
    assert "承办中" not in face.number.spoken


def test_codes_are_not_guessed(hall: RealHall, qtbot: QtBot, machine: Machine) -> None:
    face, controller = machine
    touch(face.home.booked)
    for _ in range(MOST_WRONG):
        assert face.keys.isVisible()
        face.keys.ask("", 6)
        type_digits(face, "000000")
        qtbot.waitUntil(lambda: not controller._context.busy)
    qtbot.waitUntil(lambda: face.number.said.headline == "请找工作人员")
    touch(face.number.ready)
    touch(face.home.booked)
    face.keys.entered.emit("000000")
    assert face.number.said.headline == "请找工作人员"


@pytest.mark.parametrize("by_card", [True, False])
def test_who_is_booked_checks_in_and_is_ahead_of_the_ordinary(
    hall: RealHall, reader: Reader, qtbot: QtBot, machine: Machine, by_card: bool
) -> None:
    face, _ = machine
    day = appointing.bookings(hall.seed).days[0]
    wish = Wish(day, time(9, 0), "B", OLD.name, OLD.id_number, "10000000044")
    made = appointing.book(hall.seed, hall.actor("0210", None), wish)
    hall.clock.on(hours=24)
    if by_card:
        reader.card = OLD
        touch(face.home.card)
    else:
        touch(face.home.booked)
        type_digits(face, made.code)
    qtbot.waitUntil(lambda: face.number.number == "Y001")
    assert face.number.said.where.startswith("社保医保")
    assert issuing.guide_view(hall.seed).waiting[0].rank == Rank.APPOINTMENT


def test_after_25_seconds_nothing_of_the_citizen_is_left(
    reader: Reader, qtbot: QtBot, machine: Machine
) -> None:
    face, controller = machine
    reader.card = OLD
    touch(face.foot.large)
    touch(face.home.card)
    qtbot.waitUntil(lambda: "陈＊根" in face.home.title.text())
    assert face.idle_timer.isActive()
    face.idle_timer.stop()
    for _ in range(IDLE_SECONDS - 1):
        face.second_passed()
    assert "陈＊根" in face.home.title.text()
    assert "1 秒后回到首页" in face.bar._when.text()
    face.second_passed()
    assert "陈" not in face.home.title.text()
    assert controller.citizen.masked == ""
    assert not face.large


def test_a_touch_anywhere_begins_the_25_seconds_anew(qtbot: QtBot, machine: Machine) -> None:
    face, _ = machine
    touch(face.home.progress)
    face.idle_timer.stop()
    for _ in range(IDLE_SECONDS - 1):
        face.second_passed()
    window = face.windowHandle()
    assert window is not None
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=face.rect().center())
    for _ in range(IDLE_SECONDS - 1):
        face.second_passed()
    assert face.keys.isVisible()
