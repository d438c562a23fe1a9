"""留痕单: everything that was done to a case, in order, with the proof that nothing was left out."""

from dataclasses import dataclass
from datetime import date

from printing import frame
from printing.frame import Case, Head, Stamp
from printing.layout import Flow
from printing.sheet import A4
from printing.tables import Column, Row, draw_table
from printing.text import b


@dataclass(frozen=True)
class Entry:
    """One act: local time, who, what; `mark` is the start of its hash."""

    at: str
    actor: str
    act: str
    detail: str = ""
    place: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Timeline:
    """The acts of a case up to `made_on`; `chain` is the whole hash of the last entry."""

    head: Head
    case: Case
    made_on: date
    state: str
    entries: list[Entry]
    chain: str = ""
    due: date | None = None


def draw(data: Timeline, stamp: Stamp) -> Flow:
    """Draw the record on A4; long ones run on under the same headings."""
    flow = frame.start(A4, data.head, "办 件 留 痕 单", stamp, body=10.5)
    frame.codes(flow, data.case, "TL", data.made_on)
    due = data.due.isoformat() if data.due else ""
    flow.pairs([*data.case.rows(), ("现在状态", b(data.state)), ("承诺办结", due)])
    flow.gap(0.4)
    columns = (
        Column("序号", 1.1, "center"),
        Column("时间", 2.7, "center"),
        Column("环节", 2.5),
        Column("经办人", 2.6),
        Column("内容", 6.2),
        Column("校验", 2.1, "center"),
    )
    rows = [
        Row((str(n), entry.at, entry.act, _who(entry), entry.detail, entry.mark))
        for n, entry in enumerate(data.entries, 1)
    ]
    draw_table(flow, columns, rows)
    flow.para(f"共 {len(data.entries)} 条。每一条都含前一条的校验值，中间少一条或改一字都查得出来。", first=0)
    if data.chain:
        flow.para(f"末条校验值：{data.chain}", first=0)
    return flow


def _who(entry: Entry) -> str:
    return f"{entry.actor}\n{entry.place}" if entry.place else entry.actor
