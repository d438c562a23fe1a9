"""The left column of the workspace: whom the window serves, who waits, what was done today, the pause."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.tokens import LEFT_COLUMN
from hall_client.ui.widgets.empty_note import EmptyNote
from hall_client.ui.widgets.icon_label import IconLabel
from hall_client.ui.widgets.key_button import KeyButton
from hall_client.ui.widgets.queue_list import QueueList, QueueRow


@dataclass(frozen=True)
class LeftFacts:
    """What the column shows. `serving` says whether a number was called to the window, `present` that they came."""

    ticket: str = ""
    words: str = ""
    serving: bool = False
    present: bool = False
    rows: tuple[QueueRow, ...] = ()
    longest: str = ""
    held: tuple[tuple[str, str], ...] = ()
    done_today: int = 0
    paused: bool = False
    stale: str = ""
    """Why this is how it was and not how it is; empty when it is."""


class LeftColumn(QFrame):
    """Wishes: recall, no_show, hold, transfer, pause; `resume_wished` carries the id of the held ticket."""

    recall_wished = Signal()
    no_show_wished = Signal()
    hold_wished = Signal()
    transfer_wished = Signal()
    pause_wished = Signal()
    resume_wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "left")
        theme.fix(self, width=LEFT_COLUMN)
        self._ticket, self._words, self._elapsed = QLabel(), QLabel(), QLabel()
        self._clock = IconLabel("clock", "ink_2", 15)
        self._count, self._longest, self._done = QLabel(), QLabel(), QLabel()
        self.queue = QueueList()
        self._stale_words = QLabel()
        self._stale = self._stale_row()
        self._empty = EmptyNote(
            "people", self.tr("没有人在等"), self.tr("有人取号时这里会出现，也可以按 Ctrl+N 直接办。")
        )
        self._held = QVBoxLayout()
        theme.space(self._held, (14, 4, 14, 4), 2)
        self._buttons()
        column = QVBoxLayout(self)
        theme.space(column)
        column.addLayout(self._serving())
        column.addWidget(self._queue_head())
        column.addWidget(self._stale)
        column.addWidget(self._empty)
        column.addWidget(self.queue, 1)
        column.addStretch(0)
        column.addLayout(self._held)
        column.addWidget(self._foot())
        self.show_facts(LeftFacts())
        self._clock.setVisible(False)

    def _buttons(self) -> None:
        self.recall = self._button(self.tr("重呼"), "F3", self.recall_wished)
        self.no_show = self._button(self.tr("过号"), "F4", self.no_show_wished)
        self.hold = self._button(self.tr("挂起"), "", self.hold_wished)
        self.transfer = self._button(self.tr("转窗"), "", self.transfer_wished)
        self.transfer.setToolTip("Ctrl+J")
        self.pause = KeyButton(self.tr("暂停"), ("Ctrl+B",), kind="link")
        self.pause.clicked.connect(self.pause_wished)

    def _button(self, words: str, cap: str, wish: object) -> KeyButton:
        button = KeyButton(words, (cap,) if cap else (), kind="small", light_key=True)
        button.clicked.connect(wish)
        return button

    def _serving(self) -> QVBoxLayout:
        head = QHBoxLayout()
        theme.space(head, spacing=4)
        title = QLabel(self.tr("正在服务"))
        for label in (title, self._elapsed):
            label.setProperty("type", "label")
            label.setProperty("tone", "secondary")
        head.addWidget(title, 1)
        head.addWidget(self._clock)
        head.addWidget(self._elapsed)
        self._ticket.setProperty("type", "ticket")
        self._ticket.setProperty("tone", "dark_blue")
        self._words.setProperty("type", "small")
        self._words.setProperty("tone", "secondary")
        self._words.setWordWrap(True)
        row = QHBoxLayout()
        theme.space(row, spacing=6)
        for button in (self.recall, self.no_show, self.hold, self.transfer):
            row.addWidget(button, 1)
        column = QVBoxLayout()
        theme.space(column, (14, 12, 14, 12), 2)
        column.addLayout(head)
        column.addWidget(self._ticket)
        column.addWidget(self._words)
        column.addSpacing(theme.px(6))
        column.addLayout(row)
        return column

    def _queue_head(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "card_foot")
        theme.fix(frame, height=34)
        row = QHBoxLayout(frame)
        theme.space(row, (14, 0, 14, 0))
        self._count.setProperty("type", "label")
        self._count.setProperty("strong", True)
        self._longest.setProperty("type", "small")
        self._longest.setProperty("tone", "hint")
        row.addWidget(self._count, 1)
        row.addWidget(self._longest)
        return frame

    def _stale_row(self) -> QWidget:
        row = QFrame()
        row.setProperty("role", "stale")
        self._stale_words.setProperty("type", "small")
        self._stale_words.setProperty("tone", "amber")
        self._stale_words.setWordWrap(True)
        line = QHBoxLayout(row)
        theme.space(line, (14, 6, 14, 6), 8)
        line.addWidget(IconLabel("speaker", "amber_7"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._stale_words, 1)
        return row

    def _foot(self) -> QWidget:
        foot = QWidget()
        theme.fix(foot, height=40)
        row = QHBoxLayout(foot)
        theme.space(row, (14, 0, 14, 0))
        self._done.setProperty("type", "small")
        self._done.setProperty("tone", "secondary")
        row.addWidget(self._done, 1)
        row.addWidget(self.pause)
        return foot

    def show_facts(self, facts: LeftFacts) -> None:
        """Show whom the window serves and who waits; place and focus stay."""
        self._ticket.setText(facts.ticket or "—")
        self._words.setText(facts.words)
        called = facts.serving and not facts.present
        for button, shown in (
            (self.recall, called),
            (self.no_show, called),
            (self.hold, facts.present and facts.serving),
            (self.transfer, facts.present and facts.serving),
        ):
            button.setVisible(shown)
        self._count.setText(self.tr("等候 {n} 人").format(n=len(facts.rows)))
        self._longest.setText(facts.longest)
        self.queue.set_rows(facts.rows)
        self.queue.setVisible(bool(facts.rows))
        self._empty.setVisible(not facts.rows and not facts.stale)
        self._stale_words.setText(facts.stale)
        self._stale.setAccessibleName(facts.stale)
        self._stale.setVisible(bool(facts.stale))
        self._show_held(facts.held)
        self._done.setText(self.tr("本窗今日已办 {n} 件").format(n=facts.done_today))
        self.pause.setText(self.tr("恢复叫号") if facts.paused else self.tr("暂停"))
        self.pause.setAccessibleName(self.pause.text())
        self.pause.updateGeometry()

    def _show_held(self, held: tuple[tuple[str, str], ...]) -> None:
        while item := self._held.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for ticket_id, words in held:
            button = KeyButton(self.tr("{words} 挂起，继续").format(words=words), kind="link")
            button.clicked.connect(lambda _=False, wanted=ticket_id: self.resume_wished.emit(wanted))
            self._held.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_elapsed(self, words: str, *, late: bool = False) -> None:
        """“已用 04:12”; amber with its clock once it takes more than twice the usual time."""
        if words != self._elapsed.text():
            self._elapsed.setText(words)
            self._clock.setVisible(bool(words))
        if bool(self._elapsed.property("late")) != late:
            theme.restyle(self._elapsed, late=late, tone="amber" if late else "secondary")
            self._clock.set("clock", "amber_7" if late else "ink_2")
