"""C19 窗口日报表: one window's day in figures, without grades."""

from dataclasses import dataclass, field
from datetime import date

from printing import dates, frame
from printing.frame import Head, Stamp
from printing.layout import Flow
from printing.sheet import A4
from printing.signatures import draw_signatures
from printing.tables import Block, Column, Row, draw_blocks
from printing.text import Text, b

_ACROSS = 3  # figures side by side
_COLUMNS = (Column("", 3), Column("", 2.7, "center")) * _ACROSS


@dataclass(frozen=True)
class Figure:
    """A figure ready to print, with its unit."""

    label: str
    value: str


@dataclass(frozen=True)
class FigureGroup:
    """Figures that belong together, under one heading."""

    title: str
    figures: list[Figure]


@dataclass(frozen=True)
class WindowTally:
    """A window's day. Which figures there are is decided by who counts them."""

    head: Head
    day: date
    window: str
    primary: str
    groups: list[FigureGroup]
    deputy: str = ""
    supervisor: str = ""
    remarks: list[str] = field(default_factory=list)


def draw(data: WindowTally, stamp: Stamp) -> Flow:
    """Draw the tally on A4."""
    flow = frame.start(A4, data.head, "窗 口 日 报 表", stamp, body=11)
    people = f"A角：{data.primary}" + (f"　B角：{data.deputy}" if data.deputy else "")
    flow.pairs(
        [
            ("日期", f"{dates.figures(data.day)}　{dates.weekday(data.day)}"),
            ("窗口", data.window),
            ("人员", people),
        ]
    )
    flow.gap(0.4)
    draw_blocks(flow, _COLUMNS, [Block(group.title, _rows(group)) for group in data.groups], title=6)
    flow.heading("备注")
    for text in data.remarks or ["无。"]:
        flow.para(text)
    draw_signatures(flow, [("经办人", data.primary), ("中心主任", data.supervisor)])
    return flow


def _rows(group: FigureGroup) -> list[Row]:
    rows: list[Row] = []
    for start in range(0, len(group.figures), _ACROSS):
        cells: list[Text] = []
        for figure in group.figures[start : start + _ACROSS]:
            cells += [figure.label, b(figure.value)]
        rows.append(Row(cells + [""] * (2 * _ACROSS - len(cells))))
    return rows
