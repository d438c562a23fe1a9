"""Lights and words of a running clock, as the hall board and the chips show them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_client.domain.deadlines import DayUnit, Limit, due_date
from hall_client.domain.lights import (
    LEVEL_WORDS,
    ClockKind,
    ClockState,
    Level,
    Light,
    clock_state,
    stopped_state,
)
from hall_client.domain.working_days import Due, calendar_from_tables
from resources.calendar import tables

CALENDAR = calendar_from_tables(tables())
WEDNESDAY = date(2026, 3, 18)
TEN_DAYS = Limit(10)


def state(kind: ClockKind, due: date, limit: Limit = TEN_DAYS, today: date = WEDNESDAY) -> ClockState:
    return clock_state(kind, Due(due), limit, today, CALENDAR)


@pytest.mark.parametrize(
    ("kind", "due", "light", "level", "words"),
    [
        (ClockKind.CLOSE, date(2026, 3, 17), Light.RED, Level.OVERDUE, "超期 1 天"),
        (ClockKind.CLOSE, date(2026, 3, 18), Light.ORANGE, Level.SOON, "今天到期"),
        (ClockKind.CLOSE, date(2026, 3, 19), Light.YELLOW, Level.REMINDER, "明天到期"),
        (ClockKind.CLOSE, date(2026, 3, 20), Light.YELLOW, Level.REMINDER, "还有 2 天"),
        (ClockKind.CLOSE, date(2026, 3, 23), Light.GREEN, Level.NONE, "还有 3 天"),
        (ClockKind.NOTICE, date(2026, 3, 17), Light.RED, Level.OVERDUE, "已视为受理"),
        (ClockKind.NOTICE, date(2026, 3, 18), Light.ORANGE, Level.SOON, "今天视为受理"),
        (ClockKind.NOTICE, date(2026, 3, 19), Light.YELLOW, Level.SOON, "明天视为受理"),
        (ClockKind.HANDOVER, date(2026, 3, 18), Light.ORANGE, Level.SOON, "今天要交接"),
        (ClockKind.HANDOVER, date(2026, 3, 19), Light.YELLOW, Level.SOON, "明天要交接"),
        (ClockKind.HANDOVER, date(2026, 3, 13), Light.RED, Level.OVERDUE, "超期 3 天"),
        (ClockKind.RATING, date(2026, 3, 19), Light.YELLOW, Level.SOON, "明天要回访"),
    ],
)
def test_words_and_lights_on_a_wednesday(
    kind: ClockKind, due: date, light: Light, level: Level, words: str
) -> None:
    found = state(kind, due)
    assert (found.light, found.level, found.words) == (light, level, words)


def test_the_next_working_day_is_not_called_tomorrow_over_a_weekend() -> None:
    friday, monday = date(2026, 3, 20), date(2026, 3, 23)
    assert state(ClockKind.NOTICE, monday, today=friday).words == "下个工作日视为受理"
    assert state(ClockKind.NOTICE, monday, today=friday).level is Level.SOON


def test_overdue_over_a_weekend_is_at_least_one_day() -> None:
    saturday = date(2026, 3, 21)
    assert state(ClockKind.CLOSE, date(2026, 3, 20), today=saturday).words == "超期 1 天"


def test_yellow_begins_at_a_fifth_of_the_limit() -> None:
    four_left = date(2026, 3, 24)
    assert state(ClockKind.CLOSE, four_left, Limit(20)).light is Light.YELLOW
    assert state(ClockKind.CLOSE, four_left, Limit(19)).light is Light.GREEN


def test_natural_limits_count_every_day() -> None:
    found = state(ClockKind.CLOSE, date(2026, 3, 23), Limit(15, DayUnit.NATURAL))
    assert found.words == "还有 5 天"
    assert found.light is Light.GREEN


def test_a_stopped_clock_never_warns() -> None:
    found = stopped_state(Due(date(2026, 3, 20)), Limit(5), WEDNESDAY, CALENDAR)
    assert found == ClockState(Light.STOPPED, Level.NONE, "停表", 2)


def test_levels_have_the_words_of_the_board() -> None:
    assert [LEVEL_WORDS[level] for level in Level] == ["超期", "今明要处理", "提醒", ""]


@given(
    start=st.dates(date(2024, 1, 1), date(2026, 6, 30)),
    days=st.integers(1, 30),
    unit=st.sampled_from(DayUnit),
    kind=st.sampled_from(ClockKind),
)
def test_a_clock_only_ever_gets_more_urgent(start: date, days: int, unit: DayUnit, kind: ClockKind) -> None:
    limit = Limit(days, unit)
    due = due_date(start, limit, CALENDAR)
    order = [Level.NONE, Level.REMINDER, Level.SOON, Level.OVERDUE]
    span = (due.date - start).days + 5
    seen = [clock_state(kind, due, limit, start + timedelta(days=n), CALENDAR) for n in range(span)]
    levels = [order.index(found.level) for found in seen]
    assert levels == sorted(levels)
    lefts = [found.days_left for found in seen]
    assert lefts == sorted(lefts, reverse=True)
