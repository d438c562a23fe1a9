"""叫人帮忙: tells the guide and the supervisor that somebody at a ticket machine needs a hand."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from hall_client.domain.own_numbers import HelpCall
from hall_client.services import helping, papers
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.shell import Shell
from hall_client.ui.widgets.message_row import MessageAction, MessageKind

POLL_MS = 3_000
_NAME = "help"


class HelpWatch(QObject):
    """Lives as long as a shift; looks every three seconds. One message, for the call that waits longest."""

    def __init__(self, shell: Shell, context: Context) -> None:
        super().__init__(shell)
        self._shell, self._context = shell, context
        self._shown = ""
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
                lambda: helping.open_calls(desk), self._on_looked, self._on_not_looked
            )

    def _on_looked(self, calls: Sequence[HelpCall]) -> None:
        self._looking = False
        first = calls[0] if calls else None
        if (first.id if first else "") == self._shown:
            return
        if first is None:
            self._shell.strip.take_back(_NAME)
            self._shown = ""
            return
        self._shown = first.id
        words = self.tr("{place} 有人要帮忙（{time}）。").format(
            place=first.place, time=f"{papers.local(first.at):%H:%M}"
        )
        going = MessageAction(self.tr("我去"), lambda: self._answer(first.id))
        self._shell.strip.post(
            MessageKind.AMBER, words, actions=(going,), icon="bell", name=_NAME, quiet=True
        )

    def _on_not_looked(self, failure: Exception) -> None:
        self._looking = False
        failures.sentence(failure)

    def _answer(self, call: str) -> None:
        desk, actor = self._context.desk, self._context.actor
        self._context.background.run(
            lambda: helping.answer(desk, actor, call), self._on_answered, self._on_not_looked
        )

    def _on_answered(self, _nothing: None) -> None:
        self.look()
