"""C9 送达回证: who took the result, how, where, and before whom."""

from dataclasses import dataclass
from datetime import date

from printing import frame
from printing.frame import Case, Head, Stamp
from printing.layout import Flow
from printing.sheet import A5
from printing.tables import Column, Row, draw_table
from printing.text import Text, b


@dataclass(frozen=True)
class Document:
    """A document handed over, with its number."""

    name: str
    number: str


@dataclass(frozen=True)
class Delivery:
    """A delivery record; what is still empty is filled in by hand on the spot."""

    head: Head
    case: Case
    made_on: date
    documents: list[Document]
    way: str
    place: str = ""
    delivered_at: str = ""
    tracking: str = ""
    relation: str = ""
    server: str = ""
    note: str = ""


def draw(data: Delivery, stamp: Stamp) -> Flow:
    """Draw the record on A5."""
    flow = frame.start(A5, data.head, "送 达 回 证", stamp)
    frame.codes(flow, data.case, "C9", data.made_on)
    way = f"{data.way}（单号 {data.tracking}）" if data.tracking else data.way
    names = "\n".join(f"{d.name}　{d.number}" for d in data.documents)
    rows: list[tuple[str, Text]] = [
        ("事项", f"{data.case.item}（{data.case.item_code}）"),
        ("送达文书", names),
        ("受送达人", data.case.applicant.long),
        ("送达方式", way),
        ("送达地点", data.place or "\n"),
        ("送达时间", data.delivered_at or "　　　　年　　月　　日　　时　　分"),
        ("收件人签名", "\n"),
        ("与受送达人关系", data.relation or "（本人、代理人、其他：　　　　　　　）"),
        ("见证人", "\n"),
        ("送达人", f"{data.server}\n" if data.server else "\n"),
        ("备注", data.note or "\n"),
    ]
    columns = (Column("", 3.1, "center"), Column("", 9))
    draw_table(flow, columns, [Row((b(name), value)) for name, value in rows])
    flow.para("受送达人拒绝签收的，由送达人在备注里写明理由和日期，由见证人签名。", first=0)
    flow.para("　".join(frame.phones(data.head)), first=0)
    return flow
