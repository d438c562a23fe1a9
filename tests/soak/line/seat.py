"""One workstation as the town sees it: its folder, its cables, its process and what it wrote in its diary."""

import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from hall_client.demo.cable import Cable
from hall_client.desk import OpenDesk, open_desk
from hall_client.domain.people import Actor
from tests.soak import diary
from tests.soak.diary import Line
from tests.soak.rounds import ROOT


@dataclass
class Seat:
    """An enrolled installation. `cables` lead to the places where the centre's server may be."""

    name: str
    folder: Path
    unit: str
    clerk: Actor
    cables: Sequence[Cable]
    process: subprocess.Popen[bytes] | None = None
    starts: int = 0
    lines: list[Line] = field(default_factory=list)
    """What the diaries of finished processes told in this round."""
    passed: int = 0
    """How many lines of the present diary belong to earlier rounds."""
    changing: threading.Lock = field(default_factory=threading.Lock)
    """Held while the process is killed and another one started."""

    @property
    def notes(self) -> Path:
        """The diary of the process that runs now."""
        return self.folder.parent / "diaries" / f"{self.folder.name}-{self.starts:04d}.jsonl"

    @property
    def log(self) -> Path:
        """What the process said on standard error."""
        return self.folder.parent / "diaries" / f"{self.folder.name}.log"

    @property
    def running(self) -> bool:
        """Whether the process lives."""
        return self.process is not None and self.process.poll() is None

    @cached_property
    def opened(self) -> OpenDesk:
        """The installation, opened by the town to look into it."""
        return open_desk(self.folder)

    def start(self, seed: str, at: datetime) -> None:
        """Start the program."""
        self.starts, self.passed = self.starts + 1, 0
        self.notes.parent.mkdir(exist_ok=True)
        command = [sys.executable, "-m", "tests.soak.line.worker", str(self.folder), str(self.notes)]
        who = [self.clerk.number, self.clerk.name, *self.clerk.roles, str(self.clerk.window)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*command, f"{seed}/{self.name}/{self.starts}", at.isoformat(), *who],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stderr=log,
            )

    def tell(self, **order: Any) -> None:
        """Give an order; a process that is dead hears nothing."""
        if self.running and self.process is not None and self.process.stdin is not None:
            try:
                self.process.stdin.write((json.dumps(order) + "\n").encode())
                self.process.stdin.flush()
            except BrokenPipeError:
                return

    def kill(self) -> None:
        """SIGKILL; what it had noted by then is kept."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            if self.process.stdin is not None:
                self.process.stdin.close()
            self.process = None
            self.lines += self._newest()

    def told(self) -> list[Line]:
        """All lines of this round."""
        return [*self.lines, *(self._newest() if self.process is not None else [])]

    def _newest(self) -> list[Line]:
        return diary.read(self.notes)[self.passed :]

    def forget(self) -> None:
        """Another round begins: what was told before is over."""
        self.lines = []
        self.passed = len(diary.read(self.notes)) if self.process is not None else 0

    @property
    def is_open(self) -> bool:
        """Whether the program has opened."""
        return any(line.act == "opening" and line.done for line in diary.read(self.notes))

    def resting(self, rest: str) -> bool:
        """Whether the desk came to this rest."""
        return any(line.act == f"resting {rest}" for line in self.told())

    def close(self) -> None:
        """Kill the process, and look no longer into the installation."""
        self.kill()
        if "opened" in self.__dict__:
            self.opened.close()
            del self.opened
