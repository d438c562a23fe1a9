"""The citizens' faces are tried from the devices page: each in a process of its own, killed, hung and started again."""

import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from hall_client.app import aside
from hall_client.services.opening import hall_today
from hall_client.surroundings import surroundings
from hall_client.ui.faces import face_bell
from hall_client.ui.faces.face_bell import DISPLAY, FaceBell, rating, ring, strip
from hall_client.ui.faces.strip_face import StripFace
from hall_client.ui.pages.settings_controller import Surroundings
from hall_client.ui.pages.settings_devices import DeviceRow
from hall_client.ui.widgets import lit_screen
from tests.program.seat import Seat
from tests.program.test_processes import Programs

pytestmark = pytest.mark.slow

NOT_HERE = "这台电脑没有开，开在别处的到那里看"


@pytest.fixture
def programs(folder: Path) -> Iterator[Programs]:
    made = Programs(folder)
    yield made
    made.close()


@pytest.fixture
def around(seat: Seat) -> Surroundings:
    """What the devices page asks, on a thread of its own as there."""
    return surroundings(seat.opened, seat.context)


def row(around: Surroundings, code: str) -> DeviceRow | None:
    return next((each for each in aside(around.devices) if each.code == code), None)


def is_there(folder: Path, name: str) -> bool:
    try:
        return ring(folder, name) is not None
    except TimeoutError:
        return False


def test_faces_of_this_pc_are_seen_and_lit(
    programs: Programs, around: Surroundings, seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Four programs of this PC on a machine with other work to do.
    monkeypatch.setattr(face_bell, "ANSWER_SECONDS", 60.0)
    window = hall_today(seat.desk).own_window
    before = row(around, "display")
    assert before is not None
    assert (before.well, before.text, before.try_words) == (None, NOT_HERE, "")
    assert row(around, "strip") is None
    assert "评价器也没有单独开" in aside(partial(around.try_device, "rating")).text
    faces = {"display": ("display",), "strip": ("display", "--window", str(window)), "rating": ("rating",)}
    for code, words in faces.items():
        program = programs.start(*words)
        name = {"display": DISPLAY, "strip": strip(window), "rating": rating(window)}[code]
        programs.wait(program, partial(is_there, programs.folder, name))
        shown = row(around, code)
        assert shown is not None
        assert (shown.well, shown.try_words) == (True, "试亮")
        assert shown.text.startswith("正常，延迟 ")
        tried = aside(partial(around.try_device, code))
        assert tried.well is True
        assert tried.text.startswith("亮了 4 秒，没看到请查线，延迟 ")


def test_a_face_that_hangs_is_told_and_one_that_was_killed_comes_back(
    programs: Programs, around: Surroundings
) -> None:
    first = programs.start("display")
    there = partial(is_there, programs.folder, DISPLAY)
    programs.wait(first, there)
    first.send_signal(signal.SIGSTOP)
    hung = row(around, "display")
    assert hung is not None
    assert (hung.well, hung.text) == (False, "开着，但没有反应，请把它关掉重开")
    first.kill()
    first.communicate()
    assert not there()
    programs.wait(programs.start("display"), there)


def test_what_lights_up_covers_the_face_and_goes_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lit_screen, "LIT_MS", 200)
    face = StripFace(3)
    qtbot.addWidget(face)
    face.resize(760, 220)
    face.show()
    FaceBell(face, tmp_path, strip(3))
    assert lit() == []
    asking = partial(ring, tmp_path, strip(3))
    assert answered(qtbot, asking) is not None
    assert lit() == [], "asked is not tried"
    assert answered(qtbot, partial(asking, light=True)) is not None
    assert lit() == ["窗口屏正常"]
    qtbot.waitUntil(lambda: lit() == [])
    assert face_bell.ring(tmp_path, strip(4)) is None


def answered(qtbot: QtBot, ask: "partial[float | None]") -> float | None:
    """What `ask` comes to on a thread of its own, while this one shows the face."""
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(ask)
        qtbot.waitUntil(waiting.done)
        return waiting.result()


def lit() -> list[str]:
    tops = [each for each in QApplication.topLevelWidgets() if isinstance(each, QLabel) and each.isVisible()]
    return [each.text() for each in tops if each.text().endswith("正常")]
