"""The guide's slips: those that did not come out are kept and named until there is paper, others printed again."""

from PySide6.QtCore import QObject

from hall_client.services import issuing
from hall_client.services.issuing import Issued
from hall_client.services.ports import Desk, PrintFailed
from hall_client.services.sheet_printing import put_out_sheet
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.widgets.message_row import MessageAction, MessageKind
from hall_client.ui.widgets.message_strip import MessageStrip

_MESSAGE = "slips"


class GuideSlips(QObject):
    """A number is valid without its slip; `keep` one, and the strip offers to print all that are kept."""

    def __init__(self, context: Context, strip: MessageStrip, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._strip = context, strip
        self._kept: tuple[Issued, ...] = ()

    def keep(self, issued: Issued, words: str) -> None:
        """Keep a slip that did not come out; `words` say why."""
        self._kept = (*self._kept, issued)
        self._tell(words)

    def print_again(self, label: str) -> None:
        """补打 the slip of a number that waits."""
        desk, actor = self._context.desk, self._context.actor

        def put_out() -> str:
            put_out_sheet(desk, issuing.slip_again(desk, actor, label), f"{label}-again", "roll")
            return label

        self._context.background.run(put_out, self._on_again, self._on_failed)

    def _tell(self, words: str) -> None:
        labels = "、".join(issued.ticket.label for issued in self._kept)
        self._strip.post(
            MessageKind.RED,
            self.tr("{labels} 的小票没打出来，号有效。").format(labels=labels),
            words,
            actions=(MessageAction(self.tr("再打"), self._print_kept),),
            icon="printer",
            name=_MESSAGE,
            urgent=True,
        )

    def _print_kept(self) -> None:
        desk, kept = self._context.desk, self._kept
        self._kept = ()
        self._context.background.run(lambda: _print(desk, kept), self._on_printed, self._on_failed)

    def _on_printed(self, answer: tuple[tuple[Issued, ...], str]) -> None:
        left, words = answer
        self._kept = (*left, *self._kept)
        if words:
            self._tell(words)
        else:
            self._strip.post(MessageKind.INFO, self.tr("没打出来的小票都打好了。"), name=_MESSAGE)

    def _on_again(self, label: str) -> None:
        words = self.tr("{label} 的小票补打好了。").format(label=label)
        self._strip.post(MessageKind.INFO, words, name=_MESSAGE)

    def _on_failed(self, failure: Exception) -> None:
        self._strip.post(MessageKind.RED, failures.sentence(failure), name=_MESSAGE)


def _print(desk: Desk, slips: tuple[Issued, ...]) -> tuple[tuple[Issued, ...], str]:
    """Print these in order; those that did not come out, and why the first did not."""
    for n, issued in enumerate(slips):
        try:
            put_out_sheet(desk, issued.slip, issued.ticket.label, "roll")
        except PrintFailed as failure:
            return slips[n:], str(failure)
    return (), ""
