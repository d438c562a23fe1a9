"""The strip above one window (窗口屏): its number, and whom it calls."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.services.displaying import Called, DisplayView, Doing, WindowRow
from hall_client.ui import theme
from hall_client.ui.faces.display_panel import labelled
from hall_client.ui.faces.display_sheet import display_sheet
from hall_client.ui.faces.face import Face
from hall_client.ui.faces.face_sheet import face_sheet

_WIDE, _HIGH = 76.0, 22.0
_FLAT = 2.2
"""Less flat a screen has its window over the number."""
_WIDE_STACKED, _HIGH_STACKED = 52.0, 42.0
_WORDS = 8.0
"""The size of words in the place of a number, in units, as in the sheet."""
_LONGEST_NAME = 10


class StripFace(Face):
    """For a flat, wide screen; on one of another shape the window stands over the number."""

    def __init__(self, window: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = window
        self._notices: dict[str, str] = {}
        self._row: WindowRow | None = None
        self._linked = True
        self._calling: Called | None = None
        self._window = labelled("strip_window", self.tr("{n} 号窗口").format(n=window))
        self._name = labelled("strip_name")
        self._please = labelled("strip_please", self.tr("请到本窗口"))
        self._label = labelled("strip_label")
        for label in (self._please, self._label):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._page = QWidget()
        self._page.setProperty("display", "strip")
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._page)
        self._line.addLayout(_stack(self._window, self._name))
        self._line.addLayout(_stack(self._label, self._please))
        self.pages.addWidget(self._page)
        self.pages.setCurrentWidget(self._page)
        self.setWindowTitle(self.tr("窗口屏"))

    @property
    def unit(self) -> float:
        """In pixels: the strip is so many of them wide and high."""
        wide, high = (_WIDE, _HIGH) if self.is_flat else (_WIDE_STACKED, _HIGH_STACKED)
        return min(self.width() / wide, self.height() / high)

    @property
    def is_flat(self) -> bool:
        """Whether the number stands beside the window."""
        return self.width() >= _FLAT * self.height()

    @property
    def words(self) -> str:
        """The number shown, or what stands in its place."""
        return self._label.text()

    def show_view(self, view: DisplayView) -> None:
        """What this window does now."""
        self._linked = view.linked
        self._row = next((each for each in view.windows if each.number == self._number), None)
        self._name.setText(self._row.name[:_LONGEST_NAME] if self._row else "")
        self._show()

    def show_calling(self, call: Called | None) -> None:
        """The call being announced, or that none is."""
        self._calling = call
        self._show()

    def _show(self) -> None:
        label = self._calling.label if self._calling else self._row.label if self._row else ""
        state = "calling" if self._calling else ""
        self._label.setText(label or self._resting())
        self._please.setVisible(bool(self._calling))
        self._label.setWordWrap(not label and not self.is_flat)
        self._label.setFixedHeight(round((15 if self.is_flat else 18 if label else 24) * self.unit))
        theme.restyle(self._label, display="strip_label" if label else self._size_of_words())
        if self._page.property("state") != state:
            theme.restyle(self._page, state=state)
            for each in (self._window, self._name, self._please, self._label):
                theme.restyle(each)

    def _size_of_words(self) -> str:
        """Beside the window there is room for few."""
        room = self.width() - self._window.sizeHint().width() - 9 * self.unit
        long = self.is_flat and len(self._label.text()) * _WORDS * self.unit > room
        return "strip_long" if long else "strip_words"

    def _resting(self) -> str:
        """What stands here while nobody is at the window."""
        if self._row is None:
            return self.tr("没有这个窗口")
        if self._row.doing is Doing.PAUSED:
            return self.tr("暂停")
        return self.tr("请等候叫号") if self._linked else self.tr("请听工作人员叫号")

    def show_clock(self, at: datetime) -> None:
        """The strip has no room for a clock."""

    def show_notice(self, about: str, words: str) -> None:
        """What is wrong; the strip has no voice of its own."""
        if self._notices.get(about, "") != words:
            self._notices[about] = words
            self._show()

    def _restyle(self) -> None:
        unit = self.unit
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(across if self.is_flat else down)
        self._line.setStretch(1, int(self.is_flat))
        for label in (self._window, self._name):
            label.setAlignment(Qt.AlignmentFlag.AlignLeft if self.is_flat else Qt.AlignmentFlag.AlignCenter)
        self.setStyleSheet(face_sheet(unit) + display_sheet(unit, unit))
        self._line.setContentsMargins(round(3 * unit), 0, round(3 * unit), 0)
        self._line.setSpacing(round((3 if self.is_flat else 0) * unit))
        self._show()


def _stack(*labels: QLabel) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addStretch(1)
    for label in labels:
        column.addWidget(label)
    column.addStretch(1)
    return column
