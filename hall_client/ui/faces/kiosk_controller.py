"""Gives out numbers at the ticket machine and prints their slips."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from hall_client.domain.own_numbers import HelpCall
from hall_client.domain.people import KIOSK
from hall_client.services import helping, issuing, own_numbers
from hall_client.services.issuing import Issued
from hall_client.services.opening import KioskView, kiosk_view
from hall_client.services.ports import Sheet
from hall_client.services.sheet_printing import put_out_sheet
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.faces.kiosk_citizen import KioskCitizen
from hall_client.ui.faces.kiosk_face import KioskFace
from hall_client.ui.faces.kiosk_words import issued_words, refused_words
from hall_client.ui.faces.leaving import Leaving

POLL_MS = 2_000
_ANSWER_SHOWN_MS = 60_000


def _keep(_reader: str) -> bool:
    """The reader of the context is used, whatever the settings say."""
    return True


class KioskController(QObject):
    """`left` is emitted when a supervisor has taken the machine out of service.

    `meet` lets go of the card reader and takes the one that the settings name; it tells whether there is one.
    """

    left = Signal()

    def __init__(self, face: KioskFace, context: Context, meet: Callable[[str], bool] = _keep) -> None:
        super().__init__(face)
        self._face, self._context, self._meet = face, context, meet
        self._reader: str | None = None
        self._looking = False
        self._view: KioskView | None = None
        self._issued: Issued | None = None
        self._help = ""
        self.citizen = KioskCitizen(face, context, self.give)
        face.issue_requested.connect(self._on_issue)
        face.number.again.connect(self._on_again)
        face.begun.connect(self._on_begun)
        face.foot.help_wished.connect(self._on_help)
        face.spoken.connect(context.voice.say)
        Leaving(face, context, KIOSK, self).allowed.connect(self._on_may_leave)
        self.poll = QTimer(self)
        self.poll.setInterval(POLL_MS)
        self.poll.timeout.connect(self.look)
        self.poll.start()
        self.look()

    def look(self) -> None:
        """Read how many wait, unless the last reading is still under way."""
        if self._looking:
            return
        self._looking = True
        desk, call = self._context.desk, self._help
        self._context.background.run(
            lambda: (kiosk_view(desk), bool(call) and helping.answered(desk, call)),
            self._on_looked,
            self._on_not_looked,
        )

    def _on_looked(self, answer: tuple[KioskView, bool]) -> None:
        self._looking = False
        self._view, answered = answer
        reader = self._view.hall.devices.kiosk_reader
        if reader != self._reader:
            self._reader = reader
            self.citizen.use_reader(self._meet(reader))
        self._face.show_view(self._view)
        if answered:
            self._help = ""
            self._face.foot.show_help(self.tr("马上来"))
            QTimer.singleShot(_ANSWER_SHOWN_MS, self, self._forget_help)

    def _on_not_looked(self, failure: Exception) -> None:
        self._looking = False
        failures.sentence(failure)

    def give(self, number: Callable[[], Issued]) -> None:
        """Give out what `number` makes, show it at once, and print its slip."""
        self._context.background.run(number, self._on_issued, self._on_refused)

    def _on_issue(self, series: str, priority: str) -> None:
        desk, proof = self._context.desk, self.citizen.proof(priority)
        self.give(lambda: own_numbers.give_out(desk, KIOSK, series, priority, desk.new_id(), proof=proof))

    def _on_issued(self, issued: Issued) -> None:
        self._issued = issued
        self._show(issued, on_paper=True)
        self._print(issued, lambda: issued.slip)
        self.look()

    def _show(self, issued: Issued, *, on_paper: bool) -> None:
        if self._view is not None:
            words = issued_words(self._view.hall, issued, self.citizen.masked, on_paper=on_paper)
            self._face.show_said(words, always=True)

    def _print(self, issued: Issued, slip: Callable[[], Sheet], *, again: bool = False) -> None:
        """Beside the acts: a printer that does not answer keeps nobody from the next number."""
        desk = self._context.desk
        self._context.drawing.run(
            lambda: put_out_sheet(desk, slip(), issued.ticket.label, "roll"),
            self._on_printed,
            partial(self._on_not_printed, issued, again),
        )

    def _on_refused(self, failure: Exception) -> None:
        self._face.show_said(refused_words(self.tr("没有取到号"), failures.sentence(failure)))

    def _on_again(self) -> None:
        issued, desk = self._issued, self._context.desk
        self._face.number.reprint.hide()
        if issued is not None:
            self._print(issued, lambda: issuing.same_slip(desk, issued, KIOSK), again=True)

    def _on_printed(self, _file: object) -> None:
        """The slip says itself that it is a second one."""

    def _on_not_printed(self, issued: Issued, again: bool, failure: Exception) -> None:
        failures.sentence(failure)
        # Whoever had it may have gone, and the next one sees their own number.
        if self._issued is issued:
            self._show(issued, on_paper=False)
            self._face.number.reprint.setVisible(not again)

    def _on_begun(self) -> None:
        self._issued = None

    def _on_help(self) -> None:
        desk = self._context.desk
        self._context.background.run(
            lambda: helping.call_for_help(desk, KIOSK), self._on_called, self._on_not_called
        )

    def _on_called(self, call: HelpCall) -> None:
        self._help = call.id
        self._face.foot.show_help(self.tr("已经叫人"))
        self._face.say(self.tr("已经叫人，请稍等。"))

    def _on_not_called(self, failure: Exception) -> None:
        failures.sentence(failure)
        self._face.foot.show_help(self.tr("请到导办台"))

    def _forget_help(self) -> None:
        if not self._help:
            self._face.foot.show_help("")

    def _on_may_leave(self) -> None:
        self.poll.stop()
        self.left.emit()
        self._face.release()
