"""Keeps 同步和备份 fresh and passes on what is wished there."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from hall_client.domain.line_status import Dispute, DisputedField, LineState, LineStatus, Settlement
from hall_client.ui import failures
from hall_client.ui.announce import announce
from hall_client.ui.context import Context
from hall_client.ui.keys import bind
from hall_client.ui.line_desk import Centre
from hall_client.ui.models.line_words import all_sent
from hall_client.ui.pages.settings_page import SettingsPage
from hall_client.ui.pages.settings_sync import SyncFacts
from hall_client.ui.widgets.message_row import MessageAction, MessageKind
from hall_client.ui.widgets.message_strip import MessageStrip

_MESSAGE = "sync"


class SyncController(QObject):
    """Call `begin` when the page is opened: it reads anew and says how much waits."""

    def __init__(self, page: SettingsPage, context: Context, strip: MessageStrip, centre: Centre) -> None:
        super().__init__(page)
        self._page, self._context, self._strip = page, context, strip
        self._desk, self._signal = centre.desk, centre.signal
        self._looking = self._again = self._opening = False
        page.sync_opened.connect(self.begin)
        page.sync.sync_wished.connect(self._on_sync_now)
        page.sync.hold_wished.connect(self._on_hold)
        page.sync.changed.seen.connect(self._on_changes_seen)
        page.sync.settle_wished.connect(self._on_settle)
        self._settlements: list[Settlement] = []
        bind(page.sync, "undo", self.undo)
        centre.signal.changed.connect(self._on_status)
        page.mark_disputes(centre.signal.latest.disputes)

    def begin(self) -> None:
        """Read everything anew; disputes put off come back, and what waits is said aloud."""
        self._opening = True
        self._page.sync.dispute.begin()
        self._look()

    def _on_status(self, status: LineStatus) -> None:
        self._page.mark_disputes(status.disputes)
        if self._page.sync.isVisible():
            self._page.sync.show_status(status, self._context.desk.now())
            self._look()

    def _look(self) -> None:
        if self._looking:
            self._again = True
            return
        self._looking, desk = True, self._desk
        self._context.background.run(
            lambda: SyncFacts(
                desk.status(),
                desk.waiting_rows(),
                desk.disputes(),
                desk.changed_answers(),
                desk.given_twice(),
                desk.lost_here(),
                desk.events(),
            ),
            self._on_facts,
            self._on_not_read,
        )

    def _on_facts(self, facts: SyncFacts) -> None:
        self._looking = False
        self._page.sync.show_facts(facts, self._context.desk.now())
        if self._opening:
            self._opening = False
            self._announce(facts.status)
        if self._again:
            self._again = False
            self._look()

    def _announce(self, status: LineStatus) -> None:
        if status.state is LineState.ALONE:
            return
        if status.waiting_cases:
            words = self.tr("{n} 件还没上传").format(n=status.waiting_cases)
        elif status.waiting:
            words = self.tr("{n} 条还没上传").format(n=status.waiting)
        else:
            words = all_sent(status, self._context.desk.now())
        announce(self._page.sync, words)

    def _on_not_read(self, failure: Exception) -> None:
        self._looking = self._again = self._opening = False
        self._on_failed(failure)

    def _on_sync_now(self) -> None:
        self._act(self._desk.sync_now)

    def _on_hold(self, wait: bool) -> None:
        desk = self._desk
        self._act(lambda: desk.hold_back(wait))

    def _on_changes_seen(self) -> None:
        self._act(self._desk.changes_seen)

    def _act(self, job: Callable[[], None]) -> None:
        self._context.background.run(job, self._on_done, self._on_failed)

    def _on_done(self, _nothing: None) -> None:
        self._look()

    def _on_settle(self, dispute: Dispute, choices: Sequence[DisputedField]) -> None:
        desk = self._desk
        self._context.background.run(lambda: desk.settle(dispute, choices), self._on_settled, self._on_failed)

    def _on_settled(self, settlement: Settlement) -> None:
        self._settlements.append(settlement)
        words, rest = self.tr("已按选的合并，两边的记录都留着。"), self.tr("在这一页按 Ctrl+Z 撤销。")
        act = MessageAction(self.tr("撤销"), self.undo)
        self._strip.post(MessageKind.INFO, words, rest, actions=(act,), icon="done", name=_MESSAGE)
        self._look()

    def undo(self) -> None:
        """Ctrl+Z on this page: the last settlement of this shift is taken back, unless the case went on."""
        if not self._settlements:
            self._strip.post(MessageKind.INFO, self.tr("没有可撤销的。"), name=_MESSAGE)
            return
        desk, settlement = self._desk, self._settlements.pop()
        self._context.background.run(lambda: desk.unsettle(settlement), self._on_unsettled, self._on_failed)

    def _on_unsettled(self, _nothing: None) -> None:
        words = self.tr("合并已撤销，可以重新选。两边的记录都留着。")
        self._strip.post(MessageKind.INFO, words, name=_MESSAGE)
        self._look()

    def _on_failed(self, failure: Exception) -> None:
        self._strip.post(MessageKind.AMBER, failures.sentence(failure), name=_MESSAGE)
