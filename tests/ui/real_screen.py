"""An X screen nobody sees with the scan counter on it, and xdotool as keyboard and scanner."""

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
QUIET_SECONDS = 1.0
"""After this long without a word from the counter everything sent has arrived."""


class RealScreen:
    """With an `engine` ibus runs and has it chosen; else there is no input method."""

    def __init__(self, folder: Path, engine: str) -> None:
        self._started: list[subprocess.Popen[str]] = []
        self._folder = folder
        self._words: queue.SimpleQueue[tuple[str, str]] = queue.SimpleQueue()
        self.env = self._environment(engine)
        try:
            self._open(engine)
        except BaseException:
            self.close()
            raise

    def _open(self, engine: str) -> None:
        self._open_screen()
        if engine:
            self._open_bus()
        self._counter = self._open_counter()
        if engine:
            self._until(lambda: self._chosen(engine))

    def _environment(self, engine: str) -> dict[str, str]:
        places = {
            "HOME": "home",
            "XDG_CONFIG_HOME": "config",
            "XDG_CACHE_HOME": "cache",
            "XDG_RUNTIME_DIR": "run",
        }
        for name in places.values():
            (self._folder / name).mkdir(mode=0o700)
        own = {key: str(self._folder / name) for key, name in places.items()}
        return os.environ | own | {"QT_QPA_PLATFORM": "xcb", "QT_IM_MODULE": "ibus" if engine else "none"}

    def _start(self, *command: str) -> subprocess.Popen[str]:
        pipe = subprocess.PIPE
        made = subprocess.Popen(
            command, cwd=ROOT, env=self.env, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True
        )
        self._started.append(made)
        return made

    def _run(self, *command: str) -> str:
        done = subprocess.run(command, env=self.env, check=True, capture_output=True, text=True, timeout=60)
        return done.stdout.strip()

    def _open_screen(self) -> None:
        screen = self._start("Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp")
        assert screen.stdout is not None
        self.env["DISPLAY"] = f":{screen.stdout.readline().strip()}"

    def _open_bus(self) -> None:
        bus = self._start("dbus-daemon", "--session", "--nofork", "--print-address")
        assert bus.stdout is not None
        self.env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        parts = (
            "--panel",
            "disable",
            "--emoji-extension",
            "disable",
            "--config",
            "/usr/libexec/ibus-memconf",
        )
        self._start("ibus-daemon", *parts)
        self._until(lambda: bool(self._run("ibus", "address")))

    def _open_counter(self) -> subprocess.Popen[str]:
        counter = self._start(sys.executable, "-m", "tests.ui.scan_counter")
        threading.Thread(target=self._listen, args=(counter,), daemon=True).start()
        assert self._words.get(timeout=60)[0] == "ready"
        self._until(lambda: bool(self._run("xdotool", "search", "--name", "scan-counter")))
        self.xdotool("search", "--name", "scan-counter", "windowfocus", "--sync")
        assert self._words.get(timeout=30)[0] == "focus"
        return counter

    def _listen(self, counter: subprocess.Popen[str]) -> None:
        assert counter.stdout is not None
        for line in counter.stdout:
            kind, text = json.loads(line)
            self._words.put((kind, text))

    def _until(self, there: Callable[[], bool]) -> None:
        for _ in range(100):
            try:
                if there():
                    return
            except subprocess.CalledProcessError:
                pass
            time.sleep(0.1)
        raise AssertionError("the screen did not come up")

    def _chosen(self, engine: str) -> bool:
        # It ends with an error even where it did what it was asked; what is chosen then tells.
        subprocess.run(("ibus", "engine", engine), env=self.env, check=False, capture_output=True, timeout=60)
        return self._run("ibus", "engine") == engine

    def xdotool(self, *words: str) -> None:
        """One call of the tool."""
        self._run("xdotool", *words)

    def stall(self, seconds: float) -> None:
        """The counter stands still from now on."""
        assert self._counter.stdin is not None
        self._counter.stdin.write(f"{seconds}\n")
        self._counter.stdin.flush()

    def heard(self) -> list[tuple[str, str]]:
        """What the counter said since the last question, once it is quiet."""
        said: list[tuple[str, str]] = []
        try:
            while True:
                said.append(self._words.get(timeout=QUIET_SECONDS + 3 * (not said)))
        except queue.Empty:
            return said

    def close(self) -> None:
        """End what was started here, the last first."""
        for process in reversed(self._started):
            process.terminate()
            process.communicate(timeout=30)
