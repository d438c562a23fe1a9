"""A left column of things to open: two lines and a mark for each, or a name and a number."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hall_client.ui import theme
from hall_client.ui.icons import paint_icon
from hall_client.ui.models.side_rows import SideModel, SideRow
from hall_client.ui.tokens import TYPE_BODY, TYPE_LABEL, TYPE_SMALL
from hall_client.ui.widgets.chip import chip_width, paint_chip
from hall_client.ui.widgets.list_rows import is_chosen, make_readable, paint_ground

_Index = QModelIndex | QPersistentModelIndex
_TWO_LINES, _ONE_LINE, _HEADING = 60, 34, 40
_SIDE = 14


class SideDelegate(QStyledItemDelegate):
    """The chosen row on blue with a bar at its left."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """By what the row has to say."""
        row: SideRow = index.data(Qt.ItemDataRole.UserRole)
        return QSize(0, theme.px(_HEADING if row.heading else _TWO_LINES if row.lower else _ONE_LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row."""
        row: SideRow = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        chosen = is_chosen(option)
        painter.save()
        if row.heading:
            painter.fillRect(rect, theme.colour("alt"))
        paint_ground(painter, rect, chosen=chosen)
        inside = rect.adjusted(theme.px(_SIDE), theme.px(7), -theme.px(_SIDE), -theme.px(7))
        if not row.lower:
            self._line(painter, inside, row, bold=row.heading)
        else:
            half = inside.height() // 2
            upper = QRect(inside.left(), inside.top(), inside.width(), half)
            self._line(painter, upper, row, bold=chosen)
            lower = QRect(inside.left(), inside.top() + half, inside.width(), half)
            self._text(painter, lower, row.lower, TYPE_SMALL, "ink_2", bold=False)
        painter.restore()

    def _line(self, painter: QPainter, line: QRect, row: SideRow, *, bold: bool) -> None:
        taken = self._right(painter, line, row)
        line = line.adjusted(0, 0, -taken, 0)
        size = TYPE_BODY if row.lower or row.heading else TYPE_LABEL
        self._text(painter, line, row.upper, size, "ink_1", bold=bold)

    def _right(self, painter: QPainter, line: QRect, row: SideRow) -> int:
        """Chip, icon or number at the right end; the pixels it takes."""
        middle = line.center().y()
        if row.chip:
            width = chip_width(row.chip, row.icon, row.tone)
            paint_chip(painter, line.right() - width, middle, row.chip, row.icon, row.tone)
            return width + theme.px(6)
        if row.number is not None:
            font = theme.font(TYPE_BODY, bold=row.tone == "amber_7")
            painter.setFont(font)
            painter.setPen(theme.colour(row.tone or "ink_1"))
            painter.drawText(
                line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(row.number)
            )
            return QFontMetrics(font).horizontalAdvance(str(row.number)) + theme.px(8)
        if row.icon:
            side = theme.px(18)
            box = QRectF(line.right() - side, middle - side / 2, side, side)
            paint_icon(painter, row.icon, theme.hex_colour(row.tone), box)
            return side + theme.px(6)
        return 0

    def _text(self, painter: QPainter, line: QRect, words: str, size: int, ink: str, *, bold: bool) -> None:
        painter.setFont(theme.font(size, bold=bold))
        painter.setPen(theme.colour(ink))
        cut = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, cut)


class SideList(QListView):
    """`chosen` carries the key of the row somebody moved to, `entered` that of one that was to be gone into."""

    chosen = Signal(str)
    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.side = SideModel(self)
        self._quiet = False
        self.setModel(self.side)
        self.setItemDelegate(SideDelegate(self))
        make_readable(self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.activated.connect(lambda index: self.entered.emit(self._key(index)))
        self.clicked.connect(lambda index: self.entered.emit(self._key(index)))

    def _key(self, index: _Index) -> str:
        row = index.data(Qt.ItemDataRole.UserRole)
        return row.key if isinstance(row, SideRow) else ""

    def set_rows(self, rows: Iterable[SideRow]) -> None:
        """Show these; the row chosen stays chosen."""
        key = self._key(self.currentIndex())
        self._quiet = True
        self.side.set_rows(rows)
        self._quiet = False
        self.show_chosen(key)

    def show_chosen(self, key: str) -> None:
        """Mark what was opened another way."""
        row = self.side.row_of(key)
        self._quiet = True
        self.setCurrentIndex(self.side.index(row) if row >= 0 else QModelIndex())
        self._quiet = False

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Moving is opening."""
        super().currentChanged(current, previous)
        if key := self._key(current):
            self.scrollTo(current)
            if not self._quiet:
                self.chosen.emit(key)
