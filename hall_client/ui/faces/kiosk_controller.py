"""Gives out numbers at the ticket machine and prints their slips."""

from PySide6.QtCore import QObject, QTimer, Signal

from hall_client.domain.people import KIOSK
from hall_client.services import issuing, signing_in
from hall_client.services.issuing import Issued
from hall_client.services.opening import KioskView, kiosk_view
from hall_client.services.ports import PrintFailed
from hall_client.services.queue_ports import QueueWaits
from hall_client.services.sheet_printing import put_out_sheet
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.faces.kiosk_face import KioskFace

POLL_MS = 2_000


class KioskController(QObject):
    """`left` is emitted when a supervisor has taken the machine out of service."""

    left = Signal()

    def __init__(self, face: KioskFace, context: Context) -> None:
        super().__init__(face)
        self._face, self._context = face, context
        self._looking = False
        self._view: KioskView | None = None
        face.issue_requested.connect(self._on_issue)
        face.read_requested.connect(self._on_read)
        face.leave_requested.connect(self._on_leave)
        self.poll = QTimer(self)
        self.poll.setInterval(POLL_MS)
        self.poll.timeout.connect(self.look)
        self.poll.start()
        self.look()

    def look(self) -> None:
        """Read how many wait, unless the last reading is still under way."""
        if not self._looking:
            self._looking = True
            desk = self._context.desk
            self._context.background.run(lambda: kiosk_view(desk), self._on_looked, self._on_not_looked)

    def _on_looked(self, view: KioskView) -> None:
        self._looking = False
        self._view = view
        self._face.show_view(view)

    def _on_not_looked(self, failure: Exception) -> None:
        self._looking = False
        failures.sentence(failure)

    def _on_issue(self, series: str, priority: str) -> None:
        desk = self._context.desk

        def issue() -> tuple[Issued, bool]:
            issued = issuing.issue(desk, KIOSK, series, priority)
            try:
                put_out_sheet(desk, issued.slip, issued.ticket.label, "roll")
            except PrintFailed:
                return issued, False
            return issued, True

        self._context.background.run(issue, self._on_issued, self._on_refused)

    def _on_issued(self, answer: tuple[Issued, bool]) -> None:
        issued, on_paper = answer
        self._face.show_issued(issued.ticket.label, issued.ahead, on_paper=on_paper)
        self._context.voice.say(self._face.number.note)
        self.look()

    def _on_refused(self, failure: Exception) -> None:
        # Whom the queue waits for is the staff's business: a citizen reads what to do.
        waits = self.tr(
            "叫号刚恢复，正在和各窗口核对，现在取不了号，没有取号。请您稍等再取，或请导办员安排。"
        )
        self._face.show_refused(waits if isinstance(failure, QueueWaits) else failures.sentence(failure))

    def _on_read(self) -> None:
        if self._view is not None:
            names = "，".join(series.name for series in self._view.hall.series)
            self._context.voice.say(self.tr("点要办的事，就出号。有：{names}。").format(names=names))

    def _on_leave(self, name: str, password: str) -> None:
        desk = self._context.desk
        self._context.background.run(
            lambda: signing_in.supervisor_word(desk, name, password, KIOSK),
            self._on_may_leave,
            self._on_may_not_leave,
        )

    def _on_may_leave(self, _supervisor: object) -> None:
        self.poll.stop()
        self.left.emit()
        self._face.close()

    def _on_may_not_leave(self, failure: Exception) -> None:
        self._face.show_leave_refused(failures.sentence(failure))
