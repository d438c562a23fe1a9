"""The right pane: 要点, the live preview of the paper, and 往来."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from hall_client.ui import theme
from hall_client.ui.background import Background
from hall_client.ui.tokens import RIGHT_COLUMN
from hall_client.ui.widgets.focus_scroll import FocusScroll
from hall_client.ui.widgets.paper_view import PaperView
from hall_client.ui.workspace.hints_pane import HintsPane
from hall_client.ui.workspace.history_pane import HistoryPane
from hall_client.ui.workspace.mandate_form import MandateForm
from hall_client.ui.workspace.outcome_form import OutcomeForm
from hall_client.ui.workspace.supervisor_form import SupervisorForm

WITH_PAPER = 444
_LEAST_PAPER = 110


class Tab(IntEnum):
    """The three tabs in order."""

    HINTS = 0
    PAPER = 1
    HISTORY = 2


class RightPane(QFrame):
    """`sheet_chosen` carries the number of the paper to look at where an outcome prints several."""

    sheet_chosen = Signal(int)

    def __init__(self, drawing: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "right")
        self.hints, self.history = HintsPane(), HistoryPane()
        self.form, self.mandate = OutcomeForm(), MandateForm()
        self.supervisor = SupervisorForm(self.tr("为什么还要补"), self.tr("不办了"))
        self.paper = PaperView(drawing, tools=False)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("右栏"))
        for words in (self.tr("要点"), self.tr("预览"), self.tr("往来")):
            self.tabs.addTab(words)
        self._remark = QLabel()
        self._remark.setProperty("type", "small")
        self._remark.setProperty("tone", "secondary")
        self._sheets = QHBoxLayout()
        theme.space(self._sheets, (14, 6, 14, 6), 6)
        self.stack = QStackedWidget()
        for widget in (self.hints, self._paper_part(), self.history):
            self.stack.addWidget(widget)
        self._head = self._make_head()
        column = QVBoxLayout(self)
        theme.space(column)
        column.addWidget(self._head)
        column.addWidget(self.stack, 1)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self._free = False
        self.set_wide(False)

    def _make_head(self) -> QFrame:
        head = QFrame()
        head.setProperty("role", "card_head")
        theme.fix(head, height=42)
        row = QHBoxLayout(head)
        theme.space(row, (6, 0, 14, 0))
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self._remark)
        return head

    def _paper_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        theme.space(column)
        column.addWidget(self.supervisor)
        column.addWidget(self.form)
        column.addWidget(self.mandate)
        column.addLayout(self._sheets)
        column.addWidget(self.paper, 1)
        return FocusScroll(part, grows=True)

    def set_wide(self, wide: bool) -> None:
        """Wide for the paper of an outcome, slim otherwise; of no effect while the pane fills the centre."""
        self._wide = wide
        if not self._free:
            theme.fix(self, width=WITH_PAPER if wide else RIGHT_COLUMN)

    def set_free(self, free: bool) -> None:
        """Fill the room there is, without tabs of its own (they stand above the centre then)."""
        self._free = free
        self._head.setVisible(not free)
        self.paper.setMinimumHeight(theme.px(_LEAST_PAPER) if free else 0)
        if free:
            theme.fix(self)
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
        else:
            self.set_wide(self._wide)

    def show_tab(self, tab: Tab) -> None:
        """Turn to a tab; the keyboard stays where it is."""
        self.tabs.setCurrentIndex(tab)

    def next_tab(self) -> None:
        """Ctrl+Tab."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + 1) % self.tabs.count())

    def name_paper_tab(self, words: str, remark: str) -> None:
        """预览 or 已打印, and the remark at the right end of the tabs."""
        self.tabs.setTabText(Tab.PAPER, words)
        self._remark.setText(remark)

    def show_history(self, lines: Sequence[str]) -> None:
        """Earlier cases, counted on the tab."""
        self.history.show_lines(lines)
        self.tabs.setTabText(
            Tab.HISTORY, self.tr("往来 {n}").format(n=len(lines)) if lines else self.tr("往来")
        )

    def show_sheets(self, names: Sequence[str], at: int) -> None:
        """The papers of an outcome, where there is more than one."""
        while item := self._sheets.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for n, name in enumerate(names if len(names) > 1 else ()):
            button = QPushButton(name)
            button.setProperty("kind", "small")
            button.setCheckable(True)
            button.setChecked(n == at)
            button.setAccessibleName(self.tr("看{name}").format(name=name))
            button.clicked.connect(lambda _=False, wanted=n: self.sheet_chosen.emit(wanted))
            self._sheets.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if len(names) > 1:
            self._sheets.addStretch(1)
