"""预约: slots with quotas, one a day and person, taken up in the slot, in the ordinary queue when late."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest

from hall_client.domain.appointments import (
    AppointmentRefused,
    AppointmentRules,
    AppointmentState,
    quota,
    slots,
)
from hall_client.domain.deadlines import LOCAL_ZONE
from hall_client.domain.identity import BadIdentity
from hall_client.domain.opening_hours import Hours
from hall_client.domain.people import KIOSK, NotAllowed
from hall_client.domain.tickets import Rank
from hall_client.services import appointing, closing_day
from hall_client.services.appointing import Wish
from tests.desk import GUIDE, SUPERVISOR, TestDesk

TOMORROW = date(2026, 3, 19)
CHEN = Wish(TOMORROW, time(10, 30), "B", "陈䶮根", "999999194103120010", "100 0000 0044")


def others(n: int) -> Wish:
    return replace(CHEN, name=f"李敏{n}", id_number=_numbered(n))


def _numbered(n: int) -> str:
    body = f"9999991990010100{n:01d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(c) * w for c, w in zip(body, weights, strict=True)) % 11]


def at(hall: TestDesk, day: date, hour: int, minute: int) -> None:
    hall.clock.at = datetime(day.year, day.month, day.day, hour, minute, tzinfo=LOCAL_ZONE)


def test_a_booking_is_taken_up_in_its_slot(hall: TestDesk) -> None:
    made = appointing.book(hall.desk, GUIDE, CHEN)
    assert len(made.code) == 6
    at(hall, TOMORROW, 10, 20)
    assert appointing.todays(hall.desk, code=made.code) == made
    assert appointing.todays(hall.desk, id_number=CHEN.id_number) == made
    assert appointing.todays(hall.desk) is None
    issued = appointing.arrive(hall.desk, KIOSK, made.id)
    assert (issued.ticket.label, issued.ticket.rank, issued.ticket.business) == (
        "Y001",
        Rank.APPOINTMENT,
        "B",
    )
    with pytest.raises(AppointmentRefused, match="Y001"):
        appointing.arrive(hall.desk, KIOSK, made.id)


@pytest.mark.parametrize(
    ("hour", "minute", "rank"),
    [(10, 15, Rank.APPOINTMENT), (11, 14, Rank.APPOINTMENT), (11, 15, Rank.ORDINARY), (16, 0, Rank.ORDINARY)],
)
def test_who_is_late_stands_in_the_ordinary_queue(hall: TestDesk, hour: int, minute: int, rank: Rank) -> None:
    made = appointing.book(hall.desk, GUIDE, CHEN)
    at(hall, TOMORROW, hour, minute)
    ticket = appointing.arrive(hall.desk, KIOSK, made.id).ticket
    assert ticket.rank == rank
    assert ticket.label == ("Y001" if rank is Rank.APPOINTMENT else "B001")


def test_too_early_says_when(hall: TestDesk) -> None:
    made = appointing.book(hall.desk, GUIDE, CHEN)
    at(hall, TOMORROW, 10, 14)
    with pytest.raises(AppointmentRefused, match="10:15 起"):
        appointing.arrive(hall.desk, KIOSK, made.id)
    at(hall, date(2026, 3, 20), 10, 30)
    with pytest.raises(AppointmentRefused, match="3 月 19 日"):
        appointing.arrive(hall.desk, KIOSK, made.id)


def test_a_slot_has_a_quota_and_the_others_are_named(hall: TestDesk) -> None:
    appointing.book(hall.desk, GUIDE, others(1))
    appointing.book(hall.desk, GUIDE, others(2))
    with pytest.raises(AppointmentRefused, match=r"10:30 约满了.*11:00"):
        appointing.book(hall.desk, GUIDE, others(3))
    assert dict(appointing.free_slots(hall.desk, TOMORROW))[time(10, 30)] == 0
    first = appointing.bookings(hall.desk).booked[0]
    appointing.cancel(hall.desk, GUIDE, first.id)
    assert appointing.book(hall.desk, GUIDE, others(3)).state is AppointmentState.BOOKED


def test_walk_ins_keep_half_of_every_slot() -> None:
    rules = AppointmentRules(slot=30, quota=50)
    assert quota(rules, windows=3, minutes_each=6) == 7, "three windows serve fifteen in half an hour"
    assert slots((Hours(time(8, 30), time(10)),), rules) == (time(8, 30), time(9), time(9, 30))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"day": date(2026, 3, 18)}, "今天来的请直接取号"),
        ({"day": date(2026, 3, 26)}, "03-25"),
        ({"day": date(2026, 3, 21)}, "不上班"),
        ({"starts": time(10, 40)}, "没有 10:40 这个时段"),
        ({"business": "Z"}, "没有 Z 类业务"),
    ],
)
def test_what_cannot_be_booked(hall: TestDesk, change: dict[str, Any], words: str) -> None:
    with pytest.raises(AppointmentRefused, match=words):
        appointing.book(hall.desk, GUIDE, replace(CHEN, **change))
    assert appointing.bookings(hall.desk).booked == ()


@pytest.mark.parametrize("change", [{"id_number": "999999194103120011"}, {"phone": "12"}, {"name": " "}])
def test_a_booking_is_under_a_real_name(hall: TestDesk, change: dict[str, Any]) -> None:
    with pytest.raises(BadIdentity):
        appointing.book(hall.desk, GUIDE, replace(CHEN, **change))


def test_one_booking_a_day_and_person(hall: TestDesk) -> None:
    made = appointing.book(hall.desk, GUIDE, CHEN)
    with pytest.raises(AppointmentRefused, match="已经约了 10:30"):
        appointing.book(hall.desk, GUIDE, replace(CHEN, starts=time(14)))
    appointing.book(hall.desk, GUIDE, replace(CHEN, day=date(2026, 3, 20)))
    at(hall, TOMORROW, 8, 31)
    with pytest.raises(AppointmentRefused, match="提前 2 小时"):
        appointing.cancel(hall.desk, GUIDE, made.id)


def test_who_often_does_not_come_books_no_more(hall: TestDesk) -> None:
    for day in (19, 20, 23):
        appointing.book(hall.desk, GUIDE, replace(CHEN, day=date(2026, 3, day)))
    at(hall, date(2026, 3, 24), 9, 0)
    with pytest.raises(AppointmentRefused, match="3 次预约没有来"):
        appointing.book(hall.desk, GUIDE, replace(CHEN, day=date(2026, 3, 25)))
    at(hall, date(2026, 6, 25), 9, 0)
    appointing.book(hall.desk, GUIDE, replace(CHEN, day=date(2026, 6, 26)))


def test_a_list_is_taken_in_line_by_line(hall: TestDesk) -> None:
    booked, refused = appointing.take_in(hall.desk, GUIDE, [others(1), others(1), others(2)])
    assert booked == 2
    [(line, why)] = refused
    assert line == 2
    assert "一天一次" in why


def test_the_machine_books_nothing(hall: TestDesk) -> None:
    with pytest.raises(NotAllowed):
        appointing.book(hall.desk, KIOSK, CHEN)


def test_a_day_with_bookings_closes(hall: TestDesk) -> None:
    made = appointing.book(hall.desk, GUIDE, CHEN)
    at(hall, TOMORROW, 10, 30)
    appointing.arrive(hall.desk, KIOSK, made.id)
    closing_day.close_today(hall.desk, SUPERVISOR)
