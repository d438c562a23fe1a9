"""The village's 交接 (ux 05): its lists, the cases of one of them, and the manifest that goes with the bag."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.background import Background
from hall_client.ui.keys import bind
from hall_client.ui.pages.counting_card import CountingCard
from hall_client.ui.pages.counting_pane import CountingPane
from hall_client.ui.pages.village_card import VillageCard
from hall_client.ui.pages.village_manifest import VillageManifest
from hall_client.ui.pages.village_stop_list import StopListCard
from hall_client.ui.tokens import WidthMode
from hall_client.ui.widgets.key_button import KeyButton
from hall_client.ui.widgets.outcome_button import OutcomeButton
from hall_client.ui.widgets.stick_buttons import StickButtons
from hall_client.ui.widgets.three_panes import ThreePanes
from hall_client.ui.workspace.village_left import WIDTH, VillageLeft

_RIGHT = 424
_KEYS = (
    "undo",
    "print",
    "other_outcomes",
    "copy_field",
    "new_case",
    "read_card",
    "report_day",
    "stop_list",
    "export",
    "import",
)


class VillagePage(QWidget):
    """Put `bottom` under it as the bottom bar. `key_pressed` carries the name of a shortcut of the key table.

    In the middle a list, a bag being counted, or the certificates that a village does not issue.
    """

    key_pressed = Signal(str)

    def __init__(self, drawing: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAccessibleName(self.tr("交接"))
        self.left, self.card, self.manifest = VillageLeft(), VillageCard(), VillageManifest(drawing)
        self.counting, self.pane, self.stop_list = (
            CountingCard(),
            CountingPane(village=True),
            StopListCard(),
        )
        self.middle, self.right = QStackedWidget(), QStackedWidget()
        for widget in (self.card, self.counting, self.stop_list):
            self.middle.addWidget(widget)
        for pane in (self.manifest, self.pane):
            self.right.addWidget(pane)
        self._undo = OutcomeButton(self.tr("撤销"), "Ctrl+Z", icon="undo", width=150)
        self._others = OutcomeButton(self.tr("其他"), "F11", width=80)
        self._print = OutcomeButton(self.tr("打印交接清单"), "F12", icon="printer", width=210)
        self._export = OutcomeButton(self.tr("导出到 U 盘"), "Ctrl+O", icon="usb", width=150)
        self.stick = StickButtons(self.tr("导出到 U 盘"), self._why_export())
        self._report, self._reported = KeyButton(self.tr("报日报"), ("Alt+R",), kind="small"), QLabel()
        self._export.setToolTip(self._why_export())
        self.left.add_foot(self.stick)
        self.bottom = self._make_bottom()
        self.panes = ThreePanes(
            (self.left, self._framed(), self.right),
            (self.tr("我手上的"), self.tr("办件"), self.tr("交接清单")),
            (WIDTH, _RIGHT),
        )
        column = QVBoxLayout(self)
        theme.space(column)
        column.addWidget(self.panes)
        self._connect()
        self.setFocusProxy(self.card)

    def _why_export(self) -> str:
        return self.tr("一直没网时，可以把加密数据带到镇里导入，和纸质材料一起交。")

    def _framed(self) -> QWidget:
        frame = QWidget()
        column = QVBoxLayout(frame)
        theme.space(column, (12, 12, 12, 12))
        column.addWidget(self.middle)
        return frame

    def _make_bottom(self) -> QFrame:
        bottom = QFrame()
        self._reported.setProperty("type", "label")
        self._reported.setProperty("tone", "secondary")
        self._reported.setWordWrap(True)
        row = QHBoxLayout(bottom)
        theme.space(row, (14, 0, 14, 0), 10)
        row.addWidget(self._undo)
        row.addWidget(self._others)
        row.addStretch(1)
        row.addWidget(self._reported, 2)
        row.addWidget(self._report)
        row.addWidget(self._export)
        row.addWidget(self._print)
        return bottom

    def _connect(self) -> None:
        for name in _KEYS:
            bind(self, name, partial(self.key_pressed.emit, name))
        buttons = {
            "undo": self._undo,
            "other_outcomes": self._others,
            "print": self._print,
            "report_day": self._report,
            "export": self._export,
        }
        for name, button in buttons.items():
            button.clicked.connect(partial(self.key_pressed.emit, name))
        self.stick.export_wished.connect(partial(self.key_pressed.emit, "export"))
        self.stick.import_wished.connect(partial(self.key_pressed.emit, "import"))
        self.pane.import_wished.connect(partial(self.key_pressed.emit, "import"))
        self.left.new_wished.connect(partial(self.key_pressed.emit, "new_case"))

    def zones(self) -> list[QWidget]:
        """The columns in reading order, for F6."""
        return [self.left, self.middle, self.right]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words in the bottom bar go first; the way out to a stick then stands in the left column."""
        super().resizeEvent(event)
        narrow = self.panes.mode is WidthMode.NARROW
        self._reported.setVisible(not narrow)
        self._export.setVisible(not narrow)
        self.stick.out.setVisible(narrow)
        self.left.show_hints(shown=self.panes.mode is WidthMode.WIDE)

    def show_middle(self, widget: QWidget, *, counting: bool = False) -> None:
        """Bring the list, the counting table or the stop list to the front."""
        self.middle.setCurrentWidget(widget)
        self.right.setCurrentIndex(int(counting))
        self.panes.show_middle()

    def show_undo(self, words: str) -> None:
        """What Ctrl+Z takes back; empty: nothing."""
        if words:
            self._undo.allow(words)
        else:
            self._undo.forbid(self.tr("没有可撤销的"))

    def show_print(self, name: str, remark: str, *, ready: bool) -> None:
        """What F12 prints, or why it does not now."""
        self._print.setVisible(bool(name))
        self._print.set_words(name)
        if ready:
            self._print.allow(remark, state="primary")
        else:
            self._print.forbid(remark)

    def show_export(self, remark: str, *, able: bool) -> None:
        """What Ctrl+O would take along, or why there is nobody to take it to."""
        if able:
            self._export.allow(remark)
        else:
            self._export.forbid(remark)

    @property
    def export_words(self) -> str:
        """Second line of the export button."""
        return self._export.second_line

    def show_others(self, *, any_: bool) -> None:
        """Whether F11 offers anything here."""
        self._others.setVisible(any_)

    def show_reported(self, words: str, *, told: bool) -> None:
        """Whether today was reported to the town."""
        self._reported.setText(words)
        self._report.setText(self.tr("再报一次") if told else self.tr("报日报"))
        self._report.updateGeometry()

    @property
    def print_words(self) -> str:
        """Name and second line of the print button."""
        return f"{self._print.text()}，{self._print.second_line}"

    @property
    def reported_words(self) -> str:
        """What the bottom line says of today's report."""
        return self._reported.text()

    def step_back(self) -> bool:
        """Esc: leave a question, then the stop list or the bag for the list; on a narrow screen the list for the
        left column."""
        if self.card.choice.leave():
            return True
        if self.card.form.act:
            self.card.form.finish()
            self.card.table.setFocus()
            return True
        if self.middle.currentWidget() is not self.card:
            self.show_middle(self.card)
            self.card.table.setFocus()
            return True
        if self.panes.mode is WidthMode.NARROW and self.panes.show_left():
            self.left.setFocus()
            return True
        return False
