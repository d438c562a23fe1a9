"""The hall's calendar: which days are worked by the State Council's notices, and counting in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5

# 全国年节及纪念日放假办法, art. 2: the public holidays that keep their date every year. They are all that
# is known of a year without a notice; counting with them errs to the later date, and a shown promise never
# moves forward.
_FIXED_HOLIDAYS = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})


class BadCalendar(ValueError):
    """A calendar table that cannot be used; its text lists the findings."""


@dataclass(frozen=True)
class Due:
    """A due date; `provisional` (暂定) while it depends on a year whose holidays are not yet published."""

    date: date
    provisional: bool = False

    def __str__(self) -> str:
        """2026-03-09, with 暂定 after it where it is."""
        return f"{self.date.isoformat()} 暂定" if self.provisional else self.date.isoformat()


@dataclass(frozen=True)
class Override:
    """A local exception to the national calendar (台风停工, 本地节日) with its reason."""

    day: date
    off: bool
    reason: str


@dataclass(frozen=True)
class Calendar:
    """Weekends, corrected by the published tables, corrected by local overrides."""

    published: Mapping[date, bool]
    years: frozenset[int]
    version: str
    overrides: Mapping[date, Override] = field(default_factory=dict)

    def is_published(self, day: date) -> bool:
        """Whether the holidays of that year are known."""
        return day.year in self.years

    def is_working_day(self, day: date) -> bool:
        """Whether `day` is worked (行政许可法 art. 82: working days, without statutory holidays)."""
        if day in self.overrides:
            return not self.overrides[day].off
        if day in self.published:
            return not self.published[day]
        if not self.is_published(day) and (day.month, day.day) in _FIXED_HOLIDAYS:
            return False
        return day.weekday() < _SATURDAY

    def add_working_days(self, start: date, n: int) -> Due:
        """The n-th working day after `start`; `start` itself is not counted (民法典 art. 201)."""
        day = start
        provisional = False
        while n > 0:
            day += _ONE_DAY
            provisional = provisional or not self.is_published(day)
            n -= self.is_working_day(day)
        return Due(day, provisional)

    def next_working_day(self, day: date) -> Due:
        """`day` itself when it is worked, else the first working day after it (民法典 art. 203)."""
        provisional = not self.is_published(day)
        while not self.is_working_day(day):
            day += _ONE_DAY
            provisional = provisional or not self.is_published(day)
        return Due(day, provisional)

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days d have start < d <= end; 0 when `end` is not after `start`."""
        days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
        return sum(self.is_working_day(day) for day in days)


def check_table(table: Mapping[str, Any]) -> list[str]:
    """What is wrong with a year's table {year, source, version, days: [{date, off}]}, as sentences.

    An empty year is a finding: a file without days would silently make every holiday a working day.
    """
    findings = [f"日历表缺“{key}”。" for key in ("year", "source", "version", "days") if not table.get(key)]
    if findings:
        return findings
    year, days = table["year"], table["days"]
    if not isinstance(year, int) or not isinstance(table["version"], int) or not isinstance(days, list):
        return ["日历表的年份和版本要写成数字，日子要写成列表。"]
    return _check_days(year, days)


def _check_days(year: int, rows: list[Any]) -> list[str]:
    findings: list[str] = []
    days: dict[date, bool] = {}
    for row in rows:
        try:
            day, off = date.fromisoformat(row["date"]), row["off"]
        except (KeyError, TypeError, ValueError):
            findings.append(f"看不懂这一行：{row}。")
            continue
        findings += _check_day(year, day, off, days)
        days[day] = off
    missing = [(month, day) for month, day in sorted(_FIXED_HOLIDAYS) if not days.get(date(year, month, day))]
    return findings + [f"{year} 年 {month} 月 {day} 日是法定节日，表里没有放假。" for month, day in missing]


def _check_day(year: int, day: date, off: object, seen: Mapping[date, bool]) -> list[str]:
    findings = []
    if day.year != year:
        findings.append(f"{day} 不在 {year} 年。")
    if not isinstance(off, bool):
        findings.append(f"{day} 的“off”要写 true 或 false。")
    elif not off and day.weekday() < _SATURDAY:
        findings.append(f"{day} 本来就上班，不用写成调休。")
    if day in seen:
        findings.append(f"{day} 写了两次。")
    return findings


def calendar_from_tables(tables: Iterable[Mapping[str, Any]], overrides: Iterable[Override] = ()) -> Calendar:
    """The calendar made of checked yearly tables; of two tables for one year the higher version counts.

    Raises BadCalendar with all findings, each led by its year.
    """
    newest: dict[int, Mapping[str, Any]] = {}
    for table in tables:
        if findings := check_table(table):
            raise BadCalendar(f"{table.get('year', '')} 日历表不能用：" + "".join(findings))
        year = table["year"]
        if year not in newest or table["version"] > newest[year]["version"]:
            newest[year] = table
    published = {
        date.fromisoformat(row["date"]): row["off"] for table in newest.values() for row in table["days"]
    }
    version = " ".join(f"{year}:{newest[year]['version']}" for year in sorted(newest))
    return Calendar(published, frozenset(newest), version, {override.day: override for override in overrides})
