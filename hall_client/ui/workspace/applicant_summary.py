"""The applicant as one line, with the agent under it: what stands there when the section is done."""

from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from hall_client.ui import theme
from hall_client.ui.tokens import TYPE_BODY, TYPE_LABEL, TYPE_LEAD
from hall_client.ui.widgets.chip import Chip
from hall_client.ui.widgets.code_text import CodeText


@dataclass(frozen=True)
class PersonLine:
    """One person in words: 本人 or 代办, name, “男，84 岁” or the relation, number, place, and “已读卡”."""

    chip: str
    name: str
    about: str = ""
    number: str = ""
    place: str = ""
    card: str = ""


class ApplicantSummary(QWidget):
    """Columns of both persons stand under each other."""

    def __init__(self, lines: tuple[PersonLine, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        theme.space(grid, (0, 4, 0, 4), 10)
        grid.setVerticalSpacing(theme.px(4))
        for at, line in enumerate(lines):
            if len(lines) > 1:
                grid.addWidget(Chip(line.chip, "outline"), at, 0)
            first = at == 0
            name = CodeText(line.name, size=TYPE_LEAD if first else TYPE_BODY, bold=first)
            grid.addWidget(name, at, 1)
            for column, words in enumerate((line.about, line.number), 2):
                grid.addWidget(self._label(words, "secondary"), at, column)
            grid.addWidget(CodeText(line.place, size=TYPE_LABEL), at, 4)
            if line.card:
                grid.addWidget(self._label(line.card, "green"), at, 5)
        grid.setColumnStretch(4, 1)

    def _label(self, words: str, tone: str) -> QLabel:
        label = QLabel(words)
        label.setProperty("type", "label")
        label.setProperty("tone", tone)
        return label
