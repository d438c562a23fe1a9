"""C22 满意度统计表: the five grades per window, always with the counts behind every rate."""

from dataclasses import dataclass, field
from datetime import date

from printing import dates, frame
from printing.frame import Head, Stamp
from printing.layout import Flow
from printing.sheet import A4
from printing.signatures import draw_signatures
from printing.tables import Column, Row, draw_table
from printing.text import b

_GRADES = ("非常\n满意", "满意", "基本\n满意", "不\n满意", "非常\n不满意")
_ENOUGH = 30  # ratings below which a rate says little (M-03)


@dataclass(frozen=True)
class Rated:
    """Ratings of one window, clerk, item or channel; `grades` from best to worst, five counts.

    `ratable` is None where nobody is asked in that way: a channel has no 评价率.
    """

    name: str
    ratable: int | None
    grades: list[int]
    total: bool = False


@dataclass(frozen=True)
class Count:
    """How often something occurred."""

    label: str
    count: int


@dataclass(frozen=True)
class Share:
    """A share of a whole, printed as n/d and per cent."""

    label: str
    part: int
    whole: int


@dataclass(frozen=True)
class Satisfaction:
    """Ratings of a period. Ratings struck out are listed with reasons and counted nowhere else."""

    head: Head
    since: date
    until: date
    by: str
    rows: list[Rated]
    reasons: list[Count] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    excluded: list[Count] = field(default_factory=list)
    target: str = ""
    filter: str = ""
    compiler: str = ""
    reviewer: str = ""


def draw(data: Satisfaction, stamp: Stamp) -> Flow:
    """Draw the table on A4. Raises ValueError when a row has not five counts."""
    for row in data.rows:
        if len(row.grades) != len(_GRADES):
            raise ValueError(f"“{row.name}”的评价应当有 {len(_GRADES)} 级，给了 {len(row.grades)} 级")
    flow = frame.start(A4, data.head, "满 意 度 统 计 表", stamp, body=10.5)
    period = dates.figures(data.since)
    if data.until != data.since:
        period += f" 至 {dates.figures(data.until)}"
    flow.pairs([("期间", period), ("分类", data.by), ("目标", data.target), ("口径", data.filter)])
    flow.gap(0.4)
    draw_table(flow, _columns(data.by), [_row(row) for row in data.rows])
    flow.para("满意率 =（非常满意＋满意＋基本满意）÷ 有效评价；没有评价的不算满意。", first=0)
    flow.para(f"有效评价不到 {_ENOUGH} 件的注“样本不足”。", first=0)
    _counts(flow, "差评原因", data.reasons)
    if data.shares:
        text = "；".join(f"{s.label} {rate(s.part, s.whole)}（{s.part}/{s.whole}）" for s in data.shares)
        flow.para([b("差评处理"), f"　{text}。"], first=0)
    _counts(flow, "剔除的评价", data.excluded)
    draw_signatures(flow, [("制表", data.compiler), ("审核", data.reviewer)])
    return flow


def rate(part: int, whole: int) -> str:
    """Per cent with one decimal; — when there is nothing to divide by."""
    return f"{part * 100 / whole:.1f}%" if whole else "—"


def _columns(by: str) -> list[Column]:
    grades = [Column(title, 1.35, "center", "五级评价") for title in _GRADES]
    return [
        Column(by, 3),
        Column("应评", 1.2, "center"),
        Column("已评", 1.2, "center"),
        Column("评价率", 1.6, "center"),
        *grades,
        Column("满意率", 2.4, "center"),
    ]


def _row(row: Rated) -> Row:
    rated, good = sum(row.grades), sum(row.grades[:3])
    short = "\n样本不足" if 0 < rated < _ENOUGH else ""
    satisfied = f"{rate(good, rated)}\n{good}/{rated}{short}"
    counts = [str(count) for count in row.grades]
    asked = "—" if row.ratable is None else str(row.ratable)
    cells = (row.name, asked, str(rated), rate(rated, row.ratable or 0), *counts, satisfied)
    return Row(cells, row.total)


def _counts(flow: Flow, title: str, counts: list[Count]) -> None:
    text = "，".join(f"{entry.label} {entry.count} 件" for entry in counts)
    flow.para([b(title), f"　{text}。" if text else "　无。"], first=0)
