"""The F1 page: all keys of the program, in the order in which one case is done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.keys import KEYS, OVERLAY_COLUMNS, Key, key, said
from hall_client.ui.tokens import WidthMode
from hall_client.ui.widgets.key_button import KeyButton
from hall_client.ui.widgets.key_cap import KeyCap
from hall_client.ui.widgets.key_hint import KeyHint
from hall_client.ui.widgets.width_watch import WidthWatch

_FUNCTION_KEYS = 12
_KEYS_TOGETHER = 4
_CAPS_WIDTH = 98


class HelpPage(QWidget):
    """Built from the table of keys alone. `closed` asks to leave, `print_requested` for the keyboard strip."""

    closed = Signal()
    print_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        inside = QWidget()
        column = QVBoxLayout(inside)
        theme.space(column, (18, 10, 18, 10), 12)
        column.addLayout(self._head())
        self._function_keys, self._groups = self._function_row(), self._columns()
        column.addLayout(self._function_keys)
        column.addLayout(self._groups, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        theme.space(whole)
        whole.addWidget(area)
        self._watch = WidthWatch(self)
        self._watch.changed.connect(self._on_width)
        self._on_width(self._watch.mode)

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

    def _function_row(self) -> QBoxLayout:
        outer = QHBoxLayout()
        theme.space(outer, spacing=28)
        main = (key("call_next"), key("print"))
        by_cap = {entry.sequences[0]: entry for entry in KEYS}
        for first in range(1, _FUNCTION_KEYS, _KEYS_TOGETHER):
            four = QHBoxLayout()
            theme.space(four, spacing=6)
            for number in range(first, first + _KEYS_TOGETHER):
                entry = by_cap[f"F{number}"]
                four.addWidget(KeyCap(f"F{number}", said(entry.word), main=entry in main), 1)
            outer.addLayout(four, 1)
        return outer

    def _columns(self) -> QBoxLayout:
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

    def _on_width(self, mode: WidthMode) -> None:
        narrow = mode is WidthMode.NARROW
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._function_keys.setDirection(direction)
        self._groups.setDirection(direction)

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
