"""What is connected to this PC: card readers and camera by the program that drives them, the scanner by its line."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from hall_client.domain.devices import FOLDER, SIMULATOR, Devices
from hall_client.ui import theme
from hall_client.ui.pages.settings_printers import keep_narrow
from hall_client.ui.widgets.field import Field
from hall_client.ui.widgets.key_button import KeyButton

_NONE, _OWN = "", "own"


@dataclass(frozen=True)
class _Way:
    """One way a device is met: `code` is what it is kept under, `asks` what has to be typed, with an example."""

    code: str
    words: str
    asks: str = ""
    example: str = ""


class SettingsConnections(QWidget):
    """`wanted` carries the Devices that are to be met from now on."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Devices()
        self.card_reader = _Choice(self.tr("身份证读卡器"), self._reader_ways())
        self.kiosk_reader = _Choice(self.tr("取号机的读卡器"), self._reader_ways())
        self.camera = _Choice(self.tr("高拍仪"), self._camera_ways())
        self.scanner = _Choice(self.tr("扫码枪"), self._scanner_ways())
        self._choices = (self.card_reader, self.kiosk_reader, self.camera, self.scanner)
        self.keep = KeyButton(self.tr("存好"), kind="small")
        self.keep.setAccessibleName(self.tr("存好接的设备"))
        self.keep.clicked.connect(self._on_keep)
        self.note = QLabel()
        self._lay_out()

    def _lay_out(self) -> None:
        title = QLabel(self.tr("接了哪些设备"))
        title.setProperty("strong", True)
        self.note.setProperty("type", "label")
        self.note.setProperty("tone", "secondary")
        self.note.setWordWrap(True)
        column, grid = QVBoxLayout(self), QGridLayout()
        theme.space(column, (0, 8, 0, 0), 8)
        theme.space(grid, spacing=8)
        grid.setColumnStretch(1, 1)
        for row, choice in enumerate(self._choices):
            grid.addWidget(choice.name, 2 * row, 0)
            grid.addWidget(choice.way, 2 * row, 1)
            grid.addWidget(choice.field, 2 * row + 1, 1)
        grid.addWidget(self.keep, 2 * len(self._choices), 1, Qt.AlignmentFlag.AlignLeft)
        for widget in (title, self.note):
            column.addWidget(widget)
        column.insertLayout(1, grid)

    def _reader_ways(self) -> tuple[_Way, ...]:
        example = r"py -3.11-32 -m hall_client.devices.adapters.termb_card C:\cvr100\termb.dll"
        return (
            _Way(_NONE, self.tr("没有接")),
            _Way(_OWN, self.tr("用读卡程序"), self.tr("读卡程序的命令"), example),
            _Way(SIMULATOR, self.tr("模拟的，读虚构的卡")),
        )

    def _camera_ways(self) -> tuple[_Way, ...]:
        return (
            _Way(_NONE, self.tr("没有接，从文件里选")),
            _Way(_OWN, self.tr("用拍照程序"), self.tr("拍照程序的命令"), r"D:\gpy\camera.exe"),
            _Way(FOLDER, self.tr("收文件夹里新存的图片"), self.tr("文件夹"), r"D:\gpy\pictures"),
            _Way(SIMULATOR, self.tr("模拟的，拍虚构的纸")),
        )

    def _scanner_ways(self) -> tuple[_Way, ...]:
        return (
            _Way(_NONE, self.tr("当键盘用")),
            _Way(_OWN, self.tr("接在串口上"), self.tr("串口"), self.tr("COM3 或 /dev/ttyACM0")),
        )

    def show_devices(self, devices: Devices, ports: Sequence[str], *, may_change: bool) -> None:
        """The devices in force, and the serial lines this PC has."""
        if devices != self._shown:
            # Read anew while somebody types, the same devices leave what is typed alone.
            self._shown = devices
            values = (devices.card_reader, devices.kiosk_reader, devices.camera, devices.scanner)
            for choice, value in zip(self._choices, values, strict=True):
                choice.show_value(value)
        for choice in self._choices:
            choice.way.setEnabled(may_change)
            choice.field.setEnabled(may_change)
        self.keep.setEnabled(may_change)
        self.note.setText(self._note(ports) if may_change else self.tr("主管或管理员才能改，试谁都可以。"))

    def _note(self, ports: Sequence[str]) -> str:
        here = self.tr("这台电脑现在有串口 {ports}。").format(ports="、".join(ports))
        return self.tr("存好就用上，取号机也一样。") + (here if ports else "")

    def _on_keep(self) -> None:
        incomplete = [choice for choice in self._choices if choice.missing()]
        for choice in incomplete:
            choice.field.set_error(self.tr("还没有写{what}，没有存。").format(what=choice.missing()))
        if incomplete:
            incomplete[0].field.setFocus()
            return
        self.wanted.emit(Devices(*(choice.value() for choice in self._choices)))


class _Choice:
    """One device: its name, the ways it may be met, and what has to be typed for the chosen one."""

    def __init__(self, name: str, ways: Sequence[_Way]) -> None:
        self._ways = ways
        self.name, self.way, self.field = QLabel(name), QComboBox(), Field(name)
        self.name.setBuddy(self.way)
        self.way.setAccessibleName(name)
        keep_narrow(self.way)
        for each in ways:
            self.way.addItem(each.words)
        self.way.currentIndexChanged.connect(self._show_way)
        self._show_way(0)

    def _show_way(self, at: int) -> None:
        way = self._ways[at]
        self.field.label.setText(way.asks)
        self.field.edit.setPlaceholderText(way.example)
        self.field.edit.setAccessibleName(f"{self.name.text()}，{way.asks}")
        self.field.clear_error()
        self.field.setVisible(bool(way.asks))

    def show_value(self, value: str) -> None:
        """Show what is kept of this device."""
        codes = [each.code for each in self._ways]
        code = value if value in codes else FOLDER if value.startswith(FOLDER) else _OWN
        self.field.set_text(value.removeprefix(FOLDER) if code in (FOLDER, _OWN) else "")
        self.way.setCurrentIndex(codes.index(code))

    def value(self) -> str:
        """What is to be kept of this device."""
        way = self._ways[self.way.currentIndex()]
        if not way.asks:
            return way.code
        return (FOLDER if way.code == FOLDER else "") + self.field.text()

    def missing(self) -> str:
        """What is still to be typed, or nothing."""
        way = self._ways[self.way.currentIndex()]
        return "" if self.field.text() else way.asks
