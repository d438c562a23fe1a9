"""Limits, pauses, extensions and deemed states: the vectors of the law and what must hold for every case."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_client.domain.deadlines import (
    MAY_STOP_PROMISED,
    PAUSE_WORDS,
    STOPS_LEGAL,
    CasePause,
    DayUnit,
    DeadlineRefused,
    Limit,
    Pause,
    PauseKind,
    deemed_acceptance_due,
    deemed_withdrawn_on,
    due_date,
    duty_date,
    extended_due,
    hours_due,
    is_deemed_accepted,
    is_deemed_withdrawn,
    legal_due,
    local_date,
    promised_due,
    rating_follow_up,
    recomputed_due,
)
from hall_client.domain.working_days import Due, calendar_from_tables
from resources.calendar import tables

CALENDAR = calendar_from_tables(tables())
HALL = ZoneInfo("Asia/Shanghai")
DAYS = st.dates(date(2024, 1, 1), date(2026, 9, 30))
PAUSES = st.builds(
    lambda start, length: Pause(start, start + timedelta(days=length)), DAYS, st.integers(0, 30)
)


def natural(days: int) -> Limit:
    return Limit(days, DayUnit.NATURAL)


def test_deemed_acceptance_counts_from_the_day_of_receiving() -> None:
    # V-07: received before the Spring Festival, nothing told.
    received = date(2026, 2, 13)
    due = deemed_acceptance_due(received, CALENDAR)
    assert due == Due(date(2026, 2, 27))
    assert not is_deemed_accepted(due, datetime(2026, 2, 27, 17, 30, tzinfo=HALL))
    assert is_deemed_accepted(due, datetime(2026, 2, 27, 17, 30, 1, tzinfo=HALL))
    assert is_deemed_accepted(due, datetime(2026, 2, 28, 8, 0, tzinfo=HALL))
    assert legal_due(received, Limit(20), CALENDAR) == Due(date(2026, 3, 19))


def test_nothing_irrevocable_happens_on_a_provisional_date() -> None:
    due = deemed_acceptance_due(date(2026, 12, 31), CALENDAR)
    assert due.provisional
    much_later = datetime(2027, 3, 1, tzinfo=HALL)
    assert not is_deemed_accepted(due, much_later)
    assert not is_deemed_withdrawn(due, much_later)


def test_a_pause_takes_out_the_days_after_its_first() -> None:
    # V-08
    accepted = date(2026, 3, 2)
    assert due_date(accepted, Limit(5), CALENDAR) == Due(date(2026, 3, 9))
    pause = Pause(date(2026, 3, 4), date(2026, 3, 6))
    assert due_date(accepted, Limit(5), CALENDAR, [pause]) == Due(date(2026, 3, 11))


def test_a_deferred_material_is_never_given_up_early() -> None:
    # V-13
    term = due_date(date(2026, 3, 2), Limit(3), CALENDAR)
    assert term == Due(date(2026, 3, 5))
    assert deemed_withdrawn_on(term) == date(2026, 3, 6)
    assert not is_deemed_withdrawn(term, datetime(2026, 3, 5, 23, 59, 59, tzinfo=HALL))
    assert is_deemed_withdrawn(term, datetime(2026, 3, 6, tzinfo=HALL))


def test_extension_once_and_before_the_due_date_has_passed() -> None:
    # V-14
    due = legal_due(date(2026, 3, 2), Limit(20), CALENDAR)
    assert due == Due(date(2026, 3, 30))
    longer = extended_due(due, 10, CALENDAR, requested_on=date(2026, 3, 30), already_extended=False)
    assert longer == Due(date(2026, 4, 14))
    with pytest.raises(DeadlineRefused, match="已经过了"):
        extended_due(due, 10, CALENDAR, requested_on=date(2026, 3, 31), already_extended=False)
    with pytest.raises(DeadlineRefused, match="已经延过一次"):
        extended_due(longer, 10, CALENDAR, requested_on=date(2026, 4, 1), already_extended=True)


def test_an_extension_of_a_provisional_date_stays_provisional() -> None:
    due = Due(date(2026, 12, 30), provisional=True)
    assert extended_due(due, 1, CALENDAR, date(2026, 12, 1), already_extended=False).provisional


def test_hours_run_through_the_holiday_and_days_do_not() -> None:
    # V-16: a 12345 order on the eve of Labour Day.
    received = datetime(2026, 4, 30, 10, 0, tzinfo=HALL)
    assert hours_due(received, 24) == datetime(2026, 5, 1, 10, 0, tzinfo=HALL)
    assert due_date(local_date(received), Limit(5), CALENDAR) == Due(date(2026, 5, 11))


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        (date(2026, 3, 2), 15, date(2026, 3, 17)),
        (date(2026, 3, 6), 15, date(2026, 3, 23)),  # ends on a Saturday
        (date(2026, 1, 31), 15, date(2026, 2, 24)),  # ends on the first day of the Spring Festival
        (date(2026, 2, 7), 7, date(2026, 2, 14)),  # ends on a Saturday that is worked
    ],
)
def test_natural_days_end_on_a_working_day(start: date, days: int, due: date) -> None:
    assert due_date(start, natural(days), CALENDAR) == Due(due)


def test_natural_days_are_firm_unless_they_end_in_an_unpublished_year() -> None:
    assert not due_date(date(2026, 12, 1), natural(30), CALENDAR).provisional
    assert due_date(date(2026, 12, 20), natural(15), CALENDAR) == Due(date(2027, 1, 4), provisional=True)


def test_only_the_kinds_of_the_law_stop_the_legal_clock() -> None:
    accepted, limit = date(2026, 3, 2), Limit(5)
    plain = legal_due(accepted, limit, CALENDAR)
    for kind in PauseKind:
        pause = CasePause(date(2026, 3, 4), date(2026, 3, 6), kind)
        moved = legal_due(accepted, limit, CALENDAR, [pause]) != plain
        assert moved is (kind in STOPS_LEGAL), kind
    words = {PAUSE_WORDS[kind] for kind in STOPS_LEGAL}
    assert words == {"听证", "招标", "拍卖", "检验", "检测", "检疫", "鉴定", "专家评审"}


def test_an_item_may_let_publicity_stop_its_promise_but_never_an_internal_return() -> None:
    accepted, limit = date(2026, 3, 2), Limit(5)
    publicity = CasePause(date(2026, 3, 4), date(2026, 3, 6), PauseKind.PUBLICITY)
    assert promised_due(accepted, limit, CALENDAR, [publicity]) == Due(date(2026, 3, 9))
    assert promised_due(accepted, limit, CALENDAR, [publicity], MAY_STOP_PROMISED) == Due(date(2026, 3, 11))
    hearing = CasePause(date(2026, 3, 4), date(2026, 3, 6), PauseKind.HEARING)
    assert promised_due(accepted, limit, CALENDAR, [hearing]) == Due(date(2026, 3, 11))
    with pytest.raises(DeadlineRefused, match="内部退回不能停"):
        promised_due(accepted, limit, CALENDAR, [], frozenset({PauseKind.INTERNAL_RETURN}))


def test_an_act_after_closing_counts_as_the_next_day() -> None:
    assert duty_date(datetime(2026, 3, 18, 17, 30, tzinfo=HALL)) == date(2026, 3, 18)
    assert duty_date(datetime(2026, 3, 18, 17, 30, 1, tzinfo=HALL)) == date(2026, 3, 19)
    assert duty_date(datetime(2026, 3, 18, 17, 30, 1, tzinfo=HALL), closing=time(18, 0)) == date(2026, 3, 18)
    assert local_date(datetime(2026, 3, 18, 23, 59, tzinfo=HALL)) == date(2026, 3, 18)


def test_dates_are_those_of_the_hall_not_of_utc() -> None:
    assert local_date(datetime(2026, 3, 18, 16, 0, tzinfo=UTC)) == date(2026, 3, 19)
    with pytest.raises(DeadlineRefused, match="没有时区"):
        local_date(datetime(2026, 3, 18, 16, 0))


def test_a_calendar_update_never_shortens_a_promise() -> None:
    printed = Due(date(2027, 1, 8), provisional=True)
    assert recomputed_due(printed, Due(date(2027, 1, 7))) == Due(date(2027, 1, 8))
    assert recomputed_due(printed, Due(date(2027, 1, 11))) == Due(date(2027, 1, 11))


def test_a_bad_rating_is_answered_in_one_day_and_put_right_in_five() -> None:
    follow_up = rating_follow_up(date(2026, 2, 13), CALENDAR)
    assert follow_up.contact == Due(date(2026, 2, 14))
    assert follow_up.fix == Due(date(2026, 2, 27))
    assert rating_follow_up(date(2026, 3, 2), CALENDAR, fix_days=10).fix == Due(date(2026, 3, 16))


def test_impossible_limits_and_pauses_are_refused() -> None:
    with pytest.raises(DeadlineRefused, match="至少 1 天"):
        Limit(0)
    with pytest.raises(DeadlineRefused, match="早于开始"):
        Pause(date(2026, 3, 6), date(2026, 3, 4))


@given(
    start=DAYS, days=st.integers(1, 30), unit=st.sampled_from(DayUnit), pauses=st.lists(PAUSES, max_size=3)
)
def test_a_due_date_is_a_working_day_that_pauses_only_move_later(
    start: date, days: int, unit: DayUnit, pauses: list[Pause]
) -> None:
    plain = due_date(start, Limit(days, unit), CALENDAR)
    paused = due_date(start, Limit(days, unit), CALENDAR, pauses)
    assert start < plain.date <= paused.date
    assert CALENDAR.is_working_day(paused.date)
    assert due_date(start, Limit(days, unit), CALENDAR, pauses * 2) == paused


@given(start=DAYS, days=st.integers(1, 20), length=st.integers(0, 20))
def test_a_pause_from_the_start_is_the_same_as_starting_at_its_end(
    start: date, days: int, length: int
) -> None:
    end = start + timedelta(days=length)
    assert due_date(start, Limit(days), CALENDAR, [Pause(start, end)]) == due_date(end, Limit(days), CALENDAR)
