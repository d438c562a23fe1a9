"""Tells a scanned receipt or notice from a colleague typing, wherever the cursor stands."""

from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

SHORTEST = 6
"""The fewest characters that count as a scan."""
GAP_MS = 35
"""A scanner leaves less than this between two characters; hands leave more."""
END_MS = 100
"""The scanner's Enter or Tab follows the last character within this time."""
_HOLD_MS = 50
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_SHIFTED = (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock)


@dataclass(frozen=True)
class _HeldKey:
    target: QWidget
    key: int
    modifiers: Qt.KeyboardModifier
    text: str
    at: int

    def press(self) -> QKeyEvent:
        event = QKeyEvent(QEvent.Type.KeyPress, self.key, self.modifiers, self.text)
        event.setTimestamp(self.at)
        return event


class Scanning(QObject):
    """Watches all key presses of the program and emits `scanned` with the text of each scan.

    Characters are held back for a moment. A run of at least six, closer together than any hand, ended by
    Enter or Tab, is a scan: nothing of it reaches a field and its Enter presses no button. Everything else
    is handed on in order. Times are those stamped on the key events by the system, so that a stalled screen
    does not turn typing into a scan; events without a time stamp are never part of a scan.
    """

    scanned = Signal(str)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._held: list[_HeldKey] = []
        self._handing_on = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_pause)
        self._held_at_pause = 0
        app.installEventFilter(self)

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Hold back what may be a scan; let everything else pass."""
        if event.type() != QEvent.Type.KeyPress or self._handing_on:
            return False
        if not isinstance(event, QKeyEvent) or not isinstance(target, QWidget):
            return False
        return self._takes(target, event)

    def _takes(self, target: QWidget, event: QKeyEvent) -> bool:
        if event.key() in _SHIFTED:
            return False
        if event.key() in _ENDS and self._is_scan_until(event.timestamp()):
            self._finish()
            return True
        if not _may_be_scanned(event):
            self._hand_on()
            return False
        if self._held and not self._follows(event.timestamp(), GAP_MS):
            self._hand_on()
        self._hold(target, event)
        return True

    def _follows(self, at: int, within: int) -> bool:
        return 0 <= at - self._held[-1].at < within

    def _is_scan_until(self, at: int) -> bool:
        return len(self._held) >= SHORTEST and self._follows(at, END_MS)

    def _hold(self, target: QWidget, event: QKeyEvent) -> None:
        self._held.append(_HeldKey(target, event.key(), event.modifiers(), event.text(), event.timestamp()))
        self._held_at_pause = -1
        self._timer.start(END_MS if len(self._held) >= SHORTEST else _HOLD_MS)

    def _on_pause(self) -> None:
        # After a stall the timer and the waiting keys are due together; let the keys come first.
        if self._held_at_pause != len(self._held):
            self._held_at_pause = len(self._held)
            self._timer.start(0)
            return
        self._hand_on()

    def _finish(self) -> None:
        text = "".join(held.text for held in self._held)
        self._held.clear()
        self._timer.stop()
        self.scanned.emit(text)

    def _hand_on(self) -> None:
        self._timer.stop()
        held, self._held = self._held, []
        self._handing_on = True
        try:
            for one in held:
                if shiboken6.isValid(one.target):
                    QCoreApplication.sendEvent(one.target, one.press())
        finally:
            self._handing_on = False


def _may_be_scanned(event: QKeyEvent) -> bool:
    text = event.text()
    plain = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return (
        event.timestamp() > 0
        and not event.isAutoRepeat()
        and plain == Qt.KeyboardModifier.NoModifier
        and len(text) == 1
        and "!" <= text <= "~"
    )
