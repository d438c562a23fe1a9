"""The list of counted cases under the number keys."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from hall_client.domain.manifests import LineMark
from hall_client.ui import theme
from hall_client.ui.models.counting_model import MARKS, CountingModel, CountRow
from hall_client.ui.pages.counting_delegate import (
    ICON_COLUMN,
    CountingDelegate,
    count_rects,
    is_full,
    is_roomy,
    segment_rect,
)
from hall_client.ui.widgets.list_rows import make_readable, paint_head

_Index = QModelIndex | QPersistentModelIndex
_HEAD = 33
_PLUS = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)


class CountingView(QListView):
    """1 to 3 mark the row; + − change what was counted, B writes a note, F the seal.

    `mark_wished` carries row, mark and how many were counted; `note_wished` a row.
    """

    mark_wished = Signal(int, str, int)
    note_wished = Signal(int)
    seal_wished = Signal()

    def __init__(self, model: CountingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cases = model
        self.rows_delegate = CountingDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self.rows_delegate)
        make_readable(self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setAccessibleName(self.tr("清单上的办件"))
        self.rows_delegate.clicked_mark.connect(self._on_clicked)

    @property
    def row(self) -> int:
        """The row somebody is on, -1 when there is none."""
        return self.currentIndex().row()

    def go_to(self, row: int) -> None:
        """Move to `row` and bring it into sight."""
        self.setCurrentIndex(self._cases.index(row))

    def set_open(self, open_: bool) -> None:
        """Whether marks can still be made."""
        self.rows_delegate.open = open_
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of counting; arrows and paging as in every list."""
        acted = self.row >= 0 and self.rows_delegate.open and self._act(event)
        # Letters would otherwise search the list by name.
        if not acted and not event.text().strip():
            super().keyPressEvent(event)

    def _act(self, event: QKeyEvent) -> bool:
        if event.text() in ("1", "2", "3"):
            self._wish(self.row, MARKS[int(event.text()) - 1])
        elif event.key() in _PLUS:
            self._change(1)
        elif event.key() == Qt.Key.Key_Minus:
            self._change(-1)
        elif event.key() == Qt.Key.Key_B:
            self.note_wished.emit(self.row)
        elif event.key() == Qt.Key.Key_F:
            self.seal_wished.emit()
        else:
            return False
        return True

    def _on_clicked(self, row: int, mark: str) -> None:
        if self.rows_delegate.open:
            self.go_to(row)
            self._wish(row, LineMark(mark))

    def _wish(self, row: int, mark: LineMark) -> None:
        self.mark_wished.emit(row, mark.value, self._counted(self._cases.rows[row], mark))

    def _counted(self, row: CountRow, mark: LineMark) -> int:
        """What a mark means where nobody has counted: all of them, or one less."""
        expected = row.line.expected
        if mark is LineMark.MATCHED:
            return expected
        if mark is LineMark.RETURNED:
            return expected if row.counted is None else row.counted
        return expected - 1 if row.counted is None or row.counted >= expected else row.counted

    def _change(self, by: int) -> None:
        row = self._cases.rows[self.row]
        counted = row.line.expected if row.counted is None else row.counted
        self._cases.set_counted(self.row, max(0, min(999, counted + by)))

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """A number that was changed and not marked is not left standing."""
        super().currentChanged(current, previous)
        if previous.isValid() and previous.row() < self._cases.rowCount():
            self._cases.reset_count(previous.row())


class CountingHead(QWidget):
    """The column heads, at the places where the rows are drawn; hidden where a row takes two lines."""

    def __init__(self, view: CountingView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        theme.fix(self, height=_HEAD)

    def follow(self) -> None:
        """The list has another width."""
        self.setVisible(is_full(self._view.viewport().width()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The five words."""
        painter = QPainter(self)
        paint_head(painter, self.rect())
        row = QRect(0, 0, self._view.viewport().width(), self.height())
        segments = segment_rect(row)
        words = (self.tr("清单份数"), self.tr("实收份数"))
        if not is_roomy(row.width()):
            words = (self.tr("清单"), self.tr("实收"))
        for place, word in zip(count_rects(row), words, strict=True):
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, word)
        self._word(painter, theme.px(ICON_COLUMN), self.tr("村民和事项"))
        self._word(painter, segments.left(), self.tr("点收"))
        self._word(painter, segments.right() + theme.px(12), self.tr("数据"))

    def _word(self, painter: QPainter, left: int, word: str) -> None:
        line = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, word)
