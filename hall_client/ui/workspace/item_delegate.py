"""Draws one item of the search: the matched characters in blue, kind, department and code at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from hall_client.ui import theme
from hall_client.ui.models.window_items import ItemRow
from hall_client.ui.tokens import TYPE_LABEL, TYPE_LEAD, TYPE_SMALL
from hall_client.ui.widgets.chip import chip_width, paint_chip
from hall_client.ui.widgets.list_rows import is_chosen, paint_ground

_Index = QModelIndex | QPersistentModelIndex
_ROW = 46
_CODE = 84
_DEPARTMENT = 112
_SLIM = 560


class ItemDelegate(QStyledItemDelegate):
    """One line per item; slim lists leave out the department."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """One line."""
        return QSize(0, theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row."""
        row: ItemRow = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        painter.save()
        paint_ground(painter, rect, chosen=is_chosen(option))
        room = self._paint_right(painter, rect, row)
        self._paint_name(painter, rect.adjusted(theme.px(16), 0, 0, 0), room, row)
        painter.restore()

    def _paint_right(self, painter: QPainter, rect: QRect, row: ItemRow) -> int:
        right = rect.right() - theme.px(16)
        wide = rect.width() >= theme.px(_SLIM)
        painter.setFont(theme.font(TYPE_LABEL))
        painter.setPen(theme.colour("ink_2"))
        columns = ((row.code, _CODE), (row.department, _DEPARTMENT)) if wide else ()
        for words, width in columns:
            cell = QRect(right - theme.px(width), rect.top(), theme.px(width), rect.height())
            shown = QFontMetrics(painter.font()).elidedText(
                words, Qt.TextElideMode.ElideRight, cell.width() - theme.px(8)
            )
            painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter, shown)
            right = cell.left()
        kind = "amber" if row.guidance else "green" if row.on_the_spot else "blue"
        left = right - theme.px(12) - chip_width(row.kind, kind=kind)
        paint_chip(painter, left, rect.center().y(), row.kind, kind=kind)
        return left - theme.px(12)

    def _paint_name(self, painter: QPainter, line: QRect, room: int, row: ItemRow) -> None:
        left = line.left()
        for words, found in _pieces(row):
            painter.setFont(theme.font(TYPE_LEAD, bold=found))
            painter.setPen(theme.colour("blue_7" if found else "ink_1"))
            metrics = QFontMetrics(painter.font())
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, room - left))
            painter.drawText(
                QRect(left, line.top(), room - left, line.height()), Qt.AlignmentFlag.AlignVCenter, shown
            )
            left += metrics.horizontalAdvance(shown)
        painter.setFont(theme.font(TYPE_SMALL))
        painter.setPen(theme.colour("ink_3"))
        left += theme.px(12)
        shown = QFontMetrics(painter.font()).elidedText(
            row.small, Qt.TextElideMode.ElideRight, max(0, room - left)
        )
        painter.drawText(
            QRect(left, line.top(), max(0, room - left), line.height()), Qt.AlignmentFlag.AlignVCenter, shown
        )


def _pieces(row: ItemRow) -> list[tuple[str, bool]]:
    pieces, at = [], 0
    for start, end in row.spans:
        pieces += [(row.name[at:start], False), (row.name[start:end], True)]
        at = end
    return [(words, found) for words, found in [*pieces, (row.name[at:], False)] if words]
