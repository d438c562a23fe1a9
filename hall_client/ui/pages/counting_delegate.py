"""Draws one counted case as a row: state, who and what, counts, three segments, whether its data is here."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from hall_client.domain.manifests import LineMark
from hall_client.ui import theme
from hall_client.ui.icons import paint_icon
from hall_client.ui.models.counting_model import CountRow, data_words
from hall_client.ui.tokens import TYPE_BODY, TYPE_SMALL
from hall_client.ui.widgets import mark_segments
from hall_client.ui.widgets.list_rows import is_chosen, paint_ground

_Index = QModelIndex | QPersistentModelIndex

ROW, ROW_NARROW = 50, 92
ICON_COLUMN, COUNT, COUNT_SLIM, DATA = 54, 72, 44, 92
FULL_FROM, ROOMY_FROM = 660, 780
_SIDE = 14
_ICONS = {
    LineMark.NONE: ("unseen", "ink_3"),
    LineMark.MATCHED: ("done", "green_7"),
    LineMark.SHORT: ("warning", "amber_7"),
    LineMark.RETURNED: ("undo", "amber_7"),
}


def is_full(width: int) -> bool:
    """Whether everything stands on one line in a list `width` pixels wide."""
    return width >= theme.px(FULL_FROM)


def is_roomy(width: int) -> bool:
    """Whether the heads of the two counts have room for all their words."""
    return width >= theme.px(ROOMY_FROM)


def segment_rect(row: QRect) -> QRect:
    """Where the three segments lie in the row `row`."""
    height = theme.px(mark_segments.HEIGHT)
    width = min(theme.px(mark_segments.WIDTH), row.width() - theme.px(2 * _SIDE))
    if not is_full(row.width()):
        top = row.top() + theme.px(ROW_NARROW) - height - theme.px(6)
        return QRect(row.left() + theme.px(_SIDE), top, width, height)
    left = row.right() + 1 - theme.px(DATA) - width - theme.px(10)
    return QRect(left, row.top() + (row.height() - height) // 2, width, height)


def count_rects(row: QRect) -> tuple[QRect, QRect]:
    """Where the number on the manifest and the number counted stand."""
    right = segment_rect(row).left() - theme.px(10) if is_full(row.width()) else row.right() - theme.px(6)
    wide = theme.px(COUNT if is_roomy(row.width()) else COUNT_SLIM)
    height = row.height() if is_full(row.width()) else theme.px(ROW_NARROW - 42)
    return QRect(right - 2 * wide, row.top(), wide, height), QRect(right - wide, row.top(), wide, height)


class CountingDelegate(QStyledItemDelegate):
    """`clicked_mark` is a click on a segment (row, mark)."""

    clicked_mark = Signal(int, str)

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self.open = True
        """Whether marks can still be made."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """One line where there is room, otherwise the segments below."""
        width = self._view.viewport().width()
        return QSize(0, theme.px(ROW if is_full(width) else ROW_NARROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row."""
        row: CountRow = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        current = is_chosen(option)
        focused = current and option.widget.hasFocus()  # type: ignore[attr-defined]
        painter.save()
        paint_ground(painter, rect, chosen=current)
        self._icon(painter, rect, row)
        self._words(painter, rect, row)
        self._counts(painter, rect, row)
        mark_segments.paint_marks(painter, segment_rect(rect), row.mark, focused=focused, open_=self.open)
        self._data(painter, rect, row)
        painter.restore()

    def _upper(self, rect: QRect) -> int:
        return rect.height() if is_full(rect.width()) else theme.px(ROW_NARROW - 42)

    def _icon(self, painter: QPainter, rect: QRect, row: CountRow) -> None:
        name, ink = _ICONS[row.mark]
        side = theme.px(18)
        box = QRectF(rect.left() + theme.px(_SIDE), rect.top() + (self._upper(rect) - side) / 2, side, side)
        paint_icon(painter, name, theme.hex_colour(ink), box)

    def _words(self, painter: QPainter, rect: QRect, row: CountRow) -> None:
        left = rect.left() + theme.px(ICON_COLUMN if is_full(rect.width()) else 42)
        width = count_rects(rect)[0].left() - left - theme.px(4)
        top = rect.top() + (self._upper(rect) - theme.px(40)) // 2
        wrong = row.mark in (LineMark.SHORT, LineMark.RETURNED)
        self._text(painter, QRect(left, top, width, theme.px(22)), row.name, TYPE_BODY, "ink_1")
        below = QRect(left, top + theme.px(21), width, theme.px(19))
        self._text(painter, below, row.second, TYPE_SMALL, "amber_7" if wrong else "ink_2")

    def _counts(self, painter: QPainter, rect: QRect, row: CountRow) -> None:
        expected, counted = count_rects(rect)
        different = row.counted is not None and row.counted != row.line.expected
        painter.setFont(theme.font(TYPE_BODY))
        painter.setPen(theme.colour("ink_1"))
        painter.drawText(expected, Qt.AlignmentFlag.AlignCenter, str(row.line.expected))
        painter.setPen(theme.colour("amber_7" if different else "ink_1"))
        words = "—" if row.counted is None else str(row.counted)
        painter.drawText(counted, Qt.AlignmentFlag.AlignCenter, words)

    def _data(self, painter: QPainter, rect: QRect, row: CountRow) -> None:
        here = row.line.case is not None
        segments, side = segment_rect(rect), theme.px(15)
        left = segments.right() + theme.px(12)
        middle = segments.center().y()
        box = QRectF(left, middle - side / 2 + 1, side, side)
        paint_icon(
            painter, "cloud" if here else "clock", theme.hex_colour("green_7" if here else "amber_7"), box
        )
        line = QRect(left + side + theme.px(4), segments.top(), theme.px(DATA), segments.height())
        painter.setFont(theme.font(TYPE_SMALL))
        painter.setPen(theme.colour("ink_1" if here else "amber_7"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, data_words(row))

    def _text(self, painter: QPainter, line: QRect, words: str, size: int, ink: str) -> None:
        painter.setFont(theme.font(size))
        painter.setPen(theme.colour(ink))
        cut = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, cut)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """A click on a segment marks the row."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            rect: QRect = option.rect  # type: ignore[attr-defined]
            mark = mark_segments.hit(segment_rect(rect), event.position().toPoint())
            if mark is not None:
                self.clicked_mark.emit(index.row(), mark.value)
                return True
        return False
