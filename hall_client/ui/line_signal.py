"""Brings the state of the line from its own thread to the screens."""

from PySide6.QtCore import QObject, Signal

from hall_client.domain.line_status import LineStatus


class LineSignal(QObject):
    """`changed` carries each new `LineStatus` and is heard on the GUI thread; `latest` is the last one.

    Make it on the GUI thread; give the line's thread its `publish`, and stop that thread before Qt ends.
    """

    changed = Signal(object)
    queue_changed = Signal()
    """Somebody called, took or moved a number in the hall."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.latest = LineStatus()

    def publish(self, status: LineStatus) -> None:
        """Tell the screens; may be called from any thread."""
        self.latest = status
        self.changed.emit(status)

    def wake(self) -> None:
        """Tell the screens that the hall's queue has changed; may be called from any thread."""
        self.queue_changed.emit()
