"""C20 中心办件日报: all windows and village stations of a centre on one sheet."""

from dataclasses import dataclass, field
from datetime import date

from printing import dates, frame
from printing.frame import Head, Stamp
from printing.layout import Flow
from printing.sheet import A4, A4_LANDSCAPE
from printing.signatures import draw_signatures
from printing.tables import Column, Row, draw_table
from printing.text import b, break_lines

_NARROW = 12  # more columns of figures than this lie across the sheet


@dataclass(frozen=True)
class TallyColumn:
    """A column of figures; columns that share `group` stand under one heading."""

    title: str
    group: str = ""


@dataclass(frozen=True)
class TallyRow:
    """A window, a station or a sum."""

    name: str
    values: list[str]
    total: bool = False


@dataclass(frozen=True)
class Target:
    """A target figure: numerator, denominator, rate, target, and whether it is met, as words."""

    name: str
    numerator: str
    denominator: str
    rate: str
    target: str
    met: str


@dataclass(frozen=True)
class CentreTally:
    """A centre's day. `key_figures` and `follow_ups` are whole sentences."""

    head: Head
    day: date
    columns: list[TallyColumn]
    rows: list[TallyRow]
    first_column: str = "窗口、村站"
    key_figures: list[str] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    follow_ups: list[str] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)
    filter: str = ""
    compiler: str = ""
    reviewer: str = ""
    leader: str = ""


def draw(data: CentreTally, stamp: Stamp) -> Flow:
    """Draw the tally on A4, across the sheet when there are many columns.

    Raises ValueError when a row has more or fewer figures than there are columns.
    """
    for row in data.rows:
        if len(row.values) != len(data.columns):
            raise ValueError(f"“{row.name}”有 {len(row.values)} 个数，应当有 {len(data.columns)} 个")
    form = A4 if len(data.columns) <= _NARROW else A4_LANDSCAPE
    flow = frame.start(form, data.head, "办 件 日 报", stamp, body=10.5)
    top = flow.y
    number = break_lines(f"编号 {data.head.document_number}", flow.width, flow.body)
    flow.lines(number, flow.body, flow.left, flow.width, "right")
    flow.y = top
    flow.para(f"{dates.figures(data.day)}　{dates.weekday(data.day)}", first=0)
    flow.gap(0.3)
    columns = [Column(data.first_column, 2.9)]
    columns += [Column(column.title, 1.15, "center", column.group) for column in data.columns]
    draw_table(flow, columns, [Row((row.name, *row.values), row.total) for row in data.rows])
    _list(flow, "主要指标", data.key_figures)
    _targets(flow, data.targets)
    _list(flow, "要跟进的", data.follow_ups)
    _list(flow, "差异", data.differences)
    if data.filter:
        flow.para(f"统计口径：{data.filter}", first=0)
    draw_signatures(flow, [("制表", data.compiler), ("审核", data.reviewer), ("签发", data.leader)])
    return flow


def _list(flow: Flow, title: str, texts: list[str]) -> None:
    for number, text in enumerate(texts):
        flow.para([b(title), f"　{text}"] if number == 0 else text, first=0)


def _targets(flow: Flow, targets: list[Target]) -> None:
    if not targets:
        return
    columns = (
        Column("目标", 4),
        Column("分子", 1.4, "center"),
        Column("分母", 1.4, "center"),
        Column("比率", 1.6, "center"),
        Column("目标值", 1.8, "center"),
        Column("达标", 1.8, "center"),
    )
    flow.gap(0.3)
    draw_table(
        flow, columns, [Row((t.name, t.numerator, t.denominator, t.rate, t.target, t.met)) for t in targets]
    )
