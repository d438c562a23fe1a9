"""What a mark still needs, asked in place: which sheet is missing, why a case goes back, a note."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from hall_client.domain.manifests import LineMark
from hall_client.ui import theme
from hall_client.ui.announce import announce
from hall_client.ui.keys import bind
from hall_client.ui.models.counting_model import CountRow
from hall_client.ui.widgets.escapable import Escapable
from hall_client.ui.widgets.key_button import KeyButton
from hall_client.ui.widgets.tick_list import TickList


@dataclass(frozen=True)
class Answer:
    """How a case is to be marked."""

    case_number: str
    mark: LineMark
    counted: int
    missing: tuple[str, ...] = ()
    note: str = ""


class CountingAsk(Escapable):
    """`answered` carries an `Answer`; `left` is Esc: the mark is not made."""

    answered = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.escaped.connect(self._on_no)
        self.setProperty("role", "reason")
        self._row: CountRow | None = None
        self._mark = LineMark.NONE
        self._title, self.ticks = QLabel(), TickList()
        self._title.setProperty("strong", True)
        self._title.setWordWrap(True)
        self.ticks.setAccessibleName(self.tr("少了哪几份"))
        self.counted, self._counted_row = QSpinBox(), QWidget()
        self.note = QLineEdit()
        self.note.setAccessibleName(self.tr("说明"))
        self._yes = KeyButton(self.tr("记下"), ("Enter",), kind="primary")
        self._no = KeyButton(self.tr("不记"), ("Esc",))
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        label = QLabel(self.tr("实收份数"))
        label.setProperty("type", "label")
        self.counted.setAccessibleName(label.text())
        row = QHBoxLayout(self._counted_row)
        theme.space(row, spacing=8)
        row.addWidget(label)
        row.addWidget(self.counted)
        row.addStretch(1)
        foot = QHBoxLayout()
        theme.space(foot, spacing=8)
        for widget, stretch in ((self.note, 1), (self._no, 0), (self._yes, 0)):
            foot.addWidget(widget, stretch)
        column = QVBoxLayout(self)
        theme.space(column, (14, 8, 14, 8), 6)
        for part in (self._title, self.ticks, self._counted_row):
            column.addWidget(part)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._yes.clicked.connect(self._on_yes)
        self._no.clicked.connect(self._on_no)
        self.note.returnPressed.connect(self._on_yes)
        self.ticks.entered.connect(self._on_yes)
        self.ticks.changed.connect(self._show_title)
        self.counted.lineEdit().returnPressed.connect(self._on_yes)
        bind(self, "confirm", self._on_yes)

    @property
    def words(self) -> str:
        """What is being asked."""
        return "" if self.isHidden() else self._title.text()

    def begin(self, row: CountRow, mark: LineMark, counted: int) -> None:
        """Ask what `mark` needs for this case."""
        self._row, self._mark = row, mark
        short, by_name = mark is LineMark.SHORT, bool(row.line.sheets)
        made = row.line.mark
        before = made.missing if made else ()
        sheets = [(sheet.id, sheet.label) for sheet in row.line.sheets]
        ticked = [key for key, _ in sheets] if len(sheets) == 1 else before
        self.ticks.offer(sheets if short else (), ticked)
        self.ticks.setVisible(short and by_name)
        self.counted.setRange(0, max(0, row.line.expected - 1))
        self.counted.setValue(counted)
        self._counted_row.setVisible(short and not by_name)
        self.note.setText(made.note if made else "")
        self.note.setPlaceholderText(self._hint())
        self.note.setAccessibleName(self._hint())
        self._show_title()
        self.show()
        first = self.ticks if short and by_name else self.counted if short else self.note
        first.setFocus()
        if first is self.counted:
            self.counted.selectAll()
        announce(self, self._title.text())

    def _hint(self) -> str:
        if self._mark is LineMark.RETURNED:
            return self.tr("为什么退回，要补什么。村里照着补")
        return self.tr("说明，可以不写")

    def _show_title(self) -> None:
        if self._row is None:
            return
        name = self._row.name
        if self._mark is LineMark.RETURNED:
            words = self.tr("{name}：退回村站").format(name=name)
        elif self._mark is LineMark.SHORT and self._row.line.sheets:
            counted = self._row.line.expected - len(self.ticks.ticked)
            words = self.tr("{name}：少了哪几份？清单 {expected} 份，实收 {counted} 份").format(
                name=name, expected=self._row.line.expected, counted=counted
            )
        elif self._mark is LineMark.SHORT:
            words = self.tr("{name}：实收几份？数据到了再写明少哪几份").format(name=name)
        else:
            words = self.tr("{name}：说明").format(name=name)
        self._title.setText(words)

    def _on_yes(self) -> None:
        row = self._row
        if self.isHidden() or row is None:
            return
        answer = self._answer(row)
        if self._mark is LineMark.SHORT and answer.counted >= row.line.expected:
            self._ask_again(self.tr("还没有勾是哪一份少了。都在的话按 Esc，再按 1"))
        elif self._mark is LineMark.RETURNED and not answer.note:
            self._ask_again(self.tr("退回要写原因，村里照着补"))
            self.note.setFocus()
        else:
            self.hide()
            self.answered.emit(answer)

    def _answer(self, row: CountRow) -> Answer:
        missing: tuple[str, ...] = ()
        counted = row.line.expected if row.counted is None else row.counted
        if self._mark is LineMark.SHORT:
            missing = self.ticks.ticked if row.line.sheets else ()
            counted = row.line.expected - len(missing) if row.line.sheets else self.counted.value()
        return Answer(row.line.case_number, self._mark, counted, missing, self.note.text().strip())

    def _ask_again(self, words: str) -> None:
        self._title.setText(words)
        announce(self, words)

    def _on_no(self) -> None:
        self.hide()
        self.left.emit()
