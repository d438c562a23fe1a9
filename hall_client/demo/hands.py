"""The hands of the demo: they press keys and click on the real pages, then wait until the program has answered."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

PATIENCE_SECONDS = 60.0
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
_QUIET_ROUNDS = 3


class DemoStuck(Exception):
    """A page did not come to where the script expects it; the text says what was waited for."""


class Hands:
    """Work in one window, `frame`: with a screen at a watchable pace (`pause` in milliseconds), else at once.

    `aside` are the windows of other desks: their keys are the same, so they are put away while this one works.
    """

    def __init__(self, frame: QWidget, busy: Callable[[], bool], pause: int) -> None:
        self.frame = frame
        self.aside: tuple[QWidget, ...] = ()
        self._busy, self._pause = busy, pause

    def come_forward(self) -> None:
        """Bring the window to the front, so that the keyboard is its own."""
        for other in self.aside:
            other.hide()
        if not self.frame.isActiveWindow():
            self.frame.show()
            self.frame.activateWindow()
            self.wait(self.frame.isActiveWindow, "the window to come forward")

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press one key, wherever the keyboard is."""
        self.come_forward()
        QTest.keyClick(QApplication.focusWidget() or self.frame, key, modifier)
        self.settle()

    def digit(self, number: int) -> None:
        """Press a digit."""
        self.press(Qt.Key(Qt.Key.Key_0.value + number))

    def type(self, text: str) -> None:
        """Letters and digits key by key; Chinese as an input method commits it."""
        self.come_forward()
        target = QApplication.focusWidget()
        if target is None:
            raise DemoStuck(f"no field has the keyboard for {len(text)} characters")
        if text.isascii():
            QTest.keyClicks(target, text)
        else:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(target, event)
        self.settle()

    def click(self, widget: QWidget) -> None:
        """Click on a widget with the mouse."""
        self.come_forward()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def click_words(self, words: str, inside: QWidget | None = None) -> None:
        """Click the visible button that says `words`. Raises DemoStuck when there is none."""
        for button in (inside or self.frame).findChildren(QAbstractButton):
            said = f"{button.text()} {button.accessibleName()}"
            if words in said and button.isVisible() and button.isEnabled():
                self.click(button)
                return
        raise DemoStuck(f"no button says {len(words)} characters wanted")

    def settle(self) -> None:
        """Wait until every act asked for has been answered, then for the watcher's eye."""
        for _ in range(_QUIET_ROUNDS):
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

    def picture(self, file: Path) -> None:
        """A picture of the window as it is."""
        self.settle()
        QTest.qWait(200)
        self.settle()
        self.frame.grab().save(str(file))
