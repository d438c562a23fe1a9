"""The blue bar of the ticket machine: which hall, what day, and how long until the start is shown again."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

_LONG_NAME = 14


class KioskBar(QFrame):
    """Two lines on an upright screen, one on a lying one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("face", "bar")
        self.hall, self._what, self._when = QLabel(), QLabel(self.tr("取号")), QLabel()
        for label, face in ((self.hall, "bar_title"), (self._what, "bar_small"), (self._when, "bar_small")):
            label.setProperty("face", face)
        self._when.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._shown, self._lying = "", False
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(1, 1)
        self.hall.setMinimumWidth(1)

    def measure(self, unit: float, *, lying: bool) -> None:
        """Its height and how its words stand."""
        side = round((2.05 if lying else 2.9) * unit)
        self._grid.setContentsMargins(side, round(0.7 * unit), side, round(0.7 * unit))
        self._grid.setHorizontalSpacing(round(2.2 * unit))
        self._grid.setVerticalSpacing(round(0.3 * unit))
        self._lying = lying
        self.show_hall(self.hall.text())
        if lying:
            self._grid.addWidget(self.hall, 0, 0)
            self._grid.addWidget(self._what, 0, 1)
            self._grid.addWidget(self._when, 0, 2)
        else:
            self._grid.addWidget(self.hall, 0, 0, 1, 3, Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(self._what, 1, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._when, 1, 2, Qt.AlignmentFlag.AlignTop)
        self.setFixedHeight(round((5.55 if lying else 11.7) * unit))

    def show_hall(self, name: str) -> None:
        """The hall's name, in two lines where it is long and the screen stands upright."""
        self.hall.setText(name)
        self.hall.setWordWrap(not self._lying)
        self.hall.setProperty("face", "bar_title" if self._lying or len(name) > _LONG_NAME else "bar_high")
        self.hall.style().polish(self.hall)

    def show_time(self, at: datetime) -> None:
        """Day, weekday and time."""
        days = self.tr("星期一 星期二 星期三 星期四 星期五 星期六 星期日").split()
        words = self.tr("{month} 月 {day} 日　{weekday}　{time}")
        self._shown = words.format(month=at.month, day=at.day, weekday=days[at.weekday()], time=f"{at:%H:%M}")
        self._when.setText(self._shown)

    def show_left(self, seconds: int) -> None:
        """How long until the start is shown again; 0 shows the time of day."""
        words = self.tr("{n} 秒后回到首页，碰一下屏幕就不回").format(n=seconds)
        self._when.setText(words if seconds else self._shown)
