"""The six stages of a case from 申请 to 办结, with the time of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hall_client.ui import theme
from hall_client.ui.icons import paint_icon
from hall_client.ui.tokens import TYPE_HINT, TYPE_LABEL, TYPE_SMALL

_DOT = 26
_HEIGHT = 72


class StageState(StrEnum):
    """Whether a stage is behind the case, where it is now, or before it."""

    DONE = "done"
    CURRENT = "current"
    AHEAD = "ahead"


@dataclass(frozen=True)
class Stage:
    """One stage: its word, a small line under it (time or office), and where the case stands."""

    name: str
    note: str = ""
    state: StageState = StageState.AHEAD


class StageBar(QWidget):
    """Dots joined by a line; done is a green tick, the present stage a blue number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages: tuple[Stage, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_stages(self, stages: Sequence[Stage]) -> None:
        """Show these stages in order."""
        self._stages = tuple(stages)
        words = {
            StageState.DONE: self.tr("已过"),
            StageState.CURRENT: self.tr("正在"),
            StageState.AHEAD: self.tr("还没到"),
        }
        self.setAccessibleName("，".join(f"{stage.name}{words[stage.state]}" for stage in self._stages))
        self.update()

    def sizeHint(self) -> QSize:
        """Dot and two lines of words."""
        return QSize(theme.px(480), theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lines first, dots and words over them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._stages:
            return
        step = self.width() / len(self._stages)
        middles = [step * (at + 0.5) for at in range(len(self._stages))]
        height = theme.px(_DOT) / 2
        for at in range(1, len(self._stages)):
            reached = self._stages[at].state is StageState.DONE
            painter.setPen(QPen(theme.colour("green_7" if reached else "line"), theme.px(2)))
            painter.drawLine(QPointF(middles[at - 1], height), QPointF(middles[at], height))
        for at, stage in enumerate(self._stages):
            self._paint_dot(painter, middles[at], at + 1, stage)
            self._paint_words(painter, middles[at], step, stage)

    def _paint_dot(self, painter: QPainter, middle: float, number: int, stage: Stage) -> None:
        side = theme.px(_DOT)
        pen = theme.px(1)
        rect = QRectF(middle - side / 2, 0, side, side).adjusted(pen, pen, -pen, -pen)
        done, current = stage.state is StageState.DONE, stage.state is StageState.CURRENT
        ink = "green_7" if done else "blue_7" if current else "control"
        painter.setPen(QPen(theme.colour(ink), theme.px(2 if current else 1.5)))
        painter.setBrush(theme.colour("green_7" if done else "surface"))
        painter.drawEllipse(rect)
        if done:
            inset = theme.px(5)
            box = rect.adjusted(inset, inset, -inset, -inset)
            paint_icon(painter, "tick", theme.hex_colour("surface"), box)
            return
        painter.setPen(theme.colour("blue_7" if current else "ink_3"))
        painter.setFont(theme.font(TYPE_SMALL, bold=current))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(number))

    def _paint_words(self, painter: QPainter, middle: float, step: float, stage: Stage) -> None:
        top = theme.px(_DOT + 4)
        name = QRectF(middle - step / 2, top, step, theme.px(21))
        note = QRectF(middle - step / 2, name.bottom(), step, theme.px(18))
        painter.setPen(theme.colour("ink_1"))
        painter.setFont(theme.font(TYPE_LABEL))
        painter.drawText(name, Qt.AlignmentFlag.AlignCenter, stage.name)
        painter.setPen(theme.colour("ink_3"))
        painter.setFont(theme.font(TYPE_HINT))
        painter.drawText(note, Qt.AlignmentFlag.AlignCenter, stage.note)
