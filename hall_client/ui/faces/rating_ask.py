"""The rating question itself: three facts, five equal grades, and the way not to rate."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hall_client.domain.ratings import Invitation
from hall_client.ui.faces.face_icon import FaceIcon
from hall_client.ui.faces.grade_button import GradeButton
from hall_client.ui.faces.rating_facts import RatingFacts
from hall_client.ui.widgets.grade_face import GRADES


class RatingAsk(QWidget):
    """`chosen` is the grade (5 to 1) the citizen touched, `declined` 这次不评."""

    chosen = Signal(int)
    declined = Signal()
    large_requested = Signal(bool)
    read_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = RatingFacts()
        self.grades = [GradeButton(grade) for grade in GRADES]
        self._large, self._read = QPushButton(self.tr("大字")), QPushButton(self.tr("朗读"))
        self._large.setCheckable(True)
        self._large.toggled.connect(self.large_requested)
        self._read.clicked.connect(self.read_requested)
        self._decline = QPushButton(self.tr("这次不评"))
        self._decline.setProperty("face", "wide")
        self._decline.clicked.connect(self.declined)
        self._lock, self._note = FaceIcon("lock", "ink_2"), QLabel()
        self._note.setProperty("face", "note")
        self._note.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head())
        self._column.addWidget(self.facts)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for button in self.grades:
            self._row.addWidget(button, 1)
            button.clicked.connect(lambda _checked=False, grade=button.grade: self.chosen.emit(grade))
        self._column.addLayout(self._row, 1)
        self._column.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        title = QLabel(self.tr("请您评一评这次服务"))
        title.setProperty("face", "title")
        title.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(title, 1)
        row.addWidget(self._large)
        row.addWidget(self._read)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._lock)
        row.addWidget(self._note, 1)
        row.addWidget(self._decline)
        return row

    def ask(self, invitation: Invitation, contact_days: int) -> None:
        """Ask about this service; no grade is chosen beforehand."""
        self.facts.show_facts(invitation)
        words = self.tr("窗口人员看不到您选的是哪一档。选“不满意”的，中心 {days} 个工作日内联系您。")
        self._note.setText(words.format(days=contact_days))

    def set_large(self, large: bool) -> None:
        """大字: larger words, and for their sake no facts."""
        self.facts.setHidden(large)
        for button in self.grades:
            button.set_large(large)

    def measure(self, unit: float, *, upright: bool) -> None:
        """Margins and gaps in parts of the screen; on one that stands upright the grades lie below one another."""
        self._lock.measure(round(2.2 * unit))
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if upright else across)
        self._column.setContentsMargins(
            round(3 * unit), round(2.6 * unit), round(3 * unit), round(2.2 * unit)
        )
        self._column.setSpacing(round(1.7 * unit))
        self._row.setSpacing(round(1.4 * unit))
        self.facts.measure(unit)
