"""A process that is several sites: their lines begin at a word, as the program begins them."""

import json
import sys
import threading
import time
from pathlib import Path
from typing import Any

from hall_client.central import membership
from hall_client.central.membership import open_line
from hall_client.domain.line_status import LineState, LineStatus
from hall_client.line_thread import LineThread
from hall_client.services.syncing import SyncReport
from tests.benchmarks.halls import enter

OUT = frozenset({LineState.OFFLINE, LineState.REFUSED})


class Site:
    """One installation and its line."""

    def __init__(self, folder: Path, password: str) -> None:
        self._opened, clock = enter(folder)
        member = membership.load(folder)
        assert member is not None
        self._thread = LineThread(
            self._opened.desk,
            lambda: open_line(folder, member, password, clock),
            self._on_status,
            self._on_report,
        )
        self._done = threading.Event()
        self._begun = self._seconds = 0.0
        self._failures = 0

    def begin(self) -> None:
        """Half past eight."""
        self._begun = time.perf_counter()
        self._thread.start()

    def wait(self) -> dict[str, Any]:
        """How long it took, and how often the centre was not reached."""
        self._done.wait()
        self._thread.stop()
        self._opened.close()
        return {"seconds": self._seconds, "failures": self._failures}

    def _on_status(self, status: LineStatus) -> None:
        self._failures += status.state in OUT

    def _on_report(self, report: SyncReport) -> None:
        if not self._done.is_set():
            assert report.refused == 0
            self._seconds = time.perf_counter() - self._begun
            self._done.set()


def main(*words: str) -> None:
    """Say ready; at a line of input begin all sites, and print what came of them as JSON."""
    sites = [Site(Path(folder), password) for folder, password in zip(words[::2], words[1::2], strict=True)]
    print("ready", flush=True)
    sys.stdin.readline()
    before = time.process_time()
    for site in sites:
        site.begin()
    found = [site.wait() for site in sites]
    spent = (time.process_time() - before) * 1000 / len(sites)
    print(json.dumps([{**each, "cpu": spent} for each in found]), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
