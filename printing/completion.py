"""C8 即办件办结单: done on the spot; the signature also proves delivery."""

from dataclasses import dataclass, field
from datetime import date

from printing import frame, materials
from printing.frame import Case, Head, Stamp
from printing.layout import Flow
from printing.materials import Seen, Taken, Waived
from printing.sheet import A5, ROLL
from printing.text import Text, b


@dataclass(frozen=True)
class Completion:
    """A case finished while the person waits, with result and time taken."""

    head: Head
    case: Case
    finished_on: date
    started_at: str
    finished_at: str
    minutes: int
    result: str
    taken: list[Taken]
    document: str = ""
    document_number: str = ""
    fee: str = "不收费"
    seen: list[Seen] = field(default_factory=list)
    waived: list[Waived] = field(default_factory=list)
    rating_hint: str = "请在评价器上为这次服务打分，评不评由您决定。"
    roll: bool = False


def draw(data: Completion, stamp: Stamp) -> Flow:
    """Draw the paper on A5, or on 80 mm paper."""
    flow = frame.start(ROLL if data.roll else A5, data.head, "即 办 件 办 结 单", stamp)
    frame.codes(flow, data.case, "C8", data.finished_on)
    paper = " ".join(part for part in (data.document, data.document_number) if part)
    rows: list[tuple[str, Text]] = [
        *data.case.rows(),
        ("办理结果", b(data.result)),
        ("结果文书", paper),
        ("办理时间", f"{data.finished_on} {data.started_at} 受理，{data.finished_at} 办结"),
        ("用时", f"{data.minutes} 分钟"),
        ("收费", data.fee),
    ]
    flow.grid(rows)
    flow.gap(0.3)
    if flow.roll:
        flow.rule()
    materials.draw_taken(flow, data.taken)
    materials.draw_seen(flow, data.seen)
    materials.draw_waived(flow, data.waived)
    _signatures(flow, data)
    return flow


def _signatures(flow: Flow, data: Completion) -> None:
    got = "结果已当面交给申请人，签名后视为送达。"
    if flow.roll:
        flow.rule()
        flow.para(f"{got}{data.rating_hint}", first=0)
        frame.roll_end(flow, data.head, data.case, "C8", "领取人（签名）")
        return
    flow.para([got, data.rating_hint])
    left = [
        frame.sign_line("领取人（签名）", 7),
        "领取时间：　　年　　月　　日",
        frame.clerk(data.head),
        *frame.phones(data.head),
    ]
    frame.seal(flow, data.head, data.finished_on, left)
