"""The commands as processes of their own: one window program to a folder, the citizens' faces beside it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

from hall_client.app import SecondProgram, take_place
from hall_client.settings import Settings

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 60
pytestmark = pytest.mark.slow


class Programs:
    """Programs started on one folder; whatever still runs is ended with the test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.started: list[subprocess.Popen[str]] = []

    def start(self, *words: str) -> subprocess.Popen[str]:
        """`hall-client WORDS --data FOLDER`, without a screen."""
        command = [sys.executable, "-m", "hall_client", *words, "--data", str(self.folder)]
        around = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        program = subprocess.Popen(command, cwd=ROOT, env=around, stderr=subprocess.PIPE, text=True)
        self.started.append(program)
        return program

    def wait(self, program: subprocess.Popen[str], done: Callable[[], bool]) -> None:
        """Wait until `done`; the program must not end before."""
        until = time.monotonic() + PATIENCE_SECONDS
        while not done():
            assert program.poll() is None, program.communicate()[1]
            assert time.monotonic() < until, "the program does not come up"
            time.sleep(0.05)

    def in_place(self, program: subprocess.Popen[str]) -> bool:
        """Whether the folder's place is held by this program."""
        lock = self.folder / "window.lock"
        return lock.exists() and QLockFile(str(lock)).getLockInfo()[0] == program.pid

    def close(self) -> None:
        """End what still runs."""
        for program in self.started:
            if program.poll() is None:
                program.kill()
                program.communicate()


@pytest.fixture
def programs(folder: Path) -> Iterator[Programs]:
    made = Programs(folder)
    yield made
    made.close()


def test_a_second_window_program_is_refused_by_name(programs: Programs) -> None:
    lock = take_place(Settings(programs.folder))
    second = programs.start()
    said = second.communicate(timeout=PATIENCE_SECONDS)[1]
    assert second.returncode == 1
    assert f"{programs.folder} 已经有一个窗口程序在用。请切到那个窗口；" in said
    assert "Traceback" not in said
    lock.unlock()


def test_a_killed_program_leaves_its_place_to_the_next(programs: Programs) -> None:
    first = programs.start()
    programs.wait(first, lambda: programs.in_place(first))
    with pytest.raises(SecondProgram, match="已经有一个窗口程序在用"):
        take_place(Settings(programs.folder))
    first.send_signal(signal.SIGKILL)
    first.communicate()
    second = programs.start()
    programs.wait(second, lambda: programs.in_place(second))
    assert (programs.folder / "window.lock").exists()


FACES = [("kiosk",), ("rating",), ("rating", "--window", "2"), ("display",), ("display", "--window", "2")]


@pytest.mark.parametrize("words", FACES)
def test_the_faces_run_beside_the_window(programs: Programs, words: tuple[str, ...]) -> None:
    window = take_place(Settings(programs.folder))
    log = programs.folder / "logs" / "hall-client.log"
    program = programs.start(*words)
    programs.wait(program, log.exists)
    time.sleep(3)
    assert program.poll() is None, "it has looked into the store more than once and is still there"
    program.terminate()
    said = program.communicate(timeout=PATIENCE_SECONDS)[1]
    assert "Traceback" not in said + log.read_text(encoding="utf-8")
    assert "ERROR" not in log.read_text(encoding="utf-8")
    window.unlock()
