"""The real program with somebody signed in at the window, whose line sends and takes when it is told to."""

import json
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from hall_client.app import Connected, aside, connected, guard, make_application, make_context
from hall_client.demo.hands import Hands
from hall_client.demo.office import sign_in
from hall_client.desk import OpenDesk, open_desk
from hall_client.devices.card_reader import NoReader
from hall_client.devices.voice import Silent
from hall_client.domain.line_status import LineState, LineStatus
from hall_client.domain.people import RATING_SCREEN
from hall_client.program import Program
from tests.benchmarks.lag_window import Beat
from tests.desk import CLERK, Clock, Tray


class Window:
    """A shift at the window, and the line under it."""

    def __init__(self, opened: OpenDesk) -> None:
        self._opened = opened
        self._context = make_context(opened, RATING_SCREEN, NoReader(), Silent())
        line = connected(opened, self._context)
        assert line is not None
        self.line: Connected = line
        self._program = Program(opened, self._context, (), line.centre)
        self._program.frame.resize(1366, 698)
        self._program.start(maximised=False)
        sign_in(Hands(self._program.frame, self._busy, 0), self._program, CLERK.number, at_window=True)

    def _busy(self) -> bool:
        return self._context.busy

    @property
    def status(self) -> LineStatus:
        """The line as it stands."""
        return self.line.thread.status

    def rest(self) -> None:
        """Have the line wait, and wait for it."""
        self.line.thread.hold_back(True)
        while self.status.state is not LineState.HELD_BACK:
            QApplication.processEvents()
            time.sleep(0.01)

    def meet(self, beat: Beat) -> tuple[float, float]:
        """The gaps while the line meets the centre once."""
        before = self.status.last_success
        self.line.thread.sync_now()
        return beat.listen(QApplication.applicationPid, lambda: self.status.last_success == before)

    def close(self) -> None:
        """The shift ends, the threads stop."""
        self._program.frame.close()
        self._program.close()
        self.line.close()
        self._opened.close()


def main(folder: str) -> None:
    """Say ready; at each word from outside let the line meet the centre; at last print the gaps as JSON."""
    make_application()
    opened = aside(lambda: open_desk(Path(folder), now=Clock(), guard=guard, printer=Tray()))
    window, beat = Window(opened), Beat()
    window.rest()
    beat.listen(QApplication.applicationPid)
    gaps = {"idle": beat.listen(QApplication.applicationPid)}
    print("ready", flush=True)
    for phase in ("send", "take"):
        sys.stdin.readline()
        gaps[phase] = window.meet(beat)
        window.rest()
        print(json.dumps(gaps), flush=True)
    window.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
