"""Notices that nobody has touched this desk for a while."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

_USED = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin)


class IdleWatch(QObject):
    """`went_idle` is emitted once when no key, button or touch came for the time set by `begin`."""

    went_idle = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.went_idle)
        app.installEventFilter(self)

    def begin(self, minutes: int) -> None:
        """Watch from now on; 0 minutes means never."""
        self._timer.setInterval(minutes * 60_000)
        if minutes:
            self._timer.start()
        else:
            self._timer.stop()

    def eventFilter(self, _target: QObject, event: QEvent) -> bool:
        """Any use begins the time anew; nothing is taken away from anybody."""
        if event.type() in _USED and self._timer.isActive():
            self._timer.start()
        return False
