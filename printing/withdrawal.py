"""撤回申请确认单 and 视为撤回申请告知单: the application ends, the papers go back."""

from dataclasses import dataclass, field
from datetime import date

from printing import dates, frame, materials
from printing.frame import Case, Head, Stamp
from printing.layout import Flow
from printing.materials import Taken
from printing.sheet import A5
from printing.text import Text, b


@dataclass(frozen=True)
class Withdrawal:
    """A withdrawal by the applicant or, when `deemed`, by a term that ran out unused."""

    head: Head
    case: Case
    applied_on: date
    withdrawn_on: date
    reason: str
    deemed: bool = False
    basis: str = ""
    returned: list[Taken] = field(default_factory=list)


def draw(data: Withdrawal, stamp: Stamp) -> Flow:
    """Draw the form on A5."""
    title = "视为撤回申请告知单" if data.deemed else "撤回申请确认单"
    flow = frame.start(A5, data.head, title, stamp)
    frame.codes(flow, data.case, "W2" if data.deemed else "W1", data.withdrawn_on)
    if data.deemed:
        frame.address(flow, data.case)
    flow.para(_sentence(data))
    flow.gap(0.3)
    flow.pairs([*data.case.rows(addressed=data.deemed), ("原因", data.reason), ("依据", data.basis)])
    flow.gap(0.3)
    materials.draw_taken(flow, data.returned, title="退还的材料")
    flow.para("撤回不影响您以后再次申请，再次申请时按当时的办事指南办理。")
    label = "签收人（签名）" if data.deemed else "申请人（签名）"
    left = [
        frame.sign_line(label, 7),
        "日期：　　　　年　　月　　日",
        frame.clerk(data.head),
        *frame.phones(data.head),
    ]
    frame.seal(flow, data.head, data.withdrawn_on, left)
    return flow


def _sentence(data: Withdrawal) -> Text:
    item, code = b(data.case.item), f"（事项 {data.case.item_code}）"
    applied, ended = dates.figures(data.applied_on), dates.figures(data.withdrawn_on)
    if data.deemed:
        why = f"，到期没有补齐所需材料，自 {ended}起"
        return [f"您于 {applied}申请的", item, code, why, b("视为撤回申请"), "，办理终止。"]
    why = f"尚未办结，现自愿撤回，窗口于 {ended}"
    return [f"申请人于 {applied}申请的", item, code, why, b("确认撤回"), "，办理终止。"]
