"""Calling at the window by the keys: next, not come, aside, elsewhere, paused, and nobody without a result."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hall_client.services import parking
from hall_client.ui.pages.window_bench import Phase
from tests.ui.pages.window_desk import (
    CTRL,
    ENTER,
    ESC,
    F2,
    F4,
    F11,
    Window,
    at_materials,
    call_on_without_a_result,
    window,
)

K = Qt.Key


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    with window(tmp_path, qtbot) as made:
        yield made


def test_f2_with_an_unfinished_case_asks_with_the_same_key(desk: Window) -> None:
    at_materials(desk, "RS-004")
    first, following = desk.draft, desk.ticket()
    desk.qtbot.waitUntil(lambda: bool(desk.view.waiting))
    desk.press(F2)
    assert desk.strip == f"这一件还没办完。再按一次 F2，暂存这一件并呼叫 {following}。"
    desk.press(ESC)
    assert desk.draft.id == first.id
    desk.press(F2)
    desk.press(F2)
    assert desk.serving == following
    assert [draft.id for draft in parking.parked(desk.hall.seed)] == [first.id]
    desk.press(K.Key_T, CTRL)
    assert "陈䶮根" in desk.page.choice._answers[0].words
    desk.press(K.Key_1)
    assert (desk.draft.id, desk.draft.number) == (first.id, first.number)
    assert parking.parked(desk.hall.seed) == ()


def test_no_show_is_taken_back(desk: Window) -> None:
    desk.call()
    label = desk.serving
    desk.press(F4)
    assert desk.serving == label
    desk.hall.clock.on(minutes=2)
    desk.press(F4)
    assert desk.strip == f"{label} 已过号，Ctrl+Z 叫回。"
    assert desk.serving == ""
    desk.press(K.Key_Z, CTRL)
    assert desk.serving == label
    assert desk.bench.phase is Phase.CASE


def test_pausing_stops_calling(desk: Window) -> None:
    desk.ticket()
    desk.press(K.Key_B, CTRL)
    assert desk.view.paused
    desk.press(F2)
    assert desk.strip == "本窗口正在暂停。按 Ctrl+B 恢复叫号。"
    desk.press(K.Key_B, CTRL)
    desk.press(F2)
    assert desk.bench.phase is Phase.CASE


def test_a_person_handed_to_another_window_leaves_the_draft_parked(desk: Window) -> None:
    at_materials(desk, "RS-004")
    desk.press(K.Key_J, CTRL)
    desk.press(K.Key_2)
    assert desk.serving == ""
    assert desk.bench.phase is Phase.IDLE
    assert len(parking.parked(desk.hall.seed)) == 1


def test_nobody_is_left_without_a_result(desk: Window) -> None:
    call_on_without_a_result(desk)
    assert "还没有结果" in desk.strip
    desk.press(F11)
    desk.press(K.Key_0)
    desk.press(K.Key_3)
    desk.press(ENTER)
    assert desk.page.ask.field.error
    desk.type("要的证明县里不开")
    desk.press(ENTER)
    assert desk.phase.value == "idle"
    assert desk.hall.entries("service.without_case") == 1
    desk.press(F2)
    assert desk.phase is Phase.CASE


def test_who_goes_to_copy_something_comes_back_to_the_same_draft(desk: Window) -> None:
    desk.call()
    desk.name()
    draft, label = desk.draft.id, desk.serving
    desk.page.left.hold.click()
    desk.settle()
    assert (desk.bench.phase, desk.serving) == (Phase.IDLE, "")
    assert [ticket.label for ticket in desk.view.held] == [label]
    desk.page.left.resume_wished.emit(desk.view.held[0].id)
    desk.settle()
    desk.press(K.Key_1)
    assert desk.draft.id == draft
    assert desk.serving == label


def test_a_number_called_before_a_restart_is_still_being_served(desk: Window) -> None:
    desk.call()
    desk.bench.set_phase(Phase.IDLE)
    desk.controller.start_shift()
    desk.settle()
    assert desk.bench.phase is Phase.CASE
