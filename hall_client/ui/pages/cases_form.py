"""The small form that opens in place: 更正, 记下一步, 送达, 看全号; 作废 and 弃号 at the guide's desk."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from hall_client.ui import theme
from hall_client.ui.announce import announce
from hall_client.ui.keys import bind
from hall_client.ui.widgets.escapable import Escapable
from hall_client.ui.widgets.key_button import KeyButton
from hall_client.ui.widgets.tick_list import TickList

_Control = QLineEdit | QComboBox | TickList


@dataclass(frozen=True)
class FormField:
    """One line of the form; with `choices` it is a list to choose from, with `picks` (key, words) one to tick.

    The value of a list to tick is the ticked keys, one to a line.
    """

    name: str
    label: str
    value: str = ""
    choices: tuple[str, ...] = ()
    picks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Form:
    """A form to open in place: for which act, its title, its fields, and what its button says."""

    act: str
    title: str
    fields: tuple[FormField, ...]
    yes: str


class InPlaceForm(Escapable):
    """`confirmed` carries the act's name and what stands in the fields (a dict). Ctrl+Enter confirms."""

    confirmed = Signal(str, object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "reason")
        self._act = ""
        self._fields: dict[str, _Control] = {}
        self._title, self._refused = QLabel(), QLabel()
        self._title.setProperty("strong", True)
        self._title.setWordWrap(True)
        self._refused.setProperty("type", "label")
        self._refused.setProperty("tone", "red")
        self._refused.setWordWrap(True)
        self._yes = KeyButton(self.tr("确定"), ("Ctrl+Enter",), kind="primary")
        self._no = KeyButton(self.tr("不做了"), ("Esc",))
        self._yes.clicked.connect(self._on_yes)
        self._no.clicked.connect(self.cancelled)
        self.escaped.connect(self.cancelled)
        self._grid = QGridLayout()
        theme.space(self._grid, spacing=6)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        theme.space(column, (16, 10, 16, 10), 8)
        for part in (self._title, self._grid, self._refused, self._buttons()):
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        bind(self, "confirm", self._on_yes)
        self.hide()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        theme.space(row, spacing=8)
        row.addStretch(1)
        row.addWidget(self._no)
        row.addWidget(self._yes)
        return row

    @property
    def act(self) -> str:
        """The act being filled in, or an empty text while the form is closed."""
        return "" if self.isHidden() else self._act

    @property
    def refused(self) -> str:
        """The sentence under the fields."""
        return self._refused.text()

    def begin(self, act: str, title: str, fields: Sequence[FormField], yes: str) -> None:
        """Open the form for `act`; the cursor stands in its first field."""
        self._act = act
        self._title.setText(title)
        self._yes.setText(yes)
        self._yes.setAccessibleName(yes)
        self._yes.updateGeometry()
        self._refused.hide()
        self._refused.clear()
        self._clear()
        for row, field in enumerate(fields):
            self._add(row, field)
        self.show()
        first = next(iter(self._fields.values()), self._yes)
        first.setFocus()
        announce(self, title)

    def set_value(self, name: str, value: str) -> None:
        """Put `value` into a field."""
        field = self._fields[name]
        if isinstance(field, QLineEdit):
            field.setText(value)
        elif isinstance(field, QComboBox):
            field.setCurrentText(value)
        else:
            field.tick(value.split("\n"))

    def show_refused(self, words: str) -> None:
        """Say what is missing; everything typed stays."""
        self._yes.setEnabled(True)
        self._refused.setText(words)
        self._refused.show()
        announce(self, words)

    def finish(self) -> None:
        """Close the form."""
        self._yes.setEnabled(True)
        self.hide()

    def _clear(self) -> None:
        self._fields.clear()
        self._yes.setEnabled(True)
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _add(self, row: int, field: FormField) -> None:
        label = QLabel(field.label)
        label.setProperty("type", "label")
        label.setProperty("tone", "secondary")
        control: _Control
        if field.picks:
            control = TickList()
            control.offer(field.picks, field.value.split("\n"))
        elif field.choices:
            control = QComboBox()
            control.addItems(list(field.choices))
            control.setCurrentText(field.value or field.choices[0])
        else:
            control = QLineEdit(field.value)
        control.setAccessibleName(field.label)
        self._fields[field.name] = control
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(control, row, 1)

    def confirm(self) -> None:
        """Say yes, as Ctrl+Enter does."""
        self._on_yes()

    def _on_yes(self) -> None:
        if self.isHidden() or not self._yes.isEnabled():
            return
        self._yes.setEnabled(False)
        self.confirmed.emit(self._act, {name: _value(field) for name, field in self._fields.items()})


def _value(field: _Control) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    return field.currentText() if isinstance(field, QComboBox) else "\n".join(field.ticked)
