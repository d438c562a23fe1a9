"""C13 代办受理单、中止单、续办单、终止单: what became of a proxy, and which papers went back."""

from dataclasses import dataclass, field
from datetime import date

from printing import dates, frame, materials
from printing.frame import Case, Head, Stamp
from printing.layout import Flow
from printing.materials import Taken
from printing.sheet import A5
from printing.tables import Column, Row, draw_table
from printing.text import Text, b


@dataclass(frozen=True)
class ProxyReceipt:
    """Taken on at the village. `receiver`: the village's receipt is the legal one (domain D.6)."""

    head: Head
    case: Case
    taken_on: date
    taken_at: str
    proxy: str
    receiver: bool
    hand_over_by: date
    taken: list[Taken]
    missing: list[str] = field(default_factory=list)
    town: str = ""
    town_phone: str = ""
    answer_by: date | None = None


def draw_receipt(data: ProxyReceipt, stamp: Stamp) -> Flow:
    """Draw 代办受理单 on A5."""
    flow = frame.start(A5, data.head, "代 办 受 理 单", stamp)
    frame.codes(flow, data.case, "C13", data.taken_on)
    flow.pairs(
        [
            *data.case.rows(),
            ("代办员", data.proxy),
            ("收到时间", f"{data.taken_on} {data.taken_at}"),
        ]
    )
    flow.gap(0.3)
    materials.draw_taken(flow, data.taken)
    if data.missing:
        flow.para([b("还要补的材料："), "、".join(data.missing), "。补齐后再交到镇里。"], first=0)
    _clock(flow, data)
    left = [
        frame.sign_line("委托人（签名）", 7),
        frame.sign_line("代办员（签名）", 7),
        *frame.phones(data.head),
    ]
    frame.seal(flow, data.head, data.taken_on, left)
    return flow


def _clock(flow: Flow, data: ProxyReceipt) -> None:
    if data.receiver:
        by = f"（最迟 {dates.figures(data.answer_by)}）" if data.answer_by else ""
        flow.para([b("本站收件即为收件，"), f"自今天起 5 个工作日内{by}告知您是否受理或者需要补正。"])
    else:
        flow.para(
            [
                b("代办受理不等于受理。"),
                f"收件时间以{data.town or '镇便民服务中心'}收到材料的时间为准，从那一天算起。",
            ]
        )
    if not data.missing:
        flow.para(["材料最迟 ", b(dates.figures(data.hand_over_by)), "交到镇里（收到后 3 个工作日内）。"])
    flow.para("代办不收取任何费用。查进度：问代办员，或者拿这张单子到任一窗口。")


@dataclass(frozen=True)
class ProxyChange:
    """A proxy that rests (`suspension`), goes on (`continuation`) or ends (`ending`)."""

    head: Head
    case: Case
    made_on: date
    what: str
    proxy: str
    reason: str
    returned: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


_TITLES = {"suspension": "代 办 中 止 单", "continuation": "代 办 续 办 单", "ending": "代 办 终 止 单"}
_SENTENCES = {
    "suspension": "下列代办件自今天起中止，材料由代办点保管；原因消失后，凭本单续办，不用重新提交已经交过的材料。",
    "continuation": "下列代办件自今天起续办，已经交过的材料继续有效。",
    "ending": "下列代办件自今天起终止，代办点保管的材料全部退还。终止代办不影响您自己到镇便民服务中心办理。",
}


def draw_change(data: ProxyChange, stamp: Stamp) -> Flow:
    """Draw 中止单, 续办单 or 终止单 on A5."""
    flow = frame.start(A5, data.head, _TITLES[data.what], stamp)
    frame.codes(flow, data.case, "C13", data.made_on)
    flow.para(_SENTENCES[data.what])
    flow.gap(0.2)
    rows: list[tuple[str, Text]] = [*data.case.rows(), ("代办员", data.proxy), ("原因", b(data.reason))]
    flow.pairs(rows)
    flow.gap(0.3)
    _returned(flow, data)
    if data.kept:
        flow.para([b("还在别处的材料："), "、".join(data.kept), "。"], first=0)
    left = [
        frame.sign_line("委托人（签名）", 7),
        frame.sign_line("代办员（签名）", 7),
        *frame.phones(data.head),
    ]
    frame.seal(flow, data.head, data.made_on, left)
    return flow


def _returned(flow: Flow, data: ProxyChange) -> None:
    """The list of papers that went back; a proxy that ends says so even when there are none."""
    if data.returned:
        flow.para([b("退还的材料"), f"（{len(data.returned)} 份，委托人当面点清）"], first=0)
        columns = (Column("序号", 1.1, "center"), Column("材料名称", 11))
        draw_table(flow, columns, [Row((str(n), name)) for n, name in enumerate(data.returned, 1)])
    elif data.what == "ending":
        flow.para("退还的材料：无。", first=0)
