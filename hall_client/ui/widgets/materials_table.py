"""The materials of a case: column heads, the list, and the keys that work in it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.models.materials_model import MaterialRow, MaterialsModel
from hall_client.ui.tokens import WidthMode, width_mode
from hall_client.ui.widgets.key_button import KeyButton
from hall_client.ui.widgets.key_hint import KeyHint
from hall_client.ui.widgets.materials_head import MaterialsHead
from hall_client.ui.widgets.materials_view import MaterialsView


class MaterialsTable(QWidget):
    """Give it rows with `set_rows`; it answers with what the clerk marked. Signals as of `MaterialsView`."""

    marked = Signal(int, str)
    all_marked = Signal(str)
    cleared = Signal(int)
    copies_changed = Signal(int, int)
    reason_chosen = Signal(int, str, str)
    note_requested = Signal(int)
    scans_requested = Signal(int)
    row_changed = Signal(int)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = MaterialsModel(self)
        self.view = MaterialsView(self.model)
        self.head = MaterialsHead(self.view)
        column = QVBoxLayout(self)
        theme.space(column)
        column.addWidget(self.head)
        column.addWidget(self.view, 1)
        self._keys = self._foot()
        column.addWidget(self._keys)
        self.setFocusProxy(self.view)
        for name in ("marked", "all_marked", "cleared", "copies_changed", "reason_chosen", "note_requested"):
            getattr(self.view, name).connect(getattr(self, name))
        self.view.scans_requested.connect(self.scans_requested)
        self.view.row_changed.connect(self.row_changed)
        self.view.refused.connect(self.refused)

    def set_rows(self, rows: tuple[MaterialRow, ...]) -> None:
        """Show the materials; the same ones in the same order keep the clerk's place."""
        self.model.set_rows(rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At narrow width the room belongs to the rows; the digits stand on the focused row."""
        super().resizeEvent(event)
        mode = width_mode(self.window().width(), theme.current.scale)
        self._keys.setVisible(mode is not WidthMode.NARROW)

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("role", "card_foot")
        theme.fix(foot, height=34)
        row = QHBoxLayout(foot)
        theme.space(row, (14, 0, 14, 0), 4)
        for caps, words in (
            (("↑", "↓"), self.tr("换材料")),
            (("1–6",), self.tr("标记并跳到下一项")),
            (("0",), self.tr("清除")),
            (("+", "−"), self.tr("份数")),
            (("B",), self.tr("备注")),
        ):
            row.addWidget(KeyHint(*caps))
            label = QLabel(words)
            label.setProperty("type", "small")
            label.setProperty("tone", "hint")
            row.addWidget(label)
            row.addSpacing(theme.px(12))
        row.addStretch(1)
        scans = KeyButton(self.tr("附件"), ("F",), kind="link")
        scans.clicked.connect(self.view.request_scans)
        row.addWidget(scans)
        return foot
