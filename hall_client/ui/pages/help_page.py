"""The F1 page: all keys of the program, in the order in which one case is done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.keys import KEYS, OVERLAY_COLUMNS, Key, key, said
from hall_client.ui.widgets.key_button import KeyButton
from hall_client.ui.widgets.key_cap import KeyCap
from hall_client.ui.widgets.key_hint import KeyHint

_FUNCTION_KEYS = 12
_CAPS_WIDTH = 98


class HelpPage(QWidget):
    """Built from the table of keys alone. `closed` asks to leave, `print_requested` for the keyboard strip.
    """

    closed = Signal()
    print_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        inside = QWidget()
        column = QVBoxLayout(inside)
        theme.space(column, (18, 10, 18, 10), 12)
        column.addLayout(self._head())
        column.addLayout(self._function_row())
        column.addLayout(self._columns(), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        theme.space(whole)
        whole.addWidget(area)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        theme.space(row, spacing=12)
        title = QLabel(self.tr("快捷键"))
        title.setProperty("type", "title")
        words = QLabel(self.tr("从左到右就是办一件事的顺序。回车不会打印，扫码枪也不会误触。"))
        words.setProperty("type", "label")
        words.setProperty("tone", "secondary")
        words.setWordWrap(True)
        strip = KeyButton(self.tr("打印键盘贴条"), kind="small", icon="printer")
        strip.clicked.connect(self.print_requested)
        close = KeyButton(self.tr("关闭"), ("Esc",), kind="small")
        close.clicked.connect(self.closed)
        row.addWidget(title)
        row.addWidget(words, 1)
        row.addWidget(strip)
        row.addWidget(close)
        return row

    def _function_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        theme.space(row, spacing=6)
        by_cap = {entry.sequences[0]: entry for entry in KEYS}
        for number in range(1, _FUNCTION_KEYS + 1):
            entry = by_cap[f"F{number}"]
            row.addWidget(
                KeyCap(f"F{number}", said(entry.word), main=entry in (key("call_next"), key("print"))), 1
            )
            if number in (4, 8):
                gap = QWidget()
                theme.fix(gap, width=16)
                row.addWidget(gap)
        return row

    def _columns(self) -> QHBoxLayout:
        row = QHBoxLayout()
        theme.space(row, spacing=12)
        for groups in OVERLAY_COLUMNS:
            card = QFrame()
            card.setProperty("role", "card")
            column = QVBoxLayout(card)
            theme.space(column, (16, 4, 16, 6))
            for place, group in enumerate(groups):
                if place:
                    column.addSpacing(theme.px(8))
                    rule = QFrame()
                    rule.setProperty("role", "rule")
                    column.addWidget(rule)
                self._fill(column, group)
            column.addStretch(1)
            row.addWidget(card, 1)
        return row

    def _fill(self, column: QVBoxLayout, group: str) -> None:
        title = QLabel(said(group))
        title.setProperty("type", "label")
        title.setProperty("strong", True)
        theme.fix(title, height=34)
        column.addWidget(title)
        for entry in KEYS:
            if entry.group == group:
                column.addWidget(self._line(entry))

    def _line(self, entry: Key) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        theme.space(row, spacing=10)
        caps = QWidget()
        theme.fix(caps, width=_CAPS_WIDTH)
        inside = QHBoxLayout(caps)
        theme.space(inside)
        inside.addWidget(KeyHint(*[said(cap) for cap in entry.shown_caps]))
        inside.addStretch(1)
        words = QLabel(said(entry.meaning or entry.word))
        words.setProperty("type", "label")
        row.addWidget(caps)
        row.addWidget(words, 1)
        theme.fix(line, height=30)
        return line
