"""The table of a village's list: Space ticks, Ctrl+A ticks all, Enter opens."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from hall_client.ui import theme
from hall_client.ui.models.village_model import AT, CHECK, DATA, SHEETS, TERM, WHO, VillageModel
from hall_client.ui.pages.village_delegate import ROW, VillageDelegate

_Index = QModelIndex | QPersistentModelIndex
_WIDTHS = {CHECK: 42, SHEETS: 84, AT: 104, DATA: 102, TERM: 110}
_LEAST = 150


class VillageTable(QTableView):
    """`opened` is Enter, `tick_wished` and `all_wished` are Space and Ctrl+A; `moved` carries the row now current."""

    opened = Signal()
    tick_wished = Signal(int)
    all_wished = Signal()
    moved = Signal(int)

    def __init__(self, model: VillageModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(VillageDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("办件"))
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(WHO, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        model.modelReset.connect(self._measure)
        theme.current.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        hidden = {CHECK} if not self._rows.with_ticks else set()
        for column in (AT, DATA):
            taken = sum(theme.px(w) for at, w in _WIDTHS.items() if at not in hidden)
            if self.viewport().width() - taken < theme.px(_LEAST):
                hidden.add(column)
        for column, width in _WIDTHS.items():
            self.setColumnHidden(column, column in hidden)
            self.setColumnWidth(column, theme.px(width))
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))

    def go_to(self, row: int) -> None:
        """Move to a row."""
        self.setCurrentIndex(self._rows.index(row, WHO))

    @property
    def at(self) -> int:
        """The row somebody is on; -1 for none."""
        return self.currentIndex().row()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns give way to the name."""
        super().resizeEvent(event)
        self._measure()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell where somebody is."""
        super().currentChanged(current, previous)
        self.moved.emit(current.row())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a box ticks it."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == CHECK:
            self.tick_wished.emit(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens, except on a box."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == CHECK:
            self.tick_wished.emit(index.row())
        elif index.isValid():
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a list; letters do not search it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.tick_wished.emit(self.at)
        elif event.key() == Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.all_wished.emit()
        elif not event.text().strip() or event.modifiers():
            super().keyPressEvent(event)
