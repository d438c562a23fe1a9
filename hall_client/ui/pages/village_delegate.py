"""Draws one case of a village's list: tick, name and item, sheets, time, whether the centre has it, and its term."""

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from hall_client.ui import theme
from hall_client.ui.icons import paint_icon
from hall_client.ui.models.village_model import AT, CHECK, DATA, SHEETS, TERM, WHO, VillageRow
from hall_client.ui.tokens import TYPE_BODY, TYPE_LABEL, TYPE_SMALL
from hall_client.ui.widgets.chip import paint_chip
from hall_client.ui.widgets.list_rows import is_chosen, paint_ground

ROW = 46
_SIDE, _BOX = 8, 18
_Index = QModelIndex | QPersistentModelIndex


class VillageDelegate(QStyledItemDelegate):
    """A name too long for its cell is cut in the middle; the tool tip and the strip below have it whole."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Two lines."""
        return QSize(0, theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one cell."""
        row: VillageRow = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        painter.save()
        first = index.column() == CHECK or (index.column() == WHO and rect.left() == 0)
        paint_ground(painter, rect, chosen=is_chosen(option), marked=first)
        self._cell(painter, rect.adjusted(theme.px(_SIDE), 0, -theme.px(4), 0), index, row)
        painter.restore()

    def _cell(self, painter: QPainter, cell: QRect, index: _Index, row: VillageRow) -> None:
        column = index.column()
        if column == CHECK:
            self._box(painter, cell, index, row)
        elif column == WHO:
            self._who(painter, cell, row)
        elif column == SHEETS:
            self._sheets(painter, cell, row)
        elif column == AT:
            _words(painter, cell, row.at, "ink_2")
        elif column == DATA:
            self._data(painter, cell, row)
        elif column == TERM and row.look:
            paint_chip(painter, cell.left(), cell.center().y(), row.term, row.icon, row.look)
        elif column == TERM:
            _words(painter, cell, row.term, "ink_2")

    def _box(self, painter: QPainter, cell: QRect, index: _Index, row: VillageRow) -> None:
        side = theme.px(_BOX)
        box = QRectF(cell.center().x() - side / 2, cell.center().y() - side / 2, side, side)
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("blue_7" if ticked else "control" if row.may_go else "line")))
        painter.setBrush(theme.colour("blue_7" if ticked else "surface" if row.may_go else "alt"))
        painter.drawRoundedRect(box, theme.px(3), theme.px(3))
        if ticked:
            inner = box.adjusted(2, 2, -2, -2)
            paint_icon(painter, "tick", theme.hex_colour("on_blue"), inner)

    def _who(self, painter: QPainter, cell: QRect, row: VillageRow) -> None:
        half = cell.height() // 2
        upper = QRect(cell.left(), cell.top() + theme.px(3), cell.width(), half - theme.px(3))
        lower = QRect(cell.left(), cell.top() + half, cell.width(), half - theme.px(3))
        _words(painter, upper, row.name, "ink_1", TYPE_BODY)
        _words(painter, lower, row.item, "ink_2", TYPE_SMALL)

    def _sheets(self, painter: QPainter, cell: QRect, row: VillageRow) -> None:
        if row.short:
            _with_icon(painter, cell, "missing", row.sheets, "red_7")
        else:
            _words(painter, cell, row.sheets, "ink_1", TYPE_BODY)

    def _data(self, painter: QPainter, cell: QRect, row: VillageRow) -> None:
        if row.uploaded is True:
            words = QCoreApplication.translate("village", "已上传")
            _with_icon(painter, cell, "cloud", words, "ink_2")
        else:
            words = QCoreApplication.translate("village", "存在本机")
            _with_icon(painter, cell, "cloud-off", words, "amber_7")


def _words(painter: QPainter, line: QRect, words: str, ink: str, size: int = TYPE_LABEL) -> None:
    painter.setFont(theme.font(size))
    painter.setPen(theme.colour(ink))
    cut = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideMiddle, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, cut)


def _with_icon(painter: QPainter, cell: QRect, icon: str, words: str, ink: str) -> None:
    side = theme.px(15)
    box = QRectF(cell.left(), cell.center().y() - side / 2 + 1, side, side)
    paint_icon(painter, icon, theme.hex_colour(ink), box)
    _words(painter, cell.adjusted(side + theme.px(5), 0, 0, 0), words, ink)
