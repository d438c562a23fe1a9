"""The line that opens under a missing or unfit material: why, and how it can be put right."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hall_client.ui import theme
from hall_client.ui.icons import icon
from hall_client.ui.models.materials_model import MaterialRow
from hall_client.ui.widgets.escapable import keep_escape
from hall_client.ui.widgets.key_hint import KeyHint

_LABEL = 44


class ReasonLine(QFrame):
    """Digits choose a reason, 怎么补 can be edited; Enter is done with this row, Esc goes back to the
    states.
    """

    changed = Signal(str, str)
    finished = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "reason")
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._reasons: tuple[str, ...] = ()
        self._reason = ""
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._choose)
        self.remedy = QLineEdit()
        self.remedy.setAccessibleName(self.tr("怎么补"))
        self.remedy.editingFinished.connect(self._on_remedy)
        self.remedy.installEventFilter(self)
        self._buttons = QHBoxLayout()
        theme.space(self._buttons, spacing=6)
        column = QVBoxLayout(self)
        theme.space(column, (10, 8, 10, 8), 6)
        column.addLayout(self._reason_row())
        column.addLayout(self._remedy_row())

    def _reason_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        theme.space(row, spacing=6)
        row.addWidget(self._label(self.tr("原因")))
        row.addLayout(self._buttons)
        row.addStretch(1)
        row.addWidget(KeyHint("Enter"))
        words = QLabel(self.tr("下一项"))
        words.setProperty("type", "small")
        words.setProperty("tone", "hint")
        row.addWidget(words)
        return row

    def _remedy_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        theme.space(row, spacing=6)
        row.addWidget(self._label(self.tr("怎么补")))
        row.addWidget(self.remedy, 1)
        return row

    def _label(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("type", "small")
        label.setProperty("tone", "secondary")
        theme.fix(label, width=_LABEL)
        return label

    def show_row(self, row: MaterialRow) -> None:
        """Show reasons and remedy of `row`; what is being typed stays as it is."""
        if row.reasons != self._reasons:
            self._offer(row.reasons)
        self._reason = row.reason
        self._mark_chosen()
        if not self.remedy.hasFocus() or not self.remedy.isModified():
            self.remedy.setText(row.remedy)

    def _offer(self, reasons: tuple[str, ...]) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            button.deleteLater()
        self._reasons = reasons
        for at, reason in enumerate(reasons):
            button = QPushButton(reason)
            button.setProperty("kind", "reason")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            button.setAccessibleName(reason)
            self._group.addButton(button, at)
            self._buttons.addWidget(button)

    def _choose(self, at: int) -> None:
        if at < len(self._reasons):
            self._reason = self._reasons[at]
            self._mark_chosen()
            self.changed.emit(self._reason, self.remedy.text())

    def _mark_chosen(self) -> None:
        tick = icon("tick", theme.hex_colour("blue_8"), theme.px(15))
        for at, reason in enumerate(self._reasons):
            button, chosen = self._group.button(at), reason == self._reason
            button.setChecked(chosen)
            button.setIcon(tick if chosen else QIcon())
            button.setText(reason if chosen else f"{at + 1}  {reason}")

    def _on_remedy(self) -> None:
        if self.remedy.isModified():
            self.remedy.setModified(False)
            self.changed.emit(self._reason, self.remedy.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits mean reasons here."""
        digit = event.text()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif digit.isdigit() and digit != "0":
            self._choose(int(digit) - 1)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc and Enter in the remedy field act as in the line itself."""
        if keep_escape(event):
            return True
        keys = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in keys:
            self._on_remedy()
            self.keyPressEvent(event)
            return True
        return False

    def event(self, event: QEvent) -> bool:
        """Esc belongs to the line while it has the keyboard, not to the message strip."""
        return keep_escape(event) or super().event(event)
