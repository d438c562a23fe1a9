"""The call display (叫号屏): the called number as large as the screen allows, and what the windows do."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from hall_client.services.displaying import Called, DisplayView
from hall_client.ui.announce import announce
from hall_client.ui.faces.display_foot import DisplayFoot
from hall_client.ui.faces.display_panel import EARLIER, DisplayPanel, labelled
from hall_client.ui.faces.display_sheet import display_sheet
from hall_client.ui.faces.display_table import DisplayTable
from hall_client.ui.faces.face import Face
from hall_client.ui.faces.face_sheet import face_sheet

_WIDE, _HIGH = 100.0, 56.25


class DisplayFace(Face):
    """Lying (16:9) or upright (9:16); the same parts, beside or below each other. No name ever stands here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices: dict[str, str] = {}
        self._view: DisplayView | None = None
        self._calling: Called | None = None
        self.panel, self.table, self.foot = DisplayPanel(), DisplayTable(), DisplayFoot()
        self._hall, self._date, self._clock = labelled("hall"), labelled("date"), labelled("clock")
        self._hall.setWordWrap(True)
        self._top = QHBoxLayout()
        self._top.addWidget(self._hall, 1)
        self._top.addWidget(self._date)
        self._top.addWidget(self._clock)
        self._main = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._main.addWidget(self.panel, 1)
        self._main.addWidget(self.table)
        page = QWidget()
        page.setProperty("display", "page")
        self._column = QVBoxLayout(page)
        self._column.setSpacing(0)
        self._column.addLayout(self._top)
        self._column.addLayout(self._main, 1)
        self._column.addWidget(self.foot)
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self.setWindowTitle(self.tr("叫号屏"))

    @property
    def is_upright(self) -> bool:
        """Whether the screen is taller than wide."""
        return self.height() > self.width()

    @property
    def unit(self) -> float:
        """One hundredth of the longer side in pixels."""
        across, down = (_HIGH, _WIDE) if self.is_upright else (_WIDE, _HIGH)
        return min(self.width() / across, self.height() / down)

    def show_view(self, view: DisplayView) -> None:
        """What the hall does now."""
        self._view = view
        self._hall.setText(view.hall)
        self.foot.show_missed(view.missed)
        self.foot.show_waiting(view.waiting)
        self._show_calls()

    def show_calling(self, call: Called | None) -> None:
        """The call being announced, or that none is."""
        self._calling = call
        self._show_calls()
        if call is not None:
            announce(self, self.tr("请 {label} 到 {n} 号窗口").format(label=call.label, n=call.window))

    def _show_calls(self) -> None:
        if self._view is None:
            return
        there = [each for each in self._view.calls if each.is_at_window]
        latest = self._calling or next(iter(there), None)
        self.panel.show_calls(latest, _before(latest, there), calling=self._calling is not None)
        self.panel.show_linked(linked=self._view.linked)
        # With a number in the panel there is no room for it there.
        self.show_notice("queue", "" if self._view.linked or latest is None else self.panel.apart)
        calling = self._calling.window if self._calling else None
        if self.table.show_windows(self._view.windows, calling):
            self._restyle()

    def show_clock(self, at: datetime) -> None:
        """The local time."""
        weekdays = self.tr("星期一 星期二 星期三 星期四 星期五 星期六 星期日").split()
        day = self.tr("{month} 月 {day} 日").format(month=at.month, day=at.day)
        self._date.setText(f"{day}　{weekdays[at.weekday()]}")
        self._clock.setText(f"{at:%H:%M}")

    def show_notice(self, about: str, words: str) -> None:
        """What is wrong with `about` (the queue, the voice), or with no words that it is well again."""
        self._notices[about] = words
        self.foot.show_notice("\n".join(each for each in self._notices.values() if each))

    def _restyle(self) -> None:
        unit, side = self.unit, round(2.6 * self.unit)
        self.setStyleSheet(face_sheet(unit) + display_sheet(unit, unit * self.table.scale))
        upright = self.is_upright
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._main.setDirection(down if upright else across)
        self._main.setSpacing(round(1.6 * unit))
        self._column.setContentsMargins(side, round(1.2 * unit), side, round(1.4 * unit))
        self._column.setSpacing(round(1.3 * unit))
        self._top.setSpacing(round((1.4 if upright else 2.4) * unit))
        self.table.setFixedWidth(self.width() - 2 * side if upright else round(37 * unit))
        self.table.setMinimumHeight(round(36 * unit) if upright else 0)
        for part in (self.panel, self.table):
            part.measure(unit)
        self.foot.measure(unit, upright=upright)


def _before(latest: Called | None, there: Sequence[Called]) -> Sequence[Called]:
    """The calls before the latest; those that still wait to be announced are not among them."""
    if latest is None:
        return ()
    return [each for each in there if each.at <= latest.at and each.label != latest.label][:EARLIER]
