"""The blue panel beside the sign-in form: the hall, the clock, and what to know today."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.widgets.icon_label import IconLabel

_WIDTH = 404


class SignInHall(QFrame):
    """A column on the left; at narrow width a band on top with the hall's name and the time alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "blue")
        self._hall, self._time = self._label("result"), self._label("ticket")
        self._program = self._label("label", self.tr("便民服务窗口"))
        self._day, self._opens = self._label("lead"), self._label("label")
        self._heading = self._label("label", self.tr("今天要知道的"))
        self._heading.setProperty("strong", True)
        self._hall.setWordWrap(True)
        self._at: datetime | None = None
        self._notes = QVBoxLayout()
        theme.space(self._notes, spacing=8)
        self._shown: list[QWidget] = []
        self._column = QVBoxLayout(self)
        for widget in (self._program, self._hall, self._time, self._day, self._opens):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._column.addWidget(self._heading)
        self._column.addLayout(self._notes)
        self.set_narrow(False)

    def _label(self, kind: str, text: str = "") -> QLabel:
        label = QLabel(text)
        label.setProperty("type", kind)
        label.setProperty("tone", "on_blue")
        return label

    def set_narrow(self, narrow: bool) -> None:
        """Band or column."""
        if narrow:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16777215)
            self.setProperty("unscaled_width", None)
        else:
            theme.fix(self, width=_WIDTH)
        theme.space(self._column, (24, 8, 24, 8) if narrow else (40, 36, 40, 28), 0 if narrow else 6)
        for widget in (self._program, self._time, self._opens, *self._shown):
            widget.setVisible(not narrow)
        self._heading.setVisible(not narrow and bool(self._shown))
        if self._at is not None:
            self.show_clock(self._at)

    def show_hall(self, name: str, opens: str) -> None:
        """Name of the hall and when it opens, “8:30”."""
        self._hall.setText(name)
        self._opens.setText(self.tr("{opens} 开门").format(opens=opens))

    def show_clock(self, at: datetime) -> None:
        """The local time and day."""
        self._at = at
        self._time.setText(f"{at:%H:%M}")
        words = self.tr("{year} 年 {month} 月 {day} 日　星期{weekday}{time}")
        time = f"　{at:%H:%M}" if self._time.isHidden() else ""
        weekday = self.tr("一 二 三 四 五 六 日").split()[at.weekday()]
        self._day.setText(words.format(year=at.year, month=at.month, day=at.day, weekday=weekday, time=time))

    def show_notes(self, notes: Sequence[tuple[str, str]]) -> None:
        """What to know today: (icon, sentence)."""
        for old in self._shown:
            self._notes.removeWidget(old)
            old.deleteLater()
        self._shown = [self._note(icon, words) for icon, words in notes]
        for note in self._shown:
            self._notes.addWidget(note)
        self._heading.setVisible(bool(notes))

    def _note(self, icon: str, words: str) -> QWidget:
        note = QWidget()
        label = self._label("label", words)
        label.setWordWrap(True)
        row = QHBoxLayout(note)
        theme.space(row, spacing=8)
        row.addWidget(IconLabel(icon, "on_blue", 15))
        row.addWidget(label, 1)
        return note
