"""The rating screen at rest, and its thanks: one sentence, the hall's name, and for a while the way to change."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class RatingRest(QWidget):
    """`change_requested` is the citizen's 改一下."""

    change_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._note = QLabel(), QLabel()
        self._title.setProperty("face", "title")
        self._note.setProperty("face", "note")
        self._change = QPushButton(self.tr("改一下（10 秒内）"))
        self._change.setProperty("face", "wide")
        self._change.clicked.connect(self.change_requested)
        column = QVBoxLayout(self)
        column.setSpacing(24)
        column.addStretch(2)
        for label in (self._title, self._note):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(self._change, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)
        self.offer_change(False)

    def show_words(self, title: str, note: str = "") -> None:
        """Show a sentence and, smaller, what belongs to it."""
        self._title.setText(title)
        self._note.setText(note)
        self._note.setVisible(bool(note))

    @property
    def words(self) -> str:
        """The sentence shown."""
        return self._title.text()

    def offer_change(self, offered: bool) -> None:
        """Whether the grade may still be changed."""
        self._change.setVisible(offered)

    @property
    def offers_change(self) -> bool:
        """Whether 改一下 is there."""
        return not self._change.isHidden()
