"""A case two desks moved on while apart: both values side by side, and a choice for each field."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.domain.line_status import Dispute
from hall_client.ui import theme
from hall_client.ui.announce import announce
from hall_client.ui.keys import bind, key
from hall_client.ui.models.line_words import number_words
from hall_client.ui.pages.settings_dispute_fields import DisputeFields
from hall_client.ui.widgets.code_text import CodeText
from hall_client.ui.widgets.icon_label import IconLabel
from hall_client.ui.widgets.key_button import KeyButton


class DisputeCard(QFrame):
    """One case at a time; 先放着 shows the next one. Ctrl+Enter merges.

    `settle_wished` carries the dispute and the fields that are to stand as this desk has them.
    """

    settle_wished = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setProperty("tone", "amber")
        self._disputes: tuple[Dispute, ...] = ()
        self._put_off: set[str] = set()
        self._shown: Dispute | None = None
        self._title, self._number, self._error = QLabel(), QLabel(), QLabel()
        self._case = CodeText(bold=True)
        self.fields = DisputeFields()
        self.later = KeyButton(self.tr("先放着"), kind="small")
        self.merge = KeyButton(self.tr("按选的合并"), (key("confirm").hint,), kind="primary")
        self.again = KeyButton(self.tr("看一看"), kind="link")
        self._body = self._make_body()
        column = QVBoxLayout(self)
        theme.space(column, (1, 1, 1, 1))
        column.addWidget(self._make_head())
        column.addWidget(self._body)
        self.later.clicked.connect(self._on_later)
        self.merge.clicked.connect(self._on_merge)
        self.again.clicked.connect(self.begin)
        bind(self._body, "confirm", self._on_merge)
        self.setVisible(False)

    def _make_head(self) -> QFrame:
        head = QFrame()
        head.setProperty("role", "card_head")
        head.setProperty("tone", "amber")
        self._title.setProperty("strong", True)
        self._title.setWordWrap(True)
        words = QLabel(self.tr("不处理也不影响别的办件"))
        words.setProperty("type", "small")
        words.setProperty("tone", "secondary")
        row = QHBoxLayout(head)
        theme.space(row, (14, 9, 14, 9), 8)
        row.addWidget(IconLabel("warning", "amber_7"))
        row.addWidget(self._title, 1)
        row.addWidget(words)
        row.addWidget(self.again)
        return head

    def _make_body(self) -> QWidget:
        body = QWidget()
        for label in (self._number, self._error):
            label.setProperty("type", "label")
        self._number.setProperty("tone", "secondary")
        self._error.setProperty("tone", "red")
        who = QHBoxLayout()
        theme.space(who, spacing=12)
        who.addWidget(self._case)
        who.addWidget(self._number)
        who.addStretch(1)
        column = QVBoxLayout(body)
        theme.space(column, (16, 10, 16, 10), 6)
        column.addLayout(who)
        column.addWidget(self.fields)
        column.addWidget(self._error)
        column.addLayout(self._make_foot())
        return body

    def _make_foot(self) -> QHBoxLayout:
        words = QLabel(self.tr("两边的记录都会留着。合并后可以按 Ctrl+Z 撤销。"))
        words.setProperty("type", "small")
        words.setProperty("tone", "secondary")
        words.setWordWrap(True)
        foot = QHBoxLayout()
        theme.space(foot, spacing=8)
        foot.addWidget(words, 1)
        foot.addWidget(self.later)
        foot.addWidget(self.merge)
        return foot

    def show_disputes(self, disputes: Sequence[Dispute], now: datetime) -> None:
        """Show the first that was not put off; what was chosen stays while the case on show does."""
        self._disputes = tuple(disputes)
        self.setVisible(bool(disputes))
        words = self.tr("要你看一眼：{n} 件两边都改过")
        self._title.setText(words.format(n=len(disputes)))
        self.fields.now = now
        self._show_next()

    def begin(self) -> None:
        """What was put off comes back."""
        self._put_off.clear()
        self._show_next()

    @property
    def shown(self) -> Dispute | None:
        """The dispute on the screen."""
        return self._shown

    @property
    def error(self) -> str:
        """What keeps it from being merged, or an empty text."""
        return "" if self._error.isHidden() else self._error.text()

    def _show_next(self) -> None:
        waiting = [dispute for dispute in self._disputes if dispute.case_id not in self._put_off]
        following = waiting[0] if waiting else None
        self._body.setVisible(following is not None)
        self.again.setVisible(following is None)
        if following is None or following == self._shown:
            self._shown = following
            return
        self._shown = following
        self._case.set_text(following.title)
        self._number.setText(number_words(following.number))
        self.fields.show_fields(following)
        for before, after in pairwise((self.again, *self.fields.buttons, self.later, self.merge)):
            self.setTabOrder(before, after)
        self._error.setVisible(False)
        self.merge.setText(self.tr("按选的合并") if following.fields else self.tr("看过了"))
        self.merge.setAccessibleName(self.merge.text())
        self.merge.updateGeometry()

    def _on_later(self) -> None:
        if self._shown is not None:
            self._put_off.add(self._shown.case_id)
            self._show_next()
            (self.again if self._shown is None else self.later).setFocus()

    def _on_merge(self) -> None:
        if self._shown is None:
            return
        if n := self.fields.undecided:
            self._error.setText(self.tr("还有 {n} 项没选，选好再合并。").format(n=n))
            self._error.setVisible(True)
            announce(self, self._error.text())
            return
        self._error.setVisible(False)
        self.settle_wished.emit(self._shown, self.fields.mine)
