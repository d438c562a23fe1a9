"""Keeps the call display and the window strip up to date, and has every new call announced once."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance

from hall_client.domain.aloud import DISPLAY, VoiceRules
from hall_client.domain.people import CALL_DISPLAY
from hall_client.domain.tickets import TicketState
from hall_client.services import papers
from hall_client.services.displaying import Called, DisplayView, display_view
from hall_client.services.voice_ports import Announcer, Told, announcement
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.faces.call_line import CallLine
from hall_client.ui.faces.leaving import Leaving, Left

logger = logging.getLogger(__name__)

LOCAL_MS = 250
"""How often the local file is asked whether anything changed, or what this PC calls by paper."""
FAR_MS = 3_000
"""The same of a queue at the centre, which says so by itself, but not that it is gone."""
VOICE_MS = 30_000
_CLOCK_MS = 1_000
_JUST_NOW = timedelta(seconds=10)
"""A call is announced even if that person is at the window already, when it was made so shortly before.

One made by paper is announced by the PC it was made at and only so shortly after it: the window has called aloud.
"""


class Screen(Left, Protocol):
    """What the controller fills: the call display, or the strip of one window."""

    def show_view(self, view: DisplayView) -> None:
        """What the hall does now."""

    def show_calling(self, call: Called | None) -> None:
        """The call being announced, or that none is."""

    def show_clock(self, at: datetime) -> None:
        """The local time."""

    def show_notice(self, about: str, words: str) -> None:
        """What is wrong, or that it is well again."""

    def close(self) -> bool:
        """The screen is left."""


class DisplayController(QObject):
    """`changed` is what says that the hall's queue changed, where it is at the centre; else the local file is watched.

    Only calls of `window` are announced where one is given. `left` is emitted when a supervisor has left the screen.
    """

    left = Signal()
    _checked = Signal(str)

    def __init__(
        self,
        face: Screen,
        context: Context,
        announcer: Announcer,
        changed: SignalInstance | None = None,
        window: int | None = None,
    ) -> None:
        super().__init__()
        self._face, self._context, self._announcer = face, context, announcer
        self._window = window
        self._looking = self._again = self._stopped = False
        self._known: dict[bool, frozenset[object]] = {}
        self._view: DisplayView | None = None
        self._rules = VoiceRules()
        self.line = CallLine(self._speak, self)
        self.line.begun.connect(self._on_begun)
        self.line.over.connect(self._on_over)
        self.line.heard.connect(self._on_heard)
        self._checked.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)
        Leaving(face, context, CALL_DISPLAY, self).allowed.connect(self._on_may_leave)
        if changed is not None:
            changed.connect(self.look)
        self._pace = LOCAL_MS if changed is None else FAR_MS
        self.poll = self._timer(self._pace, self.look)
        self.clock = self._timer(_CLOCK_MS, self._show_clock)
        self.voice = self._timer(VOICE_MS, self.check_voice)
        for timer in (self.poll, self.clock, self.voice):
            timer.start()
        self._show_clock()
        self.check_voice()
        self.look()

    def _timer(self, milliseconds: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    @property
    def has_looked(self) -> bool:
        """Whether it knows by now who was called before it began."""
        return bool(self._known)

    def stop(self) -> None:
        """Look no more, and hear no more of the voice."""
        self._stopped = True
        for timer in (self.poll, self.clock, self.voice):
            timer.stop()
        self.line.close()

    def look(self) -> None:
        """Read what the hall does now; asked for while a reading is under way, it is read once more after it."""
        if self._looking:
            self._again = True
            return
        self._looking, self._again = True, False
        desk, mark = self._context.desk, self._view.mark if self._view else ""
        self._context.background.run(lambda: display_view(desk, mark), self._on_looked, self._on_not_looked)

    def _on_looked(self, view: DisplayView | None) -> None:
        self._looking = False
        self._face.show_notice("display", "")
        if view is not None and view != self._view:
            self._show(view)
        if self._again:
            self.look()

    def _show(self, view: DisplayView) -> None:
        self._view, self._rules = view, view.voice
        self.poll.setInterval(self._pace if view.linked else LOCAL_MS)
        self._face.show_view(view)
        self._announce_new(view)

    def _on_not_looked(self, failure: Exception) -> None:
        self._looking = False
        self._face.show_notice("display", failures.sentence(failure))

    def _announce_new(self, view: DisplayView) -> None:
        """What was called since the last look, the earliest first; nothing of what was called before the first.

        The queue and the papers of this PC are two accounts of the same calls: what either has told is not new.
        """
        if not self._known:
            logger.info("the display begins with %d calls of today", len(view.calls))
        begins = view.linked and True not in self._known
        told = frozenset[object]().union(*self._known.values())
        self._known[view.linked] = frozenset(each.key for each in view.calls)
        for call in reversed(view.calls):
            if not begins and call.key not in told and self._is_for_here(call, view):
                self.line.add(call)

    def _is_for_here(self, call: Called, view: DisplayView) -> bool:
        if self._window is not None and call.window != self._window:
            return False
        waits = view.linked and call.state is TicketState.CALLED
        return waits or self._context.desk.now() - call.at <= _JUST_NOW

    def _speak(self, call: Called, told: Told) -> None:
        if self._rules.speaker != DISPLAY:
            told("")
            return
        now = self._context.desk.now()
        self._announcer.announce(announcement(self._rules, call.label, call.window, now), told)

    def _on_begun(self, call: Called) -> None:
        self._face.show_calling(call)

    def _on_over(self) -> None:
        self._face.show_calling(None)

    def _on_heard(self, words: str) -> None:
        self._face.show_notice("voice", words)

    def check_voice(self) -> None:
        """Find out whether anything could be heard, before somebody is called and does not come."""
        if self._rules.speaker == DISPLAY:
            self._announcer.check(self._tell_checked)

    def _tell_checked(self, words: str) -> None:
        """On the thread of the voice."""
        if not self._stopped:
            self._checked.emit(words)

    def _show_clock(self) -> None:
        self._face.show_clock(papers.local(self._context.desk.now()))

    def _on_may_leave(self) -> None:
        self.stop()
        self.left.emit()
        self._face.close()
