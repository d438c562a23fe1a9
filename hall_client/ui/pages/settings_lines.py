"""A card with a warning in its head and one line for each thing somebody should look at."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.widgets.icon_label import IconLabel

_SHOWN = 8


class LinesCard(QFrame):
    """Hidden while there is nothing to look at. `head` takes further controls at its right end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setProperty("tone", "amber")
        self._lines: tuple[str, ...] = ()
        self._rows: list[QLabel] = []
        self._title, self.head = QLabel(), QHBoxLayout()
        self._column = QVBoxLayout(self)
        theme.space(self._column, (1, 1, 1, 8))
        self._column.addWidget(self._make_head())
        self.setVisible(False)

    def _make_head(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "card_head")
        frame.setProperty("tone", "amber")
        self._title.setProperty("strong", True)
        self._title.setWordWrap(True)
        theme.space(self.head, (14, 9, 14, 9), 8)
        self.head.addWidget(IconLabel("warning", "amber_7"))
        self.head.addWidget(self._title, 1)
        frame.setLayout(self.head)
        return frame

    @property
    def title(self) -> str:
        """The warning."""
        return self._title.text()

    @property
    def words(self) -> list[str]:
        """The lines shown."""
        return [row.text() for row in self._rows]

    def show_lines(self, title: str, lines: Sequence[str]) -> None:
        """Show the first of these, and how many more there are."""
        self.setVisible(bool(lines))
        self._title.setText(title)
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        for old in self._rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        more = len(lines) - _SHOWN
        rest = [self.tr("还有 {n} 条，看过这些再显示。").format(n=more)] if more > 0 else []
        self._rows = [self._row(line) for line in [*lines[:_SHOWN], *rest]]

    def _row(self, line: str) -> QLabel:
        row = QLabel(line)
        row.setProperty("type", "label")
        row.setWordWrap(True)
        row.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), 0)
        self._column.addWidget(row)
        return row
