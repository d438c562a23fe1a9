"""What an empty list says: one line why, one line what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.widgets.icon_label import IconLabel


class EmptyNote(QWidget):
    """Icon, why there is nothing, and what to do."""

    def __init__(self, icon: str, why: str, todo: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        theme.space(row, (16, 10, 16, 10), 12)
        self._icon = IconLabel(icon, "control", 24)
        self._why, self._todo = QLabel(), QLabel()
        self._todo.setWordWrap(True)
        self._todo.setProperty("type", "small")
        self._todo.setProperty("tone", "secondary")
        words = QVBoxLayout()
        theme.space(words)
        words.addWidget(self._why)
        words.addWidget(self._todo)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        self.set(why, todo)

    def set(self, why: str, todo: str = "") -> None:
        """Other words."""
        self._why.setText(why)
        self._todo.setText(todo)
        self._todo.setVisible(bool(todo))
        self.setAccessibleName(f"{why}。{todo}" if todo else why)


def alone(note: EmptyNote) -> QWidget:
    """The note at the top of a card that has nothing else to show."""
    nothing = QWidget()
    column = QVBoxLayout(nothing)
    theme.space(column, (12, 48, 12, 12))
    column.addWidget(note)
    column.addStretch(1)
    return nothing
