"""A clock that jumped stops new numbers until somebody has looked at the date; a weekend is no jump."""

from datetime import datetime, timedelta

import pytest

from hall_client.domain.deadlines import LOCAL_ZONE
from hall_client.services import attending, calling, intake, issuing, signing_in
from hall_client.services.intake import NumbersStopped
from hall_client.storage.verify import verify
from tests.desk import CLERK, GUIDE, TestDesk
from tests.services.acts import draft_of


def day(month: int, day: int, hour: int = 8, minute: int = 30) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=LOCAL_ZONE)


def as_every_morning(hall: TestDesk) -> None:
    """What is recorded before the first number of a day: somebody signs in, numbers are taken and called."""
    signing_in.sign_in(hall.desk, "0307", "qinghe-0307", 3)
    issuing.issue(hall.desk, GUIDE, "A")
    calling.view(hall.desk, CLERK)


@pytest.mark.parametrize(
    ("last", "now"),
    [
        (day(3, 20, 17), day(3, 23)),
        (day(3, 18, 17), day(3, 19)),
        (day(9, 30, 17), day(10, 8)),
        (day(2, 13, 17), day(2, 14)),
        (day(3, 18, 10, 0), day(3, 18, 9, 58)),
    ],
    ids=["a weekend", "a night", "a long holiday", "a worked Saturday", "a few minutes back"],
)
def test_time_that_simply_passed_is_no_jump(hall: TestDesk, last: datetime, now: datetime) -> None:
    hall.clock.at = last
    intake.confirm_date(hall.desk, CLERK)
    draft_of(hall, "RS-004")
    attending.without_case(hall.desk, CLERK, "consult", "")
    attending.finish(hall.desk, CLERK)
    hall.clock.at = now
    as_every_morning(hall)
    assert draft_of(hall, "RS-004").number[6:12] == f"{now:%y%m%d}"


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        (day(4, 8), "往前跳了：上次记录在 3 月 18 日，现在是 4 月 8 日"),
        (day(3, 20), "往前跳了"),
        (day(3, 17), "往回走了：上次记录在 3 月 18 日，现在是 3 月 17 日"),
        (day(3, 18, 8, 20), "往回走了"),
        (datetime(2020, 1, 1, 8, 0, tzinfo=LOCAL_ZONE), "往回走了"),
    ],
    ids=["three weeks ahead", "two working days ahead", "a day back", "ten minutes back", "a dead battery"],
)
def test_a_jump_asks_for_the_date_whatever_was_recorded_meanwhile(
    hall: TestDesk, now: datetime, sentence: str
) -> None:
    first = draft_of(hall, "RS-004")
    attending.without_case(hall.desk, CLERK, "consult", "")
    hall.clock.at = now
    as_every_morning(hall)
    hall.clock.forward(minutes=1)
    with pytest.raises(NumbersStopped, match=sentence):
        draft_of(hall, "RS-004")

    intake.confirm_date(hall.desk, CLERK)
    second = draft_of(hall, "RS-004")
    assert second.number != first.number
    attending.without_case(hall.desk, CLERK, "consult", "")
    hall.clock.forward(days=1)
    assert draft_of(hall, "RS-004").number not in (first.number, second.number)
    assert verify(hall.opened.store).findings == ()


def test_a_clock_put_right_again_is_asked_about_once_more(hall: TestDesk) -> None:
    draft_of(hall, "RS-004")
    hall.clock.at = day(4, 8)
    intake.confirm_date(hall.desk, CLERK)
    draft_of(hall, "MZ-006")
    hall.clock.at = day(3, 18, 10)
    with pytest.raises(NumbersStopped, match="往回走了"):
        draft_of(hall, "RS-004")
    intake.confirm_date(hall.desk, CLERK)
    again = draft_of(hall, "RS-004")
    assert again.number[6:15] == "260318002"
    hall.clock.at += timedelta(hours=3)
    assert draft_of(hall, "RS-004").number[6:15] == "260318003"


def test_the_last_number_of_a_day_is_899(hall: TestDesk) -> None:
    with hall.desk.store.work() as work:
        work.raise_serial("case/03", "2026-03-18", 898)
    assert draft_of(hall, "RS-004").number[12:15] == "899"
    with pytest.raises(NumbersStopped, match="899 个编号用完了"):
        draft_of(hall, "RS-004")
    hall.clock.at = day(3, 19)
    assert draft_of(hall, "RS-004").number[6:15] == "260319001"
