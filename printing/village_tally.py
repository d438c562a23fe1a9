"""C21 村代办点日报: a village station's day in figures, with what is late and what goes to the town next."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from printing import dates, frame
from printing.frame import Head, Stamp
from printing.layout import Flow
from printing.sheet import A4
from printing.signatures import draw_signatures
from printing.tables import Column, Row, draw_table
from printing.text import Text, b

_ACROSS = 2  # figures side by side
_LATE = 3  # days after which a result that lies at the station is listed (C21)


@dataclass(frozen=True)
class Waiting:
    """A result that lies at the station undelivered for more than three days; `days` since `fetched_on`."""

    number: str
    name: str
    item: str
    fetched_on: date
    days: int


@dataclass(frozen=True)
class Difference:
    """A difference of a count that is not settled: which case, on which manifest, what is missing."""

    manifest: str
    number: str
    name: str
    missing: str
    since: date


@dataclass(frozen=True)
class VillageTally:
    """A day of a station. Cases are counted, except `batches` and `sent_sheets`.

    Attributes:
        entrusted: 代办收件, taken for the town.
        batches: manifests sent to the town, with their cases in `sent_cases` and sheets in `sent_sheets`.
        returned: 镇退回.
        fetched: 结果领回.
        delivered: 已送达.
        own: 本村自办, matters the village decides itself.
        asked: 咨询.
        visits: 上门代办, taken at home; part of `entrusted`.
        late: 待送达超3天.
        differences: 差异未了结.
        plan: 明日到镇计划, one sentence each.
    """

    head: Head
    day: date
    station: str
    entrusted: int
    batches: int
    sent_cases: int
    sent_sheets: int
    returned: int
    fetched: int
    delivered: int
    own: int
    asked: int
    visits: int
    late: list[Waiting] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    plan: list[str] = field(default_factory=list)
    proxy: str = ""
    leader: str = ""


def draw(data: VillageTally, stamp: Stamp) -> Flow:
    """Draw the report on A4."""
    flow = frame.start(A4, data.head, "村 代 办 点 日 报", stamp, body=11)
    flow.pairs(
        [
            ("日期", f"{dates.figures(data.day)}　{dates.weekday(data.day)}"),
            ("站点", data.station),
            ("代办员", data.proxy),
        ]
    )
    flow.gap(0.4)
    draw_table(flow, (Column("", 5), Column("", 3.5, "center")) * _ACROSS, _figures(data))
    _late(flow, data.late)
    _differences(flow, data.differences)
    flow.heading("明日到镇计划")
    for text in data.plan or ["没有安排。"]:
        flow.para(text)
    draw_signatures(flow, [("代办员", data.proxy), ("村负责人", data.leader)])
    return flow


def _figures(data: VillageTally) -> list[Row]:
    sent = f"{data.batches} 批 {data.sent_cases} 件 {data.sent_sheets} 份"
    figures: Sequence[tuple[str, str]] = (
        ("代办收件", f"{data.entrusted} 件"),
        ("其中上门代办", f"{data.visits} 件"),
        ("送镇批次", sent),
        ("镇退回", f"{data.returned} 件"),
        ("结果领回", f"{data.fetched} 件"),
        ("已送达", f"{data.delivered} 件"),
        (f"待送达超 {_LATE} 天", f"{len(data.late)} 件"),
        ("差异未了结", f"{len(data.differences)} 件"),
        ("本村自办", f"{data.own} 件"),
        ("咨询", f"{data.asked} 件"),
    )
    cells: list[list[Text]] = [[label, b(value)] for label, value in figures]
    return [
        Row([part for cell in cells[n : n + _ACROSS] for part in cell]) for n in range(0, len(cells), _ACROSS)
    ]


def _late(flow: Flow, late: Sequence[Waiting]) -> None:
    flow.heading(f"待送达超 {_LATE} 天")
    columns = (
        Column("序号", 1.1, "center"),
        Column("办件编号", 4.7, "center"),
        Column("村民", 3.2),
        Column("事项", 4),
        Column("领回", 2.6, "center"),
        Column("已放", 1.6, "center"),
    )
    rows = [
        Row(
            (
                str(n),
                frame.shown(one.number),
                one.name,
                one.item,
                one.fetched_on.isoformat(),
                f"{one.days} 天",
            )
        )
        for n, one in enumerate(late, 1)
    ]
    _listed(flow, columns, rows)


def _differences(flow: Flow, differences: Sequence[Difference]) -> None:
    flow.heading("差异未了结")
    columns = (
        Column("序号", 1.1, "center"),
        Column("清单和办件编号", 4.7, "center"),
        Column("村民", 3.2),
        Column("少的材料", 5.6),
        Column("点收日期", 2.6, "center"),
    )
    rows = [
        Row((str(n), _numbers(one), one.name or "数据未到", one.missing, one.since.isoformat()))
        for n, one in enumerate(differences, 1)
    ]
    _listed(flow, columns, rows)


def _numbers(one: Difference) -> str:
    return f"{frame.shown(one.manifest)}\n{frame.shown(one.number)}"


def _listed(flow: Flow, columns: Sequence[Column], rows: Sequence[Row]) -> None:
    if rows:
        draw_table(flow, columns, rows, gap=0.2)
    else:
        flow.para("没有。")
