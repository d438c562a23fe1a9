"""C6 不予受理通知书: why not, where to go instead, and what can be done against it."""

from dataclasses import dataclass
from datetime import date

from printing import dates, frame
from printing.frame import Case, Head, Stamp
from printing.layout import Flow
from printing.sheet import A5
from printing.text import b


@dataclass(frozen=True)
class Agency:
    """The office to apply to instead."""

    name: str
    address: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Refusal:
    """A refusal to accept. `remedies` tells of reconsideration and suit, with their terms."""

    head: Head
    case: Case
    applied_on: date
    refused_on: date
    reasons: list[str]
    basis: str
    remedies: str
    explanation: str = ""
    agency: Agency | None = None
    content: str = ""


def draw(data: Refusal, stamp: Stamp) -> Flow:
    """Draw the notice on A5."""
    flow = frame.start(A5, data.head, "不予受理通知书", stamp)
    frame.codes(flow, data.case, "C6", data.refused_on)
    frame.address(flow, data.case)
    what = f"，申请内容：{data.content}" if data.content else ""
    flow.para(
        [
            f"您于 {dates.figures(data.applied_on)}提出",
            b(data.case.item),
            f"（事项 {data.case.item_code}）的申请{what}。经审查，决定",
            b("不予受理"),
            "，理由如下：",
        ]
    )
    for number, reason in enumerate(data.reasons, 1):
        flow.para(f"{number}. {reason}", first=0, left=2)
    if data.explanation:
        flow.para(data.explanation)
    if data.agency:
        _elsewhere(flow, data.agency)
    flow.gap(0.3)
    flow.pairs([("依据", data.basis), ("救济途径", data.remedies)])
    left = [
        frame.sign_line("签收人（签名）", 7),
        "签收时间：　　年　　月　　日",
        frame.clerk(data.head),
        *frame.phones(data.head),
    ]
    frame.seal(flow, data.head, data.refused_on, left)
    return flow


def _elsewhere(flow: Flow, agency: Agency) -> None:
    where = "，".join(
        f"{label} {value}" for label, value in (("地址", agency.address), ("电话", agency.phone)) if value
    )
    bracket = f"（{where}）" if where else ""
    flow.para(["该申请依法不属于本单位职权范围，请向", b(agency.name), f"{bracket}提出申请。"])
