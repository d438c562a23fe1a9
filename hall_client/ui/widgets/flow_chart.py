"""The day's flow by hour: numbers taken as filled bars, cases as outlined ones, the usual day as dashed lines."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hall_client.services.hall_board import HourFlow
from hall_client.ui import theme
from hall_client.ui.tokens import TYPE_HINT

_LEFT, _TOP, _FOOT, _BAR = 30, 10, 22, 20
_STEPS = (5, 10, 20, 40, 50, 100, 200, 500)


class FlowChart(QWidget):
    """Its sentence for screen readers says the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow: tuple[HourFlow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.current.changed.connect(self.updateGeometry)

    def show_flow(self, flow: Sequence[HourFlow]) -> None:
        """Show these hours."""
        if tuple(flow) == self._flow:
            return
        self._flow = tuple(flow)
        hours = [
            self.tr("{hour} 时取号 {taken} 个，办件 {cases} 件").format(
                hour=each.hour, taken=each.taken, cases=each.cases
            )
            for each in self._flow
            if each.taken or each.cases
        ]
        self.setAccessibleName("；".join(hours) or self.tr("今天还没有人取号"))
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the hours of a day."""
        return QSize(theme.px(420), theme.px(90))

    def minimumSizeHint(self) -> QSize:
        """The bars may get thin, but they stay readable."""
        return QSize(theme.px(260), theme.px(90))

    def _scale(self) -> tuple[int, int]:
        """The step between two lines and the top of the chart."""
        most = max((max(each.taken, each.cases, each.usual or 0) for each in self._flow), default=0)
        step = next((each for each in _STEPS if most <= 2 * each), ceil(most / 2))
        return step, 2 * step

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setFont(theme.font(TYPE_HINT))
        area = QRectF(
            theme.px(_LEFT),
            theme.px(_TOP),
            self.width() - theme.px(_LEFT + 6),
            self.height() - theme.px(_TOP + _FOOT),
        )
        step, top = self._scale()
        for value in (0, step, 2 * step):
            y = area.bottom() - area.height() * value / top
            painter.setPen(theme.colour("line_2"))
            painter.drawLine(int(area.left()), int(y), int(area.right()), int(y))
            painter.setPen(theme.colour("ink_3"))
            label = QRectF(0, y - theme.px(9), area.left() - theme.px(6), theme.px(18))
            painter.drawText(label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(value))
        width = area.width() / max(1, len(self._flow))
        for at, hour in enumerate(self._flow):
            self._hour(painter, QRectF(area.left() + at * width, area.top(), width, area.height()), hour, top)

    def _hour(self, painter: QPainter, place: QRectF, hour: HourFlow, top: int) -> None:
        bar = min(theme.px(_BAR), place.width() / 2 - 4)
        left = place.center().x() - bar - 1
        taken, cases = (place.height() * value / top for value in (hour.taken, hour.cases))
        painter.fillRect(QRectF(left, place.bottom() - taken, bar, taken), theme.colour("blue_7"))
        if hour.cases:
            painter.setPen(QPen(theme.colour("blue_7"), 1.5 * theme.current.scale))
            painter.setBrush(theme.colour("surface"))
            painter.drawRect(QRectF(left + bar + 3, place.bottom() - cases, bar - 2, cases))
        if hour.usual is not None:
            y = place.bottom() - place.height() * hour.usual / top
            painter.setPen(QPen(theme.colour("ink_3"), 2 * theme.current.scale, Qt.PenStyle.DashLine))
            painter.drawLine(int(left - 2), int(y), int(left + 2 * bar + 6), int(y))
        painter.setPen(theme.colour("ink_3"))
        foot = QRectF(place.left() - 10, place.bottom() + 2, place.width() + 20, theme.px(_FOOT - 2))
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, self.tr("{hour} 时").format(hour=hour.hour))
