"""An X screen nobody sees, with a home, a session bus and programs of its own."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
_PLACES = {
    "HOME": "home",
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_RUNTIME_DIR": "run",
}


class XScreen:
    """Everything started here lives in `folder` and is ended by `close`, the last first."""

    def __init__(self, folder: Path) -> None:
        self._started: list[subprocess.Popen[str]] = []
        for name in _PLACES.values():
            (folder / name).mkdir(mode=0o700)
        own = {key: str(folder / name) for key, name in _PLACES.items()}
        self.env = os.environ | own | {"QT_QPA_PLATFORM": "xcb"}

    def start(self, *command: str) -> subprocess.Popen[str]:
        pipe = subprocess.PIPE
        made = subprocess.Popen(
            command,
            cwd=ROOT,
            env=self.env,
            stdin=pipe,
            stdout=pipe,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        self._started.append(made)
        return made

    def run(self, *command: str) -> str:
        done = subprocess.run(command, env=self.env, check=True, capture_output=True, text=True, timeout=60)
        return done.stdout.strip()

    def open_screen(self, size: str) -> None:
        screen = self.start("Xvfb", "-displayfd", "1", "-screen", "0", f"{size}x24", "-nolisten", "tcp")
        self.env["DISPLAY"] = f":{first_line(screen)}"

    def open_bus(self) -> None:
        bus = self.start("dbus-daemon", "--session", "--nofork", "--print-address")
        self.env["DBUS_SESSION_BUS_ADDRESS"] = first_line(bus)

    def until(self, there: Callable[[], bool]) -> None:
        for _ in range(100):
            try:
                if there():
                    return
            except subprocess.CalledProcessError:
                pass
            time.sleep(0.1)
        raise AssertionError("the screen did not come up")

    def close(self) -> None:
        for process in reversed(self._started):
            # With what it has started itself, which would hold the pipes open.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            process.communicate(timeout=30)


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()
