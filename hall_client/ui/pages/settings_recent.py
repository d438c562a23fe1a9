"""最近: when the line broke, came back, and sent what had waited."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.domain.line_status import LineEvent
from hall_client.ui import theme
from hall_client.ui.models.line_words import when
from hall_client.ui.widgets.icon_label import IconLabel
from hall_client.ui.widgets.key_button import KeyButton

_SHOWN = 3
_TIME, _DAY_AND_TIME = 56, 126


class RecentCard(QFrame):
    """The last few, or all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._events: tuple[LineEvent, ...] = ()
        self._now: datetime | None = None
        self._all = False
        self._rows: list[QWidget] = []
        self.more = KeyButton(self.tr("全部记录"), kind="link")
        self.more.clicked.connect(self._on_more)
        title = QLabel(self.tr("最近"))
        title.setProperty("type", "label")
        title.setProperty("strong", True)
        head = QFrame()
        head.setProperty("role", "card_head")
        theme.fix(head, height=36)
        row = QHBoxLayout(head)
        theme.space(row)
        row.addWidget(title, 1)
        row.addWidget(self.more)
        self._column = QVBoxLayout(self)
        theme.space(self._column, (16, 0, 16, 8))
        self._column.addWidget(head)

    def show_events(self, events: Sequence[LineEvent], now: datetime) -> None:
        """Show these, newest first."""
        if tuple(events) != self._events:
            self._events, self._now = tuple(events), now
            self._draw()
        self.setVisible(bool(events))

    @property
    def words(self) -> list[str]:
        """The lines shown, as they are spoken."""
        return [row.accessibleName() for row in self._rows]

    def _on_more(self) -> None:
        self._all = not self._all
        self._draw()

    def _draw(self) -> None:
        for old in self._rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        shown = self._events if self._all else self._events[:_SHOWN]
        times = [when(event.at, self._now or event.at) for event in shown]
        width = _TIME if all(len(words) == len("10:52") for words in times) else _DAY_AND_TIME
        self._rows = [self._row(event, words, width) for event, words in zip(shown, times, strict=True)]
        for row in self._rows:
            self._column.addWidget(row)
        self.more.setVisible(len(self._events) > _SHOWN)
        self.more.setText(self.tr("收起") if self._all else self.tr("全部记录"))
        self.more.setAccessibleName(self.more.text())
        self.more.updateGeometry()

    def _row(self, event: LineEvent, time: str, width: int) -> QWidget:
        row = QWidget()
        at, words = QLabel(time), QLabel(event.words)
        theme.fix(at, width=width)
        row.setAccessibleName(f"{at.text()}，{event.words}")
        words.setWordWrap(True)
        at.setProperty("tone", "secondary")
        for label in (at, words):
            label.setProperty("type", "label")
        icon = IconLabel("cloud", "green_7", 15) if event.well else IconLabel("cloud-off", "amber_7", 15)
        line = QHBoxLayout(row)
        theme.space(line, (0, 3, 0, 3), 10)
        line.addWidget(at)
        line.addWidget(icon)
        line.addWidget(words, 1)
        return row
