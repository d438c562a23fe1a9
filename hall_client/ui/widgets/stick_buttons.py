"""The two ways of a stick, out and in, where there is a column to stand in."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.widgets.key_button import KeyButton

_GAP = 8


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
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        theme.space(self._line, spacing=_GAP)
        self._line.addWidget(self.out)
        self._line.addWidget(self.into)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where a narrow page gives the column its whole width: there it has no height to spare."""
        super().resizeEvent(event)
        both = self.out.sizeHint().width() + theme.px(_GAP) + self.into.sizeHint().width()
        way = QBoxLayout.Direction
        self._line.setDirection(way.LeftToRight if both <= self.width() else way.TopToBottom)
