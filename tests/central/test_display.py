"""The call display at a real PostgreSQL: woken by the centre, and back by itself when the database was away."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hall_client.app import connected, make_context
from hall_client.desk import OpenDesk, open_desk
from hall_client.devices.card_reader import NoReader
from hall_client.devices.voice import Silent
from hall_client.domain.people import CALL_DISPLAY
from hall_client.services import attending, calling, issuing
from hall_client.services.queue_ports import QueueDown
from hall_client.services.voice_ports import Announcement, Told
from hall_client.ui.faces import call_line
from hall_client.ui.faces.display_controller import DisplayController
from hall_client.ui.faces.display_face import DisplayFace
from tests.central import cluster
from tests.central.cluster import Centre
from tests.central.seats import seat
from tests.desk import CLERK, GUIDE, Clock, Tray, fresh

pytestmark = [pytest.mark.slow, pytest.mark.centre]


class Heard:
    """What was announced."""

    def __init__(self) -> None:
        self.labels: list[str] = []

    def announce(self, call: Announcement, told: Told) -> None:
        self.labels.append(call.label)
        told("")

    def check(self, told: Told) -> None:
        told("")


@pytest.fixture
def own_centre() -> Iterator[Centre]:
    """A server that the test may stop."""
    # Not tmp_path: the account PostgreSQL runs under could not enter it, and a socket's path is short.
    folder = Path(tempfile.mkdtemp(prefix="hall-"))
    server = cluster.make(folder)
    try:
        yield cluster.fresh(server)
    finally:
        server.stop()
        shutil.rmtree(folder)


def enrolled(centre: Centre, template: Path, folder: Path) -> OpenDesk:
    made = seat(centre, fresh(template, folder))
    opened = made.hall.opened
    opened.secrets.put(f"{opened.installation.name}.centre", made.password.encode())
    made.close()
    return open_desk(folder, now=Clock(), printer=Tray())


@pytest.fixture
def desks(own_centre: Centre, set_up_halls: list[Path], tmp_path: Path) -> Iterator[list[OpenDesk]]:
    """A window's and the display's."""
    made = [enrolled(own_centre, each, tmp_path / str(n)) for n, each in enumerate(set_up_halls)]
    yield made
    for each in made:
        each.close()


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def display(
    desks: list[OpenDesk], heard: Heard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[DisplayFace]:
    monkeypatch.setattr(call_line, "LEAST_MS", 0)
    context = make_context(desks[1], CALL_DISPLAY, NoReader(), Silent())
    line = connected(desks[1], context)
    assert line is not None
    face = DisplayFace()
    qtbot.addWidget(face)
    controller = DisplayController(face, context, heard, line.centre.signal.queue_changed)
    qtbot.waitUntil(lambda: controller.has_looked)
    yield face
    controller.stop()
    context.close()
    line.close()


def call(opened: OpenDesk) -> str:
    return calling.call_next(opened.desk, CLERK, opened.desk.new_id()).label


def test_a_call_at_another_pc_is_shown_and_announced(
    desks: list[OpenDesk], display: DisplayFace, heard: Heard, qtbot: QtBot
) -> None:
    window = desks[0]
    issuing.issue(window.desk, GUIDE, "A")
    assert call(window) == "A001"
    qtbot.waitUntil(lambda: heard.labels == ["A001"])
    assert display.panel.words == "A001 3"


def test_after_a_restart_of_the_database_the_display_goes_on_by_itself(
    own_centre: Centre, desks: list[OpenDesk], display: DisplayFace, heard: Heard, qtbot: QtBot
) -> None:
    window = desks[0]
    for series in "AB":
        issuing.issue(window.desk, GUIDE, series)
    call(window)
    qtbot.waitUntil(lambda: heard.labels == ["A001"])
    own_centre.server.stop()
    qtbot.waitUntil(lambda: display.panel.words == "请听工作人员叫号")
    own_centre.server.start()

    def called() -> bool:
        try:
            attending.start(window.desk, CLERK)
            attending.without_case(window.desk, CLERK, "consult", "")
            return call(window) == "B001"
        except QueueDown:
            return False

    qtbot.waitUntil(called)
    qtbot.waitUntil(lambda: heard.labels == ["A001", "B001"])
    assert display.panel.words == "B001 3"
    assert display.foot.notice == ""
