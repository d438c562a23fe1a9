"""Books, takes back and takes up bookings at the guide's desk."""

from collections.abc import Mapping
from datetime import date, time

from PySide6.QtCore import QObject, Signal

from hall_client.domain.appointments import Appointment
from hall_client.services import appointing
from hall_client.services.appointing import Bookings, Wish
from hall_client.services.issuing import Issued
from hall_client.services.ports import PrintFailed
from hall_client.services.sheet_printing import put_out_sheet
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.pages.guide_bookings import GuideBookings
from hall_client.ui.widgets.message_row import MessageKind
from hall_client.ui.widgets.message_strip import MessageStrip

_MESSAGE = "booking"


class GuideBookingsController(QObject):
    """`issued` carries the number of somebody who came in their slot, and why its slip was not printed."""

    issued = Signal(object)

    def __init__(self, page: GuideBookings, context: Context, strip: MessageStrip) -> None:
        super().__init__(page)
        self._page, self._context, self._strip = page, context, strip
        page.wished.connect(self._on_wish)
        page.arrived.connect(self._on_arrived)
        page.cancelled.connect(self._on_cancel)

    def begin(self) -> None:
        """Read the bookings now."""
        desk = self._context.desk
        self._context.background.run(lambda: appointing.bookings(desk), self._on_read, self._on_refused)

    def _on_read(self, found: Bookings) -> None:
        self._page.show_bookings(found)

    def _on_wish(self, values: Mapping[str, str]) -> None:
        desk, actor = self._context.desk, self._context.actor
        wish = Wish(
            day=date.fromisoformat(values["day"]),
            starts=time.fromisoformat(values["starts"]),
            business=self._page.letter(values),
            name=values["name"],
            id_number=values["id_number"],
            phone=values["phone"],
        )
        self._context.background.run(
            lambda: appointing.book(desk, actor, wish), self._on_booked, self._on_not_booked
        )

    def _on_booked(self, made: Appointment) -> None:
        self._page.form.finish()
        words = self.tr("约好了：{month} 月 {day} 日 {time}，预约码 {code}。").format(
            month=made.day.month, day=made.day.day, time=f"{made.starts:%H:%M}", code=made.code
        )
        rest = self.tr("请告诉群众记下预约码，当天在取号机上签到。")
        self._strip.post(MessageKind.INFO, words, rest, name=_MESSAGE)
        self.begin()

    def _on_not_booked(self, failure: Exception) -> None:
        self._page.form.show_refused(failures.sentence(failure))

    def _on_arrived(self, booking: str) -> None:
        desk, actor = self._context.desk, self._context.actor

        def arrive() -> tuple[Issued, str]:
            issued = appointing.arrive(desk, actor, booking)
            try:
                put_out_sheet(desk, issued.slip, issued.ticket.label, "roll")
            except PrintFailed as failure:
                return issued, str(failure)
            return issued, ""

        self._context.background.run(arrive, self.issued.emit, self._on_refused)

    def _on_cancel(self, booking: str) -> None:
        desk, actor = self._context.desk, self._context.actor
        self._context.background.run(
            lambda: appointing.cancel(desk, actor, booking), self._on_cancelled, self._on_refused
        )

    def _on_cancelled(self, off: Appointment) -> None:
        words = self.tr("{month} 月 {day} 日 {time} 的预约取消了。").format(
            month=off.day.month, day=off.day.day, time=f"{off.starts:%H:%M}"
        )
        self._strip.post(MessageKind.INFO, words, name=_MESSAGE)
        self.begin()

    def _on_refused(self, failure: Exception) -> None:
        self._strip.post(MessageKind.RED, failures.sentence(failure), name=_MESSAGE)
