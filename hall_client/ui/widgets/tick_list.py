"""A short list to tick: Space or a digit ticks, Enter is for whoever shows it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from hall_client.ui import theme

_ROW, _SHOWN, _LEAST = 30, 5, 2
_BOXED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


class TickList(QListWidget):
    """`ticked` holds the keys of the ticked rows; `changed` tells that they are others, `entered` is Enter."""

    changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "ticks")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        theme.current.changed.connect(self._measure)
        self.itemChanged.connect(lambda _item: self.changed.emit())

    def offer(self, rows: Sequence[tuple[str, str]], ticked: Sequence[str] = ()) -> None:
        """Show these (key, words), some of them ticked."""
        self.blockSignals(True)
        self.clear()
        for at, (key, words) in enumerate(rows):
            item = QListWidgetItem(f"{at + 1}. {words}")
            item.setToolTip(words)
            item.setFlags(_BOXED)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setCheckState(Qt.CheckState.Checked if key in ticked else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.blockSignals(False)
        if rows:
            self.setCurrentRow(0)
        self._measure()

    def tick(self, keys: Sequence[str]) -> None:
        """Tick these rows and no others."""
        for at in range(self.count()):
            chosen = self.item(at).data(Qt.ItemDataRole.UserRole) in keys
            self.item(at).setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)

    def _measure(self) -> None:
        """As many rows as there are; where there is little room two of them, the others by scrolling."""
        rows = max(1, min(self.count(), _SHOWN))
        self.setMinimumHeight(theme.px(_ROW * min(rows, _LEAST) + 4))
        self.setMaximumHeight(theme.px(_ROW * rows + 4))

    @property
    def ticked(self) -> tuple[str, ...]:
        """The keys of the ticked rows, in order."""
        items = (self.item(at) for at in range(self.count()))
        return tuple(
            str(e.data(Qt.ItemDataRole.UserRole)) for e in items if e.checkState() == Qt.CheckState.Checked
        )

    def _toggle(self, at: int) -> None:
        item = self.item(at)
        checked = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits tick; Enter is passed on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.text().isdigit() and 1 <= int(event.text()) <= self.count():
            self.setCurrentRow(int(event.text()) - 1)
            self._toggle(int(event.text()) - 1)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
