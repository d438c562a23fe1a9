"""材料遗失报告: originals that were lost on the way, who had them last, and how the villager is spared."""

from dataclasses import dataclass
from datetime import date

from printing import dates, frame
from printing.frame import Case, Head, Stamp
from printing.layout import Flow
from printing.sheet import A4
from printing.signatures import draw_signatures
from printing.tables import Column, Row, draw_table
from printing.text import Text, b


@dataclass(frozen=True)
class Original:
    """A lost paper with its pages; `replacement` says how the unit gets another."""

    name: str
    pages: int
    form: str = "原件"
    replacement: str = ""


@dataclass(frozen=True)
class Signed:
    """A signature under the lost papers: who gave, who took, when; `note` is where or with what difference."""

    at: str
    giver: str
    taker: str
    note: str = ""


@dataclass(frozen=True)
class LostPaper:
    """A report of papers of one case that are given up as lost.

    `manifest` is the number of the manifest they were last on, empty where they were on none. `signed` holds
    the last two signatures, the older first. `searched` says what was done to find them. `leader` is the head
    of the centre.
    """

    head: Head
    case: Case
    reported_on: date
    originals: list[Original]
    signed: list[Signed]
    searched: str
    reported_by: str
    manifest: str = ""
    replaced_by: date | None = None
    told: str = ""
    leader: str = ""


def draw(data: LostPaper, stamp: Stamp) -> Flow:
    """Draw the report on A4. Raises ValueError when no paper is named."""
    if not data.originals:
        raise ValueError("没有写遗失的是哪几份材料")
    flow = frame.start(A4, data.head, "材 料 遗 失 报 告", stamp, body=11)
    frame.codes(flow, data.case, "YS", data.reported_on)
    flow.pairs([*data.case.rows(), ("交接清单", frame.shown(data.manifest))])
    _originals(flow, data.originals)
    _signed(flow, data.signed)
    flow.heading("查找经过")
    flow.para(data.searched or "（没有写）")
    flow.heading("对村民的补救")
    flow.para(_remedy(data))
    if data.told:
        flow.para(f"告知村民：{data.told}")
    draw_signatures(flow, [("报告人", data.reported_by), ("中心负责人", data.leader)])
    return flow


def _originals(flow: Flow, originals: list[Original]) -> None:
    pages = sum(each.pages for each in originals)
    flow.heading(f"遗失的材料（{len(originals)} 份 {pages} 页）")
    columns = (
        Column("序号", 1.1, "center"),
        Column("材料名称", 5.5),
        Column("原件·复印件", 2.3, "center"),
        Column("页数", 1.1, "center"),
        Column("怎么补", 5),
    )
    rows = [
        Row((str(n), b(each.name), each.form, str(each.pages), each.replacement or "—"))
        for n, each in enumerate(originals, 1)
    ]
    draw_table(flow, columns, rows, gap=0.2)


def _signed(flow: Flow, signed: list[Signed]) -> None:
    flow.heading("最后两次签字")
    columns = (Column("时间", 3, "center"), Column("交", 3), Column("接", 3), Column("说明", 6))
    rows = [Row((each.at, each.giver, each.taker, each.note or "—")) for each in signed]
    if rows:
        draw_table(flow, columns, rows, gap=0.2)
    else:
        flow.para("没有交接签字。")


def _remedy(data: LostPaper) -> Text:
    until = f"，{dates.figures(data.replaced_by)}前补到" if data.replaced_by else ""
    return [
        "遗失不是村民的责任，",
        b("不再要求本人重新提交"),
        f"。遗失的材料由{data.head.unit}向出具单位补办、调取或者核验{until}，办件照常办理。",
    ]
