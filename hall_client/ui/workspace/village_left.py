"""The left column of a village desk: 新代办, the lists with their counts, and the rule they follow."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from hall_client.domain.proxies import HAND_OVER_DAYS
from hall_client.domain.village_lists import VillageList
from hall_client.services.village_lists import Overview
from hall_client.ui import theme
from hall_client.ui.models.village_words import list_words
from hall_client.ui.tokens import TYPE_BODY, TYPE_LEAD
from hall_client.ui.widgets.key_button import KeyButton
from hall_client.ui.widgets.list_rows import is_chosen, make_readable, paint_ground

WIDTH = 216
_ROW, _SIDE = 42, 14
_CODE, _COUNT, _LATE = (Qt.ItemDataRole.UserRole + n for n in range(3))
_Index = QModelIndex | QPersistentModelIndex


class VillageLeft(QFrame):
    """`list_wished` carries the list to look at; `new_wished` is 新代办."""

    list_wished = Signal(object)
    new_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "left")
        theme.fix(self, width=WIDTH)
        self._new = KeyButton(self.tr("新代办"), ("Ctrl+N",), kind="primary", icon="plus")
        self._new.clicked.connect(self.new_wished)
        theme.fix(self._new, height=48)
        self.list = self._make_list()
        self._year, self._rule = self._small(), self._small()
        self._rule.setText(self.tr("规定：收件后 {n} 个工作日内交到镇里").format(n=HAND_OVER_DAYS))
        self._lay_out()
        self.setFocusProxy(self.list)

    def _small(self) -> QLabel:
        label = QLabel()
        label.setProperty("type", "small")
        label.setProperty("tone", "secondary")
        label.setWordWrap(True)
        return label

    def _make_list(self) -> QListWidget:
        found = QListWidget()
        found.setItemDelegate(_Delegate(found))
        make_readable(found)
        found.setAccessibleName(self.tr("我手上的"))
        for each in VillageList:
            item = QListWidgetItem(list_words(each))
            item.setData(_CODE, each.value)
            item.setData(_COUNT, 0)
            found.addItem(item)
        found.itemClicked.connect(lambda item: self.list_wished.emit(VillageList(item.data(_CODE))))
        found.currentRowChanged.connect(self._on_row)
        return found

    def _lay_out(self) -> None:
        head = QLabel(self.tr("我手上的"))
        head.setProperty("type", "label")
        head.setProperty("tone", "secondary")
        top, foot = QVBoxLayout(), QVBoxLayout()
        theme.space(top, (14, 14, 14, 6), 12)
        theme.space(foot, (14, 10, 14, 10), 4)
        top.addWidget(self._new)
        top.addWidget(head)
        foot.addWidget(self._year)
        foot.addWidget(self._rule)
        self._foot = foot
        column = QVBoxLayout(self)
        theme.space(column, (0, 0, 1, 0))
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def add_foot(self, widget: QWidget) -> None:
        """Put what a page has besides under the rule."""
        self._foot.addWidget(widget)

    def show_hints(self, *, shown: bool) -> None:
        """The year's count and the rule; the lists need their room on a small screen."""
        for hint in (self._year, self._rule):
            hint.setVisible(shown)

    def _on_row(self, row: int) -> None:
        """↑↓ look at a list at once; what the program chose itself is known already."""
        if row >= 0 and self.list.hasFocus():
            self.list_wished.emit(VillageList(self.list.item(row).data(_CODE)))

    def show_overview(self, facts: Overview) -> None:
        """The counts; results that lie here for too long are counted in amber."""
        for row, each in enumerate(VillageList):
            item = self.list.item(row)
            item.setData(_COUNT, facts.counts.get(each, 0))
            item.setData(_LATE, each is VillageList.TO_DELIVER and facts.late > 0)
            words = self.tr("{name}，{n} 件").format(name=list_words(each), n=facts.counts.get(each, 0))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        self._year.setText(self.tr("今年代办 {n} 件").format(n=facts.year))

    def show_chosen(self, wanted: VillageList | None) -> None:
        """Mark the list that is looked at; None on the page where a case is taken on."""
        row = list(VillageList).index(wanted) if wanted is not None else -1
        if row != self.list.currentRow():
            self.list.blockSignals(True)
            self.list.setCurrentRow(row)
            self.list.blockSignals(False)

    def counts(self) -> dict[VillageList, int]:
        """The counts as they are shown."""
        return {each: int(self.list.item(row).data(_COUNT)) for row, each in enumerate(VillageList)}


class _Delegate(QStyledItemDelegate):
    """The name at the left, the count at the right; the chosen list on blue with a mark."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """One line."""
        return QSize(0, theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one list."""
        rect: QRect = option.rect  # type: ignore[attr-defined]
        chosen = is_chosen(option)
        painter.save()
        paint_ground(painter, rect, chosen=chosen)
        line = rect.adjusted(theme.px(_SIDE), 0, -theme.px(_SIDE), 0)
        painter.setFont(theme.font(TYPE_BODY, bold=chosen))
        painter.setPen(theme.colour("ink_1"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        count = int(index.data(_COUNT) or 0)
        painter.setFont(theme.font(TYPE_LEAD, bold=chosen))
        painter.setPen(theme.colour(_ink(count, late=bool(index.data(_LATE)))))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(count))
        painter.restore()


def _ink(count: int, *, late: bool) -> str:
    if late:
        return "red_7"
    return "ink_1" if count else "ink_3"
