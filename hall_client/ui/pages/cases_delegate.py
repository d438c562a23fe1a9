"""Draws one found case: name and item, number and progress, state and clock."""

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from hall_client.domain.cases import Case
from hall_client.domain.numbers import shown
from hall_client.ui import theme
from hall_client.ui.models.cases_model import CasesModel
from hall_client.ui.models.cases_words import ChipLook, clock_chip, progress, state_chip
from hall_client.ui.tokens import TYPE_BODY, TYPE_LABEL, TYPE_SMALL
from hall_client.ui.widgets.chip import paint_chip
from hall_client.ui.widgets.list_rows import is_chosen, paint_ground

_ROW = 56
_NUMBER = 176
_STATE = 118
_SIDE = 12


class CasesDelegate(QStyledItemDelegate):
    """Three columns where there is room; without it the middle one is left out."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines."""
        return QSize(0, theme.px(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row; the chosen one on blue with a mark at its left."""
        case: Case = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        painter.save()
        paint_ground(painter, rect, chosen=is_chosen(option))
        inside = rect.adjusted(theme.px(_SIDE), theme.px(6), -theme.px(8), -theme.px(6))
        state = inside.adjusted(inside.width() - theme.px(_STATE), 0, 0, 0)
        model = index.model()
        clock = model.clock(case) if isinstance(model, CasesModel) else None
        self._chips(painter, state, state_chip(case), clock_chip(clock) if clock else None)
        number = inside.adjusted(inside.width() - theme.px(_STATE + _NUMBER), 0, -theme.px(_STATE), 0)
        wide = inside.width() > theme.px(_STATE + _NUMBER + 120)
        if wide:
            self._lines(painter, number, shown(case.number), progress(case), TYPE_LABEL)
        name = inside.adjusted(0, 0, -theme.px(_STATE + (_NUMBER if wide else 0) + 8), 0)
        self._lines(painter, name, _who(case), case.item_name, TYPE_BODY)
        painter.restore()

    def _lines(self, painter: QPainter, rect: QRect, upper: str, lower: str, size: int) -> None:
        half = rect.height() // 2
        for at, (words, pixels, ink) in enumerate(((upper, size, "ink_1"), (lower, TYPE_SMALL, "ink_2"))):
            painter.setFont(theme.font(pixels))
            painter.setPen(theme.colour(ink))
            line = QRect(rect.left(), rect.top() + at * half, rect.width(), half)
            cut = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideMiddle, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, cut)

    def _chips(self, painter: QPainter, rect: QRect, state: ChipLook, clock: ChipLook | None) -> None:
        middle = rect.center().y()
        shift = rect.height() // 4 + 1 if clock else 0
        paint_chip(painter, rect.left(), middle - shift, state.words, state.icon, state.kind)
        if clock:
            paint_chip(painter, rect.left(), middle + shift, clock.words, clock.icon, clock.kind)


def _who(case: Case) -> str:
    agent = case.agent.get("name", "")
    if not agent:
        return case.applicant_name
    both = QCoreApplication.translate("cases", "{name}（代办 {agent}）")
    return both.format(name=case.applicant_name, agent=agent)
