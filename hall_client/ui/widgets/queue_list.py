"""The people waiting, in the left column of the window page."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hall_client.ui import theme
from hall_client.ui.tokens import TYPE_BODY, TYPE_LABEL, TYPE_SMALL
from hall_client.ui.widgets.chip import paint_chip

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROW = 37
_NUMBER = 48
_SIDE = 14


@dataclass(frozen=True)
class QueueRow:
    """One waiting ticket: number, business or a mark (“优先 老年人”, `chip`), “12 分钟”, and whether it is
    next.
    """

    number: str
    words: str
    waited: str = ""
    chip: bool = False
    is_next: bool = False


class QueueModel(QAbstractListModel):
    """The waiting tickets in calling order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QueueRow] = []

    def set_rows(self, rows: Iterable[QueueRow]) -> None:
        """Show these tickets; nothing moves when they are the same as before."""
        fresh = list(rows)
        if fresh != self._rows:
            self.beginResetModel()
            self._rows = fresh
            self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """One row per ticket."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row under UserRole; its number for display; a sentence for screen readers."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.number
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "，".join(part for part in (row.number, row.words, row.waited) if part)
        return None


class QueueDelegate(QStyledItemDelegate):
    """Draws number, business and waiting time on one line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """One line."""
        return QSize(0, theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row; the next one on a light blue ground."""
        row: QueueRow = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected and option.widget.hasFocus():  # type: ignore[attr-defined]
            painter.fillRect(rect, theme.colour("blue_1"))
        elif row.is_next:
            painter.fillRect(rect, theme.colour("blue_0"))
        painter.setPen(theme.colour("line_2"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        line = rect.adjusted(theme.px(_SIDE), 0, -theme.px(_SIDE), 0)
        self._number(painter, line, row)
        waited = self._waited(painter, line, row)
        line.setLeft(line.left() + theme.px(_NUMBER + 8))
        line.setRight(line.right() - waited - theme.px(8))
        self._words(painter, line, row)
        painter.restore()

    def _number(self, painter: QPainter, line: QRect, row: QueueRow) -> None:
        painter.setFont(theme.font(TYPE_BODY, bold=row.is_next))
        painter.setPen(theme.colour("blue_8" if row.is_next else "ink_1"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, row.number)

    def _waited(self, painter: QPainter, line: QRect, row: QueueRow) -> int:
        painter.setFont(theme.font(TYPE_SMALL))
        painter.setPen(theme.colour("ink_3"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.waited)
        return QFontMetrics(painter.font()).horizontalAdvance(row.waited)

    def _words(self, painter: QPainter, line: QRect, row: QueueRow) -> None:
        if row.chip:
            paint_chip(painter, line.left(), line.center().y(), row.words, kind="blue")
            return
        painter.setFont(theme.font(TYPE_LABEL))
        painter.setPen(theme.colour("ink_2"))
        words = QFontMetrics(painter.font()).elidedText(row.words, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)


class QueueList(QListView):
    """The waiting list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.queue = QueueModel(self)
        self.setModel(self.queue)
        self.setItemDelegate(QueueDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setAccessibleName(self.tr("等候的号"))
        theme.current.changed.connect(self.scheduleDelayedItemsLayout)

    def set_rows(self, rows: Iterable[QueueRow]) -> None:
        """Show these tickets without losing the place scrolled to or the ticket chosen."""
        chosen = self.currentIndex().data()
        self.queue.set_rows(rows)
        for at in range(self.queue.rowCount()):
            index = self.queue.index(at)
            if chosen is not None and index.data() == chosen:
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.SelectCurrent)
