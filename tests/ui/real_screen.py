"""An X screen nobody sees with the scan counter on it, and xdotool as keyboard and scanner."""

import json
import queue
import subprocess
import sys
import threading
from pathlib import Path

from tests.ui.x_screen import XScreen

QUIET_SECONDS = 1.0
"""After this long without a word from the counter it has said what it makes of the keys."""


class RealScreen(XScreen):
    """With an `engine` ibus runs and has it chosen; else there is no input method."""

    def __init__(self, folder: Path, engine: str) -> None:
        super().__init__(folder)
        self._words: queue.SimpleQueue[tuple[str, str]] = queue.SimpleQueue()
        self._owed = 0
        """Keys pressed of which the counter has not told yet."""
        self.env["QT_IM_MODULE"] = "ibus" if engine else "none"
        try:
            self._open(engine)
        except BaseException:
            self.close()
            raise

    def _open(self, engine: str) -> None:
        self.open_screen("800x600")
        if engine:
            self._open_ibus()
        self._counter = self._open_counter()
        if engine:
            self.until(lambda: self._chosen(engine))

    def _open_ibus(self) -> None:
        self.open_bus()
        parts = (
            "--panel",
            "disable",
            "--emoji-extension",
            "disable",
            "--config",
            "/usr/libexec/ibus-memconf",
        )
        self.start("ibus-daemon", *parts)
        self.until(lambda: bool(self.run("ibus", "address")))

    def _open_counter(self) -> subprocess.Popen[str]:
        counter = self.start(sys.executable, "-m", "tests.ui.scan_counter")
        threading.Thread(target=self._listen, args=(counter,), daemon=True).start()
        assert self._words.get(timeout=60)[0] == "ready"
        self.until(lambda: bool(self.run("xdotool", "search", "--name", "scan-counter")))
        self.run("xdotool", "search", "--name", "scan-counter", "windowfocus", "--sync")
        assert self._words.get(timeout=30)[0] == "focus"
        return counter

    def _listen(self, counter: subprocess.Popen[str]) -> None:
        assert counter.stdout is not None
        for line in counter.stdout:
            kind, text = json.loads(line)
            self._words.put((kind, text))

    def _chosen(self, engine: str) -> bool:
        # It ends with an error even where it did what it was asked; what is chosen then tells.
        subprocess.run(("ibus", "engine", engine), env=self.env, check=False, capture_output=True, timeout=60)
        return self.run("ibus", "engine") == engine

    def press(self, *keys: str, delay: int) -> None:
        """Keys one after the other, this many milliseconds apart; "ctrl+a" is two."""
        self._owed += sum(1 + key.count("+") for key in keys)
        self.run("xdotool", "key", "--delay", str(delay), *keys)

    def stall(self, seconds: float) -> None:
        """The counter stands still from now on."""
        assert self._counter.stdin is not None
        self._counter.stdin.write(f"{seconds}\n")
        self._counter.stdin.flush()
        assert self._words.get(timeout=60)[0] == "stall"

    def heard(self) -> list[tuple[str, str]]:
        """What the counter said since the last question, once it has told of every key and is quiet."""
        said: list[tuple[str, str]] = []
        try:
            while True:
                said.append(self._words.get(timeout=60 if self._owed > 0 else QUIET_SECONDS))
                self._owed -= said[-1][0] == "stamp"
        except queue.Empty:
            assert self._owed <= 0, f"{self._owed} keys never came: {said}"
            self._owed = 0
            return said
