"""C1 排队小票: the number a person waits with."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from msgspec import Meta

from printing import barcodes, dates
from printing.barcodes import DOT
from printing.frame import Head, Stamp, start
from printing.layout import Flow
from printing.sheet import ROLL
from printing.text import Text, b, break_lines, measure

_NUMBER_SIZE = 80.0  # capitals and figures of Noto Sans SC Bold are 0.73 em high: 20.6 mm
_CAP = 0.74


@dataclass(frozen=True)
class TicketSlip:
    """A ticket. `ticket_id`, `station` and `check` go into the QR code; a name comes masked or not at all."""

    head: Head
    number: Annotated[str, Meta(min_length=1)]
    ticket_id: str
    station: str
    check: str
    business: str
    taken_on: date
    taken_at: str
    ahead: int | None
    wait_minutes: int | None = None
    priority: str = ""
    area: str = ""
    name_masked: str = ""
    tip: str = "过号请到导办台激活，当日有效。"


def draw(data: TicketSlip, stamp: Stamp) -> Flow:
    """Draw the ticket on 80 mm paper."""
    flow = start(ROLL, data.head, "排队号票", stamp)
    _number(flow, data.number)
    flow.para(b(data.business), align="center", size=12)
    if data.priority:
        flow.para(b(f"优先：{data.priority}"), align="center", size=12)
    flow.rule()
    wait = f"约 {data.wait_minutes} 分钟" if data.wait_minutes is not None else ""
    rows: list[tuple[str, Text]] = [
        ("前面等候", "" if data.ahead is None else b(f"{data.ahead} 人")),
        ("预计等候", wait),
        ("到哪里办", data.area),
        ("姓名", data.name_masked),
        ("取号时间", f"{dates.figures(data.taken_on)} {data.taken_at}"),
    ]
    flow.pairs(rows, size=11)
    flow.rule()
    _qr(flow, data)
    flow.para(data.tip, align="center")
    if data.head.phone:
        flow.para(f"电话 {data.head.phone}", align="center")
    return flow


def _number(flow: Flow, number: str) -> None:
    size = min(_NUMBER_SIZE, _NUMBER_SIZE * flow.width / measure(number, _NUMBER_SIZE, "sans-bold"))
    (line,) = break_lines(number, flow.width + 1, size, "sans-bold")
    flow.gap(0.4)
    flow.y += size * _CAP
    flow.sheet.text(flow.left + (flow.width - line.width) / 2, flow.y, line, size)
    flow.gap(0.6)


def _qr(flow: Flow, data: TicketSlip) -> None:
    marks = barcodes.qr(barcodes.payload("C1", data.ticket_id, data.station, data.check))
    flow.y += flow.code(marks, 4, x=(flow.form.width - marks.modules * 4 * DOT) / 2)
