"""The left side of the cases page: the search field, a filter, and what was found."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hall_client.domain.cases import ENDED, RUNNING, Case, CaseState
from hall_client.domain.lights import ClockState
from hall_client.ui import theme
from hall_client.ui.announce import announce
from hall_client.ui.models.cases_model import CasesModel
from hall_client.ui.pages.cases_delegate import CasesDelegate
from hall_client.ui.widgets.empty_note import EmptyNote
from hall_client.ui.widgets.icon_label import IconLabel
from hall_client.ui.widgets.key_hint import KeyHint
from hall_client.ui.widgets.list_rows import make_readable

DEBOUNCE_MS = 180
_WAITING = frozenset({CaseState.CLOSED})


class CasesLeft(QFrame):
    """`search_requested` carries the text once typing has paused; `chosen` the id of a case.

    Enter looks at once, and opens the case where there is only one.
    """

    search_requested = Signal(str)
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "left")
        self._cases: tuple[Case, ...] = ()
        self._clocks: dict[str, ClockState] = {}
        self._open_single = False
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("姓名、拼音首字母、编号、证件号后 4 位"))
        self.search.setAccessibleName(self.tr("找办件"))
        self.search.setClearButtonEnabled(False)
        self._filter, self._count = QComboBox(), QLabel()
        self._count.setProperty("type", "small")
        self._count.setProperty("tone", "hint")
        self.list, self.model = QListView(), CasesModel(self)
        self._scope, self._scope_words = QFrame(), QLabel()
        self._scope.setProperty("role", "stale")
        self._scope_words.setProperty("type", "small")
        self._scope_words.setProperty("tone", "amber")
        self._scope_words.setWordWrap(True)
        self._reachable = True
        self._empty = EmptyNote("search", "")
        self._body = QStackedWidget()
        self._debounce = QTimer(self)
        self._debounce.setSingleShot(True)
        self._debounce.setInterval(DEBOUNCE_MS)
        self._fill_filter()
        self._prepare_list()
        self._lay_out()
        self._connect()
        self.show_start()
        self.setFocusProxy(self.search)

    def _fill_filter(self) -> None:
        self._filter.setAccessibleName(self.tr("状态"))
        groups: tuple[tuple[str, frozenset[CaseState]], ...] = (
            (self.tr("全部状态"), RUNNING | ENDED),
            (self.tr("还在办"), RUNNING - _WAITING),
            (self.tr("等送达"), _WAITING),
            (self.tr("已办完"), ENDED),
        )
        for words, states in groups:
            self._filter.addItem(words, states)

    def _prepare_list(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(CasesDelegate(self.list))
        make_readable(self.list)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("找到的办件"))

    def _lay_out(self) -> None:
        head, line, foot = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        within = QHBoxLayout(self._scope)
        theme.space(within, (14, 6, 14, 6), 8)
        within.addWidget(IconLabel("cloud-off", "amber_7"))
        within.addWidget(self._scope_words, 1)
        theme.space(head, (14, 12, 14, 8), 8)
        theme.space(line, spacing=8)
        theme.space(foot, (14, 8, 14, 8), 6)
        line.addWidget(self._filter)
        line.addStretch(1)
        line.addWidget(self._count)
        head.addWidget(self.search)
        head.addLayout(line)
        words = QLabel(self.tr("证件号默认遮住中间，看全号会记一条。"))
        words.setProperty("type", "small")
        words.setProperty("tone", "secondary")
        words.setWordWrap(True)
        foot.addWidget(words, 1)
        foot.addWidget(KeyHint("Alt+V"))
        note = QWidget()
        above = QVBoxLayout(note)
        theme.space(above, (0, 24, 0, 0))
        above.addWidget(self._empty)
        above.addStretch(1)
        self._body.addWidget(note)
        self._body.addWidget(self.list)
        column = QVBoxLayout(self)
        theme.space(column)
        column.addLayout(head)
        column.addWidget(self._body, 1)
        column.addWidget(self._scope)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._debounce.start())
        self._debounce.timeout.connect(self._on_typed)
        self.search.returnPressed.connect(self._on_return)
        self._filter.currentIndexChanged.connect(lambda _at: self._show_filtered())
        self.list.selectionModel().currentChanged.connect(self._on_current)

    def show_start(self) -> None:
        """Nothing looked for yet."""
        self.model.set_cases((), {})
        self._count.clear()
        self._show_scope()
        self._empty.set(
            self.tr("找一件办件"), self.tr("输入姓名、拼音首字母、编号或证件号后 4 位，也可以直接扫回执。")
        )
        self._body.setCurrentIndex(0)

    def show_found(self, cases: Sequence[Case], clocks: Mapping[str, ClockState]) -> None:
        """Show what was found, and say how many."""
        self._cases, self._clocks = tuple(cases), dict(clocks)
        self._show_filtered()
        if self._open_single and self.model.rowCount() == 1:
            self.list.setCurrentIndex(self.model.index(0))
        self._open_single = False
        if self.model.rowCount():
            announce(self, self.tr("找到 {n} 件").format(n=self.model.rowCount()))

    def set_reachable(self, reachable: bool) -> None:
        """Whether the centre can be asked too; without it what was found is what this PC has."""
        self._reachable = reachable
        self._show_scope()

    @property
    def scope_shown(self) -> str:
        """What the search was limited to, or an empty text."""
        return "" if self._scope.isHidden() else self._scope_words.text()

    def _show_scope(self) -> None:
        words = self.tr("只查到这台电脑上的 {n} 件").format(n=self.model.rowCount())
        self._scope_words.setText(words)
        self._scope.setVisible(not self._reachable and bool(self.search.text().strip()))

    def show_current(self, case_id: str) -> None:
        """Mark a case that was opened another way."""
        row = self.model.row_of(case_id)
        if row >= 0 and row != self.list.currentIndex().row():
            self.list.setCurrentIndex(self.model.index(row))

    def _show_filtered(self) -> None:
        states = self._filter.currentData()
        found = [case for case in self._cases if case.state in states]
        self.model.set_cases(found, self._clocks)
        self._show_scope()
        self._count.setText(self.tr("{n} 件").format(n=len(found)) if self.search.text().strip() else "")
        if found:
            self._body.setCurrentIndex(1)
        elif text := self.search.text().strip():
            self._empty.set(
                self.tr("没有找到“{text}”").format(text=text),
                self.tr("换成拼音首字母或编号试试；生僻字可以只输姓。"),
            )
            self._body.setCurrentIndex(0)

    def _on_typed(self) -> None:
        text = self.search.text().strip()
        if text:
            self.search_requested.emit(text)
        else:
            self._cases = ()
            self.show_start()

    def _on_return(self) -> None:
        if self._debounce.isActive():
            self._debounce.stop()
            self._open_single = True
            self._on_typed()
        elif self.model.rowCount():
            self.list.setFocus()
            self.list.setCurrentIndex(self.model.index(0))

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        case = now.data(Qt.ItemDataRole.UserRole)
        if case is not None:
            self.chosen.emit(case.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↓ in the field goes into the list."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus() and self.model.rowCount():
            self._on_return()
            return
        super().keyPressEvent(event)
