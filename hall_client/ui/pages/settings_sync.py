"""同步和备份: how the line is, what waits to go up, what two desks differ on, and what happened lately."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.domain.line_status import (
    ChangedAnswer,
    Dispute,
    GivenTwice,
    LineEvent,
    LineState,
    LineStatus,
    LostHere,
    WaitingRow,
)
from hall_client.ui import theme
from hall_client.ui.models import line_words
from hall_client.ui.models.line_words import FactWords
from hall_client.ui.pages.settings_changed import ChangedCard, LostCard, TwiceCard
from hall_client.ui.pages.settings_devices import SettingsDevices
from hall_client.ui.pages.settings_dispute import DisputeCard
from hall_client.ui.pages.settings_fact import FactCard
from hall_client.ui.pages.settings_recent import RecentCard
from hall_client.ui.pages.settings_stick import StickCard
from hall_client.ui.pages.settings_waiting import WaitingCard
from hall_client.ui.tokens import WidthMode
from hall_client.ui.widgets.empty_note import EmptyNote
from hall_client.ui.widgets.key_button import KeyButton

_DEVICES = 428
_FACTS_ACROSS = {WidthMode.WIDE: 4, WidthMode.MEDIUM: 2, WidthMode.NARROW: 2}


@dataclass(frozen=True)
class SyncFacts:
    """Everything the page shows of the line, read at once."""

    status: LineStatus
    waiting: Sequence[WaitingRow]
    disputes: Sequence[Dispute]
    changed: Sequence[ChangedAnswer]
    twice: Sequence[GivenTwice]
    lost: LostHere
    events: Sequence[LineEvent]


class SettingsSync(QWidget):
    """Wishes are signals; `settle_wished` carries a dispute and the fields to keep as this desk has them."""

    sync_wished = Signal()
    hold_wished = Signal(bool)
    settle_wished = Signal(object, object)
    backup_wished = Signal()
    devices_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.network = FactCard(self.tr("网络"))
        self.unsent = FactCard(self.tr("没上传的"))
        self.reference = FactCard(self.tr("目录和名册"))
        self.backup = FactCard(self.tr("备份"))
        self.backup_now = KeyButton(self.tr("现在备份"), kind="link")
        self.backup.add_link(self.backup_now)
        self.waiting, self.dispute, self.recent = WaitingCard(), DisputeCard(), RecentCard()
        self.changed, self.twice, self.lost, self.stick = ChangedCard(), TwiceCard(), LostCard(), StickCard()
        self.alone = self._make_alone()
        self.devices = SettingsDevices()
        self._side = self._make_side()
        self._lay_out()
        self._connect()

    def _make_alone(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        note = EmptyNote(
            "building",
            self.tr("这台电脑单机办理，不和别的电脑联网"),
            self.tr(
                "东西都存在这台电脑上。要加入镇中心：请管理员发一张入网码，"
                "关掉这个程序，在这台电脑上运行 hall-client enrol，照着码输。"
            ),
        )
        column = QVBoxLayout(card)
        theme.space(column, (4, 10, 4, 10))
        column.addWidget(note)
        return card

    def _make_side(self) -> QFrame:
        side = QFrame()
        side.setProperty("role", "card")
        title = QLabel(self.tr("设备"))
        title.setProperty("strong", True)
        self.look_again = KeyButton(self.tr("全部再查一次"), kind="link")
        head = QFrame()
        head.setProperty("role", "card_head")
        theme.fix(head, height=40)
        row = QHBoxLayout(head)
        theme.space(row, (16, 0, 16, 0))
        row.addWidget(title, 1)
        row.addWidget(self.look_again)
        self.devices.setProperty("role", "")
        column = QVBoxLayout(side)
        theme.space(column, (1, 1, 1, 1))
        column.addWidget(head)
        column.addWidget(self.devices)
        theme.fix(side, width=_DEVICES)
        return side

    def _lay_out(self) -> None:
        self._facts, across, left, right = QGridLayout(), QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for layout in (self._facts, across, left, right):
            theme.space(layout, spacing=12)
        looked_at = (self.dispute, self.changed, self.lost, self.twice)
        for card in (self.waiting, self.alone, *looked_at, self.recent, self.stick):
            left.addWidget(card)
        left.addStretch(1)
        right.addWidget(self._side)
        right.addStretch(1)
        across.addLayout(left, 1)
        across.addLayout(right)
        column = QVBoxLayout(self)
        theme.space(column, (14, 14, 14, 14), 12)
        column.addLayout(self._facts)
        column.addLayout(across, 1)
        self.set_mode(WidthMode.WIDE)

    def follow(self, widget: QWidget) -> None:
        """Tab goes from `widget`, in the same window, through this page in reading order."""
        waiting, dispute = self.waiting, self.dispute
        row = (
            *(widget, self.backup_now, waiting.now, waiting.hold, waiting.table),
            *(dispute.again, dispute.later, dispute.merge),
            *(self.changed.all_seen, self.recent.more, self.stick.box, self.look_again),
        )
        for before, after in pairwise(row):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        self.waiting.sync_wished.connect(self.sync_wished)
        self.waiting.hold_wished.connect(self.hold_wished)
        self.dispute.settle_wished.connect(self.settle_wished)
        self.backup_now.clicked.connect(self.backup_wished)
        self.look_again.clicked.connect(self.devices_wished)

    def set_mode(self, mode: WidthMode) -> None:
        """Four facts beside each other or two; the devices have a page of their own too."""
        across = _FACTS_ACROSS[mode]
        for at, card in enumerate((self.network, self.unsent, self.reference, self.backup)):
            self._facts.addWidget(card, at // across, at % across)
        for column in range(max(_FACTS_ACROSS.values())):
            self._facts.setColumnStretch(column, int(column < across))
        self._side.setVisible(mode is WidthMode.WIDE)
        self.waiting.set_mode(mode)

    def show_status(self, status: LineStatus, now: datetime) -> None:
        """The facts of the line as it stands."""
        self.network.show_fact(line_words.network(status, now))
        self.unsent.show_fact(line_words.unsent(status, now))
        self.reference.show_fact(line_words.reference(status, now))
        alone = status.state is LineState.ALONE
        self.alone.setVisible(alone)
        self.waiting.setVisible(not alone)

    def show_facts(self, facts: SyncFacts, now: datetime) -> None:
        """Everything, as it was read."""
        self.show_status(facts.status, now)
        self.waiting.show_rows(facts.status, facts.waiting, now)
        self.dispute.show_disputes(facts.disputes, now)
        self.changed.show_changes(facts.changed, now)
        self.twice.show_twice(facts.twice, now)
        self.lost.show_lost(facts.lost)
        self.recent.show_events(facts.events, now)

    def show_backup(self, words: str) -> None:
        """When the last backup was made, or why there is none."""
        self.backup.show_fact(FactWords(words, self.tr("加密的，要恢复密钥才能打开")))
