"""Whether data may leave this unit on a stick: shut until whoever may change settings opens it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QVBoxLayout, QWidget

from hall_client.ui import theme


class StickCard(QFrame):
    """`wished` carries whether it should be allowed from now on."""

    wished = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.box = QCheckBox(self.tr("允许把数据导出到 U 盘"))
        self._note = QLabel()
        self._note.setProperty("type", "small")
        self._note.setProperty("tone", "secondary")
        self._note.setWordWrap(True)
        column = QVBoxLayout(self)
        theme.space(column, (16, 12, 16, 12), 4)
        column.addWidget(self.box)
        column.addWidget(self._note)
        self.box.clicked.connect(self.wished)

    def show_allowed(self, allowed: bool, *, may_change: bool) -> None:
        """How it stands, and who may change it."""
        self.box.setChecked(allowed)
        self.box.setEnabled(may_change)
        what = self.tr("没有网的村站和镇里才要打开，数据包是加密的。谁打开、谁关上，都有留痕。导入不受限制。")
        self._note.setText(what if may_change else what + self.tr("主管或管理员才能改。"))
