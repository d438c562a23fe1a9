"""材料袋封面: what is in one bag of a manifest, every case with a barcode the counting desk can scan."""

from dataclasses import dataclass

from printing import frame
from printing.frame import Head, Stamp
from printing.layout import Flow
from printing.sheet import A4
from printing.tables import Bars, Column, Row, draw_table
from printing.text import b, break_lines

_COLUMNS = (
    Column("序号", 1.2, "center"),
    Column("办件编号", 6, "center"),
    Column("村民", 4, "center"),
    Column("事项", 4.5, "center"),
    Column("份数", 1.3, "center"),
)
_ENDS_SIZE = 20.0


@dataclass(frozen=True)
class Bagged:
    """One case in the bag: its number of 16 digits, whose it is, what for, and how many sheets."""

    number: str
    name: str
    item: str
    count: int


@dataclass(frozen=True)
class BagCover:
    """The cover of bag `bag` of `bags` that go with manifest `number`.

    `lines` are all cases of the manifest: which of several bags holds a case is not recorded.
    """

    head: Head
    number: str
    sent_from: str
    sent_to: str
    lines: list[Bagged]
    bag: int = 1
    bags: int = 1
    seal: str = ""
    giver: str = ""
    carrier: str = ""
    sent_at: str = ""


def draw(data: BagCover, stamp: Stamp) -> Flow:
    """Draw the cover on A4."""
    running = f"材料袋封面（续）　清单 {frame.shown(data.number)}　第 {data.bag} 袋，共 {data.bags} 袋"
    flow = frame.start(A4, data.head, "材 料 袋 封 面", stamp, body=10.5, running=running)
    for text in (data.sent_from, f"送　{data.sent_to}"):
        lines = break_lines(b(text), flow.width, _ENDS_SIZE)
        flow.lines(lines, _ENDS_SIZE, flow.left, flow.width, "center")
    flow.gap(0.5)
    count = sum(line.count for line in data.lines)
    frame.bars(
        flow,
        data.number,
        [
            ("袋号", b(f"第 {data.bag} 袋，共 {data.bags} 袋")),
            ("封口编号", b(data.seal or "没有封口")),
            ("袋内" if data.bags == 1 else "各袋共有", f"{len(data.lines)} 件 {count} 份"),
            ("送件人", data.giver),
            ("带送人", data.carrier),
            ("装袋时间", data.sent_at),
        ],
    )
    flow.para("收件时先看封口，再扫清单条码或逐件扫下面的条码点收。袋面有村民姓名，只供交接使用。", first=0)
    flow.gap(0.3)
    if not data.lines:
        flow.para("袋内没有办件。", first=0)
        return flow
    rows = [
        Row((str(n), Bars(line.number), b(line.name), line.item, str(line.count)))
        for n, line in enumerate(data.lines, 1)
    ]
    draw_table(flow, _COLUMNS, [*rows, Row(("", "合计", f"{len(data.lines)} 件", "", str(count)), bold=True)])
    return flow
