"""C4 补正材料告知书: everything to be put right, told once, with the term and what follows."""

from dataclasses import dataclass, field
from datetime import date

from printing import dates, frame, materials
from printing.frame import Case, Head, Stamp
from printing.layout import Flow
from printing.materials import Asked, Later
from printing.sheet import A5
from printing.text import b


@dataclass(frozen=True)
class Supplement:
    """The one notice of what to put right. `consequence` says what happens when the term runs out."""

    head: Head
    case: Case
    received_on: date
    told_on: date
    asked: list[Asked]
    supply_by: date
    consequence: str
    basis: str
    supply_days: int = 15
    how: str = "送到任一综合窗口，或由村便民服务站代送"
    later: list[Later] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    provisional: bool = False


def draw(data: Supplement, stamp: Stamp) -> Flow:
    """Draw the notice on A5."""
    flow = frame.start(A5, data.head, "补正材料告知书", stamp)
    frame.codes(flow, data.case, "C4", data.told_on)
    frame.address(flow, data.case)
    flow.para(
        [
            f"本窗口于 {dates.figures(data.received_on)}收到您申请",
            b(data.case.item),
            f"（事项 {data.case.item_code}）的材料。经核对，",
            b(f"{len(data.asked)} 样"),
            "需要补正。",
            b("请一次补齐下列全部内容；除下列内容外，本窗口不会再要求您提供其他补正材料。"),
        ]
    )
    flow.gap(0.2)
    materials.draw_asked(flow, data.asked)
    _terms(flow, data)
    left = [
        frame.sign_line("签收人（签名）", 7),
        "签收时间：　　年　月　日　时",
        frame.clerk(data.head),
        *frame.phones(data.head),
    ]
    frame.seal(flow, data.head, data.told_on, left)
    return flow


def _terms(flow: Flow, data: Supplement) -> None:
    rough = "，暂定" if data.provisional else ""
    flow.pairs(
        [
            (
                "补正期限",
                [b(f"{dates.figures(data.supply_by)}前"), f"（{data.supply_days} 个工作日{rough}）"],
            ),
            ("怎么交", data.how),
            ("可以晚交", "；".join(materials.later_text(entry) for entry in data.later)),
            ("已收下", "、".join(data.kept)),
            ("逾期不补", data.consequence),
            ("依据", data.basis),
        ]
    )
    flow.para("补齐之日起受理并重新计算办理时限，补正期间不计入。")
