"""Gives out numbers at the guide's desk, prints slips, and looks after those who missed the call."""

from collections import Counter
from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from hall_client.domain.hall import Hall
from hall_client.domain.tickets import Ticket
from hall_client.services import issuing
from hall_client.services.issuing import GuideView, Issued
from hall_client.services.ports import PrintFailed
from hall_client.services.queue_ports import QueueWaits
from hall_client.services.sheet_printing import put_out_sheet
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.pages.guide_bookings_controller import GuideBookingsController
from hall_client.ui.pages.guide_page import GuidePage
from hall_client.ui.pages.guide_slips import GuideSlips
from hall_client.ui.pages.queue_waiver import QueueWaiver
from hall_client.ui.widgets.message_row import MessageKind
from hall_client.ui.widgets.message_strip import MessageStrip
from hall_client.ui.widgets.queue_list import QueueRow

POLL_MS = 5_000
_MESSAGE = "guide"


class GuideController(QObject):
    """Looks again every five seconds while the page is on the screen."""

    def __init__(self, page: GuidePage, context: Context, strip: MessageStrip) -> None:
        super().__init__(page)
        self._page, self._context, self._strip = page, context, strip
        self._looking = self._issuing = False
        page.issue_requested.connect(self._on_issue)
        page.reactivate_requested.connect(self._on_reactivate)
        page.ended.connect(self._on_ended)
        self._bookings = GuideBookingsController(page.bookings, context, strip)
        self._bookings.issued.connect(self._on_issued)
        self._slips = GuideSlips(context, strip, self)
        page.slip_requested.connect(self._slips.print_again)
        self._waiver = QueueWaiver(page.waiver, page.lists.waiting, context, strip)
        self._waiver.waived.connect(self.begin)
        page.waiver_wished.connect(self._on_waiver)
        self.poll = QTimer(self)
        self.poll.setInterval(POLL_MS)
        self.poll.timeout.connect(self.look_if_shown)
        self.poll.start()

    def begin(self) -> None:
        """Look at the hall now; call it when the page is shown."""
        if not self._looking:
            self._looking = True
            self._bookings.begin()
            desk = self._context.desk
            self._context.background.run(
                lambda: (issuing.guide_view(desk), desk.now()), self._on_looked, self._on_not_looked
            )

    def look_if_shown(self) -> None:
        """Look again while the page is on the screen."""
        if self._page.isVisible():
            self.begin()

    def _on_looked(self, answer: tuple[GuideView, datetime]) -> None:
        self._looking = False
        view, now = answer
        counts = Counter(ticket.business for ticket in view.waiting)
        waiting = [self._row(view.hall, ticket, now) for ticket in view.waiting]
        missed = [self._row(view.hall, ticket, now) for ticket in view.missed]
        self._page.show_view(view.hall, counts, waiting, missed)
        self._waiver.show(view.missing)

    def _row(self, hall: Hall, ticket: Ticket, now: datetime) -> QueueRow:
        business = hall.series_name(ticket.business)
        priority = hall.priority_label(ticket.priority)
        words = self.tr("优先 {label}，{business}").format(label=priority, business=business)
        minutes = max(0, int((now - ticket.issued_at).total_seconds() // 60))
        waited = self.tr("{n} 分钟").format(n=minutes)
        return QueueRow(ticket.label, words if priority else business, waited, chip=bool(priority))

    def _on_not_looked(self, failure: Exception) -> None:
        self._looking = False
        self._on_failed(failure)

    def _on_issue(self, series: str, priority: str) -> None:
        if self._issuing:
            return
        self._issuing = True
        desk, actor = self._context.desk, self._context.actor

        def issue() -> tuple[Issued, str]:
            issued = issuing.issue(desk, actor, series, priority)
            try:
                put_out_sheet(desk, issued.slip, issued.ticket.label, "roll")
            except PrintFailed as failure:
                return issued, str(failure)
            return issued, ""

        self._context.background.run(issue, self._on_issued, self._on_not_issued)

    def _on_issued(self, answer: tuple[Issued, str]) -> None:
        self._issuing = False
        issued, unprinted = answer
        ahead = self.tr("前面 {n} 人").format(n=issued.ahead)
        if unprinted:
            note = self.tr("{ahead}。小票没打出来，号有效，请群众记下。").format(ahead=ahead)
            self._slips.keep(issued, unprinted)
        else:
            note = self.tr("{ahead}，小票已打印").format(ahead=ahead)
        self._page.show_issued(issued.ticket.label, note)
        self.begin()

    def _on_not_issued(self, failure: Exception) -> None:
        self._issuing = False
        self._on_failed(failure)

    def _on_reactivate(self, label: str) -> None:
        desk, actor = self._context.desk, self._context.actor
        self._context.background.run(
            lambda: issuing.reactivate(desk, actor, label), self._on_reactivated, self._on_failed
        )

    def _on_reactivated(self, ticket: Ticket) -> None:
        words = self.tr("{label} 已排回去，不用重新取号。").format(label=ticket.label)
        self._strip.post(MessageKind.INFO, words, name=_MESSAGE)
        self.begin()

    def _on_ended(self, act: str, label: str, reason: str) -> None:
        desk, actor = self._context.desk, self._context.actor
        end = issuing.void if act == "void" else issuing.abandon
        self._context.background.run(
            lambda: end(desk, actor, label, reason), self._on_end_done, self._on_end_refused
        )

    def _on_end_done(self, ticket: Ticket) -> None:
        self._page.form.finish()
        words = self.tr("{label} 不再叫了。").format(label=ticket.label)
        self._strip.post(MessageKind.INFO, words, name=_MESSAGE)
        self.begin()

    def _on_end_refused(self, failure: Exception) -> None:
        self._page.show_refused(failures.sentence(failure))

    def _on_waiver(self) -> None:
        self._page.form.finish()
        self._waiver.begin()

    def _on_failed(self, failure: Exception) -> None:
        if isinstance(failure, QueueWaits):
            self._waiver.tell(failure)
            return
        self._strip.post(MessageKind.RED, failures.sentence(failure), name=_MESSAGE)
