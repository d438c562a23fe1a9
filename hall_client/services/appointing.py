"""预约: taken at the guide's desk or from a list, and taken up on arrival at the ticket machine (domain E.5)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from secrets import randbelow

from hall_client.domain import appointments as rules
from hall_client.domain.appointments import Appointment, AppointmentRefused, AppointmentState
from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import NewEntry, changes
from hall_client.domain.hall import Hall
from hall_client.domain.identity import BadIdentity, check_id_number, check_phone, clean_name
from hall_client.domain.people import Actor, require
from hall_client.domain.tickets import TicketRefused
from hall_client.services import own_numbers
from hall_client.services.issuing import MINUTES_EACH, Issued
from hall_client.services.ports import Desk, Work


@dataclass(frozen=True)
class Wish:
    """What somebody asks for: who, for what, and when. Texts as they were typed or stand in a list."""

    day: date
    starts: time
    business: str
    name: str
    id_number: str
    phone: str


@dataclass(frozen=True)
class Bookings:
    """What the guide's desk shows: who is booked from today on, and the days and slots that can be asked for."""

    hall: Hall
    booked: tuple[Appointment, ...]
    days: tuple[date, ...]
    slots: tuple[time, ...]


def bookings(desk: Desk) -> Bookings:
    """The bookings from today on that were not taken back, with the days a new one may be for."""
    today = local_date(desk.now())
    with desk.store.read() as work:
        hall, calendar = work.reference.hall(today), work.reference.calendar()
        booked = work.kiosk.appointments_from(today)
    ahead = hall.appointments.days_ahead
    return Bookings(
        hall=hall,
        booked=tuple(each for each in booked if each.state is not AppointmentState.CANCELLED),
        days=tuple(calendar.add_working_days(today, n).date for n in range(1, ahead + 1)),
        slots=rules.slots(hall.hours, hall.appointments),
    )


def free_slots(desk: Desk, day: date) -> tuple[tuple[time, int], ...]:
    """The slots of a day with the bookings each can still take."""
    with desk.store.read() as work:
        return _free(work, day)


def _free(work: Work, day: date) -> tuple[tuple[time, int], ...]:
    hall = work.reference.hall(day)
    all_slots = rules.slots(hall.hours, hall.appointments)
    most = rules.quota(hall.appointments, len(hall.windows), MINUTES_EACH)
    return rules.free_slots(all_slots, work.kiosk.appointments(day), most)


def book(desk: Desk, actor: Actor, wish: Wish) -> Appointment:
    """Book a slot under a real name. Raises NotAllowed, AppointmentRefused, BadIdentity; nothing was booked then."""
    require(actor, "appointment.book")
    at = desk.now()
    today = local_date(at)
    with desk.store.work() as work:
        hall = work.reference.hall(wish.day)
        rules.check_day(wish.day, today, work.reference.calendar(), hall.appointments)
        new = _checked(desk, work, actor, wish, at)
        rules.check_person(new, work.kiosk.appointments_of(new.id_number), today, hall.appointments)
        if wish.business not in {each.letter for each in hall.series}:
            raise AppointmentRefused(f"本中心没有 {wish.business} 类业务，没有约上。请重新选。")
        _check_free(_free(work, wish.day), wish.starts)
        _record(work, "book", actor, None, new, at)
    return new


def _checked(desk: Desk, work: Work, actor: Actor, wish: Wish, at: datetime) -> Appointment:
    used = {each.code for each in work.kiosk.appointments(wish.day)}
    code = next(each for each in iter(_new_code, "") if each not in used)
    return Appointment(
        id=desk.new_id(),
        day=wish.day,
        starts=wish.starts,
        business=wish.business,
        name=clean_name(wish.name),
        id_number=check_id_number(wish.id_number, local_date(at)).text,
        phone=check_phone(wish.phone),
        code=code,
        state=AppointmentState.BOOKED,
        booked_at=at,
        booked_by=actor.number,
    )


def _new_code() -> str:
    return f"{randbelow(1_000_000):06d}"


def _check_free(slots: Sequence[tuple[time, int]], starts: time) -> None:
    free = dict(slots)
    if starts not in free:
        raise AppointmentRefused(f"没有 {starts:%H:%M} 这个时段，没有约上。请照列出的时段选。")
    if not free[starts]:
        others = "、".join(f"{slot:%H:%M}" for slot, left in slots if left)
        raise AppointmentRefused(f"{starts:%H:%M} 约满了，没有约上。还可以约：{others or '换一天'}。")


def take_in(desk: Desk, actor: Actor, wishes: Sequence[Wish]) -> tuple[int, tuple[tuple[int, str], ...]]:
    """Book a list one by one; how many were booked, and for each other line of it (from 1) why not."""
    refused = []
    for line, wish in enumerate(wishes, 1):
        try:
            book(desk, actor, wish)
        except (AppointmentRefused, BadIdentity) as refusal:
            refused.append((line, str(refusal)))
    return len(wishes) - len(refused), tuple(refused)


def cancel(desk: Desk, actor: Actor, appointment_id: str) -> Appointment:
    """Take a booking back, two hours before at the latest. Raises NotAllowed, AppointmentRefused."""
    require(actor, "appointment.cancel")
    at = desk.now()
    with desk.store.work() as work:
        before = _found(work, appointment_id)
        after = rules.cancelled(before, at, work.reference.hall(before.day).appointments)
        _record(work, "cancel", actor, before, after, at)
    return after


def todays(desk: Desk, *, id_number: str = "", code: str = "") -> Appointment | None:
    """Today's booking of who lays this card on the reader, or who has this code."""
    today = local_date(desk.now())
    with desk.store.read() as work:
        found = [
            each
            for each in work.kiosk.appointments(today)
            if each.state is not AppointmentState.CANCELLED
            and (id_number, code)
            in (
                (each.id_number, ""),
                ("", each.code),
            )
        ]
    return found[0] if found else None


def arrive(desk: Desk, actor: Actor, appointment_id: str) -> Issued:
    """签到取号: the number of somebody who comes in their slot; in the ordinary queue when late.

    Raises NotAllowed, AppointmentRefused, and what giving out a number raises. Asking twice gives the same number.
    """
    require(actor, "appointment.arrive")
    at = desk.now()
    with desk.store.read() as work:
        before = _found(work, appointment_id)
        hall = work.reference.hall(before.day)
    rank = rules.arrival(before, at, hall.appointments)
    try:
        issued = own_numbers.give_out(
            desk, actor, before.business, "", f"appointment/{before.id}", rank, f"预约 {before.starts:%H:%M}"
        )
    except TicketRefused as refusal:
        raise AppointmentRefused(str(refusal)) from refusal
    with desk.store.work() as work:
        after = replace(before, state=AppointmentState.ARRIVED, ticket_label=issued.ticket.label)
        _record(work, "arrive", actor, before, after, at)
    return issued


def _found(work: Work, appointment_id: str) -> Appointment:
    found = work.kiosk.appointment(appointment_id)
    if found is None:
        raise AppointmentRefused("没有找到这个预约，请直接取号，或请工作人员帮忙。")
    return found


def _record(
    work: Work, act: str, actor: Actor, before: Appointment | None, after: Appointment, at: datetime
) -> None:
    rows = {"appointment": {after.id: changes(before, after)}}
    facts = {"starts": f"{after.starts:%H:%M}", "business": after.business, "label": after.ticket_label}
    work.append(NewEntry(f"appointment.{act}", after.id, actor.number, at, rows, facts))
