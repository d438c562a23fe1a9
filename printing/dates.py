"""Dates and amounts of time as official papers write them."""

from datetime import date

_DIGITS = "〇一二三四五六七八九"
_WEEK = "一二三四五六日"


def figures(day: date) -> str:
    """2026 年 3 月 18 日."""
    return f"{day.year} 年 {day.month} 月 {day.day} 日"


def words(day: date) -> str:
    """二〇二六年三月十八日, beside a seal."""
    year = "".join(_DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{_count(day.month)}月{_count(day.day)}日"


def weekday(day: date) -> str:
    """星期三."""
    return f"星期{_WEEK[day.weekday()]}"


def _count(number: int) -> str:
    tens, ones = divmod(number, 10)
    ten = {0: "", 1: "十"}.get(tens, f"{_DIGITS[tens]}十")
    return ten + (_DIGITS[ones] if ones else "")
