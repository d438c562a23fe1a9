"""C18 超期督办单: what was due and where it stands, what is asked until when, and the column for the answer."""

from dataclasses import dataclass
from datetime import date

from printing import dates, frame
from printing.frame import Case, Head, Stamp
from printing.layout import Flow
from printing.sheet import A4
from printing.signatures import draw_signatures
from printing.tables import Column, Row, draw_table
from printing.text import Text, b

_DAY = "　　　　年　　月　　日　　时　　分"
_LINES = "\n\n\n"
"""Room for the pen where the answer is written by hand."""


@dataclass(frozen=True)
class Reply:
    """The answer: why, what is done, when it will be finished, who answered and when."""

    cause: str
    measures: str
    by: str
    at: str
    expected: date | None = None


@dataclass(frozen=True)
class Urging:
    """督办 `number` to `recipients` of `unit`. `case` is empty where it is about no case, then `matter` says what.

    `overdue_days` are working days past `due`, 0 when it is not overdue yet; `stage_days` are the days the matter has
    stood at `stage`. `answer_by` and the time of the reply are written as they are handed in.
    """

    head: Head
    number: str
    recipients: str
    unit: str
    matter: str
    asked: str
    answer_by: str
    sent_on: date
    case: Case | None = None
    situation: str = ""
    due: date | None = None
    overdue_days: int = 0
    stage: str = ""
    stage_days: int = 0
    copied_to: str = ""
    reply: Reply | None = None


def draw(data: Urging, stamp: Stamp) -> Flow:
    """Draw the form on A4. Raises ValueError when nothing is asked."""
    if not data.asked.strip():
        raise ValueError("没有写要求")
    flow = frame.start(
        A4, data.head, "督　办　单" if not data.overdue_days else "超 期 督 办 单", stamp, body=11
    )
    flow.para(b(data.number), align="center", first=0)
    if data.case is not None:
        frame.codes(flow, data.case, "C18", data.sent_on)
    else:
        flow.pairs([("日期", dates.figures(data.sent_on))])
    flow.para([b(data.recipients), f"（{data.unit}）："], first=0)
    flow.para("下列事项请查办，并在期限内书面回复。")
    flow.gap(0.3)
    flow.pairs(_facts(data))
    flow.gap(0.4)
    flow.para(b("要求和回复期限"), first=0)
    flow.para(data.asked)
    flow.para(["请于 ", b(f"{data.answer_by} 前"), "书面回复原因、措施和预计办结时间。"])
    left = [f"发出人：{data.head.operator}（工号 {data.head.operator_no}）", *frame.phones(data.head)]
    if data.copied_to:
        left.append(f"抄送：{data.copied_to}")
    frame.seal(flow, data.head, data.sent_on, left)
    _answer(flow, data.reply)
    draw_signatures(flow, [("签收人", ""), ("回复人", data.reply.by if data.reply else "")])
    return flow


def _facts(data: Urging) -> list[tuple[str, Text]]:
    about = data.case.rows() if data.case is not None else [("事项", b(data.matter))]
    stood = f"{data.stage}，已停留 {data.stage_days} 天" if data.stage_days else data.stage
    return [
        *about,
        ("应办结日", b(dates.figures(data.due)) if data.due else ""),
        ("已超期", b(f"{data.overdue_days} 个工作日") if data.overdue_days else ""),
        ("当前环节", stood),
        ("情况", data.situation),
    ]


def _answer(flow: Flow, reply: Reply | None) -> None:
    flow.need(flow.body * 18)
    flow.gap(0.6)
    flow.rule()
    flow.gap(0.4)
    flow.para(b("回　复"), align="center", first=0)
    rows: list[tuple[str, Text]] = [
        ("原因", reply.cause if reply else _LINES),
        ("措施", reply.measures if reply else _LINES),
        ("预计办结", _expected(reply)),
        ("回复时间", reply.at if reply else _DAY),
    ]
    columns = (Column("", 2.4, "center"), Column("", 12))
    draw_table(flow, columns, [Row((b(name), value)) for name, value in rows])


def _expected(reply: Reply | None) -> str:
    if reply is None:
        return "　　　　年　　月　　日"
    return dates.figures(reply.expected) if reply.expected else "没有写"
