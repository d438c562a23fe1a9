"""What has to be written for the chosen outcome, above the preview of its paper."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.widgets.field import Field
from hall_client.ui.workspace.reason_digits import ReasonDigits


@dataclass(frozen=True)
class Wanted:
    """One thing to fill in: the field of the decision, its label, and the answers offered (code, words).

    Where the answers may be changed afterwards their code is their text.
    """

    field: str
    label: str
    hint: str = ""
    offered: tuple[tuple[str, str], ...] = ()
    closed: bool = False
    """Only the answers offered count; nothing may be typed."""


class OutcomeForm(QFrame):
    """`edited` carries a field of the decision and its text."""

    edited = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "column")
        self._wanted: tuple[Wanted, ...] = ()
        self.fields: dict[str, Field] = {}
        self.options: dict[str, ReasonDigits] = {}
        self._column = QVBoxLayout(self)
        theme.space(self._column, (14, 10, 14, 10), 8)
        self.setVisible(False)

    def show_wanted(self, wanted: tuple[Wanted, ...], values: Mapping[str, str]) -> None:
        """Ask for these; the same fields keep what is being typed."""
        if wanted != self._wanted:
            self._build(wanted)
        for name, field in self.fields.items():
            if field.edit.text() != values.get(name, ""):
                field.set_text(values.get(name, ""))
        for name, row in self.options.items():
            row.set_answer(values.get(name, ""))
        self.setVisible(bool(wanted))

    def _build(self, wanted: tuple[Wanted, ...]) -> None:
        while item := self._column.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._wanted, self.fields, self.options = wanted, {}, {}
        for each in wanted:
            if each.offered:
                self._column.addWidget(self._label(each.label))
                self._column.addWidget(self._option_row(each))
            if not each.closed:
                self._column.addWidget(self._text_field(each))

    def _option_row(self, wanted: Wanted) -> ReasonDigits:
        row = ReasonDigits(wanted.label, wanted.offered)
        row.chosen.connect(lambda code: self._on_option(wanted.field, code))
        row.next_requested.connect(lambda: self._after(wanted.field))
        self.options[wanted.field] = row
        return row

    def _label(self, words: str) -> QLabel:
        label = QLabel(words)
        label.setProperty("type", "label")
        label.setProperty("tone", "secondary")
        return label

    def _text_field(self, wanted: Wanted) -> Field:
        field = Field(wanted.label, hint=wanted.hint)
        field.label.setVisible(not wanted.offered)
        field.edit.textEdited.connect(lambda text: self.edited.emit(wanted.field, text))
        field.submitted.connect(lambda _text: self._after(wanted.field))
        self.fields[wanted.field] = field
        return field

    def _on_option(self, name: str, text: str) -> None:
        if name in self.fields:
            self.fields[name].set_text(text)
        self.edited.emit(name, text)

    def _after(self, name: str) -> None:
        names = [each.field for each in self._wanted]
        following = names[names.index(name) + 1 :]
        for each in following:
            target = self.options.get(each) or self.fields.get(each)
            if target is not None:
                target.setFocus()
                return

    def begin(self) -> None:
        """The keyboard goes to the first thing to fill in."""
        if self._wanted:
            first = self._wanted[0].field
            target = self.options.get(first) or self.fields.get(first)
            if target is not None:
                target.setFocus()
