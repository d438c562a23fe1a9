"""The item section: a search box over the catalogue, with what is asked for most under it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QListView, QWidget

from hall_client.ui import theme
from hall_client.ui.models.window_items import ItemRow, ItemsModel
from hall_client.ui.widgets.empty_note import EmptyNote
from hall_client.ui.widgets.key_hint import KeyHint
from hall_client.ui.widgets.list_rows import make_readable
from hall_client.ui.widgets.section_card import SectionCard
from hall_client.ui.workspace.item_delegate import ItemDelegate

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class ItemSection(SectionCard):
    """`searched` at every letter, `looked_at` the item under the bar, `chosen` by Enter or double click."""

    searched = Signal(str)
    looked_at = Signal(str)
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("ItemSection", "事项"), "Alt+2", parent)
        self.search = QLineEdit()
        self.search.setProperty("big", True)
        self.search.setPlaceholderText(self.tr("要办什么，输几个字或拼音首字母"))
        self.search.setAccessibleName(self.tr("找事项，中文、拼音首字母、编码都行"))
        self.items = ItemsModel(self)
        self.list = self._make_list()
        self._none = EmptyNote("search", "", self.tr("换成中文试试，或按 Esc 看常办的事项。"))
        self._none.setVisible(False)
        self._count = QLabel()
        self._fill()
        self.search.textEdited.connect(self.searched)
        self.search.installEventFilter(self)
        self.list.doubleClicked.connect(lambda _index: self._choose())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._on_current())

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self.items)
        view.setItemDelegate(ItemDelegate(view))
        make_readable(view)
        view.setUniformItemSizes(True)
        view.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        view.setAccessibleName(self.tr("找到的事项"))
        view.installEventFilter(self)
        return view

    def _fill(self) -> None:
        hint = QLabel(self.tr("中文、拼音首字母、编码都行；空着看常办的"))
        hint.setProperty("type", "small")
        hint.setProperty("tone", "hint")
        self.head.addWidget(hint, 1)
        box = QHBoxLayout()
        theme.space(box, (14, 12, 14, 10))
        box.addWidget(self.search)
        self.body.addLayout(box)
        self.body.addWidget(self._none)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._foot())

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("role", "card_foot")
        theme.fix(foot, height=34)
        row = QHBoxLayout(foot)
        theme.space(row, (14, 0, 14, 0), 6)
        pairs = (
            (("↑", "↓"), self.tr("选择")),
            (("Enter",), self.tr("用这一项")),
            (("Esc",), self.tr("清空，看常办的")),
        )
        for caps, words in pairs:
            row.addWidget(KeyHint(*caps))
            row.addWidget(self._small(words))
            row.addSpacing(theme.px(8))
        row.addStretch(1)
        row.addWidget(self._count)
        self._count.setProperty("type", "small")
        self._count.setProperty("tone", "hint")
        return foot

    def _small(self, words: str) -> QLabel:
        label = QLabel(words)
        label.setProperty("type", "small")
        label.setProperty("tone", "hint")
        return label

    def show_found(self, rows: Sequence[ItemRow], typed: str) -> None:
        """Show what was found; nothing found says what else can be tried."""
        self.items.reset_rows(rows)
        self._count.setText(self.tr("{n} 项").format(n=len(rows)))
        self._none.set(
            self.tr("没有找到“{typed}”").format(typed=typed), self.tr("换成中文试试，或按 Esc 看常办的事项。")
        )
        self._none.setVisible(not rows)
        self.list.setVisible(bool(rows))
        if rows:
            self.list.setCurrentIndex(self.items.index(0))

    def begin(self) -> None:
        """Put the keyboard into the search box; what stands there is typed over."""
        self.search.setFocus()
        self.search.selectAll()

    def clear(self) -> None:
        """Empty the box and show the frequent items."""
        self.search.clear()
        self.searched.emit("")

    def _on_current(self) -> None:
        row = self.items.row(self.list.currentIndex().row())
        if row is not None:
            self.looked_at.emit(row.code)

    def _choose(self) -> None:
        row = self.items.row(self.list.currentIndex().row())
        if row is not None:
            self.chosen.emit(row.code)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk the list, Enter uses the item, Esc empties the box."""
        if not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if event.type() == QEvent.Type.ShortcutOverride and key == Qt.Key.Key_Escape and self.search.text():
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif key == Qt.Key.Key_Escape and self.search.text():
            self.clear()
        elif key in _MOVES and watched is self.search:
            self.list.keyPressEvent(event)
        else:
            return False
        return True
