"""The two ways of a stick, out and in, where there is a column to stand in."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.widgets.key_button import KeyButton


def import_button() -> KeyButton:
    """“导入 U 盘” with its key."""
    translate = QCoreApplication.translate
    button = KeyButton(translate("stick", "导入 U 盘"), ("Ctrl+I",), kind="small", icon="usb")
    button.setToolTip(translate("stick", "读入对方用 U 盘带来的数据包；同一个包导入两次不会重复登记"))
    return button


class StickButtons(QWidget):
    """`out` is worded by the page: whom a package is for depends on where the desk stands."""

    export_wished = Signal()
    import_wished = Signal()

    def __init__(self, out: str, why: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.out, self.into = KeyButton(out, ("Ctrl+O",), kind="small", icon="usb"), import_button()
        self.out.setToolTip(why)
        self.out.clicked.connect(self.export_wished)
        self.into.clicked.connect(self.import_wished)
        column = QVBoxLayout(self)
        theme.space(column, spacing=8)
        column.addWidget(self.out)
        column.addWidget(self.into)
