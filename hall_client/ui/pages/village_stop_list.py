"""What a village does not certify any more, and the proper alternative: searchable, to be read to whoever asks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from hall_client.domain import stop_list
from hall_client.domain.stop_list import Stopped
from hall_client.ui import theme
from hall_client.ui.announce import announce
from hall_client.ui.widgets.empty_note import EmptyNote
from hall_client.ui.widgets.key_button import KeyButton

_LINE = 24


class StopListCard(QFrame):
    """`left` asks to go back to the lists."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("证明的名字或拼音首字母，像 qsgx"))
        self.search.setAccessibleName(self.tr("找不开的证明"))
        self.search.textChanged.connect(self._show)
        self._rows = QVBoxLayout()
        theme.space(self._rows)
        self._empty = EmptyNote("search", "")
        self._area = QScrollArea()
        self._found: tuple[Stopped, ...] = ()
        self._lay_out()
        self._show("")
        self.setFocusProxy(self.search)

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("role", "card_head")
        title = QLabel(self.tr("村里不开的证明"))
        title.setProperty("strong", True)
        title.setProperty("type", "lead")
        back = KeyButton(self.tr("回到列表"), ("Esc",), kind="link")
        back.clicked.connect(self.left)
        row = QHBoxLayout(head)
        theme.space(row, (14, 8, 14, 8), 12)
        row.addWidget(title)
        row.addWidget(self.search, 1)
        row.addWidget(back)
        inside = QWidget()
        column = QVBoxLayout(inside)
        theme.space(column)
        column.addLayout(self._rows)
        column.addWidget(self._empty)
        column.addStretch(1)
        self._area.setWidgetResizable(True)
        self._area.setWidget(inside)
        basis = QLabel(stop_list.BASIS)
        basis.setProperty("type", "small")
        basis.setProperty("tone", "hint")
        basis.setWordWrap(True)
        basis.setContentsMargins(14, 8, 14, 8)
        whole = QVBoxLayout(self)
        theme.space(whole, (1, 1, 1, 1))
        whole.addWidget(head)
        whole.addWidget(self._area, 1)
        whole.addWidget(basis)

    def begin(self, text: str = "") -> None:
        """Look for `text`; the keyboard is in the search."""
        self.search.setText(text)
        self.search.setFocus()
        self.search.selectAll()

    @property
    def found(self) -> tuple[Stopped, ...]:
        """What is shown."""
        return self._found

    def _show(self, text: str) -> None:
        self._found = stop_list.find(text)
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for each in self._found:
            self._rows.addWidget(self._row(each))
        self._empty.set(
            self.tr("清单里没有“{text}”").format(text=text.strip()),
            self.tr("不在这张清单里的，看保留清单：按 Ctrl+N 选“村（社区）出具证明”。"),
        )
        self._empty.setVisible(not self._found)
        self._area.verticalScrollBar().setValue(0)
        if text.strip():
            announce(self, self.tr("找到 {n} 种").format(n=len(self._found)))

    def _row(self, each: Stopped) -> QFrame:
        row = QFrame()
        row.setProperty("role", "card_head")
        name, instead = QLabel(each.name), QLabel(each.instead)
        name.setProperty("strong", True)
        name.setWordWrap(True)
        instead.setProperty("type", "label")
        instead.setProperty("tone", "secondary")
        instead.setWordWrap(True)
        across = QHBoxLayout(row)
        theme.space(across, (14, 8, 14, 8), 12)
        across.addWidget(name, 2)
        across.addWidget(instead, 5)
        row.setAccessibleName(f"{each.name}，{each.instead}")
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑↓ scroll what was found."""
        bar = self._area.verticalScrollBar()
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            bar.setValue(bar.value() + theme.px(_LINE) * (1 if event.key() == Qt.Key.Key_Down else -1))
        else:
            super().keyPressEvent(event)
