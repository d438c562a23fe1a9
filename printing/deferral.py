"""C7 容缺受理通知书 with the 承诺书 on its second page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from printing import dates, frame
from printing.frame import Case, Head, Stamp
from printing.layout import Flow
from printing.sheet import A5
from printing.tables import Column, Row, draw_table
from printing.text import b


@dataclass(frozen=True)
class Deferred:
    """A paper that may come later, how to supply it and by which day."""

    name: str
    remedy: str
    due: date
    form: str = ""


@dataclass(frozen=True)
class Deferral:
    """Acceptance although minor papers are missing, against a written promise."""

    head: Head
    case: Case
    accepted_on: date
    due: date
    deferred: list[Deferred]
    consequence: str
    basis: str = ""


def draw(data: Deferral, stamp: Stamp) -> Flow:
    """Draw both parts on A5, each on its own page."""
    flow = frame.start(A5, data.head, "容缺受理通知书", stamp)
    frame.codes(flow, data.case, "C7", data.accepted_on)
    frame.address(flow, data.case)
    flow.para(
        [
            "您申请的",
            b(data.case.item),
            f"（事项 {data.case.item_code}）基本条件具备、主要材料齐全，",
            f"已于 {dates.figures(data.accepted_on)}容缺受理，承诺于 ",
            b(f"{dates.figures(data.due)}前办结"),
            "。下列材料请按期补齐：",
        ]
    )
    flow.gap(0.2)
    _table(flow, data.deferred)
    flow.pairs([("逾期处理", data.consequence), ("依据", data.basis)])
    left = [
        frame.sign_line("申请人（签名）", 7),
        frame.clerk(data.head),
        frame.sign_line("经办人（签名）", 7),
        *frame.phones(data.head),
    ]
    frame.seal(flow, data.head, data.accepted_on, left)
    flow.turn()
    _promise(flow, data)
    return flow


def _table(flow: Flow, deferred: Sequence[Deferred]) -> None:
    columns = (
        Column("序号", 1, "center"),
        Column("所缺材料", 4),
        Column("补齐方式", 4.4),
        Column("补齐期限", 2.6, "center"),
    )
    rows = [
        Row((str(n), [b(m.name), f"\n{m.form}" if m.form else ""], m.remedy, b(m.due.isoformat())))
        for n, m in enumerate(deferred, 1)
    ]
    draw_table(flow, columns, rows)


def _promise(flow: Flow, data: Deferral) -> None:
    flow.para(b("容缺受理承诺书"), size=flow.body * 1.75, align="center")
    flow.gap()
    flow.pairs([("办件编号", data.case.shown), *data.case.rows()])
    flow.gap()
    flow.para("本人（本单位）已收到容缺受理通知书，知道所缺材料、补齐方式和期限，现承诺：")
    promises = (
        f"在期限内补齐以下材料：{'；'.join(f'{m.name}，{dates.figures(m.due)}前' for m in data.deferred)}。",
        "已经提交的材料和填写的内容真实、有效；后补的材料与已提交的内容一致。",
        f"逾期没有补齐的，同意按告知的办法处理：{data.consequence}",
        "违反承诺造成的后果由本人（本单位）承担。",
    )
    for number, text in enumerate(promises, 1):
        flow.para(f"{number}. {text}")
    flow.gap(1.5)
    flow.para(frame.sign_line("承诺人（签名或盖章）", 9), first=0)
    flow.gap(0.5)
    flow.para(frame.sign_line("代理人（签名）", 12), first=0)
    flow.gap(0.5)
    flow.para("日期：　　　　年　　月　　日", first=0)
