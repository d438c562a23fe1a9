"""How a warning looks: its chip, who and what, and at the right where it stands or what became of the 督办."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from hall_client.domain.hall_warnings import URGED_WORDS, HallWarning, Urged
from hall_client.ui import theme
from hall_client.ui.models.board_warnings_model import chip_look
from hall_client.ui.tokens import TYPE_BODY, TYPE_SMALL
from hall_client.ui.widgets.chip import chip_width, paint_chip
from hall_client.ui.widgets.list_rows import is_chosen, paint_ground

_Index = QModelIndex | QPersistentModelIndex
_URGED = {Urged.SENT: "blue", Urged.SILENT: "amber", Urged.ANSWERED: "green"}
_ROW, _SLIM_ROW, _SIDE, _CHIP, _SLIM_BELOW = 42, 62, 14, 122, 480


def _slim(width: int) -> bool:
    return width < theme.px(_SLIM_BELOW)


class BoardWarningsDelegate(QStyledItemDelegate):
    """One line each; two where there is little room."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The height of a row."""
        slim = _slim(option.rect.width())  # type: ignore[attr-defined]
        return QSize(0, theme.px(_SLIM_ROW if slim else _ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row."""
        row: HallWarning = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        painter.save()
        paint_ground(painter, rect, chosen=is_chosen(option))
        inside = rect.adjusted(theme.px(_SIDE), 0, -theme.px(_SIDE), 0)
        kind, icon = chip_look(row)
        upper = inside
        if _slim(rect.width()):
            upper = QRect(inside.left(), inside.top(), inside.width(), inside.height() // 2)
            lower = upper.translated(0, upper.height())
            self._text(painter, lower, row.where, TYPE_SMALL, "ink_2")
        width = max(theme.px(_CHIP), chip_width(row.words, icon, kind))
        paint_chip(painter, upper.left(), upper.center().y(), row.words, icon, kind)
        taken = self._right(painter, inside, row, slim=_slim(rect.width()))
        left = upper.left() + width + theme.px(12)
        line = QRect(left, upper.top(), upper.right() - left - taken, upper.height())
        self._text(painter, line, row.who, TYPE_BODY, "ink_1", rest=row.what)
        painter.restore()

    def _right(self, painter: QPainter, inside: QRect, row: HallWarning, *, slim: bool) -> int:
        """What became of the 督办 as a chip, and where it stands; the pixels they take."""
        taken = 0
        if row.urged is not Urged.NO:
            words, kind = URGED_WORDS[row.urged], _URGED[row.urged]
            taken = chip_width(words, "", kind)
            paint_chip(painter, inside.right() - taken, inside.center().y(), words, "", kind)
            taken += theme.px(10)
        if not slim:
            painter.setFont(theme.font(TYPE_SMALL))
            painter.setPen(theme.colour("ink_2"))
            metrics = QFontMetrics(painter.font())
            most = inside.width() * 2 // 5
            words = metrics.elidedText(row.where, Qt.TextElideMode.ElideMiddle, most)
            line = inside.adjusted(0, 0, -taken, 0)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
            taken += metrics.horizontalAdvance(words) + theme.px(12)
        return taken

    def _text(
        self, painter: QPainter, line: QRect, words: str, size: int, ink: str, *, rest: str = ""
    ) -> None:
        """Words, and behind them the quieter rest; both cut in the middle where they do not fit."""
        painter.setFont(theme.font(size, bold=bool(rest)))
        painter.setPen(theme.colour(ink))
        metrics = QFontMetrics(painter.font())
        most = line.width() * 3 // 5 if rest else line.width()
        cut = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, max(0, most))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, cut)
        if rest:
            line = line.adjusted(metrics.horizontalAdvance(cut) + theme.px(12), 0, 0, 0)
            self._text(painter, line, rest, size, "ink_2")
