"""The ticket machine: a number in two touches, valid without paper, none outside the opening hours."""

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hall_client.domain.hall import UNSTATED, Hall
from hall_client.domain.tickets import Rank
from hall_client.services import helping, issuing
from hall_client.services.opening import kiosk_view
from hall_client.ui.faces.kiosk_face import KioskFace
from hall_client.ui.faces.kiosk_touch import KioskTouch
from tests.ui.faces.kiosk_machine import (
    BIG,
    LYING,
    UPRIGHT,
    WIDE,
    Machine,
    hall,
    machine,
    reader,
    touch,
    touch_tile,
)
from tests.ui.pages.real_hall import HALL, PASSWORD, RealHall, real_hall

__all__ = ["hall", "machine", "reader"]


def test_one_touch_gives_one_number_and_one_slip(hall: RealHall, qtbot: QtBot, machine: Machine) -> None:
    face, _ = machine
    touch_tile(face, "B")
    face.home.chosen.emit("B", "")
    qtbot.waitUntil(lambda: face.number.number == "B001")
    assert "马上就到您" in face.number.note
    assert face.number.said.where == "社保医保，1 至 3 号窗口"
    qtbot.waitUntil(lambda: [out[:2] for out in hall.tray.out] == [("B001", "roll")])
    assert issuing.guide_view(hall.seed).issued == 1


def test_the_number_is_spoken_and_everything_else_only_when_asked_for(
    hall: RealHall, qtbot: QtBot, machine: Machine
) -> None:
    face, _controller = machine
    said: list[str] = []
    face.spoken.connect(said.append)
    touch(face.home.first)
    assert said == []
    touch(face.home.back)
    touch_tile(face, "A")
    qtbot.waitUntil(lambda: len(said) == 1)
    assert "A001" in said[0]
    touch(face.number.ready)
    touch(face.foot.aloud)
    assert "社会事务" in said[-1]
    touch(face.home.progress)
    assert "请输办件编号" in said[-1]


def test_two_touches_give_priority_and_nobody_must_say_why(
    hall: RealHall, qtbot: QtBot, machine: Machine
) -> None:
    face, _ = machine
    touch(face.home.first)
    assert "不说也行" in face.home.hint.text()
    touch_tile(face, "A")
    qtbot.waitUntil(lambda: face.number.number == "P001")
    view = issuing.guide_view(hall.seed)
    ticket = view.waiting[0]
    assert (ticket.business, ticket.priority, ticket.rank) == ("A", UNSTATED, Rank.PRIORITY)
    assert view.hall.priority_label(ticket.priority) == "到窗口说"
    touch(face.number.ready)
    touch_tile(face, "A")
    qtbot.waitUntil(lambda: face.number.number == "A001")


def test_a_priority_class_that_is_said_is_recorded(hall: RealHall, qtbot: QtBot, machine: Machine) -> None:
    face, _ = machine
    touch(face.home.first)
    elder, disabled, _army = face.home.classes
    touch(elder)
    touch(disabled)
    assert [each.isChecked() for each in face.home.classes] == [False, True, False]
    touch(disabled)
    touch(elder)
    touch_tile(face, "A")
    qtbot.waitUntil(lambda: face.number.number == "P001")
    assert issuing.guide_view(hall.seed).waiting[0].priority == "elder"
    assert "老年人" not in face.number.spoken, "the reason is the staff's business"
    touch(face.number.ready)
    touch(face.home.first)
    assert not any(each.isChecked() for each in face.home.classes), "the next one says it for themselves"
    touch(face.home.back)
    touch_tile(face, "A")
    qtbot.waitUntil(lambda: face.number.number == "A001")


def test_without_paper_the_number_is_still_valid(hall: RealHall, qtbot: QtBot, machine: Machine) -> None:
    face, _ = machine
    hall.tray.broken = True
    touch_tile(face, "C")
    qtbot.waitUntil(lambda: face.number.number == "C001")
    qtbot.waitUntil(lambda: "请记下号 C001" in face.number.note)
    assert len(issuing.guide_view(hall.seed).waiting) == 1


def test_the_slip_is_printed_once_more_and_not_the_number(
    hall: RealHall, qtbot: QtBot, machine: Machine
) -> None:
    face, _ = machine
    touch_tile(face, "C")
    qtbot.waitUntil(lambda: face.number.number == "C001")
    touch(face.number.reprint)
    qtbot.waitUntil(lambda: len(hall.tray.out) == 2)
    assert not face.number.reprint.isVisible()
    assert issuing.guide_view(hall.seed).issued == 1


@pytest.mark.parametrize(("hours", "minutes", "words"), [(8, 20, "今天都给您办完"), (9, 0, "17:30 关门")])
def test_no_number_outside_the_opening_hours(
    hall: RealHall, qtbot: QtBot, machine: Machine, hours: int, minutes: int, words: str
) -> None:
    face, controller = machine
    hall.clock.on(hours=hours, minutes=minutes)
    controller.look()
    qtbot.waitUntil(lambda: not face.is_open)
    assert "08:30 到 17:15" in face.number.note
    assert words in face.number.note
    face.home.chosen.emit("A", "")
    qtbot.wait(50)
    assert issuing.guide_view(hall.seed).issued == 0


@pytest.mark.parametrize(
    ("minutes", "is_open", "words"),
    [
        (164, True, ""),
        (170, False, "现在不取号，中午休息，14:00 起再取号，已经取的号，今天都给您办完。"),
        (299, False, "现在不取号，中午休息，14:00 起再取号，已经取的号"),
        (301, True, ""),
        (
            500,
            False,
            "现在不取号，已经取的号，今天都给您办完。08:30 到 11:45、14:00 到 17:15 取号，17:30 关门。",
        ),
    ],
)
def test_at_midday_it_rests_as_it_does_in_the_evening(
    tmp_path: Path, qtbot: QtBot, minutes: int, is_open: bool, words: str
) -> None:
    with real_hall(tmp_path, replace(HALL, rest_from=time(12), rest_to=time(14))) as hall:
        hall.clock.on(minutes=minutes)
        view = kiosk_view(hall.seed)
        assert view.is_open is is_open
        face = KioskFace()
        qtbot.addWidget(face)
        face.show_view(view)
        assert face.is_open is is_open
        assert face.number.spoken.startswith(words)


def test_the_closed_page_goes_with_the_time_of_day(hall: RealHall, qtbot: QtBot, machine: Machine) -> None:
    face, _ = machine
    touch_tile(face, "A")
    qtbot.waitUntil(lambda: face.number.number == "A001")
    hall.clock.on(hours=9)
    face.show_view(kiosk_view(hall.seed))
    assert face.number.number == "A001", "whoever reads their number may read on"
    face.go_home()
    face.show_view(kiosk_view(hall.seed))
    assert face.number.number == ""
    assert "今天都给您办完" in face.number.note
    hall.clock.on(hours=13)
    face.show_view(kiosk_view(hall.seed))
    assert "今天都给您办完" not in face.number.note, "that was yesterday"
    hall.clock.on(hours=2)
    face.show_view(kiosk_view(hall.seed))
    assert face.home.isVisible()


def test_a_call_for_help_reaches_the_staff_and_their_answer_the_citizen(
    hall: RealHall, qtbot: QtBot, machine: Machine
) -> None:
    face, controller = machine
    touch(face.foot.help)
    qtbot.waitUntil(lambda: face.foot.help.text() == "已经叫人")
    [call] = helping.open_calls(hall.seed)
    assert call.place == "取号机 03"
    touch(face.foot.help)
    qtbot.wait(50)
    assert helping.open_calls(hall.seed) == (call,), "one call, however often it is touched"
    helping.answer(hall.seed, hall.actor("0210"), call.id)
    controller.look()
    qtbot.waitUntil(lambda: face.foot.help.text() == "马上来")
    assert helping.open_calls(hall.seed) == ()


def test_only_a_supervisor_leaves(qtbot: QtBot, machine: Machine) -> None:
    face, controller = machine
    assert not face.close(), "Alt+F4 leaves nothing"
    assert face.isVisible()
    QTest.keyClick(face, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    face.leave_requested.emit("0307", PASSWORD)
    qtbot.waitUntil(lambda: "不是主管" in face._leave._refused.text())
    with qtbot.waitSignal(controller.left):
        face.leave_requested.emit("0101", PASSWORD)
    qtbot.waitUntil(lambda: not face.isVisible())


@pytest.mark.parametrize("size", [UPRIGHT, LYING, WIDE])
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("lowered", [False, True])
@pytest.mark.parametrize("shown", [HALL, BIG])
def test_every_field_is_large_enough_and_none_covers_another(
    hall: RealHall, qtbot: QtBot, machine: Machine, size: QSize, large: bool, lowered: bool, shown: Hall
) -> None:
    face, _ = machine
    face.show_view(replace(kiosk_view(hall.seed), hall=shown))
    face.resize(size)
    face.foot.large.setChecked(large)
    face.foot.lowered.setChecked(lowered)
    least = 120 if size == UPRIGHT else 84
    for show in (face.go_home, lambda: touch(face.home.first), lambda: touch(face.home.progress)):
        show()
        qtbot.wait(10)
        fields = [each for each in face.findChildren(KioskTouch) if each.isVisible()]
        boxes = [each.rect().translated(each.mapTo(face, each.rect().topLeft())) for each in fields]
        for field, box in zip(fields, boxes, strict=True):
            assert face.rect().contains(box), field.text()
            assert box.height() >= least - 1, (field.text(), box)
            assert lowered is False or face.keys.isVisible() or box.top() >= size.height() / 2 - 1, (
                field.text()
            )
            overlapping = [other for other in boxes if other is not box and other.intersects(box)]
            assert overlapping == [], field.text()
