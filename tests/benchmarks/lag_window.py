"""A process with a window on screen that measures how long its event loop is held up, and by what."""

import gc
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from hall_client.app import aside, guard, make_application
from hall_client.desk import open_desk
from hall_client.domain.search import ItemIndex
from hall_client.services import cataloguing, looking_up, printing_out
from hall_client.services.ports import Desk
from hall_client.ui.background import Background
from tests.desk import CLERK

SECONDS = 3.0
TYPED = "高龄津贴 gljt gaolingjintie 医保 ybcb"


class Beat(QObject):
    """A timer that should come every millisecond, and the gaps between its beats."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._on_beat)

    def listen(
        self, act: Callable[[], object], lasting: Callable[[], bool] | None = None
    ) -> tuple[float, float]:
        """(longest, 99th percentile) gap in milliseconds while `act` is done again and again: as long as `lasting`,
        else for three seconds."""
        self.gaps = []
        self._since.start()
        self._timer.start()
        until = time.monotonic() + SECONDS
        while lasting() if lasting is not None else time.monotonic() < until:
            act()
            QApplication.processEvents()
        self._timer.stop()
        return max(self.gaps), statistics.quantiles(self.gaps, n=100)[98]

    def _on_beat(self) -> None:
        self.gaps.append(self._since.nsecsElapsed() / 1e6)
        self._since.restart()


class Work(QObject):
    """Acts the pages ask for, one at a time, off the GUI thread as the pages do it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.background = Background()
        self._paper = aside(lambda: printing_out.left_over(desk))[0].id
        self._index = ItemIndex(aside(lambda: cataloguing.in_force(desk)).items)
        self._keys = [word[:n] for word in TYPED.split() for n in range(1, len(word) + 1)]

    def print_one(self) -> None:
        """One paper, unless one is being printed."""
        if not self.background.busy:
            self._run(lambda: printing_out.print_again(self._desk, CLERK, self._paper))

    def search_one(self) -> None:
        """One key in the item search, and the cases behind it."""
        key = self._keys.pop(0)
        self._keys.append(key)
        self._index.search(key)
        if not self.background.busy:
            self._run(lambda: looking_up.find(self._desk, key))

    def _run(self, job: Callable[[], object]) -> None:
        self.background.run(job, self._on_done, self._on_failed)

    def _on_done(self, _result: object) -> None:
        pass

    def _on_failed(self, failure: Exception) -> None:
        raise failure


def main(folder: str) -> None:
    """Print the gaps of each phase as JSON."""
    application = make_application()
    opened = aside(lambda: open_desk(Path(folder), guard=guard))
    window, beat, work = QWidget(), Beat(), Work(opened.desk)
    window.resize(1366, 768)
    window.show()
    beat.listen(application.applicationPid)
    # As the program does when a shift begins.
    gc.freeze()
    acts = {"idle": application.applicationPid, "print": work.print_one, "search": work.search_one}
    gaps = {name: beat.listen(act) for name, act in acts.items()}
    work.background.close()
    opened.close()
    print(json.dumps(gaps))


if __name__ == "__main__":
    main(*sys.argv[1:])
