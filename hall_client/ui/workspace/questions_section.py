"""The situation section: what has to be asked before the list of materials is known."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLabel, QWidget

from hall_client.ui.widgets.option_row import OptionRow
from hall_client.ui.widgets.section_card import SectionCard


@dataclass(frozen=True)
class Question:
    """One question with its answers (code, words), the answer chosen, and where it came from."""

    code: str
    words: str
    options: tuple[tuple[str, str], ...]
    answer: str = ""
    source: str = ""
    icon: str = "link"


class QuestionsSection(SectionCard):
    """`answered` carries question and answer; `finished` is Enter on the last question."""

    answered = Signal(str, str)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("QuestionsSection", "情形"), "Alt+3", parent)
        self._rows: dict[str, OptionRow] = {}
        self._shown: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
        hint = QLabel(self.tr("能带出的已经答好，看一眼就行。←→ 或数字选，Enter 下一个"))
        hint.setProperty("type", "small")
        hint.setProperty("tone", "hint")
        self.head.addWidget(hint, 1)
        self.body.addStretch(1)

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show the questions; the same ones keep their buttons and the keyboard's place."""
        shape = tuple((q.code, q.options) for q in questions)
        if shape != self._shown:
            self._build(questions)
            self._shown = shape
        for question in questions:
            self._rows[question.code].set_answer(question.answer, question.source, question.icon)

    def _build(self, questions: Sequence[Question]) -> None:
        wanted = {question.code for question in questions}
        for code in [code for code in self._rows if code not in wanted]:
            gone = self._rows.pop(code)
            self.body.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for at, question in enumerate(questions):
            row = self._rows.get(question.code)
            if row is None:
                row = self._make(question)
                self._rows[question.code] = row
            self.body.removeWidget(row)
            self.body.insertWidget(at, row)

    def _make(self, question: Question) -> OptionRow:
        row = OptionRow(question.words, question.options)
        row.chosen.connect(lambda answer, code=question.code: self.answered.emit(code, answer))
        row.next_requested.connect(lambda code=question.code: self._on_next(code))
        return row

    def row(self, code: str) -> OptionRow:
        """The row of a question shown. Raises KeyError."""
        return self._rows[code]

    def begin(self) -> None:
        """The keyboard goes to the first question without an answer, or to the first."""
        open_rows = [row for row in self._rows.values() if not row.answer]
        target = (open_rows or list(self._ordered()))[:1]
        if target:
            target[0].setFocus()

    def _ordered(self) -> list[OptionRow]:
        return [self._rows[code] for code, _options in self._shown]

    def _on_next(self, code: str) -> None:
        codes = [each for each, _options in self._shown]
        following = [self._rows[each] for each in codes if not self._rows[each].answer]
        if following:
            following[0].setFocus()
        else:
            self.finished.emit()
