"""打印前核对: what holds, what is worth knowing, and what needs a look before the tally is printed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from hall_client.services.tally_checks import Check
from hall_client.ui import theme
from hall_client.ui.widgets.focus_scroll import FocusFollower
from hall_client.ui.widgets.icon_label import IconLabel

_LOOKS: dict[bool | None, tuple[str, str]] = {
    True: ("done", "green_7"),
    None: ("info", "blue_7"),
    False: ("warning", "amber_7"),
}


class TallyChecks(QFrame):
    """One row per check."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "right")
        title = QLabel(self.tr("打印前核对"))
        title.setProperty("strong", True)
        head = QFrame()
        head.setProperty("role", "card_head")
        theme.fix(head, height=46)
        across = QHBoxLayout(head)
        theme.space(across, (16, 0, 16, 0))
        across.addWidget(title)
        inside = QFrame()
        inside.setProperty("role", "column")
        self._rows = QVBoxLayout(inside)
        theme.space(self._rows, (16, 4, 16, 4))
        self._rows.addStretch(1)
        self._shown: list[QWidget] = []
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        FocusFollower(area)
        column = QVBoxLayout(self)
        theme.space(column)
        column.addWidget(head)
        column.addWidget(area, 1)
        column.addWidget(self._foot())

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("role", "card_foot")
        words = QLabel(self.tr("封账后还能更正办件，但这张日报不变，改动记到下一天的“补记”。"))
        words.setProperty("type", "small")
        words.setProperty("tone", "secondary")
        words.setWordWrap(True)
        row = QHBoxLayout(foot)
        theme.space(row, (16, 12, 16, 12))
        row.addWidget(words)
        return foot

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show what was checked."""
        for old in self._shown:
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = [self._row(check) for check in checks]
        for at, row in enumerate(self._shown):
            self._rows.insertWidget(at, row)

    @property
    def spoken(self) -> tuple[str, ...]:
        """The rows as a screen reader says them."""
        return tuple(row.accessibleName() for row in self._shown)

    def _row(self, check: Check) -> QWidget:
        row = QFrame()
        row.setProperty("role", "card_head")
        row.setAccessibleName(f"{check.title}，{check.text}")
        text = QLabel(check.text)
        text.setProperty("type", "small")
        text.setProperty("tone", "secondary")
        text.setWordWrap(True)
        words = QVBoxLayout()
        theme.space(words)
        words.addWidget(QLabel(check.title))
        words.addWidget(text)
        across = QHBoxLayout(row)
        theme.space(across, (0, 9, 0, 9), 8)
        across.addWidget(IconLabel(*_LOOKS[check.ok]), 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(words, 1)
        return row
