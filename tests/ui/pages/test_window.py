"""A clerk at the window, by the keys: from F2 to the paper and the next F2."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from PySide6.QtCore import Qt
QtKey = Qt.Key

from hall_client.domain.cases import CaseState
from hall_client.ui.pages.window_bench import Phase
from tests.ui.pages.window_desk import CTRL, F2, F8, F9, F12, Window, window


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    with window(tmp_path, qtbot) as made:
        yield made


def test_on_the_spot_from_call_to_next_call(desk: Window) -> None:
    desk.call()
    assert desk.bench.phase is Phase.CASE
    desk.name()
    desk.item("ylbxzs")
    print(desk.draft, desk.page.case.active, desk.strip)


def test_b(desk: Window) -> None:
    desk.call()
    desk.name()
    desk.item("RS-004")
    desk.answer_all()
    print(desk.page.case.active, desk.strip)
    desk.press(QtKey.Key_A, CTRL)
    desk.press(QtKey.Key_1)
    print([m.state for m in desk.draft.marks], desk.page.bottom.outcomes["on_the_spot"].second_line)
    desk.press(F8)
    print(desk.strip, desk.draft.outcome, desk.draft.decision)
    desk.press(F12)
    print(desk.strip, desk.bench.phase, desk.hall.tray.out, [l for l in desk.page.done.papers.lines])
    desk.ticket()
    desk.press(F2)
    print(desk.strip, desk.bench.phase, desk.draft.ticket_label, desk.bench.view.serving.label)
