"""After a failure of the hall's queue: whom it waits for, and a supervisor's word that it need not."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hall_client.domain.people import Actor, may
from hall_client.services import calling, signing_in
from hall_client.services.ports import Desk
from hall_client.services.queue_ports import QueueWaits, desk_words
from hall_client.services.signing_in import SignInRefused
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.keys import key
from hall_client.ui.widgets.message_row import MessageAction, MessageKind
from hall_client.ui.widgets.message_strip import MessageStrip
from hall_client.ui.workspace.supervisor_form import SupervisorForm

_MESSAGE = "queue_waits"


def _with_word(desk: Desk, actor: Actor, name: str, password: str) -> tuple[int, ...]:
    supervisor = signing_in.supervisor_word(desk, name, password, actor)
    return calling.go_on_without(desk, actor, supervisor)


class QueueWaiver(QObject):
    """`waived` comes when the queue goes on. The keyboard returns to `back` when the form closes."""

    waived = Signal()

    def __init__(self, form: SupervisorForm, back: QWidget, context: Context, strip: MessageStrip) -> None:
        super().__init__(form)
        self._form, self._back, self._context, self._strip = form, back, context, strip
        self._missing: tuple[int, ...] = ()
        self._busy = False
        form.given.connect(self._on_word)
        form.left.connect(self.leave)

    def show(self, missing: tuple[int, ...]) -> None:
        """Whom the queue waits for, as last seen; said when it changes, and taken back when it is over."""
        if missing == self._missing:
            return
        if missing:
            self.tell(QueueWaits(missing), quiet=True)
        else:
            self._missing = ()
            self._strip.take_back(_MESSAGE)
            self.leave()

    def tell(self, waits: QueueWaits, *, quiet: bool = False) -> None:
        """Say whom the queue waits for, and the way on."""
        self._missing = waits.windows
        hint = key("go_on_without").hint
        act = MessageAction(self.tr("主管确认不等"), self.begin, hint, closes=False)
        self._strip.post(MessageKind.AMBER, str(waits), actions=(act,), name=_MESSAGE, quiet=quiet)

    def begin(self) -> None:
        """Ask for a supervisor's word in place; one who is on duty here goes on at once."""
        desk, actor = self._context.desk, self._context.actor
        if not self._missing:
            self._strip.post(MessageKind.INFO, self.tr("叫号没有在等别的窗口。"), name=_MESSAGE)
        elif may(actor, "queue.waive"):
            self._run(lambda: calling.go_on_without(desk, actor))
        else:
            self._strip.take_back(_MESSAGE)
            self._form.ask(str(QueueWaits(self._missing)))

    def _on_word(self, name: str, password: str, _reason: str) -> None:
        desk, actor = self._context.desk, self._context.actor
        self._run(lambda: _with_word(desk, actor, name, password))

    def _run(self, job: Callable[[], tuple[int, ...]]) -> None:
        if not self._busy:
            self._busy = True
            self._context.background.run(job, self._on_waived, self._on_not_waived)

    def _on_waived(self, windows: tuple[int, ...]) -> None:
        self._busy, self._missing = False, ()
        self.leave()
        gone_on = self.tr("不再等{desks}，叫号接着用。").format(desks=desk_words(windows))
        words = gone_on if windows else self.tr("已经不用等了，叫号接着用。")
        self._strip.post(MessageKind.INFO, words, name=_MESSAGE)
        self.waived.emit()

    def _on_not_waived(self, failure: Exception) -> None:
        self._busy = False
        if isinstance(failure, SignInRefused):
            self._form.object(str(failure))
        else:
            self._strip.post(MessageKind.AMBER, failures.sentence(failure), name=_MESSAGE)

    def confirm(self) -> bool:
        """Ctrl+Enter while the word is asked for; False otherwise."""
        if self._form.isHidden():
            return False
        self._form.give()
        return True

    def leave(self) -> bool:
        """Go on waiting; False when nothing was asked."""
        if not self._form.put_away():
            return False
        self._back.setFocus()
        return True
