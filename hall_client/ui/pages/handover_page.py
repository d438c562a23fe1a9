"""The town's 交接: the bags of today, the counting table, and what else goes up and down."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.keys import bind
from hall_client.ui.models.side_rows import SideRow
from hall_client.ui.pages.counting_card import CountingCard
from hall_client.ui.pages.counting_pane import CountingPane
from hall_client.ui.pages.handover_tasks import DetailPane, TasksCard
from hall_client.ui.widgets.outcome_button import OutcomeButton
from hall_client.ui.widgets.side_list import SideList
from hall_client.ui.widgets.stick_buttons import StickButtons
from hall_client.ui.widgets.three_panes import ThreePanes


class HandoverPage(QWidget):
    """Put `bottom` under it as the bottom bar. `side_chosen` carries the key of a row of the left column."""

    side_chosen = Signal(str)
    undo_requested = Signal()
    print_requested = Signal()
    export_wished = Signal()
    import_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.side, self.card, self.pane = SideList(), CountingCard(), CountingPane(village=False)
        self.side.setAccessibleName(self.tr("今天的交接"))
        self.middle, self.right = QStackedWidget(), QStackedWidget()
        self.tasks, self.details = TasksCard(), DetailPane()
        for card, pane in ((self.card, self.pane), (self.tasks, self.details)):
            self.middle.addWidget(card)
            self.right.addWidget(pane)
        self.stick = StickButtons(self.tr("导出给村站"), self.tr("把镇里办的、目录和人员带给没有网的村站"))
        self._undo = OutcomeButton(self.tr("撤销"), "Ctrl+Z", icon="undo", width=150)
        self._why, self._print = QLabel(), OutcomeButton(self.tr("打印点收回单"), "F12", width=220)
        self.bottom = self._make_bottom()
        self.panes = ThreePanes(
            (self._make_left(), self._framed(), self.right),
            (self.tr("今天的交接"), self.tr("点收"), self.tr("送件和说明")),
        )
        column = QVBoxLayout(self)
        theme.space(column)
        column.addWidget(self.panes)
        self._connect()
        self.show_undo("")
        self.show_print(self.tr("打印点收回单"), self.tr("没有打开清单"))
        self.setFocusProxy(self.side)

    def _make_left(self) -> QFrame:
        left = QFrame()
        left.setProperty("role", "left")
        hint = QLabel(self.tr("扫清单上的条码就能打开，不用在这里找。"))
        hint.setWordWrap(True)
        hint.setProperty("type", "small")
        hint.setProperty("tone", "secondary")
        foot = QVBoxLayout()
        theme.space(foot, (14, 10, 14, 10))
        foot.addWidget(hint)
        foot.addSpacing(theme.px(8))
        foot.addWidget(self.stick)
        column = QVBoxLayout(left)
        theme.space(column)
        column.addWidget(self.side, 1)
        column.addLayout(foot)
        return left

    def _framed(self) -> QWidget:
        frame = QWidget()
        column = QVBoxLayout(frame)
        theme.space(column, (12, 12, 12, 12))
        column.addWidget(self.middle)
        return frame

    def _make_bottom(self) -> QFrame:
        bottom = QFrame()
        row = QHBoxLayout(bottom)
        theme.space(row, (14, 0, 14, 0), 10)
        row.addWidget(self._undo)
        row.addStretch(1)
        row.addWidget(self._why)
        row.addWidget(self._print)
        return bottom

    def _connect(self) -> None:
        self.side.chosen.connect(self.side_chosen)
        self.side.entered.connect(self._on_entered)
        self._undo.clicked.connect(self.undo_requested)
        self._print.clicked.connect(self._on_print)
        self.stick.export_wished.connect(self.export_wished)
        for wished in (self.stick.import_wished, self.pane.import_wished):
            wished.connect(self.import_wished)
        bind(self, "export", self.export_wished.emit)
        bind(self, "import", self.import_wished.emit)
        bind(self, "undo", self.undo_requested.emit)
        bind(self, "print", self._on_print)

    def zones(self) -> list[QWidget]:
        """The columns in reading order, for F6."""
        return [self.side, self.middle, self.right]

    def show_side(self, rows: Iterable[SideRow]) -> None:
        """Show the left column."""
        self.side.set_rows(rows)

    def show_counting(self) -> None:
        """The counting table in the middle."""
        self.middle.setCurrentWidget(self.card)
        self.panes.name_middle(self.tr("点收"))
        self.right.setCurrentWidget(self.pane)

    def show_tasks(self, name: str) -> None:
        """A list of what waits in the middle."""
        self.panes.name_middle(name)
        self.middle.setCurrentWidget(self.tasks)
        self.right.setCurrentWidget(self.details)
        self._undo.hide()

    @property
    def counts(self) -> bool:
        """Whether the counting table is in the middle."""
        return self.middle.currentWidget() is self.card

    def show_undo(self, words: str) -> None:
        """What Ctrl+Z takes back; empty: nothing."""
        self._undo.show()
        if words:
            self._undo.allow(words)
        else:
            self._undo.forbid(self.tr("没有可撤的"))

    def show_print(self, name: str, why_not: str, left: str = "", remark: str = "") -> None:
        """What F12 prints, or why it cannot now; `left` stands beside it. Without a name there is no such button."""
        self._print.setVisible(bool(name))
        self._print.set_words(name)
        if why_not:
            self._print.forbid(why_not)
        else:
            self._print.allow(remark, state="primary")
        self._why.setText(left)

    @property
    def print_words(self) -> str:
        """Name and second line of the print button."""
        return f"{self._print.text()}，{self._print.second_line}"

    def step_back(self) -> bool:
        """Esc: from the middle to the list at the left."""
        if self.panes.show_left():
            self.side.setFocus()
            return True
        return False

    def _on_entered(self, key: str) -> None:
        self.side_chosen.emit(key)
        self.panes.show_middle()
        self.middle.currentWidget().setFocus()

    def _on_print(self) -> None:
        if self._print.isEnabled() and not self._print.isHidden():
            self.print_requested.emit()
