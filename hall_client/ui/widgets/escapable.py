"""A frame in a page that Esc closes before it means anything to the page."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame


class Escapable(QFrame):
    """`escaped` is emitted for Esc in any of its fields; the page's own Esc does not hear of it."""

    escaped = Signal()

    def event(self, event: QEvent) -> bool:
        """Take Esc before the page's shortcut has it."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)
