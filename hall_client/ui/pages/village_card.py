"""The middle of a village's 交接: one list, what is known of the row somebody is on, and questions in place."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.models.village_model import VillageModel, VillageRow
from hall_client.ui.models.village_rows import Detail
from hall_client.ui.pages.cases_form import InPlaceForm
from hall_client.ui.pages.village_table import VillageTable
from hall_client.ui.tokens import WidthMode, width_mode
from hall_client.ui.widgets.chip import Chip
from hall_client.ui.widgets.code_text import CodeText
from hall_client.ui.widgets.empty_note import EmptyNote, alone
from hall_client.ui.widgets.flow import Flow
from hall_client.ui.widgets.focus_scroll import FocusScroll
from hall_client.ui.widgets.key_button import KeyButton
from hall_client.ui.widgets.key_hint import KeyHint
from hall_client.ui.workspace.choice_bar import ChoiceBar

_HEAD = 48
_ROWS = 96


class VillageCard(QFrame):
    """`all_wished` is 全选. The page listens to `table`, `form` and `choice` itself."""

    all_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.model = VillageModel(self)
        self.table = VillageTable(self.model)
        self.form, self.choice = InPlaceForm(), ChoiceBar()
        self._title, self._count, self._remark = QLabel(), QLabel(), QLabel()
        self._title.setProperty("strong", True)
        self._title.setProperty("type", "lead")
        for label in (self._count, self._remark):
            label.setProperty("type", "label")
            label.setProperty("tone", "secondary")
        self._all = KeyButton(self.tr("全选"), ("Ctrl+A",), kind="link")
        self._all.clicked.connect(self.all_wished)
        self._empty = EmptyNote("done", "")
        self._name, self._about, self._note = CodeText(bold=True), QLabel(), QLabel()
        self.open = KeyButton(self.tr("打开"), ("Enter",), kind="link")
        self._chips, self._strip, self._stack = Flow(), QFrame(), QStackedWidget()
        self._hints, self._known = QWidget(), False
        self._hint_row = QHBoxLayout(self._hints)
        self._lay_out()
        self.setFocusProxy(self.table)

    def _lay_out(self) -> None:
        self._stack.addWidget(alone(self._empty))
        self._stack.addWidget(self.table)
        # The rows give way before a question does: at 200 % both do not fit.
        self._stack.setMinimumHeight(1)
        column = QVBoxLayout(self)
        theme.space(column, (1, 1, 1, 1))
        column.addWidget(self._head())
        column.addWidget(self._stack, 1)
        for asked in (self.choice, self.form):
            column.addWidget(FocusScroll(asked))
        self._fill_strip()
        column.addWidget(self._strip)
        theme.space(self._hint_row, (14, 6, 14, 6), 12)
        column.addWidget(self._hints)

    def _head(self) -> QFrame:
        head = QFrame()
        head.setProperty("role", "card_head")
        theme.fix(head, height=_HEAD)
        row = QHBoxLayout(head)
        theme.space(row, (14, 0, 14, 0), 10)
        row.addWidget(self._title)
        row.addWidget(self._count, 1)
        row.addWidget(self._remark)
        row.addWidget(self._all)
        return head

    def _fill_strip(self) -> None:
        self._strip.setProperty("role", "card_foot")
        self._about.setProperty("type", "label")
        self._note.setProperty("type", "label")
        self._note.setProperty("tone", "secondary")
        self._note.setWordWrap(True)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        first = QHBoxLayout()
        theme.space(first, spacing=12)
        first.addWidget(self._name)
        first.addWidget(self._about, 1)
        first.addWidget(self.open)
        column = QVBoxLayout(self._strip)
        theme.space(column, (14, 10, 14, 10), 6)
        column.addLayout(first)
        column.addWidget(self._chips)
        column.addWidget(self._note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The window became larger or smaller."""
        super().resizeEvent(event)
        self._make_room()

    def event(self, event: QEvent) -> bool:
        """A question came or went."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return super().event(event)

    def _make_room(self) -> None:
        """Where there is little room the rows and what is asked count more than what is known of one row."""
        asked = sum(each.sizeHint().height() for each in (self.choice, self.form) if not each.isHidden())
        known = self._strip.sizeHint().height() + self._hints.sizeHint().height()
        wide = width_mode(self.window().width(), theme.current.scale) is not WidthMode.NARROW
        high = not asked or theme.px(_HEAD + _ROWS) + asked + known <= self.height()
        self._hints.setVisible(wide and high)
        self._strip.setVisible(wide and high and self._known)

    def show_list(
        self, title: str, rows: Sequence[VillageRow], heads: Sequence[str], *, with_ticks: bool
    ) -> None:
        """Show a list; the row somebody is on stays chosen while it is there."""
        self._title.setText(title)
        now = self.model.row(self.table.at)
        self.model.set_rows(rows, heads, with_ticks=with_ticks)
        self._all.setVisible(with_ticks and any(row.may_go for row in rows))
        self._stack.setCurrentIndex(1 if rows else 0)
        if rows:
            self.table.go_to(max(0, self.model.row_of(now.key) if now else 0))

    def show_empty(self, why: str, todo: str) -> None:
        """What stands where the list has nothing."""
        self._empty.set(why, todo)

    def show_count(self, words: str, remark: str = "") -> None:
        """“7 件，已勾 6 件，纸质材料共 26 份”."""
        self._count.setText(words)
        self._remark.setText(remark)

    def show_detail(self, detail: Detail | None, open_words: str) -> None:
        """About the row somebody is on."""
        self._known = detail is not None
        self._make_room()
        if detail is None:
            return
        self._name.set_text(detail.name)
        self._about.setText(detail.about)
        self._note.setText(detail.note)
        self._chips.show_widgets([Chip(words, kind, _ICONS.get(kind, "")) for words, kind in detail.papers])
        self.open.setText(open_words)
        self.open.setAccessibleName(open_words)
        self.open.setVisible(bool(open_words))
        self.open.updateGeometry()

    def show_hints(self, hints: Sequence[tuple[tuple[str, ...], str]]) -> None:
        """The keys that mean something in this list."""
        while item := self._hint_row.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for caps, words in hints:
            label = QLabel(words)
            label.setProperty("type", "small")
            label.setProperty("tone", "secondary")
            self._hint_row.addWidget(KeyHint(*caps))
            self._hint_row.addWidget(label)
        self._hint_row.addStretch(1)

    @property
    def count_words(self) -> str:
        """What the head says beside the title."""
        return self._count.text()

    @property
    def note_words(self) -> str:
        """What the strip says about the row somebody is on."""
        return self._note.text() if self._known else ""


_ICONS = {"green": "tick", "red": "missing"}
