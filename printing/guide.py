"""办事指南: one item as a whole, with its steps drawn and all its materials."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from printing import dates, frame
from printing.flowchart import Step, draw_steps
from printing.frame import Head, Stamp
from printing.layout import Flow
from printing.sheet import A4
from printing.tables import Column, Row, draw_table
from printing.text import b


@dataclass(frozen=True)
class GuideMaterial:
    """A material of the item; `when` names the situation that asks for it."""

    name: str
    form: str
    copies: int
    source: str = ""
    when: str = ""
    deferrable: bool = False
    waivable: bool = False
    note: str = ""


@dataclass(frozen=True)
class Guide:
    """An item of the catalogue as it stood on `valid_from`."""

    head: Head
    item: str
    item_code: str
    kind: str
    unit: str
    valid_from: date
    materials: list[GuideMaterial]
    steps: list[Step]
    version: int = 1
    power: str = ""
    applicants: str = ""
    conditions: list[str] = field(default_factory=list)
    situations: list[str] = field(default_factory=list)
    agent: str = ""
    basis: str = ""
    legal_limit: str = ""
    promised_limit: str = ""
    fee: str = "不收费"
    result: str = ""
    place: str = ""
    hours: str = ""
    online: str = ""


def draw(data: Guide, stamp: Stamp) -> Flow:
    """Draw the guide on A4."""
    flow = frame.start(A4, data.head, "办 事 指 南", stamp, body=10.5)
    flow.para([b(data.item), f"　（事项 {data.item_code}，第 {data.version} 版）"], align="center", size=13)
    flow.gap(0.4)
    flow.heading("一、基本情况")
    _facts(flow, data)
    _lists(flow, data)
    flow.heading("三、材料")
    _materials(flow, data.materials)
    flow.heading("四、办理流程", keep=7)
    flow.gap(0.3)
    draw_steps(flow, data.steps)
    flow.para(f"本指南自 {dates.figures(data.valid_from)}起使用。以窗口答复和最新公布的为准。", first=0)
    flow.para("缺主要材料的，窗口一次告知全部要补的内容；能容缺的可以先受理后补。", first=0)
    return flow


def _facts(flow: Flow, data: Guide) -> None:
    kind = "　".join(part for part in (data.kind, data.power) if part)
    short = [
        ("事项类型", kind, "收费", data.fee),
        ("法定时限", data.legal_limit or "无法定时限", "承诺时限", data.promised_limit or "—"),
    ]
    wide = [
        ("办理单位", data.unit),
        ("谁能申请", data.applicants),
        ("能否代办", data.agent),
        ("办理结果", data.result),
        ("办理地点", data.place),
        ("办理时间", data.hours),
        ("网上办理", data.online),
        ("电话", "　".join(frame.phones(data.head))),
        ("依据", data.basis),
    ]
    label, rest = Column("", 2, "center"), 9.5
    half = (label, Column("", rest / 2 - 1))
    draw_table(flow, half * 2, [Row((b(n), v, b(m), w)) for n, v, m, w in short], gap=0)
    draw_table(flow, (label, Column("", rest)), [Row((b(name), value)) for name, value in wide if value])


def _lists(flow: Flow, data: Guide) -> None:
    flow.heading("二、办理条件")
    for number, text in enumerate(data.conditions or ["没有另外的条件。"], 1):
        flow.para(f"{number}. {text}" if data.conditions else text)
    if data.situations:
        questions = "；".join(
            f"{number}）{text.rstrip('。')}" for number, text in enumerate(data.situations, 1)
        )
        flow.para(f"先说清这几点，材料会不同：{questions}。")


def _materials(flow: Flow, materials: Sequence[GuideMaterial]) -> None:
    columns = (
        Column("序号", 1.1, "center"),
        Column("材料名称", 5.2),
        Column("原件·复印件", 2.2, "center"),
        Column("份数", 1.1, "center"),
        Column("从哪来", 2.1, "center"),
        Column("说明", 3.6),
    )
    rows = [
        Row((str(n), m.name, m.form, str(m.copies) if m.copies else "—", m.source, _remark(m)))
        for n, m in enumerate(materials, 1)
    ]
    draw_table(flow, columns, rows)


def _remark(material: GuideMaterial) -> str:
    parts = (
        f"{material.when}时要" if material.when else "",
        "能核验的免交" if material.waivable else "",
        "可容缺后补" if material.deferrable else "",
        material.note,
    )
    return "；".join(part for part in parts if part)
