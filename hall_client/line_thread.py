"""The thread that keeps a desk and the centre in step: it connects, meets, waits for word, and tells how it stands."""

import logging
import random
import threading
import time
from collections.abc import Callable
from dataclasses import replace

from hall_client.domain.line_status import LineState, LineStatus
from hall_client.services import line_views
from hall_client.services.line_ports import Line, LineDown, LineRefused
from hall_client.services.ports import Desk
from hall_client.services.syncing import SyncReport, sync_once
from hall_client.storage.errors import StorageError

logger = logging.getLogger(__name__)

HALL_EVERY = 5.0
"""Seconds between two meetings of a hall's desk when no word comes."""
VILLAGE_EVERY = 60.0
"""The same of a village's, which hangs up in between; up to twice as long, so that villages do not come together."""
BREATH = 1.0
"""Seconds between two meetings however much word comes."""
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
_STEP = 0.25


class LineThread:
    """One per window program. `connect` makes a line or raises LineDown or LineRefused.

    `on_status` and `on_report` are called on this thread: with every change of the status, after every meeting.
    """

    def __init__(
        self,
        desk: Desk,
        connect: Callable[[], Line],
        on_status: Callable[[LineStatus], None],
        on_report: Callable[[SyncReport], None] = lambda report: None,
    ) -> None:
        self._desk, self._connect = desk, connect
        self._on_status, self._on_report = on_status, on_report
        self._stopping, self._wanted = threading.Event(), threading.Event()
        self._held_back = False
        self._guard = threading.Lock()
        self._line: Line | None = None
        self._failures = 0
        self._village = False
        self._reached: bool | None = None
        """Whether the centre answered last time; None before the first try."""
        self._status = LineStatus(LineState.OFFLINE)
        self._thread = threading.Thread(target=self._run, name="line", daemon=True)

    @property
    def status(self) -> LineStatus:
        """The last snapshot."""
        return self._status

    @property
    def running(self) -> bool:
        """Whether the thread has not ended yet."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def sync_now(self) -> None:
        """Meet at once instead of at the next turn, and go on where somebody asked to wait."""
        self._held_back = False
        self._wanted.set()

    def hold_back(self, wait: bool) -> None:
        """Wait with sending, or go on."""
        self._held_back = wait
        self._wanted.set()

    def stop(self) -> None:
        """End within a second. Whatever is under way is given up; the next meeting does it again."""
        self._stopping.set()
        self._wanted.set()
        with self._guard:
            if self._line is not None:
                self._line.abandon()
        self._thread.join(timeout=1.0)

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._wanted.clear()
            try:
                self._turn()
            except Exception as error:
                # Never silently dead: whatever it was, it is said, and tried again.
                if not self._stopping.is_set():
                    self._say(error)
            self._rest()
        self._hang_up()

    def _turn(self) -> None:
        if self._held_back:
            self._publish(LineState.HELD_BACK)
            return
        line = self._line or self._dial()
        begun = time.monotonic()
        report = sync_once(self._desk, line, self._sending)
        logger.debug("met the centre in %.3f s: %s", time.monotonic() - begun, report)
        self._failures, self._village = 0, bool(report.parent)
        self._met(report)
        if report.files_left:
            self._wanted.set()
        elif self._village:
            self._hang_up()

    def _dial(self) -> Line:
        line = self._connect()
        with self._guard:
            self._line = line
        if self._stopping.is_set():
            line.abandon()
        return line

    def _sending(self, waiting: int) -> None:
        if waiting:
            self._publish(LineState.SENDING)

    def _met(self, report: SyncReport) -> None:
        if not self._reached:
            self._back(report)
        now = self._desk.now()
        self._publish(LineState.CONNECTED, last_success=now, reference_at=now, words="")
        self._on_report(report)

    def _back(self, report: SyncReport) -> None:
        words = f"恢复联网，传了 {report.sent} 条" if report.sent else "恢复联网"
        line_views.note(self._desk, words, well=True)
        self._reached = True
        self._status = replace(self._status, since=self._desk.now())

    def _say(self, error: Exception) -> None:
        """Tell of a failure; a full disk must not end the thread while it is telling of another."""
        try:
            self._fail(error)
        except Exception:
            logger.exception("a failure could not be told")

    def _fail(self, error: Exception) -> None:
        """The line is out, refused, or something unforeseen happened; the desk goes on as it is."""
        self._hang_up()
        self._failures += 1
        refused = isinstance(error, LineRefused)
        if not isinstance(error, LineDown | LineRefused | StorageError):
            logger.exception("a meeting with the centre failed in a way nobody foresaw")
        state = LineState.REFUSED if refused else LineState.OFFLINE
        words = str(error) if isinstance(error, LineDown | LineRefused | StorageError) else _UNFORESEEN
        if self._reached is not False or state is not self._status.state:
            told = words if refused else "断开，转为离线办理"
            line_views.note(self._desk, told, well=False)
            self._reached = False
            self._status = replace(self._status, since=self._desk.now())
        self._publish(state, last_failure=self._desk.now(), words=words)

    def _publish(self, state: LineState, **changes: object) -> None:
        parts = line_views.status_parts(self._desk)
        known: dict[str, object] = {"last_success": self._status.last_success or parts.last_success}
        self._status = replace(
            self._status,
            state=state,
            waiting=parts.waiting,
            waiting_cases=parts.waiting_cases,
            disputes=parts.disputes,
            **(known | changes),  # type: ignore[arg-type]
        )
        self._on_status(self._status)

    def _rest(self) -> None:
        """Until word comes, somebody wishes it, or it is time."""
        until = time.monotonic() + self._pause()
        soonest = time.monotonic() + BREATH
        while not self._stopping.is_set() and time.monotonic() < until:
            if self._wanted.is_set():
                return
            if self._line is None or self._held_back:
                self._wanted.wait(_STEP)
            elif self._word():
                self._wanted.wait(max(0.0, soonest - time.monotonic()))
                return

    def _word(self) -> bool:
        try:
            return self._line is not None and self._line.wait(_STEP)
        except (LineDown, LineRefused):
            # The next turn finds out why and says so.
            self._hang_up()
            self._wanted.set()
            return False

    def _pause(self) -> float:
        if self._failures:
            longest = min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(self._failures, 10))
            # Full jitter: a hundred desks that lost the same server do not come back in step.
            return random.uniform(0.2, longest)  # noqa: S311 - spreads load, guards nothing
        if self._village:
            return VILLAGE_EVERY * random.uniform(1.0, 2.0)  # noqa: S311
        return HALL_EVERY

    def _hang_up(self) -> None:
        with self._guard:
            line, self._line = self._line, None
        if line is not None:
            line.close()


_UNFORESEEN = "和中心传数据时遇到没有料到的情况，本机的都在，过一会儿再试。请把日志交给维护人员。"
