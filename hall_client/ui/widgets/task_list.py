"""A list of things that wait: Space ticks, Ctrl+A ticks all, Enter goes into one, letters act on it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hall_client.ui import theme
from hall_client.ui.icons import paint_icon
from hall_client.ui.models.task_rows import TaskModel, TaskRow
from hall_client.ui.tokens import TYPE_BODY, TYPE_LABEL, TYPE_SMALL
from hall_client.ui.widgets.chip import chip_width, paint_chip
from hall_client.ui.widgets.list_rows import is_chosen, make_readable, paint_ground

_Index = QModelIndex | QPersistentModelIndex
_ROW, _SIDE, _BOX, _SLIM_BELOW = 52, 14, 18, 520


class TaskDelegate(QStyledItemDelegate):
    """Tick, two lines, quiet words and a chip at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Two lines."""
        return QSize(0, theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row."""
        row: TaskRow = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        painter.save()
        paint_ground(painter, rect, chosen=is_chosen(option))
        inside = rect.adjusted(theme.px(_SIDE), theme.px(5), -theme.px(_SIDE), -theme.px(5))
        tick = index.data(Qt.ItemDataRole.CheckStateRole)
        if tick is not None:
            self._box(painter, inside, ticked=tick == Qt.CheckState.Checked)
            inside.setLeft(inside.left() + theme.px(_BOX + 12))
        inside.setRight(inside.right() - self._right(painter, inside, row))
        half = inside.height() // 2
        upper = QRect(inside.left(), inside.top(), inside.width(), half)
        self._text(painter, upper, row.upper, TYPE_BODY, "ink_1")
        self._text(painter, upper.translated(0, half), row.lower, TYPE_SMALL, "ink_2")
        painter.restore()

    def _box(self, painter: QPainter, inside: QRect, *, ticked: bool) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(_BOX)
        box = QRectF(inside.left() + 0.5, inside.center().y() - side / 2 + 0.5, side - 1, side - 1)
        painter.setPen(theme.colour("blue_7" if ticked else "control"))
        painter.setBrush(theme.colour("blue_7" if ticked else "surface"))
        painter.drawRoundedRect(box, theme.px(3), theme.px(3))
        if ticked:
            paint_icon(painter, "tick", theme.hex_colour("on_blue"), box.adjusted(2, 2, -2, -2))
        painter.restore()

    def _right(self, painter: QPainter, inside: QRect, row: TaskRow) -> int:
        """Chip and quiet words at the right end; the pixels they take."""
        taken = 0
        if row.chip:
            taken = chip_width(row.chip, row.icon, row.kind)
            left = inside.right() - taken
            paint_chip(painter, left, inside.center().y(), row.chip, row.icon, row.kind)
            taken += theme.px(10)
        if row.right and inside.width() > theme.px(_SLIM_BELOW):
            painter.setFont(theme.font(TYPE_LABEL))
            painter.setPen(theme.colour("ink_2"))
            line = inside.adjusted(0, 0, -taken, 0)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.right)
            taken += QFontMetrics(painter.font()).horizontalAdvance(row.right) + theme.px(12)
        return taken

    def _text(self, painter: QPainter, line: QRect, words: str, size: int, ink: str) -> None:
        painter.setFont(theme.font(size))
        painter.setPen(theme.colour(ink))
        cut = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, cut)


class TaskList(QListView):
    """`entered` carries the key of a row, `letter` a letter and the key it was pressed on, `moved` the row now on."""

    entered = Signal(str)
    moved = Signal(str)
    letter = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tasks = TaskModel(self)
        self.setModel(self.tasks)
        self.setItemDelegate(TaskDelegate(self))
        make_readable(self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.doubleClicked.connect(lambda index: self.entered.emit(self._key(index)))

    @property
    def key(self) -> str:
        """The key of the row somebody is on."""
        return self._key(self.currentIndex())

    def _key(self, index: _Index) -> str:
        row = index.data(Qt.ItemDataRole.UserRole)
        return row.key if isinstance(row, TaskRow) else ""

    def go_to(self, key: str) -> None:
        """Move to the row of a key, or to the first."""
        at = max(0, self.tasks.row_of(key))
        if at < self.tasks.rowCount():
            self.setCurrentIndex(self.tasks.index(at))
            self.moved.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, Ctrl+A, Enter and letters; arrows and paging as in every list."""
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.tasks.tick_all()
        elif event.key() == Qt.Key.Key_Space:
            self.tasks.toggle(self.currentIndex().row())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.key:
                self.entered.emit(self.key)
        elif event.text().strip():
            if self.key:
                self.letter.emit(event.text().upper(), self.key)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks."""
        super().mousePressEvent(event)
        place: QPoint = event.position().toPoint()
        if place.x() < theme.px(_SIDE + _BOX + 6):
            self.tasks.toggle(self.indexAt(place).row())

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell what is shown beside the list."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.scrollTo(current)
            self.moved.emit(self._key(current))
