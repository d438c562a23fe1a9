"""A row of small things that goes on in the next line where there is no room."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hall_client.ui import theme

_GAP = 6


class Flow(QWidget):
    """As tall as the lines it takes; it never makes the window wider."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets: list[QWidget] = []
        self._tall = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.current.changed.connect(self._arrange)

    def show_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Show these instead of what was there."""
        for widget in self._widgets:
            widget.hide()
            widget.deleteLater()
        self._widgets = list(widgets)
        for widget in self._widgets:
            widget.setParent(self)
            widget.show()
        self._arrange()

    def _arrange(self) -> None:
        left = top = tall = 0
        gap = theme.px(_GAP)
        for widget in self._widgets:
            size = widget.sizeHint()
            if left and left + size.width() > self.width():
                left, top = 0, top + tall + gap
            widget.setGeometry(left, top, min(size.width(), max(self.width(), 1)), size.height())
            left, tall = left + size.width() + gap, size.height()
        self._tall = top + tall
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As tall as its lines."""
        return QSize(0, self._tall)

    def minimumSizeHint(self) -> QSize:
        """The same: it never makes the window wider."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._arrange()
