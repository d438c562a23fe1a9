"""`hall-client central` as IT staff run it: commands, and a serving process of its own."""

import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tests.central import cluster

_PROGRAM = (sys.executable, "-m", "hall_client", "central")


@dataclass(frozen=True)
class Said:
    """What a command answered and printed."""

    code: int
    out: str
    error: str


def central(act: str, *words: object) -> Said:
    """Run a command to its end."""
    command = [*_PROGRAM, act, *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert "Traceback" not in done.stderr
    assert "没有料到" not in done.stderr, done.stderr
    return Said(done.returncode, done.stdout, done.stderr)


class Serving:
    """A serving process, ready once it has said where it listens."""

    def __init__(self, folder: Path, *words: object) -> None:
        command = [*_PROGRAM, "serve", "--data", str(folder), *map(str, words)]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.said = self._out.readline()
        assert "监听" in self.said, self.said + self._out.read()

    @property
    def _out(self) -> IO[str]:
        assert self._process.stdout is not None
        return self._process.stdout

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Tell it to stop; its exit code."""
        self._process.send_signal(how)
        code = self._process.wait(60)
        self._out.close()
        return code


def new_centre(folder: Path, *words: object) -> int:
    """`central init` for the hall 9901; its port."""
    port = cluster.free_port()
    said = central(
        "init", "--data", folder, "--port", port, "--host", "localhost", "--unit", "9901",
        "--name", "青禾镇便民服务中心", *words,
    )  # fmt: skip
    assert said.code == 0, said.error
    return port
