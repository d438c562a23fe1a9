"""A clock that jumped stops the numbers until a person has looked at the date."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hall_client.domain.clock_guard import ClockJump, check_clock

LAST = datetime(2026, 3, 18, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("moved", "jump"),
    [
        (timedelta(0), ClockJump.NONE),
        (-timedelta(minutes=5), ClockJump.NONE),
        (-timedelta(minutes=5) - MOMENT, ClockJump.BACK),
        (timedelta(days=1), ClockJump.NONE),
        (timedelta(days=1) + MOMENT, ClockJump.AHEAD),
        (-timedelta(days=400), ClockJump.BACK),
    ],
)
def test_jumps(moved: timedelta, jump: ClockJump) -> None:
    check = check_clock(LAST, LAST + moved)
    assert check.jump is jump
    assert check.stops_numbering is (jump is not ClockJump.NONE)
    assert bool(check.sentence) is check.stops_numbering


def test_the_same_instant_in_another_zone_is_no_jump() -> None:
    assert not check_clock(LAST, LAST.astimezone(UTC)).stops_numbering


def test_a_new_installation_has_nothing_to_compare_with() -> None:
    check = check_clock(None, LAST)
    assert not check.stops_numbering
    assert check.sentence == ""


def test_the_clerk_is_told_both_dates_in_hall_time() -> None:
    late_evening_utc = datetime(2026, 3, 20, 17, 0, tzinfo=UTC)
    assert "上次记录在 3 月 18 日，现在是 3 月 21 日" in check_clock(LAST, late_evening_utc).sentence
    assert "往回走了" in check_clock(late_evening_utc, LAST).sentence
