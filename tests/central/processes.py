"""`hall-client central serve` as a process of its own."""

import signal
import subprocess
import sys
from pathlib import Path
from typing import IO


class Serving:
    """A serving process, ready once it has said where it listens."""

    def __init__(self, folder: Path, *words: str) -> None:
        command = [sys.executable, "-m", "hall_client", "central", "serve", "--data", str(folder), *words]
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
