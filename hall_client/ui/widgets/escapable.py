"""A frame in a page that Esc closes before it means anything to the page."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame


def keep_escape(event: QEvent) -> bool:
    """Keep Esc from the page's shortcuts, so that it comes as a key to whoever has the keyboard. Whether it was Esc."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.key() != Qt.Key.Key_Escape:
        return False
    event.accept()
    return True


class Escapable(QFrame):
    """`escaped` is emitted for Esc in any of its fields; the page's own Esc does not hear of it."""

    escaped = Signal()

    def event(self, event: QEvent) -> bool:
        """Take Esc before the page's shortcut has it."""
        return keep_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)
