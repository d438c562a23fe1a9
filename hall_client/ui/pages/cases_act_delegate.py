"""Draws one act of a case on its time line: when, who, what, and what changed."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hall_client.services.looking_up import Act
from hall_client.ui import theme
from hall_client.ui.icons import paint_icon
from hall_client.ui.models.cases_acts_model import actor_words, disputed_words
from hall_client.ui.tokens import TYPE_BODY, TYPE_LABEL, TYPE_SMALL
from hall_client.ui.widgets.chip import paint_chip

_ROW = 48
_TIME = 96
_DOT = 24
_ICONS = {
    "受理": "paper",
    "容缺受理": "paper",
    "打印": "printer",
    "补打": "printer",
    "评价": "star",
    "更正": "pencil",
    "当场更正": "pencil",
    "看完整证件号": "id-card",
    "送达": "box",
    "暂存": "pause",
}


class CasesActDelegate(QStyledItemDelegate):
    """A dot for each act, joined by a line; the day in bold where it changes."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines."""
        return QSize(0, theme.px(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row."""
        day, minute, act = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected and option.widget.hasFocus():  # type: ignore[attr-defined]
            painter.fillRect(rect, theme.colour("blue_0"))
        upper = QRect(rect.left(), rect.top() + theme.px(2), rect.width(), theme.px(22))
        self._time(painter, upper, day, minute)
        dot = QRectF(rect.left() + theme.px(_TIME + 12), upper.top(), theme.px(_DOT), theme.px(_DOT))
        last = index.row() == index.model().rowCount() - 1
        self._dot(painter, dot, rect, _ICONS.get(act.word, "tick"), last=last)
        left = round(dot.right()) + theme.px(12)
        self._words(painter, QRect(left, rect.top(), rect.right() - left - theme.px(8), rect.height()), act)
        painter.restore()

    def _time(self, painter: QPainter, line: QRect, day: str, minute: str) -> None:
        painter.setFont(theme.font(TYPE_LABEL))
        painter.setPen(theme.colour("ink_2"))
        place = QRect(line.left(), line.top(), theme.px(_TIME), line.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, minute)
        if day:
            taken = QFontMetrics(painter.font()).horizontalAdvance(minute) + theme.px(6)
            painter.setFont(theme.font(TYPE_LABEL, bold=True))
            place.setRight(place.right() - taken)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, day)

    def _dot(self, painter: QPainter, dot: QRectF, rect: QRect, icon: str, *, last: bool) -> None:
        middle = dot.center().x()
        if not last:
            painter.setPen(QPen(theme.colour("line"), theme.px(2)))
            painter.drawLine(QPointF(middle, dot.bottom()), QPointF(middle, rect.bottom() + theme.px(2)))
        painter.setPen(QPen(theme.colour("blue_line"), theme.px(1.5)))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(dot)
        inset = theme.px(5)
        paint_icon(painter, icon, theme.hex_colour("blue_7"), dot.adjusted(inset, inset, -inset, -inset))

    def _words(self, painter: QPainter, rect: QRect, act: Act) -> None:
        upper = QRect(rect.left(), rect.top() + theme.px(2), rect.width(), theme.px(22))
        painter.setFont(theme.font(TYPE_BODY))
        painter.setPen(theme.colour("ink_1"))
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, act.word)
        upper.setLeft(upper.left() + QFontMetrics(painter.font()).horizontalAdvance(act.word) + theme.px(12))
        painter.setFont(theme.font(TYPE_SMALL))
        painter.setPen(theme.colour("ink_3"))
        actor = actor_words(act)
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, actor)
        if act.disputed:
            after = upper.left() + QFontMetrics(painter.font()).horizontalAdvance(actor) + theme.px(12)
            paint_chip(painter, after, upper.center().y(), disputed_words(), "warning", "amber")
        lower = QRect(rect.left(), upper.bottom(), rect.width(), theme.px(21))
        painter.setFont(theme.font(TYPE_LABEL))
        painter.setPen(theme.colour("ink_2"))
        cut = QFontMetrics(painter.font()).elidedText(act.detail, Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, cut)
