"""`hall-client deadline`: the due date of a limit, by the calendar the program carries."""

import argparse
import json
import re
import sys
from datetime import date
from typing import Any

from hall_client.domain.deadlines import DayUnit, DeadlineRefused, Limit, Pause, due_date
from hall_client.domain.working_days import BadCalendar, Calendar, Due, calendar_from_tables
from resources.calendar import tables

MOST_DAYS = 3660
_WEEKDAYS = "一二三四五六日"


class _UsageError(ValueError):
    """An argument that cannot be read; its text is the sentence to print."""


def register(subparsers: Any) -> None:
    """Add `deadline START DAYS [--natural] [--pause FROM:TO]... [--json]` to the program's commands."""
    parser = subparsers.add_parser("deadline", help="算期限：从哪天起，几天，哪天到期")
    parser.add_argument("start", metavar="START", help="起算日，如 2026-03-02；当天不算在内")
    parser.add_argument("days", metavar="DAYS", help="天数，按工作日")
    parser.add_argument("--natural", action="store_true", help="按自然日算，最后一天休息的顺延到下一个工作日")
    parser.add_argument(
        "--pause", metavar="FROM:TO", action="append", default=[], help="停表，FROM 之后到 TO 不计，可写多次"
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Print the due date as the last line, 暂定 after it where a year is unpublished.

    Returns 0, or 2 for arguments that cannot be read and 1 for a limit that cannot be counted, with the
    sentence on standard error.
    """
    try:
        start, limit, pauses = _read(args)
        calendar = calendar_from_tables(tables())
        due = due_date(start, limit, calendar, pauses)
    except _UsageError as wrong:
        return _fail(str(wrong), 2)
    except (DeadlineRefused, BadCalendar) as refused:
        return _fail(str(refused), 1)
    except OverflowError:
        return _fail("日期太远，算不出来。", 1)
    _print_due(args, due, calendar)
    return 0


def _read(args: argparse.Namespace) -> tuple[date, Limit, list[Pause]]:
    unit = DayUnit.NATURAL if args.natural else DayUnit.WORKING
    return _date(args.start), Limit(_days(args.days), unit), [_pause(text) for text in args.pause]


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _UsageError(f"看不懂日期“{text}”，请写成 2026-03-02 的样子。") from None


def _days(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", text) or not 1 <= int(text) <= MOST_DAYS:
        raise _UsageError(f"看不懂天数“{text}”，请写 1 到 {MOST_DAYS} 的数字。")
    return int(text)


def _pause(text: str) -> Pause:
    first, colon, last = text.partition(":")
    if not colon:
        raise _UsageError(f"看不懂停表“{text}”，请写成 2026-03-04:2026-03-06 的样子。")
    return Pause(_date(first), _date(last))


def _print_due(args: argparse.Namespace, due: Due, calendar: Calendar) -> None:
    if args.json:
        answer = {
            "start": args.start,
            "days": int(args.days),
            "natural": args.natural,
            "pauses": args.pause,
            "due": due.date.isoformat(),
            "provisional": due.provisional,
            "calendar": calendar.version,
        }
        print(json.dumps(answer, ensure_ascii=False))
        return
    unit = "自然日" if args.natural else "工作日"
    print(f"从 {args.start} 的第二天起算 {args.days} 个{unit}，到期日是周{_WEEKDAYS[due.date.weekday()]}。")
    if due.provisional:
        print("到期日所在年份的放假安排还没有公布，公布后再算一次。")
    print(due)


def _fail(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
