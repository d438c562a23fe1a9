"""The list of materials under the clerk's number keys."""

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget

from hall_client.domain.materials import TO_MEND, MaterialState
from hall_client.ui import theme
from hall_client.ui.models.materials_model import MARKS, MaterialsModel
from hall_client.ui.tokens import WidthMode, width_mode
from hall_client.ui.widgets.list_rows import make_readable
from hall_client.ui.widgets.material_delegate import MaterialDelegate
from hall_client.ui.widgets.reason_line import ReasonLine

_NARROW_BELOW = 560
_LOW_BELOW = 710
_Index = QModelIndex | QPersistentModelIndex
_PLUS = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MaterialsView(QListView):
    """1–6 mark the row and go on to the next one not looked at; 0 clears, + − copies, B note, F scans,
    Ctrl+A then 1 all.

    A mark shows at once; the signals tell the case, whose answer comes back as new rows. `refused` carries
    the words why a mark is not possible. `all_marked` is one act: every row not looked at yet is in hand.
    """

    marked = Signal(int, str)
    all_marked = Signal(str)
    cleared = Signal(int)
    copies_changed = Signal(int, int)
    reason_chosen = Signal(int, str, str)
    note_requested = Signal(int)
    scans_requested = Signal(int)
    row_changed = Signal(int)
    refused = Signal(str)

    def __init__(self, model: MaterialsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._materials = model
        self._all = False
        self.rows_delegate = MaterialDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self.rows_delegate)
        make_readable(self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(self.tr("材料"))
        self.rows_delegate.clicked_state.connect(self.mark)
        self.rows_delegate.reason_changed.connect(self.reason_chosen)
        self.rows_delegate.reason_finished.connect(self._on_reason_finished)
        self.rows_delegate.reason_left.connect(self._on_reason_left)
        model.modelReset.connect(self._on_reset)
        model.dataChanged.connect(lambda *_: self._follow_state())

    @property
    def row(self) -> int:
        """The row the clerk is on, -1 when there is none."""
        return self.currentIndex().row()

    def go_to(self, row: int) -> None:
        """Move to `row` and bring it into sight."""
        self.setCurrentIndex(self._materials.index(row, 0))

    def mark(self, row: int, state: str) -> None:
        """Mark `row`, then go on to the next row not looked at, or into the reason line where one is
        needed.
        """
        material = self._materials.rows[row]
        if not material.allows(state):
            self.refused.emit(material.disabled_hint)
            return
        self._materials.set_state(row, state)
        self.go_to(row)
        self.marked.emit(row, state)
        if state in TO_MEND:
            self._enter_reason()
        else:
            self._advance(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The clerk's keys; arrows and paging as in every list."""
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self._all = True
            return
        all_rows, self._all = self._all, False
        acted = self.row >= 0 and self._act(event, all_rows)
        # Letters would otherwise search the list by name.
        if not acted and not event.text().strip():
            super().keyPressEvent(event)

    def _act(self, event: QKeyEvent, all_rows: bool) -> bool:
        digit = event.text()
        if digit == "1" and all_rows:
            self.mark_all()
        elif digit in ("1", "2", "3", "4", "5", "6"):
            self.mark(self.row, MARKS[int(digit) - 1])
        elif digit == "0":
            self._clear()
        elif event.key() in _PLUS:
            self.copies_changed.emit(self.row, 1)
        elif event.key() == Qt.Key.Key_Minus:
            self.copies_changed.emit(self.row, -1)
        elif event.key() == Qt.Key.Key_B:
            self.note_requested.emit(self.row)
        elif event.key() == Qt.Key.Key_F:
            self.request_scans()
        elif event.key() in _ENTER:
            self._on_enter()
        else:
            return False
        return True

    def mark_all(self) -> None:
        """Every row not looked at yet is taken as an original; what was found before stays."""
        for at, material in enumerate(self._materials.rows):
            if material.state == MaterialState.UNSEEN:
                self._materials.set_state(at, MaterialState.ORIGINAL)
        self.all_marked.emit(MaterialState.ORIGINAL.value)

    def request_scans(self) -> None:
        """The scans of the material the clerk is on are wanted."""
        if self.row >= 0:
            self.scans_requested.emit(self.row)

    def _clear(self) -> None:
        self._materials.set_state(self.row, MaterialState.UNSEEN)
        self.cleared.emit(self.row)

    def _on_enter(self) -> None:
        if self._materials.rows[self.row].state in TO_MEND:
            self._enter_reason()
        else:
            self._advance(self.row)

    def _advance(self, row: int) -> None:
        following = self._materials.next_unseen(row)
        if following is not None:
            self.go_to(following)

    def _reason_line(self) -> ReasonLine | None:
        line = self.indexWidget(self._materials.index(self.rows_delegate.open_row, 0))
        return line if isinstance(line, ReasonLine) else None

    def _typing_reason(self) -> bool:
        line, now = self._reason_line(), QApplication.focusWidget()
        return line is not None and now is not None and (now is line or line.isAncestorOf(now))

    def _enter_reason(self) -> None:
        line = self._reason_line()
        if line is not None:
            line.setFocus()

    def _on_reason_finished(self, row: int) -> None:
        self.setFocus()
        self._advance(row)

    def _on_reason_left(self, _row: int) -> None:
        self.setFocus()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Open the reason line of the row arrived at, close the one left."""
        super().selectionChanged(selected, deselected)
        self._follow_state()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell the right pane which material is being looked at."""
        super().currentChanged(current, previous)
        self._follow_state()
        if current.isValid():
            self.row_changed.emit(current.row())

    def _on_reset(self) -> None:
        self.rows_delegate.open_row = -1
        if self._materials.rowCount():
            first = self._materials.next_unseen(-1)
            self.go_to(first if first is not None else 0)

    def _follow_state(self) -> None:
        rows = self._materials.rows
        lacking = 0 <= self.row < len(rows) and rows[self.row].state in TO_MEND
        wanted = self.row if lacking else -1
        present = self.rows_delegate.open_row
        if wanted == present:
            return
        if present >= 0:
            if self._typing_reason():
                self.setFocus()
            self.closePersistentEditor(self._materials.index(present, 0))
        self.rows_delegate.open_row = wanted
        if wanted >= 0:
            self.openPersistentEditor(self._materials.index(wanted, 0))
        self.doItemsLayout()
        self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows change their shape with the width, and draw closer in a low window."""
        super().resizeEvent(event)
        window = width_mode(self.window().width(), theme.current.scale)
        slim = self.viewport().width() < theme.px(_NARROW_BELOW)
        self.rows_delegate.narrow = slim or window is WidthMode.NARROW
        self.rows_delegate.low = self.window().height() < theme.px(_LOW_BELOW)
        self.scheduleDelayedItemsLayout()
