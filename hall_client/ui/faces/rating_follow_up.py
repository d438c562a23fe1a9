"""After a bad grade: what it was about and whether the centre may call; all of it may be left out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hall_client.domain.ratings import BAD_REASONS


class RatingFollowUp(QWidget):
    """`told` carries the reasons (a tuple of words) and True, False or None for being contacted.

    `touched` says that somebody is still there.
    """

    told = Signal(object, object)
    touched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(self.tr("谢谢，已收到。哪里让您不满意"))
        self._title.setProperty("face", "title")
        self._note, self._question = QLabel(), QLabel()
        self._note.setProperty("face", "note")
        self._note.setWordWrap(True)
        self._grid = QGridLayout()
        self._reasons = [self._option(words) for words in BAD_REASONS]
        self._question.setProperty("face", "heading")
        self._yes, self._no = self._option(self.tr("愿意")), self._option(self.tr("不用"))
        self._contact = QButtonGroup(self)
        self._contact.addButton(self._yes)
        self._contact.addButton(self._no)
        self._done = QPushButton(self.tr("完成"))
        self._done.setProperty("face", "strong")
        self._done.clicked.connect(self.finish)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(self._note)
        self._column.addLayout(self._grid)
        self._column.addWidget(self._question)
        self._column.addLayout(self._pair())
        self._column.addStretch(1)
        self._column.addWidget(self._done)

    def _option(self, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("face", "wide")
        button.setCheckable(True)
        button.clicked.connect(self.touched)
        return button

    def _pair(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._yes, 1)
        row.addWidget(self._no, 1)
        return row

    def begin(self, phone: str, seconds: int) -> None:
        """Nothing chosen. `phone` is covered, or empty where none is known; after `seconds` untouched it is over."""
        words = self.tr("可以选几样，也可以不选。窗口人员看不到。{n} 秒没有再选，就按已选的收下。")
        self._note.setText(words.format(n=seconds))
        self._question.setText(self.tr("愿意让中心联系您吗 {phone}").format(phone=phone).strip())
        self._contact.setExclusive(False)
        for button in (*self._reasons, self._yes, self._no):
            button.setChecked(False)
        self._contact.setExclusive(True)

    def measure(self, unit: float, *, upright: bool) -> None:
        """Margins in parts of the screen; the reasons side by side, on one that stands upright two in a row."""
        columns = 2 if upright else len(self._reasons)
        for at, button in enumerate(self._reasons):
            self._grid.addWidget(button, at // columns, at % columns)
        self._grid.setSpacing(round(1.4 * unit))
        self._column.setContentsMargins(
            round(3 * unit), round(2.6 * unit), round(3 * unit), round(2.2 * unit)
        )
        self._column.setSpacing(round(1.4 * unit))

    def finish(self) -> None:
        """Tell what is chosen, be it nothing."""
        reasons = tuple(button.text() for button in self._reasons if button.isChecked())
        chosen = self._contact.checkedButton()
        self.told.emit(reasons, None if chosen is None else chosen is self._yes)
