"""预警和督办: the list in three levels, the register of what was sent, and the composer under them."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStackedWidget, QVBoxLayout, QWidget

from hall_client.domain.hall_warnings import HallWarning
from hall_client.domain.lights import LEVEL_WORDS, Level
from hall_client.services.hall_board import Board
from hall_client.ui import theme
from hall_client.ui.announce import announce
from hall_client.ui.models.board_warnings_model import LOOKS, BoardWarningsModel
from hall_client.ui.models.task_rows import TaskRow
from hall_client.ui.pages.board_cards import card_head
from hall_client.ui.pages.board_composer import BoardComposer
from hall_client.ui.pages.board_warnings_delegate import BoardWarningsDelegate
from hall_client.ui.pages.cases_form import InPlaceForm
from hall_client.ui.widgets.chip import Chip
from hall_client.ui.widgets.empty_note import EmptyNote
from hall_client.ui.widgets.key_button import KeyButton
from hall_client.ui.widgets.list_rows import make_readable
from hall_client.ui.widgets.task_list import TaskList

_EMPTY, _LIST, _REGISTER = 0, 1, 2


class BoardWarningsView(QListView):
    """`chosen` carries the key of the row somebody moved to, `entered` that of one to be looked into."""

    chosen = Signal(str)
    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.warnings = BoardWarningsModel(self)
        self._quiet = False
        self.setModel(self.warnings)
        self.setItemDelegate(BoardWarningsDelegate(self))
        self.setAccessibleName(self.tr("预警和督办"))
        make_readable(self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.doubleClicked.connect(lambda index: self.entered.emit(self._key(index)))

    @property
    def key(self) -> str:
        """The key of the row somebody is on."""
        return self._key(self.currentIndex())

    def _key(self, index: QModelIndex) -> str:
        row = index.data(Qt.ItemDataRole.UserRole)
        return row.key if isinstance(row, HallWarning) else ""

    def show_rows(self, rows: Iterable[HallWarning]) -> None:
        """Show these; place and scroll stay, and where the row somebody was on is gone, the next one is it."""
        key, at, scroll = self.key, self.currentIndex().row(), self.verticalScrollBar().value()
        self._quiet = True
        moved = self.warnings.set_rows(rows)
        if moved:
            row = self.warnings.row_of(key)
            last = self.warnings.rowCount() - 1
            self.setCurrentIndex(self.warnings.index(row if row >= 0 else max(0, min(at, last))))
            self.verticalScrollBar().setValue(scroll)
        self._quiet = False
        if moved and self.key != key:
            self.chosen.emit(self.key)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        """Moving is choosing."""
        super().currentChanged(current, previous)
        if not self._quiet:
            self.scrollTo(current)
            self.chosen.emit(self._key(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter looks into a row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.key:
                self.entered.emit(self.key)
            return
        super().keyPressEvent(event)


class BoardWarningsCard(QFrame):
    """`register_wished` asks for the register or back; folded, the composer takes the place of the list."""

    register_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.view, self.register, self.composer, self.form = (
            BoardWarningsView(),
            TaskList(),
            BoardComposer(),
            InPlaceForm(),
        )
        self.register.setAccessibleName(self.tr("督办台账"))
        self.empty = EmptyNote("done", self.tr("今天没有要催的"))
        self._chips = {level: Chip() for level in LOOKS}
        self._link = KeyButton(self.tr("督办台账"), kind="link")
        self._link.clicked.connect(self.register_wished)
        self._folded = self._open = False
        self._known: set[str] | None = None
        self.body = QStackedWidget()
        nothing = QWidget()
        above = QVBoxLayout(nothing)
        theme.space(above, (0, 12, 0, 0))
        above.addWidget(self.empty)
        above.addStretch(1)
        for part in (nothing, self.view, self.register):
            self.body.addWidget(part)
        # Before the hall has been looked at nobody says that there is nothing, and the list can have the keyboard.
        self.body.setCurrentIndex(_LIST)
        column = QVBoxLayout(self)
        theme.space(column, (1, 1, 1, 1))
        head = card_head(self.tr("预警和督办"), *self._chips.values(), self._link)
        for widget in (head, self.body, self.form, self.composer):
            column.addWidget(widget, int(widget is self.body))
        self.setFocusProxy(self.view)
        self.composer.hide()

    @property
    def registers(self) -> bool:
        """Whether the register is shown."""
        return self.body.currentIndex() == _REGISTER

    def show_board(self, board: Board) -> None:
        """Show the warnings; what is newly overdue is said once."""
        for level, chip in self._chips.items():
            n = board.count(level)
            kind, icon = LOOKS[level] if n else ("plain", "")
            chip.set(f"{LEVEL_WORDS[level]} {n}", kind, icon)
            chip.setVisible(bool(n) or level is Level.OVERDUE)
        self.view.show_rows(board.warnings)
        red = {w.key: w for w in board.warnings if w.level is Level.OVERDUE}
        if self._known is not None:
            for key in red.keys() - self._known:
                words = self.tr("新的超期：{who}，{what}")
                announce(self, words.format(who=red[key].who, what=red[key].what))
        self._known = set(red)
        self._show_empty(board)

    def _show_empty(self, board: Board) -> None:
        if board.last_overdue is not None:
            last = self.tr("最近一次超期的期限在 {m} 月 {d} 日").format(
                m=board.last_overdue.month, d=board.last_overdue.day
            )
        else:
            last = self.tr("有超期、快到期、等得久的，会列在这里")
        self.empty.set(self.tr("今天没有要催的"), last)
        if not self.registers:
            self.body.setCurrentIndex(_LIST if board.warnings else _EMPTY)
        if not board.warnings and not self.registers:
            self.composer.hide()

    def show_register(self, rows: Iterable[TaskRow]) -> None:
        """The register in place of the warnings."""
        self.register.tasks.show_rows(rows, tickable=False, fresh=False)
        self.body.setCurrentIndex(_REGISTER)
        self._link.setText(self.tr("回到预警"))
        self.composer.hide()
        self.register.setFocus()
        self.register.go_to(self.register.key)

    def leave_register(self) -> None:
        """Back to the warnings."""
        self._link.setText(self.tr("督办台账"))
        self.body.setCurrentIndex(_LIST if self.view.warnings.rowCount() else _EMPTY)
        self.arrange()
        self.view.setFocus()

    def set_folded(self, folded: bool) -> None:
        """Where there is little room the composer is opened by itself, in place of the list."""
        self._folded = folded
        self.arrange()

    def open_composer(self) -> None:
        """Alt+D: the cursor goes to what is asked."""
        if self.composer.composed is None or self.registers:
            return
        self._open = True
        self.arrange()
        self.composer.begin()

    def close_composer(self) -> None:
        """Back to the list."""
        self._open = False
        self.arrange()
        self.view.setFocus()

    def show_form(self, shown: bool) -> None:
        """A form opens in the place of the composer, or has closed."""
        self.form.setVisible(shown)
        self.arrange()
        if not shown:
            self.view.setFocus()

    def arrange(self) -> None:
        """Show what there is room for."""
        forming = not self.form.isHidden()
        writing = self.composer.composed is not None and bool(self.view.warnings.rowCount())
        wanted = writing and not forming and not self.registers and (self._open or not self._folded)
        self.composer.setVisible(wanted)
        self.body.setVisible(not (self._folded and (forming or (wanted and self._open))))
