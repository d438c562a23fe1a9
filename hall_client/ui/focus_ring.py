"""The blue ring around the button or choice the keyboard is on."""

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QTabBar,
    QWidget,
)

_GAP = 2
_LINE = 2


class RingStyle(QProxyStyle):
    """Fusion with our focus ring: two pixels of blue, two pixels outside the control."""

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the ring ourselves, the rest as Fusion does."""
        if element != QStyle.ControlElement.CE_FocusFrame:
            super().drawControl(element, option, painter, widget)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Accent), _LINE))  # type: ignore[attr-defined]
        inset = _LINE // 2
        rect = option.rect.adjusted(inset, inset, -inset, -inset)  # type: ignore[attr-defined]
        painter.drawRoundedRect(rect, 6, 6)
        painter.restore()

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Room for the ring around the control."""
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return _GAP + _LINE
        return int(super().pixelMetric(metric, option, widget))


class FocusFollower(QObject):
    """Moves the one focus frame of the program to whatever button the keyboard is on."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._frame: QFocusFrame | None = None
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        # Fields and lists show the focus themselves: a blue border, a marked row.
        wanted = new if isinstance(new, QAbstractButton | QTabBar) else None
        if self._frame is not None and not shiboken6.isValid(self._frame):
            # Qt makes the frame a child of the page it was last on, and it went with that page.
            self._frame = None
        if self._frame is None and wanted is not None:
            self._frame = QFocusFrame(wanted)
        if self._frame is not None:
            self._frame.setWidget(wanted)  # type: ignore[arg-type]


def follow_focus(app: QApplication) -> FocusFollower:
    """Start showing the ring in `app`; the result lives as long as the program."""
    return FocusFollower(app)
