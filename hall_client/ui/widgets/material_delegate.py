"""Draws one material as a row: state, name and requirement, six segments, copies, note."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from hall_client.domain.materials import TO_MEND, MaterialState
from hall_client.ui import theme
from hall_client.ui.icons import paint_icon
from hall_client.ui.models.materials_model import MaterialRow
from hall_client.ui.tokens import TYPE_BODY, TYPE_SMALL
from hall_client.ui.widgets import segments
from hall_client.ui.widgets.list_rows import is_chosen, paint_ground
from hall_client.ui.widgets.reason_line import ReasonLine

_Index = QModelIndex | QPersistentModelIndex

ROW = 43
ROW_LOW = 38
ROW_NARROW = 67
REASON = 94
COPIES = 44
NOTE = 122
ICON_COLUMN = 46
FULL_FROM = 720
_SEGMENT_COLUMN = 368

_ICONS = {
    MaterialState.UNSEEN: ("unseen", "ink_3"),
    MaterialState.ORIGINAL: ("done", "green_7"),
    MaterialState.COPY: ("done", "green_7"),
    MaterialState.WAIVED: ("done", "green_7"),
    MaterialState.DEFERRED: ("deferred", "amber_7"),
    MaterialState.MISSING: ("missing", "red_7"),
    MaterialState.UNFIT: ("unfit", "red_7"),
}


class MaterialDelegate(QStyledItemDelegate):
    """`narrow` puts the segments under the name. `clicked_state` is a click on a segment (row, state). The
    open reason line makes its row taller.
    """

    clicked_state = Signal(int, str)
    reason_changed = Signal(int, str, str)
    reason_finished = Signal(int)
    reason_left = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.open_row = -1
        self.narrow = False
        self.low = False

    @property
    def row_height(self) -> int:
        """The height of a closed row in pixels."""
        return theme.px(ROW_NARROW if self.narrow else ROW_LOW if self.low else ROW)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """A closed row, or a row with its reason line."""
        reason = theme.px(REASON) if index.row() == self.open_row else 0
        return QSize(0, self.row_height + reason)

    def segment_rect(self, row: QRect) -> QRect:
        """Where the six segments lie in the row `row`."""
        if self.narrow:
            top = row.top() + self.row_height - theme.px(segments.HEIGHT + 6)
            return QRect(
                row.left() + theme.px(12), top, row.width() - theme.px(24), theme.px(segments.HEIGHT)
            )
        tail = theme.px(COPIES + NOTE) if is_full(row.width()) else theme.px(6)
        left = row.right() + 1 - tail - theme.px(_SEGMENT_COLUMN) + theme.px(8)
        top = row.top() + (self.row_height - theme.px(segments.HEIGHT)) // 2
        return QRect(left, top, theme.px(segments.WIDTH), theme.px(segments.HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row."""
        row: MaterialRow = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        current = is_chosen(option)
        focused = current and bool(state & QStyle.StateFlag.State_Active) and option.widget.hasFocus()  # type: ignore[attr-defined]
        painter.save()
        paint_ground(painter, rect, chosen=current)
        self._paint_icon(painter, rect, row)
        self._paint_words(painter, rect, index.row(), row)
        segments.paint_segments(painter, self.segment_rect(rect), row, focused=focused)
        if is_full(rect.width()):
            self._paint_tail(painter, rect, row)
        painter.restore()

    def _paint_icon(self, painter: QPainter, rect: QRect, row: MaterialRow) -> None:
        name, ink = _ICONS[MaterialState(row.state)]
        side = theme.px(18)
        height = theme.px(28) if self.narrow else self.row_height
        box = QRectF(rect.left() + theme.px(10), rect.top() + (height - side) / 2, side, side)
        paint_icon(painter, name, theme.hex_colour(ink), box)

    def _paint_words(self, painter: QPainter, rect: QRect, at: int, row: MaterialRow) -> None:
        name = f"{at + 1}. {row.name}"
        below, ink = self._second_line(rect, row, self.open_row == at)
        left = rect.left() + theme.px(ICON_COLUMN)
        if self.narrow:
            self._paint_one_line(painter, rect, row, (name, below), ink)
            return
        width = self.segment_rect(rect).left() - left - theme.px(8)
        top = rect.top() + (self.row_height - theme.px(37)) // 2
        line = QRect(left, top, width, theme.px(20))
        if row.scans:
            line.setWidth(width - self._paint_scans(painter, line, row.scans))
        self._text(painter, line, name, TYPE_BODY, "ink_1")
        self._text(painter, QRect(left, top + theme.px(20), width, theme.px(17)), below, TYPE_SMALL, ink)

    def _paint_scans(self, painter: QPainter, line: QRect, count: int) -> int:
        """A clip and how many scans, at the right end of the line; the width they take."""
        painter.setFont(theme.font(TYPE_SMALL))
        words = QFontMetrics(painter.font()).horizontalAdvance(str(count))
        side, width = theme.px(14), theme.px(14 + 4 + 8) + words
        left = line.right() + 1 - width + theme.px(8)
        top = line.top() + (line.height() - side) / 2
        paint_icon(painter, "clip", theme.hex_colour("blue_7"), QRectF(left, top, side, side))
        painter.setPen(theme.colour("blue_7"))
        number = QRect(left + side + theme.px(4), line.top(), words, line.height())
        painter.drawText(number, Qt.AlignmentFlag.AlignVCenter, str(count))
        return width

    def _paint_one_line(
        self, painter: QPainter, rect: QRect, row: MaterialRow, words: tuple[str, str], ink: str
    ) -> None:
        left = rect.left() + theme.px(35)
        name, below = words
        line = QRect(left, rect.top() + theme.px(3), rect.right() - left - theme.px(12), theme.px(24))
        painter.setFont(theme.font(TYPE_BODY, bold=True))
        painter.setPen(theme.colour("ink_1"))
        metrics = QFontMetrics(painter.font())
        name = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, name)
        line.setLeft(left + metrics.horizontalAdvance(name) + theme.px(7))
        if row.scans:
            line.setWidth(line.width() - self._paint_scans(painter, line, row.scans))
        self._text(painter, line, below, TYPE_SMALL, ink)

    def _second_line(self, rect: QRect, row: MaterialRow, is_open: bool) -> tuple[str, str]:
        if row.state in TO_MEND and row.reason and not is_open:
            return row.reason, "red_7"
        words = row.requirement
        if row.note and not is_full(rect.width()):
            words = f"{words}，{row.note}" if words else row.note
        return words, "amber_7" if row.state == MaterialState.DEFERRED else "ink_3"

    def _paint_tail(self, painter: QPainter, rect: QRect, row: MaterialRow) -> None:
        height = self.row_height
        left = rect.right() + 1 - theme.px(COPIES + NOTE)
        painter.setFont(theme.font(TYPE_BODY))
        painter.setPen(theme.colour("ink_1"))
        if row.copies:
            cell = QRect(left, rect.top(), theme.px(COPIES), height)
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(row.copies))
        note = QRect(left + theme.px(COPIES + 4), rect.top(), theme.px(NOTE - 8), height)
        self._text(painter, note, row.note, TYPE_SMALL, "ink_2")

    def _text(self, painter: QPainter, line: QRect, words: str, size: int, ink: str) -> None:
        painter.setFont(theme.font(size))
        painter.setPen(theme.colour(ink))
        elided = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, elided)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """A click on a segment marks the row."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            rect: QRect = option.rect  # type: ignore[attr-defined]
            state = segments.hit(self.segment_rect(rect), event.position().toPoint())
            if state is not None:
                self.clicked_state.emit(index.row(), state.value)
                return True
        return False

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """The reason line of a missing or unfit row."""
        line = ReasonLine(parent)
        at = index.row()
        line.changed.connect(lambda reason, remedy: self.reason_changed.emit(at, reason, remedy))
        line.finished.connect(lambda: self.reason_finished.emit(at))
        line.left.connect(lambda: self.reason_left.emit(at))
        return line

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Keep the line in step with its row."""
        if isinstance(editor, ReasonLine):
            editor.show_row(index.data(Qt.ItemDataRole.UserRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Nothing: reasons travel by signal to the case and come back with the rows."""

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """The line handles its own keys; the stock behaviour would close it on Enter and Tab."""
        return False

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        """Under the row's own line."""
        rect: QRect = option.rect  # type: ignore[attr-defined]
        side = theme.px(8) if self.narrow else theme.px(40)
        top = rect.top() + self.row_height
        editor.setGeometry(rect.left() + side, top, rect.width() - side - theme.px(10), theme.px(REASON - 8))


def is_full(width: int) -> bool:
    """Whether copies and note have columns of their own in a list `width` pixels wide."""
    return width >= theme.px(FULL_FROM)
