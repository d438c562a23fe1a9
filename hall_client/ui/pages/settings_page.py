"""Settings: look, window and password, printers, devices, sync and backup, people, calendar and catalogue, about."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QLayout,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from forms.ui_settings import Ui_Settings
from hall_client.domain.hall import Hall
from hall_client.domain.people import Actor, Person, may
from hall_client.services.ports import DeviceState
from hall_client.ui import theme
from hall_client.ui.announce import announce
from hall_client.ui.icons import icon
from hall_client.ui.pages import settings_people
from hall_client.ui.pages.settings_connections import SettingsConnections
from hall_client.ui.pages.settings_deputy import SettingsDeputy
from hall_client.ui.pages.settings_devices import DeviceRow, SettingsDevices
from hall_client.ui.pages.settings_password import SettingsPassword
from hall_client.ui.pages.settings_printers import SettingsPrinters, fill_printer, printer_names
from hall_client.ui.pages.settings_sync import SettingsSync
from hall_client.ui.tokens import SCALES, WidthMode, width_mode
from hall_client.ui.widgets.focus_scroll import FocusFollower

_MENU = {WidthMode.WIDE: 196, WidthMode.MEDIUM: 172, WidthMode.NARROW: 132}
_WIDEST, _TALL, _ROW = 760, 190, 37
_PRINTERS, _DEVICES, _SYNC, _PEOPLE, _DATA = 2, 3, 4, 5, 6


class SettingsPage(QWidget):
    """All wishes are signals; what a person may not change is not in the menu, or says who may."""

    look_wanted = Signal(float, bool)
    window_wanted = Signal(int)
    password_wanted = Signal(str, str)
    printer_wanted = Signal(str, str)
    fit_wanted = Signal(str, object)
    test_print_wanted = Signal(str)
    devices_wanted = Signal()
    connections_wanted = Signal(object)
    try_wanted = Signal(str)
    reset_wanted = Signal(str, str)
    calendar_wanted = Signal(str)
    catalogue_wanted = Signal(str)
    backup_wanted = Signal(str)
    stick_wanted = Signal(bool)
    sync_opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._inside = QWidget()
        self._sections: list[QWidget] = []
        self.form = Ui_Settings()
        self.form.setupUi(self._inside)  # type: ignore[no-untyped-call]
        self.devices, self.password, self.sync = SettingsDevices(), SettingsPassword(), SettingsSync()
        self.connections = SettingsConnections()
        for part in (self.devices, self.connections):
            self.form.device_rows.addWidget(part)
        self.form.password_fields.addWidget(self.password)
        self.form.sync_place.addWidget(self.sync)
        self._printers: dict[str, QComboBox] = {
            "a4": self.form.a4,
            "a5": self.form.a5,
            "roll": self.form.roll,
        }
        self.more_printers = SettingsPrinters()
        column = self.form.printers_column
        column.insertWidget(column.indexOf(self.form.printers_right), self.more_printers)
        self._prepare()
        settings_people.prepare(self.form.people_table)
        self.deputy = SettingsDeputy(self.form.people_table)
        self.form.people_column.insertWidget(2, self.deputy)
        self._space()
        self._fill_menu()
        self._connect()
        self.sync.follow(self.form.menu)
        self.setFocusProxy(self.form.menu)

    def _prepare(self) -> None:
        form = self.form
        for at in range(form.stack.count()):
            page = form.stack.widget(at)
            form.stack.removeWidget(page)
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            area.setWidget(page)
            FocusFollower(area)
            form.stack.insertWidget(at, area)
            self._sections.append(page)
        form.stack.setCurrentIndex(0)
        form.menu.setProperty("kind", "plain")
        form.menu.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        form.findings.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        form.findings.setWordWrap(True)
        for scale in SCALES:
            form.scale.addItem(self.tr("标准") if scale == 1 else f"{scale:.0%}", scale)
        whole = QVBoxLayout(self)
        theme.space(whole)
        whole.addWidget(self._inside)

    def _space(self) -> None:
        theme.space(self.form.across)
        self.form.printer_grid.setColumnStretch(1, 1)
        for layout in self._inside.findChildren(QLayout):
            name = layout.objectName()
            if name.endswith("_column"):
                theme.space(layout, (24, 18, 24, 18), 10)
            elif name.endswith(("_row", "_grid", "_fields", "_head", "_place")):
                theme.space(layout, spacing=8)

    def _fill_menu(self) -> None:
        words = (
            self.tr("外观和字号"),
            self.tr("窗口和密码"),
            self.tr("打印和票据"),
            self.tr("设备"),
            self.tr("同步和备份"),
            self.tr("账号和权限"),
            self.tr("日历和目录"),
            self.tr("关于"),
        )
        for text in words:
            self.form.menu.addItem(QListWidgetItem(text))
        self.form.menu.setCurrentRow(0)

    def _connect(self) -> None:
        form = self.form
        form.menu.currentRowChanged.connect(self._on_section)
        form.scale.activated.connect(lambda _at: self._on_look())
        form.contrast.clicked.connect(lambda _on: self._on_look())
        form.own_window.activated.connect(lambda _at: self.window_wanted.emit(form.own_window.currentData()))
        self.password.wanted.connect(self.password_wanted)
        form.change_password.clicked.connect(self.password.submit)
        tries = {"a4": form.try_a4, "a5": form.try_a5, "roll": form.try_roll}
        for size, box in self._printers.items():
            box.activated.connect(
                lambda _at, size=size, box=box: self.printer_wanted.emit(size, box.currentData())
            )
            tries[size].clicked.connect(lambda _on=False, size=size: self.test_print_wanted.emit(size))
        self.more_printers.printer_wanted.connect(self.printer_wanted)
        self.more_printers.fit_wanted.connect(self.fit_wanted)
        self.more_printers.try_wanted.connect(self.test_print_wanted)
        form.look_again.clicked.connect(self.devices_wanted)
        self.connections.wanted.connect(self.connections_wanted)
        self.sync.devices_wished.connect(self.devices_wanted)
        for devices in (self.devices, self.sync.devices):
            devices.try_requested.connect(self.try_wanted)
            devices.section_requested.connect(self.show_section)
        form.reset.clicked.connect(self._on_reset)
        form.new_password.returnPressed.connect(self._on_reset)
        form.import_calendar.clicked.connect(self._on_calendar)
        form.import_catalogue.clicked.connect(self._on_catalogue)
        self.sync.backup_wished.connect(self._on_backup)
        self.sync.stick.wished.connect(self.stick_wanted)
        theme.current.changed.connect(self._on_scale)

    def zones(self) -> list[QWidget]:
        """The zones of F6: the menu, and the section beside it."""
        return [self.form.menu, self.form.stack]

    def show_look(self) -> None:
        """The text size and contrast in force."""
        self.form.scale.setCurrentIndex(self.form.scale.findData(theme.current.scale))
        self.form.contrast.setChecked(theme.current.contrast)

    def show_hall(self, hall: Hall, queues: Sequence[str], ports: Sequence[str], actor: Actor) -> None:
        """The hall's settings, the system's print queues and serial lines, and what this person may change."""
        form, may_change = self.form, may(actor, "setting.change")
        form.own_window.clear()
        for window in hall.windows:
            form.own_window.addItem(
                self.tr("{n} 号，{name}").format(n=window.number, name=window.name), window.number
            )
        form.own_window.setCurrentIndex(form.own_window.findData(hall.own_window))
        for size, box in self._printers.items():
            names = printer_names(hall, queues) if size == "roll" else queues
            fill_printer(box, hall.printers.get(size, ""), names)
        self.more_printers.show_hall(hall, queues, may_change=may_change)
        self.sync.stick.show_allowed(hall.stick_export, may_change=may_change)
        self.connections.show_devices(hall.devices, ports, may_change=may_change)
        words = "" if may_change else self.tr("主管或管理员才能改，试打谁都可以。")
        for box in (form.own_window, *self._printers.values()):
            box.setEnabled(may_change)
        form.window_note.setText(words and self.tr("主管或管理员才能改。"))
        form.printers_right.setText(words)
        self._offer(_PEOPLE, may(actor, "person.change"))
        self._offer(_DATA, may(actor, "catalogue.import"))

    def _offer(self, row: int, offered: bool) -> None:
        self.form.menu.item(row).setHidden(not offered)
        if not offered and self.form.menu.currentRow() == row:
            self.form.menu.setCurrentRow(0)

    def show_devices(self, devices: Sequence[DeviceRow]) -> None:
        """The devices as they were found."""
        self.devices.show_devices(devices)
        self.sync.devices.show_devices(devices)

    def show_tried(self, code: str, state: DeviceState) -> None:
        """What trying a device came to."""
        self.devices.show_tried(code, state)
        self.sync.devices.show_tried(code, state)
        announce(self, state.text)

    def show_section(self, name: str) -> None:
        """Turn to “printers”, “devices” or “sync”."""
        self.form.menu.setCurrentRow({"printers": _PRINTERS, "devices": _DEVICES, "sync": _SYNC}[name])

    def mark_disputes(self, n: int) -> None:
        """A sign in the menu while a person should look at what two desks differ on."""
        sign = icon("warning", theme.hex_colour("amber_7"), theme.px(18)) if n else QIcon()
        self.form.menu.item(_SYNC).setIcon(sign)

    def _on_section(self, row: int) -> None:
        self.form.stack.setCurrentIndex(row)
        if row == _SYNC:
            self.sync_opened.emit()

    def show_people(self, people: Sequence[Person], deputies: Mapping[str, str]) -> None:
        """Everybody with an account, and who stands in for whom."""
        settings_people.fill(self.form.people_table, people, deputies)
        self.deputy.show_people(people, deputies)

    def show_reset(self, words: str, *, done: bool) -> None:
        """What came of resetting a password."""
        if done:
            self.form.new_password.clear()
        self.form.reset_error.setText(words)
        theme.restyle(self.form.reset_error, tone="green" if done else "red")
        announce(self, words)

    def show_findings(self, title: str, lines: Sequence[str]) -> None:
        """What an import found, row by row."""
        self.form.findings_title.setText(title)
        self.form.findings.clear()
        self.form.findings.addItems(list(lines))
        announce(self, title)

    def show_backup(self, words: str) -> None:
        """When the last backup was made, or why there is none."""
        self.sync.show_backup(words)

    def show_about(self, lines: Sequence[str]) -> None:
        """Version, installation, licences."""
        self.form.about_text.setText("\n".join(lines))

    def _on_look(self) -> None:
        self.look_wanted.emit(float(self.form.scale.currentData()), self.form.contrast.isChecked())

    def _on_reset(self) -> None:
        number = settings_people.chosen(self.form.people_table)
        if not number:
            self.show_reset(self.tr("先在上面选一个人。"), done=False)
            return
        self.reset_wanted.emit(number, self.form.new_password.text())

    def _on_calendar(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, self.tr("导入节假日日历"), "", "JSON (*.json)")
        if path:
            self.calendar_wanted.emit(path)

    def _on_catalogue(self) -> None:
        kinds = self.tr("目录 (*.xlsx *.csv *.json)")
        path, _kind = QFileDialog.getOpenFileName(self, self.tr("导入事项目录"), "", kinds)
        if path:
            self.catalogue_wanted.emit(path)

    def _on_backup(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(self, self.tr("备份到"), "hall.backup", "")
        if path:
            self.backup_wanted.emit(path)

    def showEvent(self, event: QShowEvent) -> None:
        """What is shown of the line is read anew each time."""
        super().showEvent(event)
        self._on_section(self.form.menu.currentRow())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The menu takes no more room than there is."""
        super().resizeEvent(event)
        self._lay_widths()

    def _on_scale(self) -> None:
        self.show_look()
        self._lay_widths()

    def _lay_widths(self) -> None:
        mode = width_mode(self.width(), theme.current.scale)
        for section in self._sections:
            if not section.isAncestorOf(self.sync):
                section.setMaximumWidth(theme.px(_WIDEST))
        self.sync.set_mode(mode)
        self.form.menu.setIconSize(theme.icon_size())
        for tall in (self.form.people_table, self.form.findings):
            tall.setMinimumHeight(theme.px(_TALL))
        self.form.people_table.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        theme.fix(self.form.menu, width=_MENU[mode])
