"""The lights of a running clock: colour, warning level and the words on its chip, all from one table."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hall_client.domain.deadlines import DayUnit, Limit
from hall_client.domain.working_days import Calendar, Due


class Light(StrEnum):
    """The colour of a clock (domain D.7); stopped is grey and marked 停表."""

    GREEN = "green"
    YELLOW = "yellow"
    ORANGE = "orange"
    RED = "red"
    STOPPED = "stopped"


class Level(StrEnum):
    """In which group of the supervisor's list a clock stands; NONE is not listed."""

    OVERDUE = "overdue"
    SOON = "soon"
    REMINDER = "reminder"
    NONE = "none"


LEVEL_WORDS = {Level.OVERDUE: "超期", Level.SOON: "今明要处理", Level.REMINDER: "提醒", Level.NONE: ""}


class ClockKind(StrEnum):
    """What a clock counts down to."""

    CLOSE = "close"
    NOTICE = "notice"
    HANDOVER = "handover"
    DELIVERY = "delivery"
    RATING = "rating"
    MENDING = "mending"


@dataclass(frozen=True)
class _Row:
    """What happens to a clock on its last day, and whether one day before is 今明要处理 or only 提醒."""

    event: str
    day_before: Level
    overdue: str = "超期 {days} 天"


_TABLE = {
    ClockKind.CLOSE: _Row("到期", Level.REMINDER),
    ClockKind.NOTICE: _Row("视为受理", Level.SOON, overdue="已视为受理"),
    ClockKind.HANDOVER: _Row("要交接", Level.SOON),
    ClockKind.DELIVERY: _Row("要送达", Level.SOON),
    ClockKind.RATING: _Row("要回访", Level.SOON),
    ClockKind.MENDING: _Row("要整改完", Level.SOON),
}


@dataclass(frozen=True)
class ClockState:
    """How a clock stands on one day: its light, level, words, and the days left (below 0: days overdue)."""

    light: Light
    level: Level
    words: str
    days_left: int


def clock_state(kind: ClockKind, due: Due, limit: Limit, today: date, calendar: Calendar) -> ClockState:
    """How a running clock stands on the local date `today`.

    Yellow is one day left, or a fifth of the limit and less; orange is due today; red is overdue. Days are
    counted in the unit of the limit.
    """
    row = _TABLE[kind]
    if today > due.date:
        days = max(1, _days(due.date, today, limit.unit, calendar))
        return ClockState(Light.RED, Level.OVERDUE, row.overdue.format(days=days), -days)
    if today == due.date:
        return ClockState(Light.ORANGE, Level.SOON, f"今天{row.event}", 0)
    left = _days(today, due.date, limit.unit, calendar)
    if left <= 1:
        when = "明天" if due.date - today == timedelta(days=1) else "下个工作日"
        return ClockState(Light.YELLOW, row.day_before, f"{when}{row.event}", left)
    near = left * 5 <= limit.days
    light, level = (Light.YELLOW, Level.REMINDER) if near else (Light.GREEN, Level.NONE)
    return ClockState(light, level, f"还有 {left} 天", left)


class SpanKind(StrEnum):
    """What goes on for too long without a date: people waiting, a window paused."""

    WAIT = "wait"
    PAUSE = "pause"


_SPANS = {SpanKind.WAIT: "等了 {n} 分", SpanKind.PAUSE: "暂停 {n} 分"}


def span_state(kind: SpanKind, minutes: int, limit: int) -> ClockState:
    """How something stands that has gone on for `minutes`, of which `limit` are too many.

    Amber from the limit, a reminder from two thirds of it. Never red: solid red is for a date that was missed.
    """
    words = _SPANS[kind].format(n=minutes)
    if minutes >= limit:
        return ClockState(Light.ORANGE, Level.SOON, words, 0)
    near = minutes * 3 >= limit * 2
    light, level = (Light.YELLOW, Level.REMINDER) if near else (Light.GREEN, Level.NONE)
    return ClockState(light, level, words, 0)


def stopped_state(due: Due, limit: Limit, stopped_on: date, calendar: Calendar) -> ClockState:
    """How a clock stands that stopped on `stopped_on`: never a warning, the days left as they were then."""
    return ClockState(Light.STOPPED, Level.NONE, "停表", _days(stopped_on, due.date, limit.unit, calendar))


def _days(start: date, end: date, unit: DayUnit, calendar: Calendar) -> int:
    if unit is DayUnit.NATURAL:
        return (end - start).days
    return calendar.working_days_between(start, end)
