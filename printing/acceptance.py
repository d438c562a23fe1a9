"""C5 受理通知书: accepted, with the day by which it will be done."""

from dataclasses import dataclass, field
from datetime import date

from printing import dates, frame, materials
from printing.frame import Case, Head, Stamp
from printing.layout import Flow
from printing.materials import Later, Seen, Taken, Waived
from printing.sheet import A5, ROLL
from printing.text import Text, b


@dataclass(frozen=True)
class Excluded:
    """A step whose time does not count, with how long it usually takes."""

    name: str
    duration: str


@dataclass(frozen=True)
class Acceptance:
    """Acceptance of a case. `due` is the promised day; without `legal_limit` the paper says 无法定时限."""

    head: Head
    case: Case
    accepted_on: date
    accepted_at: str
    kind: str
    promised_limit: str
    due: date
    taken: list[Taken]
    legal_limit: str = ""
    provisional: bool = False
    excluded: list[Excluded] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    waived: list[Waived] = field(default_factory=list)
    later: list[Later] = field(default_factory=list)
    handler: str = ""
    pickup: str = ""
    fee: str = ""
    roll: bool = False


def draw(data: Acceptance, stamp: Stamp) -> Flow:
    """Draw the notice on A5, or on 80 mm paper."""
    flow = frame.start(ROLL if data.roll else A5, data.head, "受 理 通 知 书", stamp)
    frame.codes(flow, data.case, "C5", data.accepted_on)
    if not flow.roll:
        frame.address(flow, data.case)
    _sentence(flow, data)
    flow.gap(0.3)
    flow.grid(_rows(data))
    flow.gap(0.3)
    if flow.roll:
        flow.rule()
    materials.draw_taken(flow, data.taken)
    materials.draw_seen(flow, data.seen)
    materials.draw_waived(flow, data.waived)
    _signatures(flow, data)
    return flow


def _sentence(flow: Flow, data: Acceptance) -> None:
    steps = "法定节假日及下列不计时环节" if data.excluded else "法定节假日"
    rough = "（暂定）" if data.provisional else ""
    flow.para(
        [
            f"您的申请已于 {dates.figures(data.accepted_on)}受理，承诺于 ",
            b(f"{dates.figures(data.due)}前{rough}办结"),
            f"（不含{steps}）。",
        ],
        first=0 if flow.roll else 2,
    )


def _rows(data: Acceptance) -> list[tuple[str, Text]]:
    excluded = "；".join(f"{step.name}（{step.duration}）" for step in data.excluded)
    return [
        *data.case.rows(addressed=not data.roll),
        ("受理时间", f"{data.accepted_on} {data.accepted_at}"),
        ("办理类型", data.kind),
        ("法定时限", data.legal_limit or "无法定时限"),
        ("承诺时限", data.promised_limit),
        ("承办", data.handler),
        ("收费", data.fee),
        ("不计时", excluded),
        ("容缺待补", "；".join(materials.later_text(entry) for entry in data.later)),
        ("取件", data.pickup),
        ("查询码", data.case.query_code if data.roll else ""),
    ]


def _signatures(flow: Flow, data: Acceptance) -> None:
    flow.para("查进度：到任一窗口或取号机扫上面的条码。", first=0)
    if flow.roll:
        frame.roll_end(flow, data.head, data.case, "C5", "签收人（签名）")
        return
    left = [
        frame.sign_line("签收人（签名）", 7),
        "签收时间：　　年　　月　　日",
        frame.clerk(data.head),
        *frame.phones(data.head),
    ]
    frame.seal(flow, data.head, data.accepted_on, left)
