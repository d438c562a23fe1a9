"""What the ticket machines ask of the guide and the supervisor: a hand for somebody, another number for somebody."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from hall_client.domain.own_numbers import HelpCall, StrayNumber
from hall_client.domain.people import Actor
from hall_client.services import helping, papers, stray_numbers
from hall_client.services.ports import Desk
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.shell import Shell
from hall_client.ui.widgets.message_row import MessageAction, MessageKind

POLL_MS = 3_000
_HELP, _STRAY, _NOT_DONE = "help", "stray", "not_answered"


class HelpWatch(QObject):
    """Lives as long as a shift; looks every three seconds. One message of each kind, for what waits longest."""

    def __init__(self, shell: Shell, context: Context) -> None:
        super().__init__(shell)
        self._shell, self._context = shell, context
        self._shown: dict[str, str] = {}
        self._looking = False
        self.poll = QTimer(self)
        self.poll.setInterval(POLL_MS)
        self.poll.timeout.connect(self.look)
        self.poll.start()

    def look(self) -> None:
        """Ask for the calls now, unless they are being asked for."""
        if not self._looking:
            self._looking = True
            desk = self._context.desk
            self._context.background.run(
                lambda: (helping.open_calls(desk), stray_numbers.open_numbers(desk)),
                self._on_looked,
                self._on_not_looked,
            )

    def _on_looked(self, found: tuple[Sequence[HelpCall], Sequence[StrayNumber]]) -> None:
        self._looking = False
        calls, strays = found
        for call in calls[:1]:
            words = self.tr("{place} 有人要帮忙（{time}）。").format(
                place=call.place, time=f"{papers.local(call.at):%H:%M}"
            )
            self._post(_HELP, call.id, words, self.tr("我去"), helping.answer)
        for stray in strays[:1]:
            words = self.tr(
                "{place} 发的 {label} 叫号那边没有登记上，窗口叫不到。请找到拿 {label} 的群众，另取一个号。"
            ).format(place=stray.place, label=stray.label)
            self._post(_STRAY, stray.id, words, self.tr("办好了"), stray_numbers.settle)
        for name, there in ((_HELP, calls), (_STRAY, strays)):
            if not there and self._shown.pop(name, ""):
                self._shell.strip.take_back(name)

    def _post(
        self, name: str, what: str, words: str, done: str, act: Callable[[Desk, Actor, str], None]
    ) -> None:
        """Say it once; `act` is what the button `done` does."""
        if self._shown.get(name) == what:
            return
        self._shown[name] = what
        action = MessageAction(done, lambda: self._run(act, what))
        self._shell.strip.post(
            MessageKind.AMBER, words, actions=(action,), icon="bell", name=name, quiet=True
        )

    def _on_not_looked(self, failure: Exception) -> None:
        self._looking = False
        failures.sentence(failure)

    def _run(self, act: Callable[[Desk, Actor, str], None], what: str) -> None:
        desk, actor = self._context.desk, self._context.actor
        self._context.background.run(lambda: act(desk, actor, what), self._on_done, self._on_not_done)

    def _on_done(self, _nothing: None) -> None:
        self.look()

    def _on_not_done(self, failure: Exception) -> None:
        """What was asked for stands as before: the next look says it again."""
        self._shown.clear()
        self._shell.strip.post(MessageKind.RED, failures.sentence(failure), name=_NOT_DONE, urgent=True)
