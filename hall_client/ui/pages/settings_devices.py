"""The devices of this desk with their state, each with a way to try it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.services.ports import DeviceState
from hall_client.ui import theme
from hall_client.ui.widgets.icon_label import IconLabel
from hall_client.ui.widgets.key_button import KeyButton

_NAME = 120
_LOOKS: dict[bool | None, tuple[str, str, str]] = {
    True: ("done", "green_7", "secondary"),
    False: ("warning", "amber_7", "amber"),
    None: ("unseen", "ink_3", "secondary"),
}


@dataclass(frozen=True)
class DeviceRow:
    """One device. `well` is None where nothing is connected; `try_words` is 试读, 试打, 试亮, empty for none.

    One that is not there can be set in the `section` of the settings.
    """

    code: str
    name: str
    well: bool | None
    text: str
    try_words: str = ""
    section: str = ""


class SettingsDevices(QFrame):
    """`try_requested` carries the code of a device, `section_requested` the section where one is set."""

    try_requested = Signal(str)
    section_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._rows = QVBoxLayout(self)
        theme.space(self._rows, (16, 4, 16, 4))
        self._shown: dict[str, QWidget] = {}
        self._texts: dict[str, QLabel] = {}
        self._icons: dict[str, IconLabel] = {}

    def show_devices(self, devices: Sequence[DeviceRow]) -> None:
        """Show these."""
        for old in self._shown.values():
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown, self._texts, self._icons = {}, {}, {}
        for device in devices:
            self._shown[device.code] = self._row(device)
            self._rows.addWidget(self._shown[device.code])

    def show_tried(self, code: str, state: DeviceState) -> None:
        """What trying a device came to."""
        if code in self._texts:
            icon, colour, tone = _LOOKS[state.well]
            self._icons[code].set(icon, colour)
            self._texts[code].setText(state.text)
            theme.restyle(self._texts[code], tone=tone)

    def text_of(self, code: str) -> str:
        """The sentence beside a device."""
        return self._texts[code].text()

    def _row(self, device: DeviceRow) -> QWidget:
        icon, colour, tone = _LOOKS[device.well]
        row = QWidget()
        name, text = QLabel(device.name), QLabel(device.text)
        theme.fix(name, width=_NAME)
        text.setProperty("type", "label")
        text.setProperty("tone", tone)
        text.setWordWrap(True)
        self._texts[device.code] = text
        across = QHBoxLayout(row)
        theme.space(across, (0, 10, 0, 10), 10)
        self._icons[device.code] = IconLabel(icon, colour)
        across.addWidget(self._icons[device.code])
        across.addWidget(name)
        across.addWidget(text, 1)
        if device.try_words:
            across.addWidget(self._link(device, device.try_words, "try", self.try_requested, device.code))
        if device.section:
            words = self.tr("设置")
            across.addWidget(self._link(device, words, "set", self.section_requested, device.section))
        return row

    @staticmethod
    def _link(device: DeviceRow, words: str, about: str, wish: SignalInstance, of: str) -> KeyButton:
        link = KeyButton(words, kind="link")
        link.setObjectName(f"{about}-{device.code}")
        link.setAccessibleName(f"{words}，{device.name}")
        link.clicked.connect(lambda: wish.emit(of))
        return link
