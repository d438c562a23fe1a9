"""Copying into other programs without leaving personal data in the clipboard."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

KEPT_MS = 60_000


class Copying(QObject):
    """`cleared` comes when what was copied has been taken out of the clipboard again, 60 seconds later."""

    cleared = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._copied = ""
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(KEPT_MS)
        self._forget.timeout.connect(self.clear)

    def copy(self, text: str) -> None:
        """Put `text` into the clipboard for a minute."""
        self._copied = text
        QApplication.clipboard().setText(text)
        self._forget.start()

    def clear(self) -> None:
        """Take it out, unless something else stands there by now."""
        clipboard = QApplication.clipboard()
        if self._copied and clipboard.text() == self._copied:
            clipboard.clear()
        self._copied = ""
        self.cleared.emit()
