"""A figure with its caption: how many are before you, how long it may take."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QWidget


class KioskBox(QFrame):
    """A caption, a figure, and its measure word beside it."""

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("face", "facts")
        self._caption, self._figure = QLabel(caption), QLabel()
        self._caption.setProperty("face", "note")
        self._figure.setProperty("face", "figure")
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        for label in (self._caption, self._figure):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._box.addWidget(label)

    def stand(self, *, lying: bool) -> None:
        """The figure below its caption, or beside it where there is little height."""
        self._box.setDirection(
            QBoxLayout.Direction.LeftToRight if lying else QBoxLayout.Direction.TopToBottom
        )

    def show_figure(self, words: str) -> None:
        """The figure with its measure word; nothing at all where there is none."""
        self._figure.setText(words)
        self.setVisible(bool(words))
        self.setAccessibleName(f"{self._caption.text()}{words}" if words else "")
