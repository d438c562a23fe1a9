"""C22 满意度统计表 as data for its paper and for a spreadsheet."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from hall_client.domain.follow_ups import FollowUpFigures
from hall_client.domain.hall import Hall
from hall_client.domain.people import Actor
from hall_client.domain.ratings import BAD_REASONS, GRADE_WORDS, Grade
from hall_client.domain.tallies import Figures
from hall_client.services.tally_papers import paper_head


def satisfaction(
    hall: Hall,
    actor: Actor,
    first: date,
    last: date,
    windows: Sequence[Figures],
    total: Figures,
    reasons: Mapping[str, int],
    bad: FollowUpFigures,
    at: datetime,
) -> dict[str, Any]:
    """C22: ratings by window, and what became of the bad ones."""
    rows = [
        {"name": f"{each.window} 号窗口", "ratable": each.ratable, "grades": list(each.grades)}
        for each in windows
    ]
    rows.append({"name": "合计", "ratable": total.ratable, "grades": list(total.grades), "total": True})
    excluded = [{"label": "误评或恶意，复核后不计", "count": total.excluded}] if total.excluded else []
    return {
        "head": paper_head(hall, actor, "C22", last, at),
        "since": first.isoformat(),
        "until": last.isoformat(),
        "by": "窗口",
        "rows": rows,
        "reasons": [{"label": each, "count": reasons[each]} for each in BAD_REASONS if each in reasons],
        "shares": _shares(bad),
        "excluded": excluded,
        "target": f"{hall.targets.get('satisfied', 0.95):.0%}",
        "filter": "满意＝非常满意、满意、基本满意；没有评价的不算满意",
    }


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
    rows = [(row["name"], str(row["ratable"]), *(str(n) for n in row["grades"])) for row in data["rows"]]
    return (("窗口", "请评", *words), *rows)
