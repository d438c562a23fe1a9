"""Settings: look, window and password, printers, devices, people, calendar and catalogue, backup, about."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QHeaderView,
    QLayout,
    QListWidgetItem,
    QScrollArea,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from forms.ui_settings import Ui_Settings
from hall_client.domain.hall import Hall
from hall_client.domain.people import ROLE_NAMES, Actor, Person, may
from hall_client.ui import theme
from hall_client.ui.announce import announce
from hall_client.ui.pages.settings_devices import DeviceRow, SettingsDevices
from hall_client.ui.pages.settings_password import SettingsPassword
from hall_client.ui.tokens import SCALES, WidthMode, width_mode

_MENU = {WidthMode.WIDE: 196, WidthMode.MEDIUM: 172, WidthMode.NARROW: 132}
_WIDEST, _TALL, _ROW = 760, 190, 37
_PEOPLE, _DATA = 4, 5
_NUMBER = Qt.ItemDataRole.UserRole


class SettingsPage(QWidget):
    """All wishes are signals; what a person may not change is not in the menu, or says who may."""

    look_wanted = Signal(float, bool)
    window_wanted = Signal(int)
    password_wanted = Signal(str, str)
    printer_wanted = Signal(str, str)
    test_print_wanted = Signal(str)
    devices_wanted = Signal()
    try_wanted = Signal(str)
    reset_wanted = Signal(str, str)
    calendar_wanted = Signal(str)
    catalogue_wanted = Signal(str)
    backup_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._inside = QWidget()
        self._sections: list[QWidget] = []
        self.form = Ui_Settings()
        self.form.setupUi(self._inside)  # type: ignore[no-untyped-call]
        self.devices, self.password = SettingsDevices(), SettingsPassword()
        self.form.device_rows.addWidget(self.devices)
        self.form.password_fields.addWidget(self.password)
        self._printers: dict[str, QComboBox] = {
            "a4": self.form.a4,
            "a5": self.form.a5,
            "roll": self.form.roll,
        }
        self._prepare()
        self._prepare_people()
        self._space()
        self._fill_menu()
        self._connect()
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

    def _prepare_people(self) -> None:
        table = self.form.people_table
        table.setColumnCount(3)
        table.setHorizontalHeaderLabels([self.tr("工号"), self.tr("姓名"), self.tr("岗位")])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def _space(self) -> None:
        theme.space(self.form.across)
        self.form.printer_grid.setColumnStretch(1, 1)
        for layout in self._inside.findChildren(QLayout):
            name = layout.objectName()
            if name.endswith("_column"):
                theme.space(layout, (24, 18, 24, 18), 10)
            elif name.endswith(("_row", "_grid", "_fields", "_head")):
                theme.space(layout, spacing=8)

    def _fill_menu(self) -> None:
        words = (
            self.tr("外观和字号"),
            self.tr("窗口和密码"),
            self.tr("打印和票据"),
            self.tr("设备"),
            self.tr("账号和权限"),
            self.tr("日历和目录"),
            self.tr("备份"),
            self.tr("关于"),
        )
        for text in words:
            self.form.menu.addItem(QListWidgetItem(text))
        self.form.menu.setCurrentRow(0)

    def _connect(self) -> None:
        form = self.form
        form.menu.currentRowChanged.connect(form.stack.setCurrentIndex)
        form.scale.activated.connect(lambda _at: self._on_look())
        form.contrast.clicked.connect(lambda _on: self._on_look())
        form.own_window.activated.connect(lambda _at: self.window_wanted.emit(form.own_window.currentData()))
        self.password.wanted.connect(self.password_wanted)
        form.change_password.clicked.connect(self.password.submit)
        tries = {"a4": form.try_a4, "a5": form.try_a5, "roll": form.try_roll}
        for size, box in self._printers.items():
            box.activated.connect(lambda _at, size=size: self._on_printer(size))
            tries[size].clicked.connect(lambda _on=False, size=size: self.test_print_wanted.emit(size))
        form.look_again.clicked.connect(self.devices_wanted)
        self.devices.try_requested.connect(self.try_wanted)
        form.reset.clicked.connect(self._on_reset)
        form.new_password.returnPressed.connect(self._on_reset)
        form.import_calendar.clicked.connect(self._on_calendar)
        form.import_catalogue.clicked.connect(self._on_catalogue)
        form.backup_now.clicked.connect(self._on_backup)
        theme.current.changed.connect(self._on_scale)

    def show_look(self) -> None:
        """The text size and contrast in force."""
        self.form.scale.setCurrentIndex(self.form.scale.findData(theme.current.scale))
        self.form.contrast.setChecked(theme.current.contrast)

    def show_hall(self, hall: Hall, queues: Sequence[str], actor: Actor) -> None:
        """The hall's settings, the system's print queues, and what this person may change."""
        form, may_change = self.form, may(actor, "setting.change")
        form.own_window.clear()
        for window in hall.windows:
            form.own_window.addItem(
                self.tr("{n} 号，{name}").format(n=window.number, name=window.name), window.number
            )
        form.own_window.setCurrentIndex(form.own_window.findData(hall.own_window))
        for size, box in self._printers.items():
            self._fill_printer(box, hall.printers.get(size, ""), queues)
        words = "" if may_change else self.tr("主管或管理员才能改，试打谁都可以。")
        for box in (form.own_window, *self._printers.values()):
            box.setEnabled(may_change)
        form.window_note.setText(words and self.tr("主管或管理员才能改。"))
        form.printers_right.setText(words)
        self._offer(_PEOPLE, may(actor, "person.change"))
        self._offer(_DATA, may(actor, "catalogue.import"))

    def _fill_printer(self, box: QComboBox, chosen: str, queues: Sequence[str]) -> None:
        box.clear()
        box.addItem(self.tr("没有，存成 PDF"), "")
        names = list(queues) if not chosen or chosen in queues else [*queues, chosen]
        for name in names:
            gone = self.tr("{name}（系统里没找到）").format(name=name)
            box.addItem(name if name in queues else gone, name)
        box.setCurrentIndex(max(0, box.findData(chosen)))

    def _offer(self, row: int, offered: bool) -> None:
        self.form.menu.item(row).setHidden(not offered)
        if not offered and self.form.menu.currentRow() == row:
            self.form.menu.setCurrentRow(0)

    def show_devices(self, devices: Sequence[DeviceRow]) -> None:
        """The devices as they were found."""
        self.devices.show_devices(devices)

    def show_people(self, people: Sequence[Person]) -> None:
        """Everybody with an account."""
        table = self.form.people_table
        table.setRowCount(len(people))
        for row, person in enumerate(people):
            roles = "、".join(ROLE_NAMES[role] for role in person.roles)
            disabled = self.tr("（停用）") if person.disabled else ""
            for column, words in enumerate((person.number, person.name + disabled, roles)):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                item.setData(_NUMBER, person.number)
                table.setItem(row, column, item)

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
        self.form.backup_fact.setText(words)

    def show_about(self, lines: Sequence[str]) -> None:
        """Version, installation, licences."""
        self.form.about_text.setText("\n".join(lines))

    def _on_look(self) -> None:
        self.look_wanted.emit(float(self.form.scale.currentData()), self.form.contrast.isChecked())

    def _on_printer(self, size: str) -> None:
        self.printer_wanted.emit(size, str(self._printers[size].currentData()))

    def _on_reset(self) -> None:
        item = self.form.people_table.currentItem()
        if item is None:
            self.show_reset(self.tr("先在上面选一个人。"), done=False)
            return
        self.reset_wanted.emit(str(item.data(_NUMBER)), self.form.new_password.text())

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The menu takes no more room than there is."""
        super().resizeEvent(event)
        self._lay_widths()

    def _on_scale(self) -> None:
        self.show_look()
        self._lay_widths()

    def _lay_widths(self) -> None:
        for section in self._sections:
            section.setMaximumWidth(theme.px(_WIDEST))
        for tall in (self.form.people_table, self.form.findings):
            tall.setMinimumHeight(theme.px(_TALL))
        self.form.people_table.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        theme.fix(self.form.menu, width=_MENU[width_mode(self.width(), theme.current.scale)])
