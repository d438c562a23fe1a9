"""The number just given out, large enough to read and remember without the slip."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class KioskNumber(QWidget):
    """Also says that the hall is closed or that no number was given. `done` goes back to the start."""

    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption, self._number, self._note = QLabel(), QLabel(), QLabel()
        self._caption.setProperty("face", "title")
        self._number.setProperty("face", "number")
        self._note.setProperty("face", "heading")
        self._ready = QPushButton(self.tr("好了"))
        self._ready.setProperty("face", "strong")
        self._ready.clicked.connect(self.done)
        column = QVBoxLayout(self)
        column.addStretch(1)
        for label in (self._caption, self._number, self._note):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(1)
        column.addWidget(self._ready, 0, Qt.AlignmentFlag.AlignHCenter)
        column.setContentsMargins(24, 12, 24, 24)

    @property
    def number(self) -> str:
        """The number shown, or an empty text."""
        return self._number.text()

    @property
    def note(self) -> str:
        """The sentence under it."""
        return self._note.text()

    def show_number(self, label: str, note: str) -> None:
        """Show a number and what to do now."""
        self._show(self.tr("您的号"), label, note, ready=True)

    def show_sentence(self, caption: str, note: str, *, ready: bool) -> None:
        """Show a sentence in place of a number; without `ready` there is nothing to touch."""
        self._show(caption, "", note, ready=ready)

    def _show(self, caption: str, number: str, note: str, *, ready: bool) -> None:
        self._caption.setText(caption)
        self._number.setText(number)
        self._number.setVisible(bool(number))
        self._note.setText(note)
        self._ready.setVisible(ready)
        self.setAccessibleName(" ".join(part for part in (caption, number, note) if part))
