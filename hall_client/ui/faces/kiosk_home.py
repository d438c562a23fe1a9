"""The first page of the ticket machine: a tile for each series, and the way to a number ahead of the others."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hall_client.domain.hall import Hall, PriorityClass, Series
from hall_client.services.opening import KioskView
from hall_client.ui.faces.kiosk_tile import KioskTile

_COLUMNS = 2


class KioskHome(QWidget):
    """`chosen` carries the series letter and the priority class ("" for none)."""

    chosen = Signal(str, str)
    large_requested = Signal(bool)
    read_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series: tuple[Series, ...] = ()
        self._classes: tuple[PriorityClass, ...] = ()
        self._priority = ""
        self.tiles: list[KioskTile] = []
        self._title = QLabel()
        self._title.setProperty("face", "heading")
        self._grid, self._foot = QGridLayout(), QHBoxLayout()
        self._first = self._button(self.tr("优先取号"), strong=True)
        self._first.clicked.connect(self._on_priority)
        self._back = self._button(self.tr("不用优先"), strong=True)
        self._back.clicked.connect(self.begin)
        self.classes: list[QPushButton] = []
        self._large = self._button(self.tr("大字"))
        self._large.setCheckable(True)
        self._large.toggled.connect(self.large_requested)
        self._read = self._button(self.tr("朗读"))
        self._read.clicked.connect(self.read_requested)
        for button in (self._first, self._back, self._large, self._read):
            self._foot.addWidget(button, 1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addLayout(self._grid, 1)
        self._column.addLayout(self._foot)
        self.begin()

    def _button(self, words: str, *, strong: bool = False) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("face", "strong" if strong else "wide")
        return button

    def show_view(self, view: KioskView) -> None:
        """The tiles of this hall and how many wait for each."""
        if (view.hall.series, view.hall.priorities) != (self._series, self._classes):
            self._build(view.hall)
        for tile in self.tiles:
            tile.show_waiting(view.waiting.get(tile.letter, 0))

    def begin(self) -> None:
        """Back to the start: no priority, everything to choose anew."""
        self._priority = ""
        self._title.setText(self.tr("点要办的事，就出号"))
        self._show_classes(False)

    def measure(self, unit: float) -> None:
        """Margins and gaps in parts of the screen."""
        side = round(2 * unit)
        self._column.setContentsMargins(side, round(1.2 * unit), side, round(1.4 * unit))
        for layout in (self._column, self._grid, self._foot):
            layout.setSpacing(round(unit))

    def _build(self, hall: Hall) -> None:
        self._series, self._classes = hall.series, hall.priorities
        for old in (*self.tiles, *self.classes):
            old.hide()
            old.deleteLater()
        self.tiles = [KioskTile(series.letter, series.name) for series in hall.series]
        self.classes = [self._button(each.label) for each in hall.priorities]
        for at, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, at // _COLUMNS, at % _COLUMNS)
            tile.clicked.connect(
                lambda _on=False, letter=tile.letter: self.chosen.emit(letter, self._priority)
            )
        for at, (button, each) in enumerate(zip(self.classes, hall.priorities, strict=True)):
            self._foot.insertWidget(at, button, 1)
            button.clicked.connect(lambda _on=False, each=each: self._on_class(each))
        self.begin()

    def _show_classes(self, shown: bool) -> None:
        for button in self.classes:
            button.setVisible(shown)
        self._back.setVisible(shown or bool(self._priority))
        self._first.setVisible(not shown and not self._priority and bool(self._classes))

    def _on_priority(self) -> None:
        self._title.setText(self.tr("您是哪一种优先，点下面的一个"))
        self._show_classes(True)

    def _on_class(self, each: PriorityClass) -> None:
        self._priority = each.code
        self._title.setText(self.tr("优先：{label}。点要办的事，就出号").format(label=each.label))
        self._show_classes(False)
