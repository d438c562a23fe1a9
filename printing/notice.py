"""C2 一次性告知书: before anything is kept, everything that is still missing, said once."""

from dataclasses import dataclass, field
from datetime import date

from printing import frame, materials
from printing.frame import Case, Head, Stamp
from printing.layout import LEADING, Flow
from printing.materials import Asked, Later
from printing.sheet import A4, A5, MM
from printing.text import Text, b, break_lines


@dataclass(frozen=True)
class Notice:
    """What to bring, what may come later, what was seen, and when the clock starts.

    `clock` is the whole sentence about time. The fields after it are optional lines of 办事须知.
    """

    head: Head
    case: Case
    told_on: date
    asked: list[Asked]
    clock: str
    later: list[Later] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    kept: str = ""
    situation: str = ""
    conditions: str = ""
    process: str = ""
    legal_limit: str = ""
    promised_limit: str = ""
    fee: str = ""
    result: str = ""
    place: str = ""
    hours: str = ""
    online: str = ""
    first_contact: str = ""
    told_by: str = ""
    a4: bool = False


def draw(data: Notice, stamp: Stamp) -> Flow:
    """Draw the notice; a long one goes on to a second page in the same type."""
    flow = frame.start(A4 if data.a4 else A5, data.head, "一 次 性 告 知 书", stamp)
    frame.codes(flow, data.case, "C2", data.told_on)
    frame.address(flow, data.case)
    count = ["，还要补 ", b(str(len(data.asked))), " 样材料："] if data.asked else ["，材料已经看齐。"]
    flow.para(["您申请的", b(data.case.item), f"（事项 {data.case.item_code}）", *count])
    flow.gap(0.2)
    if data.asked:
        materials.draw_asked(flow, data.asked)
    _sentences(flow, data)
    _facts(flow, data)
    _signatures(flow, data)
    return flow


def _sentences(flow: Flow, data: Notice) -> None:
    if data.later:
        flow.para(
            f"可以晚交 {len(data.later)} 样：{'；'.join(materials.later_text(m) for m in data.later)}。"
        )
    if data.seen:
        flow.para([f"已经看过、不用再带：{'、'.join(data.seen)}。", data.kept])
    elif data.kept:
        flow.para(data.kept)
    flow.para(["补齐后，到任一综合窗口出示本告知书，扫码接着办，不用重新填表。", data.clock])


def _facts(flow: Flow, data: Notice) -> None:
    rows: list[tuple[str, Text]] = [
        ("情形", data.situation),
        ("办理条件", data.conditions),
        ("办理环节", data.process),
        ("法定时限", data.legal_limit),
        ("承诺时限", data.promised_limit),
        ("收费", data.fee),
        ("结果", data.result),
        ("地点", data.place),
        ("时间", data.hours),
        ("网上办", data.online),
        ("首问责任人", data.first_contact),
        ("告知方式", data.told_by),
    ]
    if any(value for _, value in rows):
        flow.heading("办事须知")
        flow.grid(rows)


def _signatures(flow: Flow, data: Notice) -> None:
    size = flow.body
    flow.need(size * LEADING * 4)
    flow.gap(0.6)
    top, half = flow.y, flow.width * 0.48
    for text in (
        frame.clerk(data.head),
        *frame.phones(data.head),
    ):
        flow.lines(break_lines(text, half, size), size, flow.left, half)
    end, flow.y = flow.y, top
    x = flow.left + half
    flow.lines(break_lines("收到告知书的人签字：", flow.width - half, size), size, x, flow.width - half)
    flow.y += 5 * MM
    flow.lines(break_lines("年　　月　　日", flow.width - half, size), size, x, flow.width - half, "right")
    flow.y = max(flow.y, end)
