"""C6 不需办理告知单: the matter needs no application at all."""

from dataclasses import dataclass
from datetime import date

from printing import dates, frame
from printing.frame import Case, Head, Stamp
from printing.layout import Flow
from printing.sheet import A5
from printing.text import b


@dataclass(frozen=True)
class NotRequired:
    """Why nothing has to be applied for, and what the person may do instead."""

    head: Head
    case: Case
    applied_on: date
    told_on: date
    reason: str
    basis: str
    instead: str = ""


def draw(data: NotRequired, stamp: Stamp) -> Flow:
    """Draw the notice on A5."""
    flow = frame.start(A5, data.head, "不需办理告知单", stamp)
    frame.codes(flow, data.case, "C6", data.told_on)
    frame.address(flow, data.case)
    flow.para(
        [
            f"您于 {dates.figures(data.applied_on)}提出",
            b(data.case.item),
            f"（事项 {data.case.item_code}）的申请。经核对，您的情况",
            b("依法不需要办理这一事项"),
            "，现即时告知。您提供的材料已全部退还，本次不收取任何费用。",
        ]
    )
    flow.gap(0.3)
    flow.pairs([("原因", data.reason), ("依据", data.basis), ("您可以", data.instead)])
    left = [
        frame.sign_line("签收人（签名）", 7),
        "签收时间：　　年　　月　　日",
        frame.clerk(data.head),
        *frame.phones(data.head),
    ]
    frame.seal(flow, data.head, data.told_on, left)
    return flow
