"""The display's own process, two windows, and a real sound server: each call gets one whole announcement."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from hall_client.desk import open_desk
from hall_client.domain.aloud import call_words
from hall_client.domain.people import Actor
from hall_client.services import calling, issuing
from tests.desk import CLERK, GUIDE, OTHER_CLERK
from tests.devices.pulse import SINK, record_tones, said, sound_server, sounds, until
from tests.program.test_processes import Programs

pytestmark = pytest.mark.slow
CLIP = 0.05


@pytest.fixture
def programs(folder: Path) -> Iterator[Programs]:
    made = Programs(folder)
    yield made
    made.close()


def test_two_windows_in_the_same_tenth_of_a_second(
    programs: Programs, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_tones(folder / "voice", CLIP)
    log = folder / "logs" / "hall-client.log"
    with sound_server(f"module-null-sink sink_name={SINK}") as server:
        monkeypatch.setenv("PULSE_SERVER", server.address)
        server.record()
        display = programs.start("display")
        programs.wait(display, lambda: log.exists() and "the display begins with 0" in log.read_text("utf-8"))
        opened = open_desk(folder)
        for series in "AB":
            issuing.issue(opened.desk, GUIDE, series)
        both, labels = threading.Barrier(2), dict[int, str]()

        def call(clerk: Actor) -> None:
            both.wait()
            ticket = calling.call_next(opened.desk, clerk, opened.desk.new_id())
            labels[clerk.window or 0] = ticket.label

        windows = [threading.Thread(target=call, args=(each,)) for each in (CLERK, OTHER_CLERK)]
        for each in windows:
            each.start()
        for each in windows:
            each.join()
        first, second = (call_words(label, window) for window, label in labels.items())
        until(lambda: len(sounds(server.heard(), 0.3)) >= 4)
        heard = [said(each, CLIP) for each in sounds(server.heard(), 0.3)]
        assert heard in ([first, first, second, second], [second, second, first, first])
        opened.close()
        assert display.poll() is None
