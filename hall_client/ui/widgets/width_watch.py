"""Tells a page when its window becomes wide, medium or narrow for the present text size."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from hall_client.ui import theme
from hall_client.ui.tokens import WidthMode, width_mode


class WidthWatch(QObject):
    """Watches one widget; `changed` carries the new `WidthMode`, and `mode` is the present one.

    Lay out once for `mode` when you begin to listen: `changed` comes only when it becomes another.
    """

    changed = Signal(WidthMode)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self.mode = width_mode(widget.width(), theme.current.scale)
        widget.installEventFilter(self)
        theme.current.changed.connect(self._look)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again after each resize."""
        if event.type() == QEvent.Type.Resize:
            self._look()
        return False

    def _look(self) -> None:
        mode = width_mode(self._widget.width(), theme.current.scale)
        if mode != self.mode:
            self.mode = mode
            self.changed.emit(mode)
