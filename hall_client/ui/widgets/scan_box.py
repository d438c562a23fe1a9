"""The box in the app bar for a scanned code, a case number or a name."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from hall_client.ui import theme
from hall_client.ui.keys import key
from hall_client.ui.widgets.icon_label import IconLabel
from hall_client.ui.widgets.key_hint import KeyHint


class ScanBox(QFrame):
    """`submitted` carries what was typed, on Enter; the box is emptied then. Scans arrive without it."""

    submitted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "scan_box")
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(self.tr("扫码，或输入编号、姓名"))
        self.edit.setAccessibleName(self.tr("扫码，或输入编号、姓名"))
        self.edit.returnPressed.connect(self._on_return)
        row = QHBoxLayout(self)
        theme.space(row, (10, 0, 10, 0), 8)
        row.addWidget(IconLabel("scan", "ink_3"))
        row.addWidget(self.edit, 1)
        row.addWidget(KeyHint(key("find").hint))
        theme.fix(self, height=34)
        self.setFocusProxy(self.edit)

    def take_focus(self) -> None:
        """Put the cursor in the box, with its text marked for typing over."""
        self.edit.setFocus()
        self.edit.selectAll()

    def _on_return(self) -> None:
        text = self.edit.text().strip()
        if text:
            self.edit.clear()
            self.submitted.emit(text)
