"""The fields of a dispute: what this desk has on the left, what stands at the centre on the right."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QLabel, QRadioButton, QWidget

from hall_client.domain.line_status import Dispute, DisputedField
from hall_client.ui import theme
from hall_client.ui.models.line_words import value_words, when
from hall_client.ui.widgets.choice_cell import ChoiceCell

_LABEL = 92


class DisputeFields(QWidget):
    """Nothing is chosen beforehand: a person has looked at each of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.now: datetime | None = None
        self._pairs: list[tuple[DisputedField, ChoiceCell, ChoiceCell]] = []
        self._inside: list[QWidget] = []
        self._grid = QGridLayout(self)
        theme.space(self._grid)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)

    def show_fields(self, dispute: Dispute) -> None:
        """Show these anew."""
        for old in self._inside:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._inside, self._pairs = [], []
        self._add_heads(dispute)
        for at, field in enumerate(dispute.fields):
            self._add_field(2 + 2 * at, field, dispute.their_place)

    @property
    def undecided(self) -> int:
        """How many fields nobody has chosen yet."""
        return sum(1 for _f, mine, theirs in self._pairs if not (_on(mine) or _on(theirs)))

    @property
    def mine(self) -> tuple[DisputedField, ...]:
        """The fields that are to stand as this desk has them."""
        return tuple(field for field, mine, _theirs in self._pairs if _on(mine))

    @property
    def buttons(self) -> tuple[QRadioButton, ...]:
        """The round buttons, row by row."""
        return tuple(cell.button for _field, *pair in self._pairs for cell in pair)

    def choose(self, at: int, *, mine: bool) -> None:
        """Choose in row `at` (from 0)."""
        _field, left, right = self._pairs[at]
        (left if mine else right).button.click()

    def _add_heads(self, dispute: Dispute) -> None:
        words = self.tr("这台电脑：{word}（断网时，{at}）")
        mine = words.format(word=dispute.my_word, at=self._when(dispute.my_at))
        words = self.tr("{place}：{word}（{at}）")
        theirs = words.format(
            place=dispute.their_place, word=dispute.their_word, at=self._when(dispute.their_at)
        )
        for column, text in ((1, mine), (2, theirs)):
            head = QLabel(text)
            head.setProperty("type", "small")
            head.setProperty("tone", "secondary")
            head.setWordWrap(True)
            head.setContentsMargins(theme.px(10), theme.px(3), theme.px(10), theme.px(3))
            self._add(head, 0, column)
        self._add_rule(1)

    def _add_field(self, row: int, field: DisputedField, place: str) -> None:
        label = QLabel(field.label)
        label.setProperty("type", "label")
        label.setProperty("tone", "secondary")
        label.setWordWrap(True)
        theme.fix(label, width=_LABEL)
        here = self.tr("这台电脑")
        cells = []
        for whose, value in ((here, field.mine), (place, field.theirs)):
            words = value_words(field, value)
            cells.append(ChoiceCell(words, f"{field.label}，{whose}，{words}"))
        mine, theirs = cells
        group = QButtonGroup(mine)
        group.addButton(mine.button)
        group.addButton(theirs.button)
        for column, widget in enumerate((label, mine, theirs)):
            self._add(widget, row, column)
        self._add_rule(row + 1)
        self._pairs.append((field, mine, theirs))

    def _add_rule(self, row: int) -> None:
        rule = QFrame()
        rule.setProperty("role", "rule")
        self._grid.addWidget(rule, row, 0, 1, 3)
        self._inside.append(rule)

    def _add(self, widget: QWidget, row: int, column: int) -> None:
        self._grid.addWidget(
            widget, row, column, Qt.AlignmentFlag.AlignVCenter if column == 0 else Qt.AlignmentFlag(0)
        )
        self._inside.append(widget)

    def _when(self, at: datetime) -> str:
        return when(at, self.now or at)


def _on(cell: ChoiceCell) -> bool:
    return cell.button.isChecked()
