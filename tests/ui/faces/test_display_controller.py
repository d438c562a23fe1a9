"""The call display at work: every call shown and announced once, in order, by one voice; and no name ever on it."""

import random
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hall_client.domain.aloud import VoiceRules
from hall_client.domain.cases import Outcome
from hall_client.domain.drafts import Party
from hall_client.domain.materials import MaterialState
from hall_client.domain.people import KIOSK
from hall_client.services import attending, calling, issuing
from hall_client.services.calling import NothingWaiting
from hall_client.ui.faces import call_line
from hall_client.ui.faces.display_controller import DisplayController
from hall_client.ui.faces.display_face import DisplayFace
from hall_client.ui.faces.strip_face import StripFace
from tests.ui.faces.loudspeaker import Loudspeaker
from tests.ui.faces.overhearing import CARDS, PHONE, everything_said, named
from tests.ui.pages.real_hall import HALL, PASSWORD, RealHall, real_hall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[RealHall]:
    with real_hall(tmp_path) as made:
        yield made


@pytest.fixture
def loudspeaker() -> Loudspeaker:
    return Loudspeaker()


Watch = Callable[..., DisplayController]


@pytest.fixture
def watch(
    hall: RealHall, qtbot: QtBot, loudspeaker: Loudspeaker, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Watch]:
    """A display on that hall; calls follow each other without a pause."""
    monkeypatch.setattr(call_line, "LEAST_MS", 0)
    monkeypatch.setattr(call_line, "WHOLE_MS", 0)
    made = []

    def make(face: DisplayFace | StripFace | None = None, window: int | None = None) -> DisplayController:
        context = hall.context("0307")
        shown = face or DisplayFace()
        qtbot.addWidget(shown)
        shown.resize(1366, 768)
        shown.show()
        controller = DisplayController(shown, context, loudspeaker, window=window)
        made.append((controller, context))
        qtbot.waitUntil(lambda: controller.has_looked)
        return controller

    yield make
    for controller, context in made:
        controller.stop()
        context.close()


def call(hall: RealHall, window: int, number: str = "0307") -> str:
    return calling.call_next(hall.seed, hall.actor(number, window), str(uuid4())).label


def take(hall: RealHall, *series: str) -> None:
    for each in series:
        issuing.issue(hall.seed, KIOSK, each)


def face_of(controller: DisplayController) -> DisplayFace:
    face = controller._face
    assert isinstance(face, DisplayFace)
    return face


def test_calls_of_two_windows_are_announced_in_order_each_once(
    hall: RealHall, qtbot: QtBot, watch: Watch, loudspeaker: Loudspeaker
) -> None:
    loudspeaker.at_once = False
    face = face_of(watch())
    take(hall, "A", "B", "C")
    call(hall, 1)
    call(hall, 3, "0305")
    qtbot.waitUntil(lambda: len(loudspeaker.open) == 1)
    qtbot.waitUntil(lambda: face.table.rows[3].words == "B001")
    assert face.panel.words == "A001 1", "the second one waits for the voice"
    loudspeaker.open[0]("")
    qtbot.waitUntil(lambda: len(loudspeaker.open) == 2)
    assert loudspeaker.labels == [("A001", 1), ("B001", 3)]
    assert face.panel.words == "B001 3"
    assert {(each.repeats, each.percent) for each in loudspeaker.said} == {(2, 100)}
    loudspeaker.open[1]("")
    qtbot.waitUntil(lambda: not any(row.is_calling for row in face.table.rows.values()))
    take(hall, "D")
    qtbot.waitUntil(lambda: "户籍和其他 1 人" in face.foot.words[1])
    assert len(loudspeaker.said) == 2, "nothing is announced twice"


def test_a_repeated_call_is_announced_again_and_a_call_before_the_start_is_not(
    hall: RealHall, qtbot: QtBot, watch: Watch, loudspeaker: Loudspeaker
) -> None:
    take(hall, "A")
    call(hall, 3)
    face = face_of(watch())
    qtbot.waitUntil(lambda: face.panel.words == "A001 3")
    assert loudspeaker.said == []
    hall.clock.on(seconds=30)
    calling.recall(hall.seed, hall.actor("0307"))
    qtbot.waitUntil(lambda: loudspeaker.labels == [("A001", 3)])


def test_who_is_at_the_window_already_is_announced_only_if_that_was_just_now(
    hall: RealHall, qtbot: QtBot, watch: Watch, loudspeaker: Loudspeaker
) -> None:
    controller = watch()
    controller.poll.stop()
    take(hall, "A", "A")
    call(hall, 3)
    attending.start(hall.seed, hall.actor("0307"))
    hall.clock.on(minutes=3)
    call(hall, 1, "0305")
    attending.start(hall.seed, hall.actor("0305", 1))
    controller.look()
    qtbot.waitUntil(lambda: loudspeaker.labels == [("A002", 1)])
    qtbot.wait(50)
    assert loudspeaker.labels == [("A002", 1)]


def test_without_a_device_the_call_is_shown_and_the_screen_says_so(
    hall: RealHall, qtbot: QtBot, watch: Watch, loudspeaker: Loudspeaker
) -> None:
    loudspeaker.fault = "没有找到音箱，叫号只显示在屏幕上。"
    controller = watch()
    face = face_of(controller)
    qtbot.waitUntil(lambda: face.foot.notice == loudspeaker.fault)
    take(hall, "A")
    call(hall, 3)
    qtbot.waitUntil(lambda: face.panel.words == "A001 3")
    assert face.foot.notice == loudspeaker.fault
    loudspeaker.fault = ""
    controller.check_voice()
    qtbot.waitUntil(lambda: face.foot.notice == "")


def test_a_reading_that_fails_is_told_and_the_last_state_stays(
    hall: RealHall, qtbot: QtBot, watch: Watch, loudspeaker: Loudspeaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(hall, "A", "A")
    call(hall, 3)
    face = face_of(watch())
    qtbot.waitUntil(lambda: face.panel.words == "A001 3")
    with monkeypatch.context() as broken:

        def fail(*_: object) -> None:
            raise OSError("the disk is gone")

        broken.setattr("hall_client.ui.faces.display_controller.display_view", fail)
        qtbot.waitUntil(lambda: face.foot.notice != "")
        assert face.panel.words == "A001 3"
        call(hall, 1, "0305")
    qtbot.waitUntil(lambda: loudspeaker.labels == [("A002", 1)])
    assert face.foot.notice == ""


def test_a_paused_window_says_so(hall: RealHall, qtbot: QtBot, watch: Watch) -> None:
    face = face_of(watch())
    attending.pause(hall.seed, hall.actor("0307"), "lunch")
    qtbot.waitUntil(lambda: face.table.rows[3].words == "暂停")
    attending.unpause(hall.seed, hall.actor("0307"))
    qtbot.waitUntil(lambda: face.table.rows[3].words == "")


def test_where_the_windows_speak_the_display_is_silent(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    loudspeaker = Loudspeaker()
    with real_hall(tmp_path, replace(HALL, voice=VoiceRules("window"))) as hall:
        context, face = hall.context("0307"), DisplayFace()
        qtbot.addWidget(face)
        controller = DisplayController(face, context, loudspeaker)
        qtbot.waitUntil(lambda: controller.has_looked)
        take(hall, "A")
        call(hall, 3)
        qtbot.waitUntil(lambda: face.panel.words == "A001 3")
        assert loudspeaker.said == []
        controller.stop()
        context.close()


def test_the_strip_calls_for_its_own_window(
    hall: RealHall, qtbot: QtBot, watch: Watch, loudspeaker: Loudspeaker
) -> None:
    loudspeaker.at_once = False
    strip = StripFace(3)
    watch(strip, 3)
    take(hall, "A", "A")
    call(hall, 1, "0305")
    call(hall, 3)
    qtbot.waitUntil(lambda: strip.words == "A002")
    assert loudspeaker.labels == [("A002", 3)]


def test_only_a_supervisor_leaves(hall: RealHall, qtbot: QtBot, watch: Watch) -> None:
    controller = watch()
    face = face_of(controller)
    QTest.keyClick(face, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    face.leave_requested.emit("0307", PASSWORD)
    qtbot.waitUntil(lambda: "不是主管" in face._leave._refused.text())
    with qtbot.waitSignal(controller.left):
        face.leave_requested.emit("0101", PASSWORD)


PARTY = Party(CARDS[1].name, "resident", CARDS[1].id_number, PHONE, CARDS[1].address)


def step(hall: RealHall, chance: random.Random, window: int, number: str) -> None:
    """One act at a window, whatever comes next there."""
    actor = hall.actor(number, window)
    there = calling.view(hall.seed, actor)
    if there.serving is None:
        with suppress(NothingWaiting):
            call(hall, window, number)
    elif there.service is not None:
        attending.without_case(hall.seed, actor, "consult", "")
        attending.finish(hall.seed, actor)
    elif chance.random() < 0.3:
        hall.clock.on(seconds=70)
        calling.no_show(hall.seed, actor)
    else:
        attending.start(hall.seed, actor)


def test_no_name_and_no_id_at_any_moment_of_a_day(
    hall: RealHall, qtbot: QtBot, watch: Watch, loudspeaker: Loudspeaker
) -> None:
    display, strip = DisplayFace(), StripFace(3)
    controllers = [watch(display), watch(strip, 3)]
    chance = random.Random(20260318)
    labels = set()
    for n in range(60):
        hall.clock.on(seconds=chance.randint(5, 90))
        issuing.issue(hall.seed, KIOSK, chance.choice("ABCD"), chance.choice(["", "", "elder", "army"]))
        if n % 20 == 0:
            hall.serve(PARTY, "MZ-006", Outcome.NOTICED, MaterialState.MISSING)
        else:
            step(hall, chance, *chance.choice([(1, "0305"), (1, "0305"), (2, "0305")]))
        for controller in controllers:
            controller.look()
        qtbot.wait(chance.randint(1, 30))
        for face in (display, strip):
            said = everything_said(face)
            assert named(said, (each.label for each in HALL.priorities)) == []
            assert not re.search(r"\d{6}", said)
            labels |= set(re.findall(r"[A-DP]\d{3}", said))
    assert len(labels) > 20, "the day was shown"
    assert named(repr(loudspeaker.said)) == []
    assert len(loudspeaker.said) > 10, "the day was heard"
