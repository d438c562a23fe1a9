"""Draws what waits to go up: quiet words, the content in full ink, the state as a chip."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hall_client.ui import theme
from hall_client.ui.models.waiting_model import AT, KIND, STATE, state_words
from hall_client.ui.tokens import TYPE_LABEL
from hall_client.ui.widgets.chip import paint_chip

_ROW = 36
_SIDE = 10


class WaitingDelegate(QStyledItemDelegate):
    """A name too long for its cell is cut in the middle; the tool tip has it whole."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line."""
        return QSize(0, theme.px(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        rect: QRect = option.rect  # type: ignore[attr-defined]
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected and option.widget.hasFocus():  # type: ignore[attr-defined]
            painter.fillRect(rect, theme.colour("blue_1"))
        if index.row() < index.model().rowCount() - 1:
            painter.setPen(theme.colour("line_2"))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        side = theme.px(_SIDE)
        if index.column() == STATE:
            row = index.data(Qt.ItemDataRole.UserRole)
            look = ("sync", "blue") if row.sending else ("clock", "outline")
            paint_chip(painter, rect.left() + side, rect.center().y(), state_words(row), *look)
        else:
            self._words(painter, rect.adjusted(side, 0, -side, 0), index)
        painter.restore()

    def _words(self, painter: QPainter, line: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        painter.setFont(theme.font(TYPE_LABEL))
        painter.setPen(theme.colour("ink_2" if index.column() in (KIND, AT) else "ink_1"))
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        cut = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, cut)
