"""Printers beyond those of the sizes: one kind of paper on its own, ticket printers by address, moving a print."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from hall_client.domain.hall import Hall
from hall_client.domain.printers import FARTHEST, PAPER_NAMES, ROLL_WIDTHS, SIZES, Fit, is_address
from hall_client.ui import theme
from hall_client.ui.widgets.field import Field
from hall_client.ui.widgets.key_button import KeyButton

_STEP = 0.5
_TRIED = "trial_sheet"
"""Comes out where it is tried, and has no printer of its own."""
_SHORTEST = 4  # letters


class SettingsPrinters(QWidget):
    """`printer_wanted` carries a kind of paper and its printer (empty: as its size), `fit_wanted` a printer and its
    Fit, or None to forget it; `try_wanted` a kind of paper."""

    printer_wanted = Signal(str, str)
    fit_wanted = Signal(str, object)
    try_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hall: Hall | None = None
        self.kind, self.own, self.kinds = QComboBox(), QComboBox(), QLabel()
        self.address = Field(self.tr("直接接的小票打印机"), hint="tcp://10.0.0.9:9100")
        self.printer, self.roll = QComboBox(), QComboBox()
        self.right, self.down = _millimetres(self.tr("往右挪，毫米")), _millimetres(self.tr("往下挪，毫米"))
        column = QVBoxLayout(self)
        theme.space(column, spacing=10)
        column.addLayout(self._own_printers())
        column.addWidget(self.kinds)
        column.addLayout(self._addresses())
        column.addLayout(self._fits())
        self.kinds.setWordWrap(True)
        self.kinds.setProperty("type", "label")
        self.kinds.setProperty("tone", "secondary")
        for box in (self.kind, self.own, self.printer, self.roll):
            keep_narrow(box)
        for kind, name in PAPER_NAMES.items():
            if kind != _TRIED:
                self.kind.addItem(name, kind)
        for width in ROLL_WIDTHS:
            self.roll.addItem(self.tr("{n} 毫米").format(n=width), width)

    def _own_printers(self) -> QGridLayout:
        grid = _grid()
        self.kind.setAccessibleName(self.tr("文书"))
        self.own.setAccessibleName(self.tr("这种文书的打印机"))
        tried = KeyButton(self.tr("试打"), kind="small")
        tried.setAccessibleName(self.tr("试打这种文书的打印机"))
        grid.addWidget(QLabel(self.tr("单独用一台")), 0, 0)
        grid.addWidget(self.kind, 0, 1)
        grid.addWidget(self.own, 0, 2)
        grid.addWidget(tried, 0, 3)
        self.kind.currentIndexChanged.connect(self._show_own)
        self.own.activated.connect(
            lambda _at: self.printer_wanted.emit(self.kind.currentData(), self.own.currentData())
        )
        tried.clicked.connect(lambda: self.try_wanted.emit(self.kind.currentData()))
        return grid

    def _addresses(self) -> QGridLayout:
        grid = _grid()
        self._add = KeyButton(self.tr("加上"), kind="small")
        grid.addWidget(self.address, 0, 0, 1, 3)
        grid.addWidget(self._add, 0, 3)
        self._add.clicked.connect(self._on_add)
        self.address.submitted.connect(lambda _text: self._on_add())
        return grid

    def _fits(self) -> QGridLayout:
        grid = _grid()
        self.printer.setAccessibleName(self.tr("要校准的打印机"))
        self.roll.setAccessibleName(self.tr("小票纸宽"))
        self.fit_kept = KeyButton(self.tr("存好"), kind="small")
        self.fit_forgotten = KeyButton(self.tr("恢复原样"), kind="small")
        cells = (
            (self.tr("校准"), self.printer, None),
            (self.tr("往右挪，毫米"), self.right, None),
            (self.tr("往下挪，毫米"), self.down, self.fit_forgotten),
            (self.tr("小票纸宽"), self.roll, self.fit_kept),
        )
        for row, (words, field, button) in enumerate(cells):
            grid.addWidget(QLabel(words), row, 0)
            grid.addWidget(field, row, 1, 1, 2)
            if button is not None:
                grid.addWidget(button, row, 3)
        self.printer.currentIndexChanged.connect(self._show_fit)
        self.fit_kept.clicked.connect(lambda: self._want_fit(self._fit()))
        self.fit_forgotten.clicked.connect(lambda: self._want_fit(None))
        return grid

    def show_hall(self, hall: Hall, queues: Sequence[str], *, may_change: bool) -> None:
        """The printers in force, and the system's queues."""
        self._hall = hall
        names = printer_names(hall, queues)
        _fill(self.own, [(self.tr("和它的纸型一样"), ""), *((name, name) for name in names)])
        _fill(self.printer, [(name, name) for name in names])
        own = [
            self.tr("{paper}：{printer}").format(paper=PAPER_NAMES[use], printer=printer)
            for use, printer in hall.printers.items()
            if use not in SIZES
        ]
        self.kinds.setText("；".join(own) or self.tr("现在没有文书单独用一台。"))
        for widget in (self.own, self.address, self._add, self.fit_kept, self.fit_forgotten):
            widget.setEnabled(may_change)
        self._show_own()
        self._show_fit()

    def _show_own(self) -> None:
        if self._hall is not None:
            printer = self._hall.printers.get(self.kind.currentData(), "")
            self.own.setCurrentIndex(max(0, self.own.findData(printer)))

    def _show_fit(self) -> None:
        fit = self._hall.printer_fits.get(self.printer.currentData(), Fit()) if self._hall else Fit()
        self.right.setValue(fit.right)
        self.down.setValue(fit.down)
        self.roll.setCurrentIndex(self.roll.findData(fit.roll))

    def _fit(self) -> Fit:
        return Fit(self.right.value(), self.down.value(), self.roll.currentData())

    def _want_fit(self, fit: Fit | None) -> None:
        if self.printer.currentData():
            self.fit_wanted.emit(self.printer.currentData(), fit)

    def _on_add(self) -> None:
        address = self.address.text().strip()
        if not is_address(address):
            self.address.set_error(
                self.tr(
                    "要像 tcp://10.0.0.9:9100（网口）、usb://04b8:0e15、serial:///dev/ttyS0@9600（串口）"
                    "或 file:///dev/usb/lp0。"
                )
            )
            return
        self.address.set_text("")
        self.fit_wanted.emit(address, Fit())


def printer_names(hall: Hall, queues: Sequence[str]) -> list[str]:
    """Every printer that may be chosen: the system's queues, and the ticket printers driven directly."""
    known = (*queues, *sorted(hall.printer_fits), *hall.printers.values())
    return list(dict.fromkeys(name for name in known if name in queues or is_address(name)))


def fill_printer(box: QComboBox, chosen: str, names: Sequence[str]) -> None:
    """The printers of a size, the chosen one shown even when the system has lost it."""
    translate = QCoreApplication.translate
    keep_narrow(box)
    box.clear()
    box.addItem(translate("SettingsPrinters", "没有，存成 PDF"), "")
    for name in dict.fromkeys((*names, *([chosen] if chosen else []))):
        gone = translate("SettingsPrinters", "{name}（系统里没找到）").format(name=name)
        box.addItem(name if name in names else gone, name)
    box.setCurrentIndex(max(0, box.findData(chosen)))


def keep_narrow(box: QComboBox) -> None:
    """However long the name of a printer is, the page does not grow wider for it."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_SHORTEST)


def _fill(box: QComboBox, items: Sequence[tuple[str, str]]) -> None:
    """The items, what was chosen before still chosen."""
    before = box.currentData()
    box.blockSignals(True)
    box.clear()
    for words, data in items:
        box.addItem(words, data)
    box.setCurrentIndex(max(0, box.findData(before)))
    box.blockSignals(False)


def _grid() -> QGridLayout:
    grid = QGridLayout()
    theme.space(grid, spacing=8)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(2, 1)
    return grid


def _millimetres(name: str) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setAccessibleName(name)
    box.setRange(-FARTHEST, FARTHEST)
    box.setSingleStep(_STEP)
    box.setDecimals(1)
    box.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
    return box
