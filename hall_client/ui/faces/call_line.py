"""The calls that wait to be announced: each gets the screen and the voice for itself, in the order they came."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from hall_client.services.displaying import Called
from hall_client.services.voice_ports import Told

LEAST_MS = 4_000
"""How long a call is shown at least when another one waits."""
WHOLE_MS = 8_000
"""How long a call is marked as new when none waits."""


class CallLine(QObject):
    """`begun` carries the call whose turn it is; `over` comes when none is announced any more.

    `speak` says one and tells when it is over; `heard` tells after each whether it could be heard: empty, or the
    reason why not.
    """

    begun = Signal(object)
    over = Signal()
    heard = Signal(str)
    _told = Signal(str)

    def __init__(self, speak: Callable[[Called, Told], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speak = speak
        self._waiting: deque[Called] = deque()
        self.now: Called | None = None
        self._speaking = False
        self._closed = False
        self.least, self.whole = self._timer(LEAST_MS), self._timer(WHOLE_MS)
        # The voice may be over before it was asked, where there is none.
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self._go_on)
        return timer

    def add(self, call: Called) -> None:
        """Another one waits."""
        self._waiting.append(call)
        self._go_on()

    def close(self) -> None:
        """Nothing of what the voice says is heard here any more."""
        self._closed = True
        self.least.stop()
        self.whole.stop()

    def _go_on(self) -> None:
        if self._speaking or self.least.isActive():
            return
        if self._waiting:
            self._begin(self._waiting.popleft())
        elif self.now is not None and not self.whole.isActive():
            self.now = None
            self.over.emit()

    def _begin(self, call: Called) -> None:
        self.now, self._speaking = call, True
        self.least.start()
        self.whole.start()
        self.begun.emit(call)
        self._speak(call, self._tell)

    def _tell(self, words: str) -> None:
        """On the thread of the voice."""
        if not self._closed:
            self._told.emit(words)

    def _on_told(self, words: str) -> None:
        self._speaking = False
        self.heard.emit(words)
        self._go_on()
