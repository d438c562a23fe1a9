"""预约: slots of a day, how many may be booked, and what an arrival at the hall comes to (domain E.5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from hall_client.domain.deadlines import LOCAL_ZONE
from hall_client.domain.opening_hours import Hours
from hall_client.domain.tickets import Rank
from hall_client.domain.working_days import Calendar

SERIES = "Y"
"""The letter on the slips of those who come in their slot."""


class AppointmentState(StrEnum):
    """Where a booking is. One that is still booked when its slot is over was not kept."""

    BOOKED = "booked"
    ARRIVED = "arrived"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class AppointmentRules:
    """The hall's settings for bookings. Times in minutes unless the name says otherwise."""

    slot: int = 30
    quota: int = 2
    """The most bookings of one slot; walk-ins keep at least half of what the windows can do in it."""
    early: int = 15
    late: int = 15
    days_ahead: int = 5
    """How many working days ahead, tomorrow being the first."""
    cancel_hours: int = 2
    missed_limit: int = 3
    """Bookings not kept within `missed_days` after which one comes without."""
    missed_days: int = 90


@dataclass(frozen=True)
class Appointment:
    """One booking. `business` is a series letter, `code` the six figures told to the citizen."""

    id: str
    day: date
    starts: time
    business: str
    name: str
    id_number: str
    phone: str
    code: str
    state: AppointmentState
    booked_at: datetime
    booked_by: str
    ticket_label: str = ""

    @property
    def at(self) -> datetime:
        """When the slot begins."""
        return datetime.combine(self.day, self.starts, LOCAL_ZONE)


class AppointmentRefused(Exception):
    """The booking or the arrival cannot be taken; the sentence says what to do instead."""


def slots(hours: Iterable[Hours], rules: AppointmentRules) -> tuple[time, ...]:
    """The slots of a day, none of which reaches into the midday break or past closing time."""
    return tuple(slot for part in hours for slot in part.slots(rules.slot))


def quota(rules: AppointmentRules, windows: int, minutes_each: int) -> int:
    """The most bookings of a slot: those that come without one keep at least half of it."""
    return min(rules.quota, windows * rules.slot // minutes_each // 2)


def free_slots(
    all_slots: Sequence[time], booked: Iterable[Appointment], most: int
) -> tuple[tuple[time, int], ...]:
    """Each slot with the bookings it can still take."""
    taken = [each.starts for each in booked if each.state is not AppointmentState.CANCELLED]
    return tuple((slot, max(0, most - taken.count(slot))) for slot in all_slots)


def check_day(day: date, today: date, calendar: Calendar, rules: AppointmentRules) -> None:
    """A booking is for one of the next working days, not for today. Raises AppointmentRefused."""
    last = calendar.add_working_days(today, rules.days_ahead).date
    if not today < day <= last:
        raise AppointmentRefused(f"预约可以约明天到 {last:%m-%d}，没有约上。今天来的请直接取号。")
    if not calendar.is_working_day(day):
        raise AppointmentRefused(f"{day:%m-%d} 不上班，没有约上。请换一天。")


def check_person(
    new: Appointment, of_person: Iterable[Appointment], today: date, rules: AppointmentRules
) -> None:
    """One booking for a person and day, none for who often did not come. Raises AppointmentRefused."""
    mine = [each for each in of_person if each.state is not AppointmentState.CANCELLED]
    same = next((each for each in mine if each.day == new.day), None)
    if same is not None:
        raise AppointmentRefused(f"{new.day:%m-%d} 已经约了 {same.starts:%H:%M}，一天一次，没有再约。")
    since = today - timedelta(days=rules.missed_days)
    missed = [each for each in mine if each.state is AppointmentState.BOOKED and since <= each.day < today]
    if len(missed) >= rules.missed_limit:
        raise AppointmentRefused(f"最近 {len(missed)} 次预约没有来，暂不能预约。请直接来取号，一样办。")


def cancelled(booking: Appointment, at: datetime, rules: AppointmentRules) -> Appointment:
    """The booking taken back, at least two hours before. Raises AppointmentRefused."""
    _check_open(booking)
    if at > booking.at - timedelta(hours=rules.cancel_hours):
        raise AppointmentRefused(f"预约要提前 {rules.cancel_hours} 小时取消，没有取消。不来会记一次没来。")
    return replace(booking, state=AppointmentState.CANCELLED)


def arrival(booking: Appointment, at: datetime, rules: AppointmentRules) -> Rank:
    """Whom the arriving citizen stands with: those with a slot, or the ordinary queue when late.

    Raises AppointmentRefused for another day, too early, cancelled, or already here.
    """
    _check_open(booking)
    here = at.astimezone(LOCAL_ZONE)
    if here.date() != booking.day:
        raise AppointmentRefused(f"您约的是 {booking.day.month} 月 {booking.day.day} 日，今天请直接取号。")
    first = booking.at - timedelta(minutes=rules.early)
    if here < first:
        raise AppointmentRefused(
            f"您约的是 {booking.starts:%H:%M}，{first:%H:%M} 起可以取号。也可以现在直接取号。"
        )
    ends = booking.at + timedelta(minutes=rules.slot + rules.late)
    return Rank.APPOINTMENT if here < ends else Rank.ORDINARY


def _check_open(booking: Appointment) -> None:
    if booking.state is AppointmentState.ARRIVED:
        raise AppointmentRefused(f"这个预约已经取过号，是 {booking.ticket_label}，请听叫号。")
    if booking.state is AppointmentState.CANCELLED:
        raise AppointmentRefused("这个预约已经取消了，请直接取号。")
