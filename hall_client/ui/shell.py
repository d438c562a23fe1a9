"""The main window: app bar, message strip, pages, bottom bar; the same frame for every desk of the hall."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hall_client.ui import theme
from hall_client.ui.keys import bind
from hall_client.ui.pages.help_page import HelpPage
from hall_client.ui.pages.lock_page import LockPage
from hall_client.ui.tokens import BOTTOM_BAR, BOTTOM_BAR_NARROW, WidthMode
from hall_client.ui.widgets.app_bar import AppBar
from hall_client.ui.widgets.message_strip import MessageStrip
from hall_client.ui.widgets.scan_box import ScanBox
from hall_client.ui.widgets.status_cell import CellState
from hall_client.ui.widgets.width_watch import WidthWatch
from hall_client.ui.widgets.zones import Zones

_HELP = "help"


class Shell(QMainWindow):
    """Frame of all desktop pages. Pages are known by a key; Ctrl+digit is fixed by function, not by position.

    `page_changed` carries the key of the page now shown, `scale_changed` the text size chosen (to be stored
    for the user), `stepped_back` is Esc when no message was open, the clicks on the cells lead to settings.
    """

    page_changed = Signal(str)
    scale_changed = Signal(float)
    stepped_back = Signal()
    connection_clicked = Signal()
    devices_clicked = Signal()
    user_clicked = Signal()
    key_strip_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: dict[str, QWidget] = {}
        self._bottoms: dict[str, QWidget] = {}
        self._zones_of: dict[str, list[QWidget]] = {}
        self._shown = ""
        self._crowded = False
        self._before_help = ""
        self.bar, self.strip, self.lock_page = AppBar(), MessageStrip(), LockPage()
        self._stack, self._bottom, self._body = QStackedWidget(), QStackedWidget(), QWidget()
        self._stack.setProperty("role", "pages")
        self._whole = QStackedWidget()
        self._whole.addWidget(self._body)
        self._whole.addWidget(self.lock_page)
        # The window is as wide as the screen; what does not fit must fold, not push the window wider.
        self._whole.setMinimumSize(1, 1)
        self.setCentralWidget(self._whole)
        self._lay_out()
        self._zones = Zones(self._present_zones)
        self._help = HelpPage()
        self._pages[_HELP] = self._help
        self._stack.addWidget(self._help)
        self.width_watch = WidthWatch(self)
        self._connect()
        self._bind_keys()
        self._on_width(self.width_watch.mode)

    @property
    def scan_box(self) -> ScanBox:
        """The box in the app bar; its `submitted` carries what was typed."""
        return self.bar.scan_box

    @property
    def page(self) -> str:
        """The key of the page shown, or an empty text before the first."""
        return self._shown

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._body)
        theme.space(column)
        self._under_strip = QVBoxLayout()
        theme.space(self._under_strip)
        for widget in (self.bar, self.strip, self._stack, self._bottom):
            column.addWidget(widget, int(widget is self._stack))
            if widget is self.strip:
                column.addLayout(self._under_strip)

    def _connect(self) -> None:
        self.bar.page_chosen.connect(self.show_page)
        self.bar.connection.clicked.connect(self.connection_clicked)
        self.bar.devices.clicked.connect(self.devices_clicked)
        self.bar.user.clicked.connect(self.user_clicked)
        self.width_watch.changed.connect(self._on_width)
        self._help.closed.connect(self._leave_help)
        self._help.print_requested.connect(self.key_strip_requested)

    def _bind_keys(self) -> None:
        # Bound to the body, not the window: a locked window has no body on screen and hears nothing.
        body = self._body
        bind(body, "help", self._on_help)
        bind(body, "find", self.scan_box.take_focus)
        bind(body, "step_back", self._on_step_back)
        bind(body, "zone_next", lambda: self._zones.move(1))
        bind(body, "zone_previous", lambda: self._zones.move(-1))
        bind(self._whole, "larger", lambda: self._on_scale(1))
        bind(self._whole, "smaller", lambda: self._on_scale(-1))
        bind(self._whole, "standard_size", lambda: self._on_scale(0))

    def set_hall(self, name: str, badge: str) -> None:
        """Name of the hall, and the window or role of this desk (“3 号窗口”, “主管”)."""
        self.bar.hall.setText(name)
        self.bar.badge.setText(badge)
        self.setWindowTitle(self.tr("便民服务窗口 — {name} {badge}").format(name=name, badge=badge))

    def set_user(self, name: str) -> None:
        """Who is signed in."""
        self.bar.user.set(CellState.WELL, name)

    def set_connection(self, state: CellState, text: str, icon: str = "", hint: str = "") -> None:
        """The network cell: well “已联网”, busy “正在上传，剩 40”, amber “离线办理中”, outline
        “叫号连不上”.
        """
        self.bar.connection.set(state, text, icon, hint)

    def set_devices(self, state: CellState, text: str) -> None:
        """The device cell: well “设备正常”, or outline with the worst problem by name."""
        self.bar.devices.set(state, text)
        self.bar.show_devices()

    def set_clock(self, text: str) -> None:
        """The time of day, HH:MM."""
        self.bar.clock.setText(text)

    def set_serving(self, ticket: str, elapsed: str, waiting: str) -> None:
        """What the narrow bar shows in place of the hall: ticket number, “已用 04:12”, “等候 12 人”."""
        self.bar.ticket.setText(ticket)
        self.bar.elapsed.setText(elapsed)
        self.bar.waiting.setText(waiting)

    def add_page(
        self, key: str, title: str, widget: QWidget, number: int, bottom: QWidget | None = None
    ) -> None:
        """Add a page with its tab, Ctrl+`number` and, where it has one, a bottom bar; show the first."""
        self._pages[key] = widget
        self._stack.addWidget(widget)
        if bottom is not None:
            bottom.setProperty("role", "bottom")
            self._bottoms[key] = bottom
            self._bottom.addWidget(bottom)
        self.bar.add_tab(key, title, number)
        bind(self._body, f"page_{number}", lambda: self.show_page(key))
        if not self._shown:
            self.show_page(key)

    def add_under_strip(self, widget: QWidget) -> None:
        """Put a form that answers a message under the strip, on every page; it pushes the page down while shown."""
        self._under_strip.addWidget(widget)

    def make_room(self, wanted: bool) -> None:
        """While such a form is open it takes the place of the page where there is no room for both."""
        self._crowded = wanted
        self._give_room()
        if not wanted:
            page = self._pages[self._shown]
            (page.focusWidget() or page).setFocus()

    def _give_room(self) -> None:
        narrow = self.width_watch.mode is WidthMode.NARROW
        full = self._crowded and narrow
        self._stack.setVisible(not full)
        self._bottom.setVisible(not full and self._shown in self._bottoms)

    def set_zones(self, key: str, zones: list[QWidget]) -> None:
        """The zones of page `key` in reading order, for F6; without this the page is one zone."""
        self._zones_of[key] = zones

    def show_page(self, key: str) -> None:
        """Bring page `key` to the front and return to the control last used on it. Raises KeyError if
        unknown.
        """
        page = self._pages[key]
        self._stack.setCurrentWidget(page)
        bottom = self._bottoms.get(key)
        self._bottom.setVisible(bottom is not None)
        if bottom is not None:
            self._bottom.setCurrentWidget(bottom)
        self.bar.mark(key)
        (page.focusWidget() or page).setFocus()
        if key != self._shown:
            self._shown = key
            self.page_changed.emit(key)

    def lock(self, title: str) -> None:
        """Cover everything with the lock page; `title` is “3 号窗口”. Open cases stay as they are."""
        self.lock_page.begin(self.bar.hall.text(), title)
        self._whole.setCurrentWidget(self.lock_page)
        self.lock_page.setFocus()

    def unlock(self) -> None:
        """Take the lock page away and return to the page left."""
        self._whole.setCurrentWidget(self._body)
        self.show_page(self._shown)

    def _present_zones(self) -> list[QWidget]:
        zones = self._zones_of.get(self._shown) or [self._pages[self._shown]]
        return [self.bar, self.strip, *zones, self._bottom]

    def _on_help(self) -> None:
        if self._shown == _HELP:
            self._leave_help()
            return
        self._before_help = self._shown
        self.show_page(_HELP)

    def _leave_help(self) -> None:
        if self._before_help:
            self.show_page(self._before_help)

    def _on_step_back(self) -> None:
        if self.strip.dismiss():
            return
        if self._shown == _HELP:
            self._leave_help()
        else:
            self.stepped_back.emit()

    def _on_scale(self, direction: int) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, theme.step(direction), theme.current.contrast)
            self.scale_changed.emit(theme.current.scale)

    def _on_width(self, mode: WidthMode) -> None:
        self.bar.set_mode(mode)
        self._give_room()
        theme.fix(self._bottom, height=BOTTOM_BAR_NARROW if mode is WidthMode.NARROW else BOTTOM_BAR)
