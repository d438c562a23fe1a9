"""Answers that a promoted or restored centre changed: what was, what is, and what to do about it."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.domain.line_status import ChangedAnswer
from hall_client.ui import theme
from hall_client.ui.models.line_words import advice_words, answer_words, number_words, when
from hall_client.ui.widgets.icon_label import IconLabel
from hall_client.ui.widgets.key_button import KeyButton

_SHOWN = 8


class ChangedCard(QFrame):
    """Hidden while there are none; `seen` says that somebody has looked at all of them."""

    seen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setProperty("tone", "amber")
        self._changes: tuple[ChangedAnswer, ...] = ()
        self._rows: list[QLabel] = []
        self._title = QLabel()
        self.all_seen = KeyButton(self.tr("都看过了"), kind="link")
        self.all_seen.clicked.connect(self.seen)
        self._column = QVBoxLayout(self)
        theme.space(self._column, (1, 1, 1, 8))
        self._column.addWidget(self._make_head())
        self.setVisible(False)

    def _make_head(self) -> QFrame:
        head = QFrame()
        head.setProperty("role", "card_head")
        head.setProperty("tone", "amber")
        self._title.setProperty("strong", True)
        self._title.setWordWrap(True)
        row = QHBoxLayout(head)
        theme.space(row, (14, 9, 14, 9), 8)
        row.addWidget(IconLabel("warning", "amber_7"))
        row.addWidget(self._title, 1)
        row.addWidget(self.all_seen)
        return head

    @property
    def words(self) -> list[str]:
        """The lines shown."""
        return [row.text() for row in self._rows]

    def show_changes(self, changes: Sequence[ChangedAnswer], now: datetime) -> None:
        """Show these, oldest first."""
        self.setVisible(bool(changes))
        if tuple(changes) == self._changes:
            return
        self._changes = tuple(changes)
        title = self.tr("中心换过机器，{n} 条记录的结论和上次不一样了")
        self._title.setText(title.format(n=len(changes)))
        for old in self._rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        lines = [self._line(each, now) for each in changes[:_SHOWN]]
        if len(changes) > _SHOWN:
            lines.append(self.tr("还有 {n} 条，看过这些再显示。").format(n=len(changes) - _SHOWN))
        self._rows = [self._row(line) for line in lines]

    def _line(self, change: ChangedAnswer, now: datetime) -> str:
        about = "　".join(part for part in (number_words(change.number), change.title) if part)
        happened = self.tr("{deed}（{at}）：原来{was}，现在{now}。{advice}").format(
            deed=change.deed,
            at=when(change.at, now),
            was=answer_words(change.was),
            now=answer_words(change.now),
            advice=advice_words(change.now),
        )
        return f"{about}\n{happened}"

    def _row(self, line: str) -> QLabel:
        row = QLabel(line)
        row.setProperty("type", "label")
        row.setWordWrap(True)
        row.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), 0)
        self._column.addWidget(row)
        return row
