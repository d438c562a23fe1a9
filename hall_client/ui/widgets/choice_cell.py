"""One of two values to choose between: a round button with words that wrap, so that both can be compared whole."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QRadioButton, QWidget

from hall_client.ui import theme


class ChoiceCell(QWidget):
    """A click on the words chooses as well; `spoken` says whose value it is."""

    def __init__(self, words: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QRadioButton()
        self.button.setAccessibleName(spoken)
        self._words = QLabel(words)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setToolTip(words)
        row = QHBoxLayout(self)
        theme.space(row, (10, 2, 10, 2), 8)
        row.addWidget(self.button)
        row.addWidget(self._words, 1)
        self.setFocusProxy(self.button)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose this one."""
        self.button.setFocus(Qt.FocusReason.MouseFocusReason)
        self.button.click()
