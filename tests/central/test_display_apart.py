"""The call display cut off from the queue: it shows what it can know, and calls nobody late."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hall_client.app import make_context
from hall_client.demo.cable import Cable
from hall_client.devices.card_reader import NoReader
from hall_client.devices.voice import Silent
from hall_client.domain.people import CALL_DISPLAY, Actor
from hall_client.services import attending, calling, issuing
from hall_client.ui.faces import call_line
from hall_client.ui.faces.display_controller import DisplayController
from hall_client.ui.faces.display_face import DisplayFace
from hall_client.ui.faces.strip_face import StripFace
from tests.central.cluster import Centre
from tests.central.desks import SharedDesk, emptied, enrolled, joined
from tests.desk import CLERK, GUIDE, OTHER_CLERK
from tests.ui.faces.loudspeaker import Loudspeaker

APART = "请听工作人员叫号"


@dataclass
class Hall:
    """Window 3 behind a cable, and window 1 beside the server."""

    cable: Cable
    third: SharedDesk
    first: SharedDesk


@pytest.fixture
def hall(centre: Centre, hall_template: Path, tmp_path: Path) -> Iterator[Hall]:
    emptied(centre)
    cable = Cable(centre.host)
    entry = replace(enrolled(centre), hosts=(f"localhost:{cable.port}",))
    third = joined(hall_template, tmp_path / "third", entry)
    made = Hall(cable, third, joined(hall_template, tmp_path / "first", enrolled(centre)))
    for _ in range(4):
        issuing.issue(made.first.desk, GUIDE, "A")
    yield made
    for desk in (made.third, made.first):
        desk.close()
    cable.close()


@pytest.fixture
def loudspeaker() -> Loudspeaker:
    return Loudspeaker()


Watch = Callable[..., None]


@pytest.fixture
def watch(qtbot: QtBot, loudspeaker: Loudspeaker, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    """Puts a screen up at a desk, with the pace of a PC that has no window program to wake it."""
    monkeypatch.setattr(call_line, "LEAST_MS", 0)
    monkeypatch.setattr(call_line, "WHOLE_MS", 0)
    made = []

    def up(face: DisplayFace | StripFace, desk: SharedDesk, window: int | None = None) -> None:
        context = make_context(desk.opened, CALL_DISPLAY, NoReader(), Silent())
        qtbot.addWidget(face)
        face.resize(1366, 768)
        face.show()
        controller = DisplayController(face, context, loudspeaker, window=window)
        made.append((controller, context))
        qtbot.waitUntil(lambda: controller.has_looked)

    yield up
    for controller, context in made:
        controller.stop()
        context.close()


def call(desk: SharedDesk, clerk: Actor) -> str:
    return calling.call_next(desk.desk, clerk, desk.desk.new_id()).label


def until(qtbot: QtBot, done: Callable[[], bool]) -> None:
    qtbot.waitUntil(done)


def test_it_says_what_to_do_keeps_no_call_and_comes_back(
    hall: Hall, qtbot: QtBot, watch: Watch, loudspeaker: Loudspeaker
) -> None:
    face = DisplayFace()
    call(hall.first, OTHER_CLERK)
    watch(face, hall.third)
    until(qtbot, lambda: face.panel.words == "A001 1")
    hall.cable.unplug()
    until(qtbot, lambda: face.panel.words == APART)
    assert [row.words for row in face.table.rows.values()] == ["", "", ""], "nobody knows who is served"
    assert face.foot.words == ("", "人数暂时看不到")
    attending.start(hall.first.desk, OTHER_CLERK)
    attending.without_case(hall.first.desk, OTHER_CLERK, "consult", "")
    assert call(hall.first, OTHER_CLERK) == "A002"
    hall.cable.plug()
    until(qtbot, lambda: face.panel.words == "A002 1")
    assert loudspeaker.labels == [("A002", 1)], "called by the queue, and still awaited at the window"
    assert face.foot.words == ("没有", "社会事务 2 人")


def test_a_call_by_paper_is_shown_at_its_own_pc_and_never_announced_late(
    hall: Hall, qtbot: QtBot, watch: Watch, loudspeaker: Loudspeaker
) -> None:
    display, strip, elsewhere = DisplayFace(), StripFace(3), DisplayFace()
    call(hall.third, CLERK)
    watch(display, hall.third)
    watch(strip, hall.third, 3)
    watch(elsewhere, hall.first)
    hall.cable.unplug()
    until(qtbot, lambda: display.foot.notice == APART)
    assert display.panel.words == "A001 3", "called there before, and there still"
    assert loudspeaker.said == []
    calling.call_paper(hall.third.desk, CLERK, "A003")
    until(qtbot, lambda: display.panel.words == "A003 3" and strip.words == "A003")
    assert loudspeaker.labels == [("A003", 3), ("A003", 3)], "by the display and by the strip"
    hall.third.clock.forward(minutes=5)
    hall.first.clock.forward(minutes=5)
    hall.cable.plug()
    until(qtbot, lambda: calling.view(hall.third.desk, CLERK).linked)
    until(qtbot, lambda: elsewhere.table.rows[3].words == "A003")
    until(qtbot, lambda: "社会事务 2 人" in display.foot.words[1])
    qtbot.wait(300)
    assert len(loudspeaker.said) == 2, "nothing of it is announced when the queue is told"
    assert elsewhere.panel.words == "请取号，等候叫号"
    hall.third.clock.forward(minutes=1)
    calling.recall(hall.third.desk, CLERK)
    until(qtbot, lambda: loudspeaker.labels.count(("A003", 3)) == 5)


def test_a_display_that_starts_without_the_queue_announces_nothing_of_before(
    hall: Hall, qtbot: QtBot, watch: Watch, loudspeaker: Loudspeaker
) -> None:
    call(hall.first, OTHER_CLERK)
    hall.cable.unplug()
    face = DisplayFace()
    watch(face, hall.third)
    assert face.panel.words == APART
    hall.cable.plug()
    until(qtbot, lambda: face.panel.words == "A001 1")
    qtbot.wait(300)
    assert loudspeaker.said == []
