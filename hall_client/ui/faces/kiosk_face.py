"""The ticket machine: a number in at most two touches, at any age."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.services.opening import KioskView
from hall_client.ui.announce import announce
from hall_client.ui.faces.face import Face
from hall_client.ui.faces.kiosk_home import KioskHome
from hall_client.ui.faces.kiosk_number import KioskNumber

IDLE_MS = 25_000


class KioskFace(Face):
    """`issue_requested` carries series and priority. After 25 s without a touch the start is shown again."""

    issue_requested = Signal(str, str)
    read_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = True
        self._issuing = False
        self.home, self.number = KioskHome(), KioskNumber()
        self._hall, self._clock = QLabel(), QLabel()
        self._bar = self._make_bar()
        self._whole = QWidget()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self.home, 1)
        self.pages.addWidget(self._whole)
        self.pages.addWidget(self.number)
        self.pages.setCurrentWidget(self._whole)
        self.home.chosen.connect(self._on_chosen)
        self.home.large_requested.connect(self.set_large)
        self.home.read_requested.connect(self.read_requested)
        self.number.done.connect(self.go_home)
        self.idle_timer = QTimer(self)
        self.idle_timer.setSingleShot(True)
        self.idle_timer.setInterval(IDLE_MS)
        self.idle_timer.timeout.connect(self.go_home)
        self.setWindowTitle(self.tr("取号机"))

    def _make_bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("face", "bar")
        self._hall.setProperty("face", "bar")
        self._clock.setProperty("face", "bar_small")
        row = QHBoxLayout(bar)
        row.setContentsMargins(28, 14, 28, 14)
        row.addWidget(self._hall, 1)
        row.addWidget(self._clock)
        return bar

    @property
    def is_open(self) -> bool:
        """Whether numbers are given out now."""
        return self._open

    def show_view(self, view: KioskView) -> None:
        """The hall, the time, and how many wait; outside the opening hours only those."""
        self._hall.setText(self.tr("{hall}　取号").format(hall=view.hall.name))
        self._clock.setText(f"{view.at:%H:%M}")
        self.home.show_view(view)
        if view.is_open and not self._open:
            self._open = True
            self.go_home()
        elif not view.is_open and self.pages.currentWidget() is self._whole:
            self._open = False
            hours = self.tr("{opens} 到 {closes} 取号。急事请找工作人员。")
            words = hours.format(opens=f"{view.hall.opens:%H:%M}", closes=f"{view.hall.closes:%H:%M}")
            self.number.show_sentence(self.tr("现在不取号"), words, ready=False)
            self.show_only(self.number)

    def show_issued(self, label: str, ahead: int, *, on_paper: bool) -> None:
        """The number given out; it is valid without paper too."""
        self._issuing = False
        waits = self.tr("前面还有 {n} 人。").format(n=ahead) if ahead else self.tr("马上就到您。")
        if on_paper:
            note = waits + self.tr("请拿好小票，听叫号再到窗口。")
        else:
            note = waits + self.tr("没打出小票。请记下号 {label}，或到导办台取。").format(label=label)
        self.number.show_number(label, note)
        self.show_only(self.number)
        self.idle_timer.start()
        announce(self, f"{label}，{note}")

    def show_refused(self, words: str) -> None:
        """No number was given; the sentence says why."""
        self._issuing = False
        self.number.show_sentence(self.tr("没有取到号"), words, ready=True)
        self.show_only(self.number)
        self.idle_timer.start()

    def go_home(self) -> None:
        """Back to the tiles; nothing of the last citizen stays."""
        self.idle_timer.stop()
        self.home.begin()
        if self._open:
            self.show_only(self._whole)

    def _on_chosen(self, series: str, priority: str) -> None:
        if not self._issuing and self._open:
            self._issuing = True
            self.issue_requested.emit(series, priority)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Somebody is there: the time until the start is shown again counts from now."""
        self.idle_timer.start()
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gaps in parts of the screen."""
        super().resizeEvent(event)
        self.home.measure(self.unit)
