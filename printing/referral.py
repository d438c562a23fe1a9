"""C16 上级委托办理（上报）送审单: a case goes up with the town's opinion and all its papers (L-06)."""

from dataclasses import dataclass
from datetime import date

from printing import dates, frame
from printing.frame import Case, Head, Stamp
from printing.layout import Flow
from printing.sheet import A4
from printing.tables import Column, Row, draw_table
from printing.text import Text, b

_DAY = "　　　　年　　月　　日　　时　　分"


@dataclass(frozen=True)
class Referral:
    """A case sent to `department`. `complete`, `lawful` and `inspection` are the town's opinion in words.

    `pages` counts all papers on manifest `manifest`. `remaining_days` are the working days left of the promised
    limit on the day it is sent, below zero when it has run out; `due` is the day by which the superior
    department should answer.
    """

    head: Head
    case: Case
    sent_on: date
    department: str
    complete: str
    lawful: str
    reviewer: str
    approver: str
    pages: int
    manifest: str
    inspection: str = ""
    promised_limit: str = ""
    promised_due: date | None = None
    remaining_days: int | None = None
    due: date | None = None


def draw(data: Referral, stamp: Stamp) -> Flow:
    """Draw the form on A4, the receipt for the department to sign at its foot."""
    flow = frame.start(A4, data.head, "上级委托办理（上报）送审单", stamp, body=11)
    frame.codes(flow, data.case, "C16", data.sent_on)
    flow.para([b(data.department), "："], first=0)
    flow.para("下列办件已经本镇审查，现连同全部材料送请办理。")
    flow.gap(0.3)
    flow.pairs([*data.case.rows(), *_papers(data)])
    flow.gap(0.4)
    opinion: list[tuple[str, Text]] = [
        ("齐全性", data.complete),
        ("合规性", data.lawful),
        ("勘查或公示", data.inspection or "本事项不需要"),
        ("审查人", data.reviewer),
        ("审核人", data.approver or "\n"),
    ]
    flow.para(b("镇级审查意见"), first=0)
    _form(flow, opinion)
    left = [frame.clerk(data.head), *frame.phones(data.head)]
    frame.seal(flow, data.head, data.sent_on, left)
    _receipt(flow, data)
    return flow


def _papers(data: Referral) -> list[tuple[str, Text]]:
    promised = data.promised_limit
    if data.promised_due:
        promised += f"（{dates.figures(data.promised_due)}前办结）"
    return [
        ("材料", [b(f"{data.pages} 页"), f"，随交接清单 {frame.shown(data.manifest)}"]),
        ("承诺时限", promised),
        ("剩余", _remaining(data.remaining_days)),
        ("请回复", b(f"{dates.figures(data.due)}前") if data.due else ""),
    ]


def _remaining(days: int | None) -> str:
    if days is None:
        return ""
    return f"{days} 个工作日" if days >= 0 else f"已超 {-days} 个工作日"


def _form(flow: Flow, rows: list[tuple[str, Text]]) -> None:
    columns = (Column("", 2.4, "center"), Column("", 12))
    draw_table(flow, columns, [Row((b(name), value)) for name, value in rows])


def _receipt(flow: Flow, data: Referral) -> None:
    flow.need(flow.body * 18)
    flow.gap(0.6)
    flow.rule()
    flow.gap(0.4)
    flow.para(b("回　执"), align="center", first=0)
    flow.para(
        f"今收到{data.head.unit}送审的 {data.case.shown} 办件和材料 {data.pages} 页。"
        "按照《中华人民共和国行政许可法》第三十五条，已经报送的材料，不要求申请人重复提供。",
    )
    flow.gap(0.2)
    _form(flow, [("接收人签名", "\n"), ("接收时间", _DAY), ("退回原因", "\n\n")])
