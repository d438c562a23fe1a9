"""Calling at the window: next, again, 过号, hold, transfer, pause, and the left column."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from hall_client.domain.moves import PaperCall
from hall_client.domain.numbers import BadNumber, typed_ticket
from hall_client.domain.tickets import Ticket, TicketState
from hall_client.services import calling
from hall_client.services.attending import NotFinished
from hall_client.services.calling import WindowView
from hall_client.ui.announce import announce
from hall_client.ui.pages.queue_waiver import QueueWaiver
from hall_client.ui.pages.window_aloud import call_aloud
from hall_client.ui.pages.window_bench import Bench, Phase
from hall_client.ui.pages.window_left import left_facts
from hall_client.ui.pages.window_pause import PauseController
from hall_client.ui.widgets.message_row import MessageAction, MessageKind
from hall_client.ui.workspace.choice_bar import Answer

_LOOK_MS = 2000
_SECOND_MS = 1000


class QueueController(QObject):
    """Acts on the queue; `bench.view` is refreshed after each of them and every two seconds.

    `serving_changed` carries ticket, elapsed time and how many wait, in words.
    """

    serving_changed = Signal(str, str, str)

    def __init__(self, bench: Bench, waiver: QueueWaiver) -> None:
        super().__init__(bench)
        self._bench, self._page, self._waiver = bench, bench.page, waiver
        self._request, self._looking = "", False
        self.missed: Ticket | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._second = QTimer(self)
        self._second.setInterval(_SECOND_MS)
        self._second.timeout.connect(self._tick)
        left = self._page.left
        left.recall_wished.connect(self.recall)
        left.no_show_wished.connect(self.no_show)
        left.hold_wished.connect(self.hold)
        left.transfer_wished.connect(self.transfer)
        self._pause = PauseController(bench)
        left.resume_wished.connect(self.resume)
        bench.view_changed.connect(self.look)
        bench.queue_waits.connect(waiver.tell)
        waiver.waived.connect(self.look)

    @property
    def acts(self) -> dict[str, Callable[[], object]]:
        """What the keys of the queue do, by their names in the key table."""
        return {
            "call_next": self.call,
            "recall": self.recall,
            "no_show": self.no_show,
            "transfer": self.transfer,
            "pause": self._pause.pause,
        }

    def start(self) -> None:
        """Begin to keep the left column fresh."""
        self._timer.start()
        self._second.start()
        self.look()

    def stop(self) -> None:
        """Leave the left column as it is."""
        self._timer.stop()
        self._second.stop()

    def look(self) -> None:
        """Fetch the queue as it stands."""
        if self._looking:
            return
        self._looking = True
        desk, actor = self._bench.desk, self._bench.actor
        self._bench.context.background.run(lambda: calling.view(desk, actor), self._on_view, self._on_no_view)

    def _on_view(self, view: WindowView) -> None:
        self._looking = False
        self._bench.view = view
        self._bench.service = view.service
        self._waiver.show(view.missing)
        if view.clashes:
            self._bench.tell(MessageKind.AMBER, " ".join(view.clashes), name="clashes")
        facts = left_facts(view, self._bench.desk.now())
        self._page.left.show_facts(facts)
        following = facts.rows[0] if facts.rows else None
        words = self.tr("下一个 {n}").format(n=following.number) if following else self.tr("没有人在等")
        self._page.bottom.show_call(words if view.linked else self.tr("看小票，输票号"))
        self._tick()

    def _on_no_view(self, failure: Exception) -> None:
        self._looking = False
        self._bench.on_failed(failure)

    def _tick(self) -> None:
        service, item, view = self._bench.service, self._bench.item, self._bench.view
        words, late = "", False
        if service is not None:
            seconds = max(0, int((self._bench.desk.now() - service.started_at).total_seconds()))
            words = self.tr("已用 {m:02d}:{s:02d}").format(m=seconds // 60, s=seconds % 60)
            late = item is not None and seconds > 2 * 60 * item.standard_minutes
        self._page.left.show_elapsed(words, late=late)
        if view is not None:
            ticket = view.label
            self.serving_changed.emit(ticket, words, self.tr("等候 {n} 人").format(n=len(view.waiting)))

    def call(self, label: str = "") -> None:
        """F2, or the scan of a ticket; with an unfinished case it asks first, with the same key."""
        bench = self._bench
        if bench.view is not None and bench.view.paused:
            bench.tell(
                MessageKind.AMBER, self.tr("本窗口正在暂停。"), self.tr("按 Ctrl+B 恢复叫号。"), name="paused"
            )
            return
        if not bench.unfinished:
            self._call(label)
            return
        following = label or self._next_label()
        bench.strip.ask(
            "call_next",
            self.tr("这一件还没办完。"),
            self.tr("再按一次 F2，暂存这一件并呼叫 {n}。").format(n=following),
            lambda: self._park_and_call(label),
            cap="F2",
            yes=self.tr("暂存并呼叫"),
            no=self.tr("不叫"),
        )

    def _next_label(self) -> str:
        waiting = self._bench.view.waiting if self._bench.view and self._linked else ()
        return waiting[0].label if waiting else self.tr("下一位")

    def _park_and_call(self, label: str) -> None:
        self._bench.park(lambda: self._call(label))

    @property
    def _linked(self) -> bool:
        """Whether the hall's queue could be reached when it was last looked at."""
        return self._bench.view is None or self._bench.view.linked

    def _call(self, label: str) -> None:
        if self._request:
            return
        if not label and not self._linked:
            self._ask_number()
            return
        bench = self._bench
        self._request = request = bench.desk.new_id()
        desk, actor = bench.desk, bench.actor
        if self._linked:
            bench.run(
                lambda: calling.call_next(desk, actor, request, label), self._on_called, self._on_not_called
            )
        else:
            bench.run(lambda: calling.call_paper(desk, actor, label), self._on_called, self._on_not_called)

    def _ask_number(self) -> None:
        """The queue is out of reach: the number stands on the slip in somebody's hand."""
        sentence = self.tr("叫号连不上，请看着小票叫，输入票号")
        self._page.ask.ask_ticket(sentence, self.tr("票号，像 A023"), self._on_number)

    def _on_number(self, text: str) -> str | None:
        """Call the number typed; by now the queue may be there again."""
        try:
            self._call(typed_ticket(text))
        except BadNumber as failure:
            return str(failure)
        return None

    def _on_called(self, ticket: Ticket | PaperCall) -> None:
        self._request, self.missed = "", None
        self._page.ask.leave()
        bench = self._bench
        bench.strip.take_back("refused")
        call_aloud(self._bench, ticket.label)
        bench.begin_empty()
        bench.set_phase(Phase.CASE)
        self._page.case.begin()
        announce(self._page, self.tr("已叫 {n}").format(n=ticket.label))
        self.look()

    def _on_not_called(self, failure: Exception) -> None:
        self._request = ""
        if isinstance(failure, NotFinished):
            act = MessageAction(self.tr("没有办件"), lambda: self._page.key_pressed.emit("no_case"), "F11 0")
            self._bench.strip.post(MessageKind.AMBER, str(failure), actions=(act,), name="refused")
        else:
            self._bench.on_failed(failure)
            if isinstance(failure, calling.NothingWaiting):
                self._bench.begin_empty()
                self._bench.set_phase(Phase.IDLE)
        self.look()

    def recall(self) -> None:
        """F3."""
        desk, actor = self._bench.desk, self._bench.actor
        self._bench.run(lambda: calling.recall(desk, actor), self._on_recalled)

    def _on_recalled(self, ticket: Ticket) -> None:
        call_aloud(self._bench, ticket.label)
        announce(self._page, self.tr("已重呼 {n}").format(n=ticket.label))
        self.look()

    def no_show(self) -> None:
        """F4."""
        desk, actor = self._bench.desk, self._bench.actor
        self._bench.run(lambda: calling.no_show(desk, actor), self._on_no_show)

    def _on_no_show(self, ticket: Ticket) -> None:
        self.missed = ticket
        bench = self._bench
        bench.set_phase(Phase.IDLE)
        act = MessageAction(self.tr("叫回"), self.undo_no_show, "Ctrl+Z")
        what = self.tr("{n} 已过号，Ctrl+Z 叫回。").format(n=ticket.label)
        bench.strip.post(MessageKind.INFO, what, actions=(act,), name="no_show")
        self._page.bottom.call.setFocus()
        self.look()

    def undo_no_show(self) -> bool:
        """Ctrl+Z right after 过号; False when there was none."""
        ticket, self.missed = self.missed, None
        if ticket is None:
            return False
        desk, actor = self._bench.desk, self._bench.actor
        self._bench.strip.take_back("no_show")
        self._bench.run(lambda: calling.undo_no_show(desk, actor, ticket.id), self._on_back)
        return True

    def _on_back(self, ticket: Ticket) -> None:
        self._bench.set_phase(Phase.CASE)
        self._page.case.begin()
        self.look()

    def hold(self) -> None:
        """挂起: the person copies something; the draft is parked and the window free."""
        desk, actor = self._bench.desk, self._bench.actor
        if self._bench.unfinished:
            self._bench.park(lambda: self._bench.run(lambda: calling.hold(desk, actor), self._on_away))
        else:
            self._bench.run(lambda: calling.hold(desk, actor), self._on_away)

    def _on_away(self, ticket: Ticket) -> None:
        self._bench.begin_empty()
        self._bench.set_phase(Phase.IDLE)
        self._page.bottom.call.setFocus()
        self.look()

    def resume(self, ticket_id: str) -> None:
        """Go on with a held number."""
        desk, actor = self._bench.desk, self._bench.actor
        self._bench.run(lambda: calling.resume(desk, actor, ticket_id), self._on_resumed)

    def _on_resumed(self, ticket: Ticket) -> None:
        self._bench.begin_empty()
        self._bench.set_phase(Phase.CASE)
        self._page.case.begin()
        self._page.key_pressed.emit("unpark")
        self.look()

    def transfer(self) -> None:
        """Ctrl+J: choose the window in place."""
        view = self._bench.view
        if view is None or view.serving is None or view.serving.state is not TicketState.IN_SERVICE:
            self._bench.tell(MessageKind.AMBER, self.tr("窗口前还没有办理中的号，不能转窗。"), name="refused")
            return
        own = self._bench.actor.window
        others = [counter for counter in view.hall.windows if counter.number != own][:9]
        answers = tuple(
            Answer(str(each.number), self.tr("{n} 号 {name}").format(n=each.number, name=each.name), str(at))
            for at, each in enumerate(others, 1)
        )
        self._page.choice.ask(
            self.tr("{n} 转到哪个窗口").format(n=view.serving.label), answers, self._on_transfer
        )

    def _on_transfer(self, window: str) -> None:
        desk, actor = self._bench.desk, self._bench.actor
        job = lambda: calling.transfer(desk, actor, int(window))  # noqa: E731
        if self._bench.unfinished:
            self._bench.park(lambda: self._bench.run(job, self._on_away))
        else:
            self._bench.run(job, self._on_away)
