"""视为受理告知单: nobody told the applicant in time, so the law counts the case as accepted."""

from dataclasses import dataclass
from datetime import date

from printing import dates, frame
from printing.frame import Case, Head, Stamp
from printing.layout import Flow
from printing.sheet import A5
from printing.text import b


@dataclass(frozen=True)
class DeemedAcceptance:
    """A case accepted by 行政许可法 art. 32(1)(4): counted from the day the papers were received."""

    head: Head
    case: Case
    told_on: date
    received_on: date
    answer_by: date
    due: date
    legal_limit: str = ""
    promised_limit: str = ""
    basis: str = "《中华人民共和国行政许可法》第三十二条第一款第四项"
    handler: str = ""
    provisional: bool = False


def draw(data: DeemedAcceptance, stamp: Stamp) -> Flow:
    """Draw the notice on A5."""
    flow = frame.start(A5, data.head, "视为受理告知单", stamp)
    frame.codes(flow, data.case, "D5", data.told_on)
    frame.address(flow, data.case)
    received, missed = dates.figures(data.received_on), dates.figures(data.answer_by)
    flow.para(
        [
            f"本窗口于 {received}收到您申请",
            b(data.case.item),
            f"（事项 {data.case.item_code}）的材料，到 {missed}没有告知您需要补正。依法",
            b(f"自 {received}起视为受理"),
            "，办理时限从这一天算起。本窗口未按时告知，向您致歉。",
        ]
    )
    flow.gap(0.3)
    rough = "（暂定）" if data.provisional else ""
    flow.grid(
        [
            *data.case.rows(addressed=True),
            ("受理日期", received),
            ("法定时限", data.legal_limit or "无法定时限"),
            ("承诺时限", data.promised_limit),
            ("预计办结", b(f"{dates.figures(data.due)}前{rough}")),
            ("承办", data.handler),
            ("依据", data.basis),
        ]
    )
    flow.para("本告知单与受理通知书有同等效力。您不需要为此再到窗口来。")
    left = [
        frame.sign_line("签收人（签名）", 7),
        "签收时间：　　年　　月　　日",
        frame.clerk(data.head),
        *frame.phones(data.head),
    ]
    frame.seal(flow, data.head, data.told_on, left)
    return flow
