"""The left side of the guide's page: one large button for each series, priorities, and the number given out."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hall_client.domain.hall import Hall, PriorityClass, Series
from hall_client.ui import theme
from hall_client.ui.announce import announce
from hall_client.ui.widgets.outcome_button import OutcomeButton

_COLUMNS = 2
_IN_A_ROW = 3
_HEIGHT = 76


class GuideSeries(QFrame):
    """`chosen` carries the letter of a series and the priority class ("" for none)."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "left")
        self._shown: tuple[Sequence[Series], Sequence[PriorityClass]] | None = None
        self.buttons: dict[str, OutcomeButton] = {}
        self._priorities = QButtonGroup(self)
        self._row, self._grid = QGridLayout(), QGridLayout()
        theme.space(self._row, spacing=6)
        theme.space(self._grid, spacing=10)
        self._caption, self.number_label, self._note = QLabel(), QLabel(), QLabel()
        self.number_label.setProperty("type", "ticket")
        self.number_label.setProperty("tone", "dark_blue")
        self._note.setWordWrap(True)
        column = QVBoxLayout(self)
        theme.space(column, (16, 14, 16, 14), 10)
        column.addWidget(self._label(self.tr("是不是优先")))
        column.addLayout(self._row)
        column.addWidget(self._label(self.tr("点一类就出号")))
        column.addLayout(self._grid)
        column.addStretch(1)
        for label in (self._caption, self.number_label, self._note):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(1)

    def _label(self, words: str) -> QLabel:
        label = QLabel(words)
        label.setProperty("type", "label")
        label.setProperty("tone", "secondary")
        return label

    def show_hall(self, hall: Hall, waiting: Mapping[str, int]) -> None:
        """The series with how many wait for each, and the priority classes."""
        if self._shown != (hall.series, hall.priorities):
            self._shown = (hall.series, hall.priorities)
            self._build(hall)
        for series in hall.series:
            words = self.tr("等 {n} 人").format(n=waiting.get(series.letter, 0))
            self.buttons[series.letter].allow(words)

    @property
    def number(self) -> str:
        """The number shown large."""
        return self.number_label.text()

    @property
    def note(self) -> str:
        """The sentence under the number."""
        return self._note.text()

    def show_issued(self, label: str, note: str) -> None:
        """Show the number just given out; the next person is ordinary again."""
        self._caption.setText(self.tr("刚取的号"))
        self.number_label.setText(label)
        self._note.setText(note)
        self._priorities.button(0).setChecked(True)
        announce(self, f"{label}，{note}")

    def _build(self, hall: Hall) -> None:
        for old in (*self.buttons.values(), *self._priorities.buttons()):
            old.hide()
            old.deleteLater()
        for old in self._priorities.buttons():
            self._priorities.removeButton(old)
        self.buttons = {}
        for at, (code, words) in enumerate(
            (("", self.tr("普通")), *((p.code, p.label) for p in hall.priorities))
        ):
            self._row.addWidget(self._priority(at, code, words), at // _IN_A_ROW, at % _IN_A_ROW)
        self._priorities.button(0).setChecked(True)
        for at, series in enumerate(hall.series):
            self._grid.addWidget(self._series(series), at // _COLUMNS, at % _COLUMNS)

    def _priority(self, at: int, code: str, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("kind", "reason")
        button.setProperty("code", code)
        button.setCheckable(True)
        self._priorities.addButton(button, at)
        return button

    def _series(self, series: Series) -> QWidget:
        button = OutcomeButton(f"{series.letter}　{series.name}")
        button.clicked.connect(lambda: self._on_series(series.letter))
        button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Expanding)
        self.buttons[series.letter] = button
        place = QWidget()
        theme.fix(place, height=_HEIGHT)
        row = QHBoxLayout(place)
        theme.space(row)
        row.addWidget(button)
        return place

    def _on_series(self, letter: str) -> None:
        chosen = self._priorities.checkedButton()
        self.chosen.emit(letter, str(chosen.property("code")) if chosen else "")
