"""What happens at the window is told to a screen reader: the real program on a real screen, heard over the real bus."""

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.x_screen import XScreen, first_line

pytestmark = pytest.mark.slow

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
PATIENCE_SECONDS = 60
STARTS, SECONDS_TO_LEARN = 3, 60
Heard = tuple[str, str]


class Listening:
    """A desk with somebody listening to it; `ask` has it do something, `heard` waits for what it says of it."""

    def __init__(self, screen: XScreen, folder: Path) -> None:
        screen.env |= {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_IM_MODULE": "none"}
        screen.open_screen("1400x800")
        screen.open_bus()
        screen.start(LAUNCHER, "--launch-immediately")
        self._said: queue.SimpleQueue[Heard] = queue.SimpleQueue()
        reader = screen.start(sys.executable, "-m", "tests.accessibility.screen_reader")
        threading.Thread(target=self._listen, args=(reader,), daemon=True).start()
        assert self._next() == ("ready", "")
        # A program asks once, as it starts, whether anybody listens: where the bus was not there yet it stays silent.
        for _ in range(STARTS):
            self._desk = screen.start(sys.executable, "-m", "tests.accessibility.spoken_desk", str(folder))
            # It speaks from the moment on at which it has learned that somebody listens.
            if any(self._hears_it_speak() for _ in range(SECONDS_TO_LEARN)):
                return
            self._desk.kill()
            self._desk.wait()
        raise AssertionError("nothing is said over the bus of assistive programs")

    def _listen(self, reader: "subprocess.Popen[str]") -> None:
        assert reader.stdout is not None
        for line in reader.stdout:
            politeness, words = json.loads(line)
            self._said.put((politeness, words))

    def _next(self) -> Heard:
        return self._said.get(timeout=PATIENCE_SECONDS)

    def _hears_it_speak(self) -> bool:
        self.ask("speak")
        try:
            return self._said.get(timeout=1) == ("polite", "在听吗")
        except queue.Empty:
            return False

    def ask(self, act: str) -> None:
        assert self._desk.stdin is not None
        self._desk.stdin.write(f"{act}\n")
        self._desk.stdin.flush()
        assert first_line(self._desk) == act, "the desk did not come to the end of it"

    def hears(self, act: str, politeness: str, *words: str) -> None:
        """Have the desk do `act` and wait until these words are said, one after another."""
        self.ask(act)
        said: list[Heard] = []
        for each in words:
            try:
                said.append(self._next())
                while each not in said[-1][1]:
                    said.append(self._next())
            except queue.Empty:
                raise AssertionError(f"“{each}” was not said; heard {said}") from None
            assert said[-1][0] == politeness, said


@pytest.fixture
def desk(folder: Path, tmp_path: Path) -> Iterator[Listening]:
    place = tmp_path / "screen"
    place.mkdir()
    screen = XScreen(place)
    try:
        yield Listening(screen, folder)
    finally:
        screen.close()


def test_calls_cards_errors_and_papers_are_told(desk: Listening) -> None:
    desk.ask("sign in")
    desk.hears("card of nobody", "polite", "窗口前没有人")
    desk.hears("call", "polite", "已叫 B001")
    desk.hears("unreadable card", "assertive", "没读到卡")
    desk.hears("case", "polite", "已读卡，陈䶮根", "已齐 1 项", "当场办结")
    desk.hears("jammed printer", "assertive", "没打出来")
    desk.ask("print")
    desk.hears("call", "polite", "已叫 B002")
    desk.hears("wrong number", "polite", "最后一位不对")
