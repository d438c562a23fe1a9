"""C12 代办委托书: who entrusts whom with what, and before which witnesses."""

from dataclasses import dataclass, field
from datetime import date

from printing import dates, frame
from printing.frame import Case, Head, Stamp
from printing.layout import Flow
from printing.sheet import A4
from printing.signatures import draw_signatures
from printing.tables import Column, Row, draw_table
from printing.text import Text, b


@dataclass(frozen=True)
class Power:
    """One power, given or not."""

    name: str
    given: bool


@dataclass(frozen=True)
class Mandate:
    """A mandate; the principal's number is printed in full, because both sides sign for who they are."""

    head: Head
    case: Case
    made_on: date
    principal: str
    id_kind: str
    id_number: str
    address: str
    phone: str
    proxy: str
    proxy_no: str
    station: str
    station_phone: str
    powers: list[Power]
    until: date
    fee: str = ""
    witnesses: list[str] = field(default_factory=list)
    visit: bool = False


def draw(data: Mandate, stamp: Stamp) -> Flow:
    """Draw the mandate on A4."""
    flow = frame.start(A4, data.head, "代 办 委 托 书", stamp)
    frame.codes(flow, data.case, "C12", data.made_on)
    powers = "　".join(f"{'■' if power.given else '□'} {power.name}" for power in data.powers)
    rows: list[tuple[str, Text]] = [
        ("委托人", [b(data.principal), f"　{data.id_kind} {data.id_number}".rstrip()]),
        ("住址、电话", f"{data.address or '　'}　{data.phone}"),
        ("受托代办员", [b(data.proxy), f"　工号 {data.proxy_no}　{data.station}　{data.station_phone}"]),
        ("委托事项", [b(data.case.item), f"（{data.case.item_code}）"]),
        ("委托权限", powers),
        ("委托期限", f"自 {dates.figures(data.made_on)}起，至 {dates.figures(data.until)}止"),
        ("办理方式", "上门代办" if data.visit else "到站代办"),
    ]
    draw_table(
        flow, (Column("", 2.6, "center"), Column("", 9.5)), [Row((b(name), text)) for name, text in rows]
    )
    _sentences(flow, data)
    _witnesses(flow, data)
    principal = "委托人（捺印）" if data.witnesses else "委托人（签名、捺印）"
    draw_signatures(flow, [(principal, ""), ("代办员（签名）", data.proxy)])
    flow.gap(0.5)
    flow.para("一式三份：委托人、村站、镇便民服务中心各一份。", first=0)
    flow.para("　".join(frame.phones(data.head)), first=0)
    return flow


def _sentences(flow: Flow, data: Mandate) -> None:
    fee = data.fee or "不收费"
    flow.para([b("一、"), "本站代办不收取任何费用；规费由委托人承担，本事项规费：", b(fee), "。"])
    flow.para([b("二、"), "委托人保证所交材料真实有效，材料有变化时及时告诉代办员。"])
    flow.para(
        [
            b("三、"),
            "代办员按委托权限递交、补正和领取，收件后 3 个工作日内把材料交到镇便民服务中心，",
            "不得把材料用在别处。领回结果的，及时送到委托人手里，由委托人签收。",
        ]
    )
    flow.para(
        [
            b("四、"),
            "为办理本事项，姓名、证件号码、住址、电话和所交材料会交给镇便民服务中心和有关部门，不作他用；",
            "委托人可以随时到本站查询、更正或者撤回委托。",
        ]
    )


def _witnesses(flow: Flow, data: Mandate) -> None:
    if not data.witnesses:
        return
    names = "、".join(data.witnesses)
    flow.para(
        [
            b("委托人不能签名，"),
            f"本委托书已由{data.proxy}当着见证人逐条念读，委托人表示同意并捺印，见证人：{names}。",
        ]
    )
    draw_signatures(
        flow, [(f"见证人{n}（签名）", name) for n, name in zip("一二", data.witnesses, strict=False)]
    )
