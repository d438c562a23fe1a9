"""What lists look like and do alike: the ground of a row, and a list that is read and not edited."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem

from hall_client.ui import theme
from hall_client.ui.tokens import TYPE_SMALL

_MARK = 4


def is_chosen(option: QStyleOptionViewItem) -> bool:
    """Whether somebody is on this row."""
    return bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]


def paint_ground(painter: QPainter, rect: QRect, *, chosen: bool, marked: bool = True) -> None:
    """The ground of a row: blue where it is chosen, with a mark at its left unless not `marked`; a line below."""
    if chosen:
        painter.fillRect(rect, theme.colour("blue_1"))
        if marked:
            painter.fillRect(rect.left(), rect.top(), theme.px(_MARK), rect.height(), theme.colour("blue_7"))
    painter.setPen(theme.colour("line_2"))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def paint_head(painter: QPainter, rect: QRect) -> None:
    """The ground of the heads over a list; what is written next is in their ink and size."""
    painter.fillRect(rect, theme.colour("alt"))
    painter.setPen(theme.colour("line"))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    painter.setPen(theme.colour("ink_3"))
    painter.setFont(theme.font(TYPE_SMALL))


def make_readable(view: QListView) -> None:
    """A list for reading: nothing is edited in it, it scrolls up and down alone, it follows the size of the text."""
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    theme.current.changed.connect(view.scheduleDelayedItemsLayout)
