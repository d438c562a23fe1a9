"""更正: the form in place for a printed case that has to be put right."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.widgets.field import Field
from hall_client.ui.widgets.key_button import KeyButton
from hall_client.ui.workspace.print_card import card


class AmendForm(QWidget):
    """`given` carries the changed fields (dict) and the reason; `left` closes without a change."""

    given = Signal(object, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame, body = card(self.tr("更正这一件"))
        self.fields = {
            "applicant_name": Field(self.tr("姓名")),
            "applicant_id": Field(self.tr("证件号"), digits=True),
            "applicant_phone": Field(self.tr("电话"), digits=True),
            "applicant_address": Field(self.tr("住址")),
        }
        self.reason = Field(self.tr("为什么更正"), hint=self.tr("例如：姓名写错一个字"))
        words = QLabel(self.tr("已打印的不能撤销。更正会留下原记录，并重打回执。"))
        words.setProperty("type", "label")
        words.setProperty("tone", "secondary")
        words.setWordWrap(True)
        body.addWidget(words)
        grid = QGridLayout()
        theme.space(grid, spacing=12)
        for at, field in enumerate(self.fields.values()):
            grid.addWidget(field, at // 2, at % 2)
        body.addLayout(grid)
        body.addWidget(self.reason)
        body.addLayout(self._buttons())
        column = QVBoxLayout(self)
        theme.space(column)
        column.addWidget(frame)
        order = [*self.fields.values(), self.reason]
        for field, following in pairwise(order):
            field.submitted.connect(lambda _text, target=following: target.setFocus())
        self._before: Mapping[str, str] = {}
        self.setVisible(False)

    def _buttons(self) -> QHBoxLayout:
        give = KeyButton(self.tr("更正并重打"), ("Ctrl+Enter",), kind="primary")
        give.clicked.connect(self.give)
        leave = KeyButton(self.tr("不改了"), ("Esc",))
        leave.clicked.connect(self.left)
        row = QHBoxLayout()
        theme.space(row, (0, 4, 0, 0), 8)
        row.addWidget(give)
        row.addWidget(leave)
        row.addStretch(1)
        return row

    def ask(self, values: Mapping[str, str]) -> None:
        """Open with what stands in the case now."""
        self._before = dict(values)
        for name, field in self.fields.items():
            field.set_text(values.get(name, ""))
        self.reason.set_text("")
        self.setVisible(True)
        self.fields["applicant_name"].setFocus()

    def give(self) -> None:
        """Ask for the correction with what is filled in."""
        if not self.reason.text():
            self.reason.set_error(self.tr("更正要写原因，会留下记录。"))
            self.reason.setFocus()
            return
        changed = {
            name: field.text()
            for name, field in self.fields.items()
            if field.text() != self._before.get(name, "")
        }
        self.given.emit(changed, self.reason.text())
