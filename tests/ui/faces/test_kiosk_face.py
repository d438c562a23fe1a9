"""The ticket machine: a number in two touches, valid without paper, none outside the opening hours."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hall_client.services import issuing
from hall_client.ui.faces.kiosk_controller import KioskController
from hall_client.ui.faces.kiosk_face import KioskFace
from tests.ui.pages.real_hall import PASSWORD, RealHall, real_hall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[RealHall]:
    with real_hall(tmp_path) as made:
        yield made


@pytest.fixture
def machine(hall: RealHall, qtbot: QtBot) -> Iterator[tuple[KioskFace, KioskController]]:
    context = hall.context("0307")
    face = KioskFace()
    qtbot.addWidget(face)
    face.resize(1366, 768)
    controller = KioskController(face, context)
    controller.poll.stop()
    face.show()
    qtbot.waitUntil(lambda: bool(face.home.tiles))
    yield face, controller
    context.background.close()


def touch_tile(face: KioskFace, letter: str) -> None:
    tile = next(each for each in face.home.tiles if each.letter == letter)
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)


def test_one_touch_gives_one_number_and_one_slip(
    hall: RealHall, qtbot: QtBot, machine: tuple[KioskFace, KioskController]
) -> None:
    face, _ = machine
    touch_tile(face, "B")
    touch_tile(face, "B")
    qtbot.waitUntil(lambda: face.number.number == "B001")
    assert "马上就到您" in face.number.note
    assert [out[:2] for out in hall.tray.out] == [("B001", "roll")]
    assert issuing.guide_view(hall.seed).issued == 1


def test_priority_takes_two_touches(
    hall: RealHall, qtbot: QtBot, machine: tuple[KioskFace, KioskController]
) -> None:
    face, _ = machine
    QTest.mouseClick(face.home._first, Qt.MouseButton.LeftButton)
    QTest.mouseClick(face.home.classes[0], Qt.MouseButton.LeftButton)
    touch_tile(face, "A")
    qtbot.waitUntil(lambda: face.number.number == "P001")
    ticket = issuing.guide_view(hall.seed).waiting[0]
    assert (ticket.business, ticket.priority) == ("A", "elder")
    face.number.done.emit()
    touch_tile(face, "A")
    qtbot.waitUntil(lambda: face.number.number == "A001")


def test_without_paper_the_number_is_still_valid(
    hall: RealHall, qtbot: QtBot, machine: tuple[KioskFace, KioskController]
) -> None:
    face, _ = machine
    hall.tray.broken = True
    touch_tile(face, "C")
    qtbot.waitUntil(lambda: face.number.number == "C001")
    assert "请记下号 C001" in face.number.note
    assert len(issuing.guide_view(hall.seed).waiting) == 1


def test_after_a_while_the_start_is_shown_again(
    qtbot: QtBot, machine: tuple[KioskFace, KioskController]
) -> None:
    face, _ = machine
    touch_tile(face, "A")
    qtbot.waitUntil(lambda: face.number.number == "A001")
    face.idle_timer.timeout.emit()
    assert face.home.isVisible()


def test_no_number_outside_the_opening_hours(
    hall: RealHall, qtbot: QtBot, machine: tuple[KioskFace, KioskController]
) -> None:
    face, controller = machine
    hall.clock.on(hours=9)
    controller.look()
    qtbot.waitUntil(lambda: not face.is_open)
    assert "08:30 到 17:30" in face.number.note
    face.home.chosen.emit("A", "")
    qtbot.wait(50)
    assert issuing.guide_view(hall.seed).issued == 0


def test_only_a_supervisor_leaves(qtbot: QtBot, machine: tuple[KioskFace, KioskController]) -> None:
    face, controller = machine
    QTest.keyClick(face, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    face.leave_requested.emit("0307", PASSWORD)
    qtbot.waitUntil(lambda: "不是主管" in face._leave._refused.text())
    with qtbot.waitSignal(controller.left):
        face.leave_requested.emit("0101", PASSWORD)
