"""The blue bar on top of every page: hall, window, pages, scan box, network, devices, user, clock."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from hall_client.ui import theme
from hall_client.ui.icons import icon
from hall_client.ui.tokens import APP_BAR, APP_BAR_NARROW, SCAN_BOX, WidthMode
from hall_client.ui.widgets.scan_box import ScanBox
from hall_client.ui.widgets.status_cell import CellState, StatusCell


class AppBar(QFrame):
    """Full at wide and medium width; at narrow width the ticket stands in place of hall, tabs and user."""

    page_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "app_bar")
        self._mode = WidthMode.WIDE
        self._tabs: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self.hall, self.badge = self._label("hall"), self._label("badge")
        self.ticket, self.elapsed, self.waiting = self._label("ticket"), self._label(), self._label()
        self.clock = self._label("clock")
        self.user = StatusCell({CellState.WELL: "person"})
        self.scan_box = ScanBox()
        self.connection = StatusCell(
            {
                CellState.WELL: "cloud",
                CellState.BUSY: "sync",
                CellState.AMBER: "cloud-off",
                CellState.OUTLINE: "speaker",
            }
        )
        self.devices = StatusCell(dict.fromkeys(CellState, "printer") | {CellState.WELL: "done"})
        self.pages = self._pages_button()
        self._rule = QFrame()
        self._rule.setProperty("part", "rule")
        theme.fix(self._rule, width=1, height=24)
        self._lay_out()
        self.set_mode(WidthMode.WIDE)
        theme.current.changed.connect(self._draw_pages_icon)

    def _label(self, part: str = "") -> QLabel:
        label = QLabel()
        label.setProperty("part", part)
        return label

    def _pages_button(self) -> QToolButton:
        button = QToolButton()
        button.setProperty("part", "pages")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        button.setAccessibleName(self.tr("换页"))
        return button

    def _lay_out(self) -> None:
        self._nav = QHBoxLayout()
        theme.space(self._nav)
        self._row = QHBoxLayout(self)
        theme.space(self._row, (16, 0, 14, 0), 14)
        for label in (self.hall, self.badge, self.ticket, self.elapsed):
            self._row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(self._nav)
        self._row.addStretch(1)
        rest = (self.pages, self.scan_box, self.waiting, self.connection, self.devices)
        for widget in (*rest, self._rule, self.user, self.clock):
            self._row.addWidget(widget)

    def add_tab(self, key: str, title: str, number: int) -> None:
        """A tab and a menu entry for one page; `number` is its Ctrl+digit."""
        tab = QToolButton()
        tab.setText(title)
        tab.setProperty("part", "tab")
        tab.setCheckable(True)
        tab.setAccessibleName(self.tr("{title}，Ctrl+{number}").format(title=title, number=number))
        tab.clicked.connect(lambda: self.page_chosen.emit(key))
        tab.setVisible(self._mode is not WidthMode.NARROW)
        self._group.addButton(tab)
        self._tabs[key] = tab
        self._nav.addWidget(tab)
        entry = QAction(f"{title}　Ctrl+{number}", self)
        entry.triggered.connect(lambda: self.page_chosen.emit(key))
        self.pages.menu().addAction(entry)

    def mark(self, key: str) -> None:
        """Show `key` as the page the clerk is on; a page without a tab leaves the row as it is."""
        if tab := self._tabs.get(key):
            tab.setChecked(True)
            self.pages.setText(tab.text())

    def set_mode(self, mode: WidthMode) -> None:
        """Lay the bar out for the room there is."""
        self._mode = mode
        narrow = mode is WidthMode.NARROW
        theme.fix(self, height=APP_BAR_NARROW if narrow else APP_BAR)
        for widget in (self.badge, self.scan_box, self._rule, self.user, *self._tabs.values()):
            widget.setVisible(not narrow)
        for widget in (self.ticket, self.elapsed, self.waiting, self.pages):
            widget.setVisible(narrow)
        self.hall.setVisible(mode is WidthMode.WIDE)
        theme.fix(self.scan_box, width=SCAN_BOX if mode is WidthMode.WIDE else 200, height=34)
        self.show_devices()
        self._draw_pages_icon()

    def show_devices(self) -> None:
        """At narrow width the device cell is there only when something is the matter."""
        narrow = self._mode is WidthMode.NARROW
        self.devices.setVisible(not narrow or self.devices.state is not CellState.WELL)

    def _draw_pages_icon(self) -> None:
        self.pages.setIcon(icon("list", theme.hex_colour("on_blue"), theme.px(18)))
        self.pages.setIconSize(theme.icon_size())
