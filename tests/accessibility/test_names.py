"""Every control of every page has a name for the screen reader, and Tab comes to every control shown."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hall_client.ui.background import Background
from hall_client.ui.faces.kiosk_face import KioskFace
from hall_client.ui.faces.rating_face import RatingFace
from hall_client.ui.pages.capture_dialog import CaptureDialog
from hall_client.ui.pages.first_run_page import FirstRunPage
from hall_client.ui.pages.scans_dialog import ScansDialog
from tests.accessibility.looking import misnamed, nameless, out_of_reach
from tests.program.seat import Seat, copied
from tests.services.villages import village_template

CLERK, PROXY, GUIDE, HANDLER, SUPERVISOR, ADMIN = "0307", "0306", "0401", "0501", "0101", "0901"
SECTIONS = 8


def check(window: QWidget) -> None:
    """Nothing in a window is nameless, misnamed or out of reach."""
    assert nameless(window) == []
    assert misnamed(window) == []
    assert out_of_reach(window) == []


def check_pages(seat: Seat) -> None:
    """All pages this person has, and every section of the settings."""
    for digit in range(1, 9):
        seat.page(digit)
        seat.hands.settle()
        check(seat.program.frame)
    assert seat.shift.settings is not None
    for section in range(SECTIONS):
        seat.page(7)
        seat.shift.settings.form.menu.setCurrentRow(section)
        seat.hands.settle()
        check(seat.program.frame)


def test_the_sign_in_page(seat: Seat) -> None:
    check(seat.program.frame)


@pytest.mark.parametrize("number", [CLERK, PROXY, GUIDE, HANDLER, SUPERVISOR, ADMIN])
def test_the_pages_of_everybody(seat: Seat, number: str) -> None:
    seat.sign_in(number)
    check_pages(seat)
    seat.shift.lock()
    check(seat.program.frame)


def test_a_case_from_the_call_to_the_paper(seat: Seat) -> None:
    seat.sign_in(CLERK)
    seat.call()
    check(seat.program.frame)
    seat.at_once()
    check(seat.program.frame)


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Seat]:
    made = Seat(copied(village_template(tmp_path / "made"), tmp_path / "v"))
    yield made
    made.close()


@pytest.mark.slow
def test_the_pages_of_a_village(village: Seat) -> None:
    village.sign_in("1101", "liutang-1101")
    check_pages(village)


@pytest.mark.parametrize("make", [KioskFace, RatingFace, FirstRunPage])
def test_faces_and_the_first_page(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    window = make()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    check(window)


def test_scans_and_their_camera(qtbot: QtBot) -> None:
    host, drawing = QWidget(), Background()
    qtbot.addWidget(host)
    host.show()
    scans = ScansDialog(drawing, "附件：户口簿", may_change=True, may_capture=True, parent=host)
    for dialog in (scans, CaptureDialog("附件：户口簿", host, by_itself=False)):
        dialog.open()
        check(dialog)
    drawing.close()
