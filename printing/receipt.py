"""C3 收件回执: the window has the papers, nothing is decided yet."""

from dataclasses import dataclass, field
from datetime import date

from printing import dates, frame, materials
from printing.frame import Case, Head, Stamp
from printing.layout import Flow
from printing.materials import Later, Seen, Taken, Waived
from printing.sheet import A5, ROLL
from printing.text import Text, b


@dataclass(frozen=True)
class Receipt:
    """Materials received; `answer_by` is the last day to say whether the case is accepted."""

    head: Head
    case: Case
    received_on: date
    received_at: str
    taken: list[Taken]
    answer_by: date
    answer_days: int = 5
    seen: list[Seen] = field(default_factory=list)
    waived: list[Waived] = field(default_factory=list)
    later: list[Later] = field(default_factory=list)
    note: str = ""
    roll: bool = False


def draw(data: Receipt, stamp: Stamp) -> Flow:
    """Draw the receipt on A5, or on 80 mm paper."""
    flow = frame.start(ROLL if data.roll else A5, data.head, "收 件 回 执", stamp)
    frame.codes(flow, data.case, "C3", data.received_on)
    rows: list[tuple[str, Text]] = [
        *data.case.rows(),
        ("收件时间", f"{data.received_on} {data.received_at}"),
        ("查询码", data.case.query_code if data.roll else ""),
    ]
    flow.pairs(rows)
    _divide(flow)
    materials.draw_taken(flow, data.taken)
    materials.draw_seen(flow, data.seen)
    materials.draw_waived(flow, data.waived)
    if data.later:
        flow.para(
            [b("可以晚交："), "；".join(materials.later_text(entry) for entry in data.later), "。"], first=0
        )
    _divide(flow)
    _sentences(flow, data)
    _signatures(flow, data)
    return flow


def _divide(flow: Flow) -> None:
    if flow.roll:
        flow.rule()
    else:
        flow.gap(0.3)


def _sentences(flow: Flow, data: Receipt) -> None:
    first = 0 if flow.roll else 2
    flow.para("以上材料已由本窗口接收，仅表示收到材料，不代表已经受理。", first=first)
    by = b(f"{data.answer_days} 个工作日内（最迟 {dates.figures(data.answer_by)}）")
    flow.para(["本窗口将在 ", by, "告知您是否受理或需要补正。"], first=first)
    flow.para("查进度：到任一窗口或取号机扫上面的条码。", first=first)
    if data.note:
        flow.para(data.note, first=first)


def _signatures(flow: Flow, data: Receipt) -> None:
    if flow.roll:
        frame.roll_end(flow, data.head, data.case, "C3", "申请人（签名）")
        return
    left = [
        frame.sign_line("申请人（签名）", 7),
        frame.clerk(data.head),
        frame.sign_line("经办人（签名）", 7),
        *frame.phones(data.head),
    ]
    frame.seal(flow, data.head, data.received_on, left)
