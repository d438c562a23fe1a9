"""C22 满意度统计表 as data for its paper and for a spreadsheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hall_client.domain.follow_ups import FollowUpFigures
from hall_client.domain.hall import Hall
from hall_client.domain.people import Actor
from hall_client.domain.ratings import BAD_REASONS, GRADE_WORDS, Grade
from hall_client.services.tally_papers import paper_head


@dataclass(frozen=True)
class Rated:
    """One row: how many were asked to rate (None where that has no meaning), and the five counts, best first."""

    name: str
    ratable: int | None
    grades: tuple[int, ...]


@dataclass(frozen=True)
class Period:
    """The days, what the rows are, in words, and what tells this paper's number from the others of the day."""

    first: date
    last: date
    by: str
    part: str


@dataclass(frozen=True)
class Counted:
    """The rows with the sum as the last one; `own` are the services left out because the reader gave them."""

    rows: tuple[Rated, ...]
    reasons: Mapping[str, int]
    bad: FollowUpFigures
    own: int


def satisfaction(hall: Hall, actor: Actor, period: Period, counted: Counted, at: datetime) -> dict[str, Any]:
    """C22: ratings by window, clerk, item or channel, and what became of the bad ones."""
    rows: list[dict[str, Any]] = [
        {"name": each.name, "ratable": each.ratable, "grades": list(each.grades)} for each in counted.rows
    ]
    rows[-1]["total"] = True
    struck, reasons = counted.bad.excluded, counted.reasons
    return {
        "head": paper_head(hall, actor, "C22", period.last, at, period.part),
        "since": period.first.isoformat(),
        "until": period.last.isoformat(),
        "by": period.by,
        "rows": rows,
        "reasons": [{"label": each, "count": reasons[each]} for each in BAD_REASONS if each in reasons],
        "shares": _shares(counted.bad),
        "excluded": [{"label": "误评或恶意，复核后不计", "count": struck}] if struck else [],
        "target": f"{hall.targets.get('satisfied', 0.95):.0%}",
        "filter": "满意＝非常满意、满意、基本满意；没有评价的不算满意" + _without(counted.own),
    }


def _without(own: int) -> str:
    return f"；制表人自己的服务 {own} 次不在表内，评价对本人不公开" if own else ""


def _shares(bad: FollowUpFigures) -> list[dict[str, Any]]:
    """回访率 and 整改率, and how much of both was in time."""
    shares = (
        ("回访率", bad.contacted, bad.bad),
        ("按期回访率", bad.contacted_in_time, bad.bad),
        ("整改率", bad.mended, bad.to_mend),
        ("按期整改率", bad.mended_in_time, bad.to_mend),
    )
    return (
        [{"label": label, "part": part, "whole": whole} for label, part, whole in shares] if bad.bad else []
    )


def satisfaction_table(data: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
    """C22 as rows for a spreadsheet."""
    words = tuple(GRADE_WORDS[grade] for grade in sorted(Grade, reverse=True))
    rows = [
        (row["name"], "" if row["ratable"] is None else str(row["ratable"]), *(str(n) for n in row["grades"]))
        for row in data["rows"]
    ]
    return ((data["by"], "请评", *words), *rows)
