"""The right side of the guide's page: who waits, and who missed the call."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.widgets.empty_note import EmptyNote
from hall_client.ui.widgets.key_button import KeyButton
from hall_client.ui.widgets.queue_list import QueueList, QueueRow


class GuideLists(QWidget):
    """The acts carry the number of the ticket chosen in the list they stand under."""

    reactivate_requested = Signal(str)
    void_requested = Signal(str)
    abandon_requested = Signal(str)
    slip_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.waiting, self.missed = QueueList(), QueueList()
        self.missed.setAccessibleName(self.tr("过号的号"))
        self._no_one = EmptyNote("people", self.tr("没有人在等"), self.tr("有人取号时这里会出现。"))
        self._none_missed = EmptyNote("tick", self.tr("今天没有过号的"))
        self._waiting_count, self._missed_count = QLabel(), QLabel()
        void = KeyButton(self.tr("误取作废"), kind="small")
        slip = KeyButton(self.tr("补打小票"), kind="small")
        leave = KeyButton(self.tr("弃号"), kind="small")
        back = KeyButton(self.tr("激活，排回去"), kind="small")
        gone = KeyButton(self.tr("弃号"), kind="small")
        void.clicked.connect(lambda: _tell(self.waiting, self.void_requested))
        slip.clicked.connect(lambda: _tell(self.waiting, self.slip_requested))
        leave.clicked.connect(lambda: _tell(self.waiting, self.abandon_requested))
        back.clicked.connect(lambda: _tell(self.missed, self.reactivate_requested))
        gone.clicked.connect(lambda: _tell(self.missed, self.abandon_requested))
        row = QHBoxLayout(self)
        theme.space(row, spacing=12)
        row.addWidget(
            self._card(self.tr("等候"), self._waiting_count, self.waiting, self._no_one, (slip, void, leave)),
            3,
        )
        row.addWidget(
            self._card(self.tr("过号"), self._missed_count, self.missed, self._none_missed, (back, gone)), 2
        )

    def _card(
        self, title: str, count: QLabel, queue: QueueList, empty: EmptyNote, buttons: Sequence[KeyButton]
    ) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        heading = QLabel(title)
        heading.setProperty("strong", True)
        count.setProperty("type", "small")
        count.setProperty("tone", "hint")
        head, acts = QHBoxLayout(), QHBoxLayout()
        theme.space(head, (14, 9, 14, 9), 8)
        theme.space(acts, (14, 8, 14, 10), 8)
        head.addWidget(heading)
        head.addWidget(count, 1)
        acts.addStretch(1)
        for button in buttons:
            acts.addWidget(button)
        column = QVBoxLayout(card)
        theme.space(column, (1, 1, 1, 1))
        column.addLayout(head)
        column.addWidget(empty)
        column.addWidget(queue, 1)
        column.addLayout(acts)
        return card

    def show_rows(self, waiting: Sequence[QueueRow], missed: Sequence[QueueRow]) -> None:
        """Show both lists; the ticket chosen in each stays chosen."""
        words = self.tr("{n} 人")
        self._waiting_count.setText(words.format(n=len(waiting)))
        self._missed_count.setText(words.format(n=len(missed)))
        for queue, rows, empty in (
            (self.waiting, waiting, self._no_one),
            (self.missed, missed, self._none_missed),
        ):
            before = chosen_number(queue)
            queue.set_rows(rows)
            _choose(queue, [row.number for row in rows], before)
            empty.setVisible(not rows)


def chosen_number(queue: QueueList) -> str:
    """The number of the ticket chosen in a list; empty without one."""
    index = queue.currentIndex()
    return str(index.data()) if index.isValid() else ""


def _choose(queue: QueueList, numbers: list[str], wanted: str) -> None:
    if wanted in numbers:
        index = queue.model().index(numbers.index(wanted), 0)
        queue.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def _tell(queue: QueueList, signal: object) -> None:
    number = chosen_number(queue)
    if number:
        signal.emit(number)  # type: ignore[attr-defined]
    else:
        queue.setFocus()
