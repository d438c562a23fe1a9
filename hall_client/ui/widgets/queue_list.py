"""The people waiting, in the left column of the window page."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hall_client.ui import theme
from hall_client.ui.models.rows_model import KeyedRowsModel
from hall_client.ui.tokens import TYPE_BODY, TYPE_LABEL, TYPE_SMALL
from hall_client.ui.widgets.chip import paint_chip
from hall_client.ui.widgets.list_rows import make_readable

_Index = QModelIndex | QPersistentModelIndex
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

    @property
    def key(self) -> str:
        """The number."""
        return self.number


class QueueModel(KeyedRowsModel[QueueRow]):
    """The waiting tickets in calling order."""

    def said(self, row: QueueRow, role: int) -> object:
        """Its number; a sentence for screen readers."""
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
        make_readable(self)
        self.setUniformItemSizes(True)
        self.setAccessibleName(self.tr("等候的号"))

    def set_rows(self, rows: Iterable[QueueRow]) -> None:
        """Show these tickets without losing the place scrolled to or the ticket chosen."""
        chosen = self.currentIndex().data()
        if self.queue.set_rows(rows) and chosen is not None and (at := self.queue.row_of(chosen)) >= 0:
            self.selectionModel().setCurrentIndex(
                self.queue.index(at), QItemSelectionModel.SelectionFlag.SelectCurrent
            )
