"""The shipped calendar and counting in it: the vectors of the law and what must hold for every date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_client.domain.working_days import BadCalendar, Due, Override, calendar_from_tables, check_table
from resources.calendar import tables

CALENDAR = calendar_from_tables(tables())
PUBLISHED_DAYS = st.dates(date(2024, 1, 1), date(2026, 9, 30))


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        (date(2026, 2, 13), 1, date(2026, 2, 14)),  # V-01: a Saturday that is worked
        (date(2026, 2, 13), 5, date(2026, 2, 27)),  # V-02: over the Spring Festival
        (date(2026, 2, 15), 5, date(2026, 2, 28)),  # V-03: begun on a holiday, ends on a worked Saturday
        (date(2026, 4, 30), 5, date(2026, 5, 11)),  # V-04
        (date(2026, 9, 30), 5, date(2026, 10, 13)),  # V-06
        (date(2026, 9, 30), 20, date(2026, 11, 3)),  # V-06
        (date(2025, 9, 30), 1, date(2025, 10, 9)),  # eight days of National Day and Mid-Autumn
        (date(2024, 2, 9), 1, date(2024, 2, 18)),  # a worked Sunday ends the Spring Festival of 2024
    ],
)
def test_vectors(start: date, n: int, due: date) -> None:
    assert CALENDAR.add_working_days(start, n) == Due(due)


def test_a_year_without_a_notice_is_provisional_and_knows_new_year() -> None:
    # V-10: counting weekdays alone would say 01-07 and forget that New Year's Day is never worked.
    due = CALENDAR.add_working_days(date(2026, 12, 31), 5)
    assert due == Due(date(2027, 1, 8), provisional=True)
    assert str(due) == "2027-01-08 暂定"


def test_the_last_published_day_is_not_provisional() -> None:
    assert CALENDAR.add_working_days(date(2026, 12, 30), 1) == Due(date(2026, 12, 31))
    assert str(Due(date(2026, 12, 31))) == "2026-12-31"


def test_importing_the_missing_year_makes_the_date_firm() -> None:
    days = [
        {"date": f"2027-{day}", "off": True} for day in ("01-01", "05-01", "05-02", "10-01", "10-02", "10-03")
    ]
    year_2027 = {"year": 2027, "source": "测试用", "version": 1, "days": days}
    later = calendar_from_tables([*tables(), year_2027])
    assert later.add_working_days(date(2026, 12, 31), 5) == Due(date(2027, 1, 8))


def test_shipped_tables_have_no_findings_and_name_their_source() -> None:
    assert [table["year"] for table in tables()] == [2024, 2025, 2026]
    for table in tables():
        assert check_table(table) == []
        assert table["source"].startswith("国务院办公厅关于")


@pytest.mark.parametrize(("year", "worked"), [(2024, 251), (2025, 248), (2026, 248)])
def test_number_of_working_days_in_a_year(year: int, worked: int) -> None:
    assert CALENDAR.working_days_between(date(year - 1, 12, 31), date(year, 12, 31)) == worked


def test_the_higher_version_of_a_year_counts() -> None:
    changed = dict(tables()[-1], version=2)
    changed["days"] = [*changed["days"], {"date": "2026-03-18", "off": True}]
    for order in ([*tables(), changed], [changed, *tables()]):
        calendar = calendar_from_tables(order)
        assert not calendar.is_working_day(date(2026, 3, 18))
        assert calendar.version == "2024:1 2025:1 2026:2"


def test_a_local_override_beats_the_national_table() -> None:
    typhoon = Override(date(2026, 3, 18), off=True, reason="台风停工")
    festival_shift = Override(date(2026, 5, 1), off=False, reason="值班日照常办")
    calendar = calendar_from_tables(tables(), [typhoon, festival_shift])
    assert calendar.add_working_days(date(2026, 3, 17), 1) == Due(date(2026, 3, 19))
    assert calendar.is_working_day(date(2026, 5, 1))
    assert calendar.overrides[date(2026, 3, 18)].reason == "台风停工"


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        ({"days": []}, "缺“days”"),  # a file that is present but empty
        ({"year": "2026"}, "写成数字"),
        ({"version": "新"}, "写成数字"),
        ({"days": [{"date": "2026-13-01", "off": True}]}, "看不懂这一行"),
        ({"days": [{"off": True}]}, "看不懂这一行"),
        ({"days": ["2026-01-01"]}, "看不懂这一行"),
        ({"days": [{"date": "2025-01-01", "off": True}]}, "不在 2026 年"),
        ({"days": [{"date": "2026-01-01", "off": "是"}]}, "true 或 false"),
        ({"days": [{"date": "2026-03-18", "off": False}]}, "不用写成调休"),
        ({"days": [{"date": "2026-01-01", "off": True}] * 2}, "写了两次"),
        ({"days": [{"date": "2026-01-01", "off": True}]}, "5 月 1 日是法定节日"),
    ],
)
def test_a_bad_table_is_told_and_never_used(change: dict[str, object], finding: str) -> None:
    table = tables()[-1] | change
    assert finding in "".join(check_table(table))
    with pytest.raises(BadCalendar, match="日历表不能用"):
        calendar_from_tables([table])


@given(start=PUBLISHED_DAYS, n=st.integers(1, 40))
def test_adding_and_counting_are_inverse(start: date, n: int) -> None:
    due = CALENDAR.add_working_days(start, n)
    assert CALENDAR.is_working_day(due.date)
    assert CALENDAR.working_days_between(start, due.date) == n
    assert CALENDAR.add_working_days(start, n + 1).date > due.date


@given(start=PUBLISHED_DAYS, length=st.integers(0, 90))
def test_next_working_day_is_the_first_one(start: date, length: int) -> None:
    day = start + timedelta(days=length)
    found = CALENDAR.next_working_day(day).date
    assert CALENDAR.working_days_between(day - timedelta(days=1), found) == 1
