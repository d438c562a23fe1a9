"""The ticket machine: a number in at most two touches, at any age."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hall_client.services.opening import KioskView
from hall_client.ui.announce import announce
from hall_client.ui.faces.face import Face
from hall_client.ui.faces.kiosk_bar import KioskBar
from hall_client.ui.faces.kiosk_foot import KioskFoot
from hall_client.ui.faces.kiosk_home import KioskHome
from hall_client.ui.faces.kiosk_keys import KioskKeys
from hall_client.ui.faces.kiosk_number import KioskNumber, Said
from hall_client.ui.faces.kiosk_plan import FOOT_FROM, FOOT_HEIGHT, LAST_GAP, LAST_ROW
from hall_client.ui.faces.kiosk_words import closed_words

IDLE_SECONDS = 25
_TOLD_SECONDS = 10
_LARGE = 1.2
_SHORT, _LONG = 56, 100
_TOUCHES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.KeyPress})


class KioskFace(Face):
    """`issue_requested` carries series and priority. After 25 s without a touch the start is shown again.

    `spoken` carries what the voice is to say: always a number, everything else while 朗读 is on.
    """

    issue_requested = Signal(str, str)
    spoken = Signal(str)
    begun = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open, self._issuing, self._may_close = True, False, False
        self.bar, self.foot = KioskBar(), KioskFoot(self)
        self.home, self.number, self.keys = KioskHome(), KioskNumber(), KioskKeys()
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.setSpacing(0)
            column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
            column.insertWidget(0, self.bar)
        for page in (self.home, self.number, self.keys):
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(self.home)
        self.home.chosen.connect(self._on_chosen)
        self.home.prompted.connect(self.say)
        self.number.done.connect(self.go_home)
        self.keys.left.connect(self.go_home)
        self.foot.large_changed.connect(self.set_large)
        self.foot.aloud_changed.connect(self._on_aloud)
        self.foot.lowered_changed.connect(self.home.set_lowered)
        self._left = 0
        self.idle_timer = QTimer(self)
        self.idle_timer.setInterval(1_000)
        self.idle_timer.timeout.connect(self.second_passed)
        self.setWindowTitle(self.tr("取号机"))

    @property
    def unit(self) -> float:
        """One hundredth of the longer side of the screen in pixels; less on a screen that is unusually narrow."""
        longer, shorter = max(self.width(), self.height()), min(self.width(), self.height())
        return min(longer / _LONG, shorter / _SHORT)

    @property
    def is_open(self) -> bool:
        """Whether numbers are given out now."""
        return self._open

    def show_view(self, view: KioskView) -> None:
        """The hall, the time, and how many wait; outside the opening hours only those."""
        self.bar.show_hall(view.hall.name)
        if not 0 < self._left <= _TOLD_SECONDS:
            self.bar.show_time(view.at)
        self.home.show_view(view)
        if view.is_open and not self._open:
            self._open = True
            self.go_home()
        elif not view.is_open and not (self.pages.currentWidget() is self.number and self._left):
            self._close(closed_words(view))

    def _close(self, words: Said) -> None:
        """Instead of the tiles: nothing of the last citizen stays, and the words go with the time of day."""
        self._open = False
        if self.number.said != words:
            self.number.show_said(words)
        self.show_only(self.number)

    def show_said(self, said: Said, *, always: bool = False) -> None:
        """A page with one thing to say: the number, a progress, or why there is none. `always`: aloud for everybody."""
        self._issuing = False
        self.number.show_said(said)
        self.show_only(self.number)
        self.touched()
        announce(self, self.number.spoken)
        if always:
            self.spoken.emit(self.number.spoken)
        else:
            self.say(self.number.spoken)

    def ask_digits(self, title: str, length: int, note: str = "", away: str = "") -> None:
        """The page with the digits."""
        self.keys.ask(title, length, note, away)
        self.show_only(self.keys)
        self.keys.setFocus()
        self.touched()
        self.say(self.keys.words)

    def say(self, words: str) -> None:
        """Aloud while 朗读 is on."""
        if words and self.foot.aloud.isChecked():
            self.spoken.emit(words)

    def touched(self) -> None:
        """Somebody is there: the time until the start is shown again counts from now."""
        if 0 < self._left <= _TOLD_SECONDS:
            self.bar.show_left(0)
        self._left = IDLE_SECONDS
        self.idle_timer.start()

    def second_passed(self) -> None:
        """Once a second while somebody is there; the last ten are told."""
        self._left -= 1
        if self._left <= 0:
            self.go_home()
            self.foot.begin()
        elif self._left <= _TOLD_SECONDS:
            self.bar.show_left(self._left)

    def go_home(self) -> None:
        """Back to the tiles; nothing of the last citizen stays."""
        self.idle_timer.stop()
        self.bar.show_left(0)
        self._left = 0
        self._issuing = False
        self.home.begin()
        self.keys.clear()
        self.begun.emit()
        if self._open:
            self.number.clear()
            self.show_only(self.home)

    def release(self) -> None:
        """A supervisor has said so: now the screen may be closed."""
        self._may_close = True
        self.close()

    def _on_chosen(self, series: str, priority: str) -> None:
        if not self._issuing and self._open:
            self._issuing = True
            self.issue_requested.emit(series, priority)

    def _on_aloud(self, aloud: bool) -> None:
        if not aloud:
            return
        page = self.pages.currentWidget()
        if page is self.keys:
            self.say(self.keys.words)
        elif page is self.number:
            self.say(self.number.spoken)
        else:
            names = "，".join(tile.text() for tile in self.home.tiles)
            self.say(self.tr("{title}。有：{names}。").format(title=self.home.title.text(), names=names))

    def set_large(self, large: bool) -> None:
        """大字 on or off."""
        super().set_large(large)
        self._measure()

    def _measure(self) -> None:
        lying, letters = self.width() >= self.height(), _LARGE if self.large else 1.0
        unit = self.unit
        self.bar.measure(unit, lying=lying)
        margin = 0 if lying else round(FOOT_HEIGHT * unit)
        column = self.layout()
        if column is not None:
            column.setContentsMargins(0, 0, 0, margin)
        if lying:
            left = round(FOOT_FROM * self.width())
            wide = self.width() - left - round(2.05 * unit)
            top = self.height() - round((LAST_GAP + LAST_ROW) * unit)
            self.foot.setGeometry(left, top, wide, round(LAST_ROW * unit))
        else:
            self.foot.setGeometry(0, self.height() - margin, self.width(), margin)
        self.foot.raise_()
        self.foot.measure(unit, letters, lying=lying)
        for page in (self.home, self.number, self.keys):
            page.measure(unit, letters)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything in parts of the screen."""
        super().resizeEvent(event)
        self._measure()

    def showEvent(self, event: QShowEvent) -> None:
        """From now on every touch of the screen is seen, whatever it falls on."""
        super().showEvent(event)
        window = self.windowHandle()
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A touch of the screen."""
        if event.type() in _TOUCHES:
            self.touched()
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Alt+F4 and whatever else closes windows: only a supervisor's password does."""
        if self._may_close:
            super().closeEvent(event)
        else:
            event.ignore()
