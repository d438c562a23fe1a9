"""The hands of the demo: they press keys and click on the real pages, then wait until the program has answered."""

import time
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

PATIENCE_SECONDS = 30.0


class DemoStuck(Exception):
    """A page did not come to where the script expects it; the text says what was waited for."""


class Hands:
    """Types at a watchable pace with a screen (`pause` in milliseconds), as fast as it goes without."""

    def __init__(self, busy: Callable[[], bool], pause: int) -> None:
        self._busy = busy
        self._pause = pause

    def press(
        self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press one key where the focus is inside `widget`'s window."""
        target = widget.window().focusWidget() or widget
        QTest.keyClick(target, key, modifier)
        self.settle()

    def type(self, widget: QWidget, text: str) -> None:
        """Type `text` where the focus is, character by character; Chinese goes in as an input method commits it."""
        target = widget.window().focusWidget() or widget
        if text.isascii():
            QTest.keyClicks(target, text)
        else:
            _commit(target, text)
        self.settle()

    def click(self, button: QAbstractButton) -> None:
        """Click a button with the mouse."""
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def settle(self) -> None:
        """Wait until no act is under way, then for the watcher's eye."""
        self.wait(lambda: not self._busy(), "the program to be quiet")
        if self._pause:
            QTest.qWait(self._pause)

    def wait(self, done: Callable[[], bool], what: str) -> None:
        """Let the program work until `done`. Raises DemoStuck after half a minute."""
        until = time.monotonic() + PATIENCE_SECONDS
        QApplication.processEvents()
        while not done():
            if time.monotonic() > until:
                raise DemoStuck(f"waited in vain for {what}")
            QTest.qWait(5)
        QApplication.processEvents()


def _commit(target: QWidget, text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(target, event)
