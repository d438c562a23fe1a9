"""The foot of every page of the ticket machine: larger letters, reading aloud, lower buttons, a person to help."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hall_client.ui.faces.kiosk_touch import KioskTouch

_ICONS = ("plus", "speaker", "chevron-down", "bell")


class KioskFoot(QWidget):
    """Each field tells whether it is on; calling for help is told once."""

    large_changed = Signal(bool)
    aloud_changed = Signal(bool)
    lowered_changed = Signal(bool)
    help_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.large = KioskTouch(self.tr("大字"))
        self.aloud = KioskTouch(self.tr("朗读"))
        self.lowered = KioskTouch(self.tr("按钮下移"))
        self.help = KioskTouch(self.tr("叫人帮忙"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        for field, signal in (
            (self.large, self.large_changed),
            (self.aloud, self.aloud_changed),
            (self.lowered, self.lowered_changed),
        ):
            field.setCheckable(True)
            field.toggled.connect(signal)
            self._row.addWidget(field, 1)
        self._row.addWidget(self.help, 1)
        self.help.clicked.connect(self.help_wished)

    def measure(self, unit: float, letters: float, *, lying: bool) -> None:
        """In a lying screen the fields stand apart, as the ways beside them do."""
        self._row.setSpacing(round(unit) if lying else 0)
        for touch, icon in zip((self.large, self.aloud, self.lowered, self.help), _ICONS, strict=True):
            touch.measure(unit, letters)
            touch.dress("plain" if lying else "foot", "" if lying else icon)

    def show_help(self, words: str) -> None:
        """What became of the call; empty for none."""
        self.help.rename(words or self.tr("叫人帮忙"))

    def begin(self) -> None:
        """As the next citizen finds it."""
        for field in (self.large, self.aloud, self.lowered):
            field.setChecked(False)
