"""等着上传: what the centre does not have yet, and the two things that can be done about it."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from hall_client.domain.line_status import LineState, LineStatus, WaitingRow
from hall_client.ui import theme
from hall_client.ui.models.line_words import all_sent
from hall_client.ui.models.waiting_model import AT, KIND, NUMBER, STATE, TEXT, WaitingModel
from hall_client.ui.pages.settings_waiting_delegate import WaitingDelegate
from hall_client.ui.tokens import WidthMode
from hall_client.ui.widgets.empty_note import EmptyNote
from hall_client.ui.widgets.key_button import KeyButton

_HEAD, _ROW, _SHOWN = 31, 36, 8
_WIDTHS = {KIND: 66, NUMBER: 186, AT: 76, STATE: 106}


class WaitingCard(QFrame):
    """`sync_wished` is 现在就传; `hold_wished` carries True for 暂缓, False for 继续传."""

    sync_wished = Signal()
    hold_wished = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._held = False
        self.model, self.table = WaitingModel(self), QTableView()
        self.now = KeyButton(self.tr("现在就传"), kind="link")
        self.hold = KeyButton(self.tr("暂缓"), kind="link")
        self._empty = EmptyNote("done", "")
        self._prepare()
        self._lay_out()
        self.now.clicked.connect(self.sync_wished)
        self.hold.clicked.connect(lambda: self.hold_wished.emit(not self._held))
        theme.current.changed.connect(self._measure)

    def _prepare(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegate(WaitingDelegate(table))
        table.setAccessibleName(self.tr("等着上传"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("role", "card_head")
        theme.fix(head, height=40)
        title = QLabel(self.tr("等着上传"))
        title.setProperty("strong", True)
        row = QHBoxLayout(head)
        theme.space(row, (14, 0, 14, 0), 14)
        row.addWidget(title, 1)
        row.addWidget(self.now)
        row.addWidget(self.hold)
        column = QVBoxLayout(self)
        theme.space(column, (1, 1, 1, 1))
        for widget in (head, self.table, self._empty):
            column.addWidget(widget)

    def show_rows(self, status: LineStatus, rows: Sequence[WaitingRow], now: datetime) -> None:
        """Show what waits; the place chosen in the table stays while the rows do."""
        self._held = status.state is LineState.HELD_BACK
        self.hold.setText(self.tr("继续传") if self._held else self.tr("暂缓"))
        self.hold.setAccessibleName(self.hold.text())
        self.hold.updateGeometry()
        self.model.set_rows(rows, now)
        self._empty.set(all_sent(status, now), self.tr("新办的会自动上传。"))
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._measure()

    def set_mode(self, mode: WidthMode) -> None:
        """With little room the time is left out; the tool tip still has the row."""
        self.table.setColumnHidden(AT, mode is WidthMode.NARROW)
        self.table.setColumnHidden(KIND, mode is WidthMode.NARROW)

    @property
    def words(self) -> list[str]:
        """The rows as they are spoken."""
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(self.model.index(at, 0).data(role)) for at in range(self.model.rowCount())]

    def _measure(self) -> None:
        for column, width in _WIDTHS.items():
            self.table.setColumnWidth(column, theme.px(width))
        self.table.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        rows = min(self.model.rowCount(), _SHOWN)
        theme.fix(self.table, height=_HEAD + rows * _ROW + 2)
