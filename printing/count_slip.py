"""点收回单: how the bag of one manifest was counted at the other end, case by case."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from printing import dates, frame
from printing.frame import Head, Stamp
from printing.layout import Flow
from printing.sheet import A4
from printing.signatures import draw_signatures
from printing.tables import Column, Row, draw_table
from printing.text import Text, b

MATCHED, SHORT, RETURNED = "相符", "份数不符", "退回"
_MARKS = (MATCHED, SHORT, RETURNED)
_COLUMNS = (
    Column("序号", 1.2, "center"),
    Column("办件编号", 4.7, "center"),
    Column("村民", 2.6),
    Column("事项", 3.3),
    Column("清单份数", 1.3, "center"),
    Column("实收份数", 1.3, "center"),
    Column("点收", 2.2, "center"),
    Column("少的材料或\n退回原因", 3.0),
)


@dataclass(frozen=True)
class Counted:
    """One case as counted: `mark` is 相符, 份数不符 or 退回.

    `name` and `item` are empty while only the paper has come and not the data of the case. `note` names the
    sheets that were not in the bag, or why the case goes back.
    """

    number: str
    listed: int
    counted: int
    mark: str
    name: str = ""
    item: str = ""
    note: str = ""


@dataclass(frozen=True)
class CountSlip:
    """The counting of manifest `number`, a number of 16 digits like that of a case.

    `giver` wrote the manifest and `carrier` brought the bag; they and the number of the `seal` are empty while
    only the paper has come. `settle_within` is how long there is to settle a difference, in words, and
    `settle_by` its last day.
    """

    head: Head
    number: str
    sent_from: str
    sent_to: str
    giver: str
    counted_at: str
    taker: str
    lines: list[Counted]
    settle_within: str
    carrier: str = ""
    seal: str = ""
    seal_whole: bool = True
    settle_by: date | None = None


def draw(data: CountSlip, stamp: Stamp) -> Flow:
    """Draw the slip on A4. Raises ValueError when a case is marked as nothing it can be."""
    for line in data.lines:
        if line.mark not in _MARKS:
            raise ValueError(
                f"{frame.shown(line.number)} 的点收写的是“{line.mark}”，应当是{'、'.join(_MARKS)}之一"
            )
    running = f"点收回单（续）　清单 {frame.shown(data.number)}　{data.sent_from} 送 {data.sent_to}"
    flow = frame.start(A4, data.head, "点 收 回 单", stamp, body=10.5, running=running)
    frame.bars(flow, data.number, _ends(data))
    if data.lines:
        draw_table(flow, _COLUMNS, [*_rows(data.lines), _sum(data.lines)])
    else:
        flow.para("清单上没有办件。", first=0)
    flow.para(_ending(data))
    flow.para("本单一式两份，送件方、收件方各留一份。")
    draw_signatures(flow, [("送件人", data.carrier or data.giver), ("收件人", data.taker)])
    return flow


def _ends(data: CountSlip) -> list[tuple[str, Text]]:
    seal = [data.seal or "编号没有登记", "，完好" if data.seal_whole else b("，已破损")]
    return [
        ("清单编号", b(frame.shown(data.number))),
        ("送件", f"{data.sent_from}　{data.giver}"),
        ("带送", data.carrier),
        ("收件", f"{data.sent_to}　{data.taker}"),
        ("封口", seal),
        ("点收时间", data.counted_at),
    ]


def _rows(lines: Sequence[Counted]) -> list[Row]:
    return [
        Row(
            (
                str(n),
                frame.shown(line.number),
                line.name or "数据未到",
                line.item or "—",
                str(line.listed),
                str(line.counted) if line.counted == line.listed else b(str(line.counted)),
                line.mark if line.mark == MATCHED else b(line.mark),
                line.note or "—",
            )
        )
        for n, line in enumerate(lines, 1)
    ]


def _sum(lines: Sequence[Counted]) -> Row:
    marks = Counter(line.mark for line in lines)
    said = "\n".join(f"{mark} {marks[mark]} 件" for mark in _MARKS)
    listed, counted = sum(line.listed for line in lines), sum(line.counted for line in lines)
    return Row(("", "合计", f"{len(lines)} 件", "", str(listed), str(counted), "", said), bold=True)


def _ending(data: CountSlip) -> str:
    marks = {line.mark for line in data.lines}
    if marks <= {MATCHED}:
        return "逐件点收，全部相符，没有差异。"
    until = f"（{dates.figures(data.settle_by)}前）" if data.settle_by else ""
    short = (
        f"份数不符的，双方自点收起 {data.settle_within}内{until}查清并了结；查清以前不要求村民重新提交。"
        if SHORT in marks
        else ""
    )
    return short + ("退回的材料随本单交回送件方。" if RETURNED in marks else "")
