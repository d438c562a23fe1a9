"""The daily tally: look at the very sheet, see that it reconciles, print it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QTabBar, QVBoxLayout, QWidget

from hall_client.services.tallying import Report
from hall_client.ui import theme
from hall_client.ui.announce import announce
from hall_client.ui.background import Background
from hall_client.ui.keys import bind
from hall_client.ui.pages.tally_checks import TallyChecks
from hall_client.ui.pages.tally_options import TallyOptions
from hall_client.ui.tokens import WidthMode, width_mode
from hall_client.ui.widgets.key_button import KeyButton
from hall_client.ui.widgets.outcome_button import OutcomeButton
from hall_client.ui.widgets.paper_view import PaperView

_LEFT, _RIGHT = 236, 288
_PREVIEW = 1


class TallyPage(QWidget):
    """Put `bottom` under it as the bottom bar. `export_requested` carries the path of the table to write."""

    tally_requested = Signal()
    print_requested = Signal()
    export_requested = Signal(str)
    close_requested = Signal()
    close_confirmed = Signal()

    def __init__(self, drawing: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._tally: Report | None = None
        self.options, self.paper, self.checks = TallyOptions(), PaperView(drawing), TallyChecks()
        self._tabs = QTabBar()
        for title in (self.tr("选报表"), self.tr("预览"), self.tr("打印前核对")):
            self._tabs.addTab(title)
        self._tabs.setCurrentIndex(_PREVIEW)
        self._printer = QLabel()
        self._printer.setProperty("type", "label")
        self._printer.setProperty("tone", "secondary")
        self._close = KeyButton(self.tr("封账"), icon="lock")
        self._export = OutcomeButton(self.tr("导出表格"), "Ctrl+O", icon="download")
        self._print = OutcomeButton(self.tr("打印"), "F12", icon="printer", width=160)
        self.bottom = self._make_bottom()
        self._lay_out()
        self._connect()
        self.show_busy()
        self.setFocusProxy(self.options)

    def _make_bottom(self) -> QFrame:
        bottom = QFrame()
        row = QHBoxLayout(bottom)
        theme.space(row, (14, 0, 14, 0), 10)
        row.addWidget(self._printer)
        row.addStretch(1)
        for button in (self._close, self._export, self._print):
            row.addWidget(button)
        return bottom

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        theme.space(across)
        across.addWidget(self.options)
        across.addWidget(self.paper, 1)
        across.addWidget(self.checks)
        column = QVBoxLayout(self)
        theme.space(column)
        column.addWidget(self._tabs)
        column.addLayout(across, 1)

    def _connect(self) -> None:
        self.options.changed.connect(self.tally_requested)
        self._tabs.currentChanged.connect(lambda _at: self._lay_widths())
        self._print.clicked.connect(self._on_print)
        self._export.clicked.connect(self._on_export)
        self._close.clicked.connect(self.close_requested)
        bind(self, "print", self._on_print)
        bind(self, "export", self._on_export)
        bind(self, "confirm", self.close_confirmed.emit)
        theme.current.changed.connect(self._on_scale)

    @property
    def shown(self) -> Report | None:
        """The tally on the screen, or None while it is being counted."""
        return self._tally

    def show_printer(self, name: str) -> None:
        """Where the sheet will come out; empty: it is kept as a file."""
        words = (
            self.tr("打印机：{name}").format(name=name)
            if name
            else self.tr("没有设 A4 打印机，打印时存成 PDF")
        )
        self._printer.setText(words)

    def show_busy(self) -> None:
        """A tally is being counted."""
        self._tally = None
        self._print.forbid(self.tr("正在统计…"))
        self._export.forbid("")

    def show_tally(self, tally: Report, *, may_close: bool, seen_at: str) -> None:
        """Show a tally; `may_close` where the day is today and still open and this person may close it."""
        self._tally = tally
        self.paper.show_paper(tally.sheet.pdf)
        self.checks.show_checks(tally.checks)
        pages = tally.sheet.pages
        self._print.allow(self.tr("{n} 页 1 份").format(n=pages), state="primary")
        self._export.allow("xlsx")
        self._close.setVisible(may_close)
        closed, counting = self.tr("已封账"), self.tr("还没封账，数字到 {time}").format(time=seen_at)
        self.options.show_state(closed if tally.closed else counting)
        doubtful = sum(1 for check in tally.checks if check.ok is False)
        words = self.tr("预览，共 {pages} 页，核对有 {n} 条提醒")
        announce(self, words.format(pages=pages, n=doubtful))

    def show_refused(self, words: str) -> None:
        """No tally; the sentence stands where it would be."""
        self._tally = None
        self.paper.show_words(words)
        self.checks.show_checks(())
        self._print.forbid(self.tr("没有可打的"))
        self._export.forbid("")
        self._close.setVisible(False)

    def _on_print(self) -> None:
        if self._tally is not None:
            self.print_requested.emit()

    def _on_export(self) -> None:
        if self._tally is None:
            return
        name = f"{self._tally.number}.xlsx"
        path, _kind = QFileDialog.getSaveFileName(self, self.tr("导出表格"), name, "Excel (*.xlsx)")
        if path:
            self.export_requested.emit(path)

    def _on_scale(self) -> None:
        self.options.rescale()
        self._lay_widths()

    def _lay_widths(self) -> None:
        narrow = width_mode(self.width(), theme.current.scale) is WidthMode.NARROW
        self._tabs.setVisible(narrow)
        self._printer.setVisible(not narrow)
        for at, pane in enumerate((self.options, self.paper, self.checks)):
            pane.setVisible(not narrow or at == self._tabs.currentIndex())
        for pane, width in ((self.options, _LEFT), (self.checks, _RIGHT)):
            if narrow:
                pane.setProperty("unscaled_width", None)
                pane.setMinimumWidth(0)
                pane.setMaximumWidth(16777215)
            else:
                theme.fix(pane, width=width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three columns, or one at a time behind tabs."""
        super().resizeEvent(event)
        self._lay_widths()
