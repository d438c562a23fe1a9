"""A labelled text field that says what is wrong right under it and keeps what was typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.announce import announce
from hall_client.ui.widgets.icon_label import IconLabel

_DIGITS = (
    Qt.InputMethodHint.ImhPreferLatin
    | Qt.InputMethodHint.ImhDigitsOnly
    | Qt.InputMethodHint.ImhNoPredictiveText
)


class Field(QWidget):
    """Label above, field, error below. `submitted` is Enter; `digits` is for numbers typed with the IME
    open.
    """

    submitted = Signal(str)

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        digits: bool = False,
        big: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.edit = self._make_edit()
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(label)
        self.edit.setProperty("big", big)
        if digits:
            self.edit.setInputMethodHints(_DIGITS)
        self.edit.returnPressed.connect(lambda: self.submitted.emit(self.text()))
        self.edit.textEdited.connect(lambda _text: self.clear_error())
        self.label = QLabel(label)
        self.label.setProperty("type", "label")
        self.label.setProperty("tone", "secondary")
        self.label.setBuddy(self.edit)
        self._error = QLabel()
        self._error_row = self._make_error_row()
        column = QVBoxLayout(self)
        theme.space(column, spacing=4)
        for widget in (self.label, self.edit, self._error_row):
            column.addWidget(widget)
        self.setFocusProxy(self.edit)

    def _make_edit(self) -> QLineEdit:
        return QLineEdit()

    def _make_error_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        theme.space(line, spacing=4)
        self._error.setProperty("type", "label")
        self._error.setProperty("tone", "red")
        self._error.setWordWrap(True)
        line.addWidget(IconLabel("unfit", "red_7", 15))
        line.addWidget(self._error, 1)
        row.setVisible(False)
        return row

    def text(self) -> str:
        """What stands in the field, without blanks around it."""
        return self.edit.text().strip()

    def set_text(self, text: str) -> None:
        """Put `text` in and take the error away."""
        self.edit.setText(text)
        self.clear_error()

    def set_error(self, words: str) -> None:
        """Say under the field what is wrong; what was typed stays."""
        self._error.setText(words)
        self._error_row.setVisible(True)
        self.edit.setAccessibleDescription(words)
        theme.restyle(self.edit, wrong=True)
        announce(self.edit, words)

    def clear_error(self) -> None:
        """Take the error away."""
        if self._error_row.isHidden():
            return
        self._error_row.setVisible(False)
        self.edit.setAccessibleDescription("")
        theme.restyle(self.edit, wrong=False)

    @property
    def error(self) -> str:
        """The error shown now, or an empty text."""
        return "" if self._error_row.isHidden() else self._error.text()
