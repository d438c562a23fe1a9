"""The turns a day at the window takes: papers left over, clocks in doubt, scans, large type."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QLineEdit, QTabBar
from pytestqt.qtbot import QtBot

from hall_client.domain.cases import CaseState, Outcome
from hall_client.domain.materials import MaterialState
from hall_client.ui import theme
from hall_client.ui.pages.window_bench import Phase
from tests.ui.pages.window_desk import (
    ALT,
    CHEN,
    CHEN_ID,
    CTRL,
    ENTER,
    ESC,
    F2,
    F8,
    F9,
    F10,
    F11,
    F12,
    Window,
    on_the_spot,
    window,
)

pytestmark = pytest.mark.slow

K = Qt.Key


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    with window(tmp_path, qtbot) as made:
        yield made


def test_the_whole_number_of_a_case_on_record_is_shown_for_a_reason(desk: Window) -> None:
    case = desk.hall.serve(CHEN, "MZ-006", Outcome.NOTICED, MaterialState.MISSING).case
    desk.controller.on_scan(case.number)
    desk.settle()
    desk.press(K.Key_V, ALT)
    desk.press(ENTER)
    assert desk.hall.entries("case.unmask") == 0
    desk.type("核对社保卡户名")
    desk.press(ENTER)
    assert desk.hall.entries("case.unmask") == 1
    desk.page.case.materials.begin()
    desk.press(K.Key_A, CTRL)
    desk.press(K.Key_1)
    desk.press(F9)
    desk.press(F12)
    assert desk.case(case.number).state is CaseState.ACCEPTED


def test_papers_of_an_earlier_shift_are_offered(desk: Window) -> None:
    desk.call()
    desk.hall.tray.broken = True
    on_the_spot(desk)
    desk.hall.tray.broken = False
    desk.controller.start_shift()
    desk.settle()
    assert desk.strip == "有 1 张文书上次没打出来。办件都存好了。"
    desk.first_action()
    assert len(desk.hall.tray.out) == 1
    assert desk.strip == "上次没打出来的都补打好了。"


def test_a_scanned_id_card_is_the_applicant_and_a_scanned_ticket_is_called(desk: Window) -> None:
    desk.ticket()
    wanted = desk.ticket("B")
    desk.controller.on_scan(wanted)
    desk.settle()
    assert desk.serving == wanted
    desk.controller.on_scan(CHEN_ID)
    desk.settle()
    assert (desk.draft.applicant.id_number, desk.draft.applicant.source) == (CHEN_ID, "scan")
    desk.controller.on_scan("9801032603180014")
    assert desk.strip == "这个码不是本中心的回执或告知书。"


def test_a_clock_in_doubt_stops_numbers_until_a_person_confirms(desk: Window) -> None:
    desk.call()
    desk.name()
    desk.hall.clock.on(hours=-3)
    desk.item("RS-004")
    assert desk.draft.item_code == ""
    desk.first_action()
    desk.press(ENTER)
    assert desk.draft.item_code == "RS-004"
    assert desk.draft.number


def test_a_second_case_for_the_same_person_belongs_to_the_same_service(desk: Window) -> None:
    desk.call()
    first = on_the_spot(desk)
    desk.press(K.Key_N, CTRL)
    desk.item("RS-004")
    desk.answer_all()
    desk.press(K.Key_1)
    desk.press(F8)
    second = desk.draft.number
    desk.press(F12)
    services = {desk.case(number).service_id for number in (first, second)}
    assert first != second
    assert len(services) == 1


def test_esc_steps_back_from_the_outcome(desk: Window) -> None:
    desk.call()
    desk.name()
    desk.item("MZ-006")
    desk.answer_all()
    desk.material("51111")
    desk.press(F10)
    desk.qtbot.waitUntil(lambda: desk.page.right.paper.page_count > 0)
    desk.press(ESC)
    assert desk.draft.outcome == ""
    assert desk.page.right.tabs.currentIndex() == 0
    desk.press(F11)
    desk.press(ESC)
    assert desk.page.choice.question == ""


@pytest.mark.parametrize("scale", [1.25, 2.0])
def test_everything_is_there_in_large_type(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication, scale: float
) -> None:
    theme.apply(qapp, scale)
    with window(tmp_path, qtbot) as desk:
        desk.call()
        number = on_the_spot(desk)
        assert desk.case(number).state is CaseState.DELIVERED
        desk.ticket()
        desk.press(F2)
        desk.name()
        desk.item("MZ-006")
        desk.answer_all()
        desk.material("51111")
        assert desk.page.bottom.minimumSizeHint().width() <= desk.shell.width()
        desk.press(F11)
        assert desk.page.choice.hasFocus()
        desk.press(ESC)
        assert desk.page.isAncestorOf(desk.keyboard)
        assert desk.keyboard.isVisible()
        desk.press(F10)
        assert desk.page.right.paper.isVisible()
        desk.press(F12)
        assert desk.bench.phase is Phase.DONE


def test_the_bottom_bar_fits_at_standard_size(desk: Window) -> None:
    desk.call()
    desk.name()
    desk.item("MZ-006")
    assert desk.page.bottom.minimumSizeHint().width() <= 1366
    desk.answer_all()
    desk.material("51111")
    desk.press(F10)
    assert desk.page.case.widget().width() <= desk.page.case.viewport().width()


def test_every_control_has_a_name_to_be_read(desk: Window) -> None:
    desk.call()
    desk.name()
    desk.item("MZ-006")
    desk.answer_all()
    desk.material("51111")
    desk.press(F11)
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)
    controls = [
        control
        for owner in (desk.page, desk.page.bottom)
        for kind in kinds
        for control in owner.findChildren(kind)
        if control.window() is desk.shell and not isinstance(control.parent(), QComboBox | QTabBar)
    ]
    nameless = [control for control in controls if not control.accessibleName()]
    assert len(controls) > 30
    assert [f"{type(control).__name__} in {type(control.parent()).__name__}" for control in nameless] == []


def test_the_right_pane_turns_by_key(desk: Window) -> None:
    desk.call()
    for tab in (1, 2, 0):
        desk.press(K.Key_Tab, CTRL)
        assert desk.page.right.tabs.currentIndex() == tab
