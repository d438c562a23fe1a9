"""What the ticket machine and the guide's desk tell each other over the line: bookings, and calls for help."""

from collections.abc import Callable
from datetime import date, datetime, time

from hall_client.domain.appointments import AppointmentState
from hall_client.domain.deadlines import LOCAL_ZONE
from hall_client.domain.people import KIOSK
from hall_client.domain.tickets import Rank
from hall_client.services import appointing, helping, issuing, stray_numbers
from hall_client.services.appointing import Wish
from tests.central.seats import Seat
from tests.desk import GUIDE

CHEN = Wish(date(2026, 3, 19), time(10, 30), "B", "陈䶮根", "999999194103120010", "100 0000 0044")


def test_a_booking_of_the_guide_is_known_at_the_machine_and_its_arrival_at_the_guide(
    sit: Callable[..., Seat],
) -> None:
    guide, kiosk = sit(), sit()
    made = appointing.book(guide.hall.desk, GUIDE, CHEN)
    for each in (guide, kiosk):
        each.sync()
        each.hall.clock.at = datetime(2026, 3, 19, 10, 20, tzinfo=LOCAL_ZONE)
    found = appointing.todays(kiosk.hall.desk, code=made.code)
    assert found == made
    appointing.arrive(kiosk.hall.desk, KIOSK, made.id)
    for each in (kiosk, guide):
        each.sync()
    [seen] = appointing.bookings(guide.hall.desk).booked
    assert (seen.state, seen.ticket_label) == (AppointmentState.ARRIVED, "Y001")


def test_a_number_the_queue_did_not_take_is_told_at_the_guide(sit: Callable[..., Seat]) -> None:
    guide, kiosk = sit(), sit()
    desk = kiosk.hall.desk
    _, new, note = issuing.prepared(desk, KIOSK, "A", "", Rank.ORDINARY, "")
    with desk.store.work() as work:
        own = work.mirror.issue_own(new, 7, new.id, note)
    stray_numbers.record(desk, own)
    for each in (kiosk, guide):
        each.sync()
    [told] = stray_numbers.open_numbers(guide.hall.desk)
    assert told.label == "K007"
    stray_numbers.settle(guide.hall.desk, GUIDE, told.id)
    for each in (guide, kiosk):
        each.sync()
    assert stray_numbers.open_numbers(desk) == ()


def test_a_call_for_help_reaches_the_guide_and_the_answer_the_machine(sit: Callable[..., Seat]) -> None:
    guide, kiosk = sit(), sit()
    call = helping.call_for_help(kiosk.hall.desk, KIOSK)
    for each in (kiosk, guide):
        each.sync()
    assert helping.open_calls(guide.hall.desk) == (call,)
    helping.answer(guide.hall.desk, GUIDE, call.id)
    assert helping.open_calls(guide.hall.desk) == ()
    for each in (guide, kiosk):
        each.sync()
    assert helping.answered(kiosk.hall.desk, call.id)
