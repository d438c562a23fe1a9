"""C14 代办材料交接清单: what is in the bag, for both ends to sign. Full names: a custody paper, not a public one."""

from dataclasses import dataclass

from printing import barcodes, frame
from printing.barcodes import DOT
from printing.frame import Head, Stamp
from printing.layout import Flow
from printing.sheet import A4, MM
from printing.signatures import draw_signatures
from printing.tables import Column, Row, draw_table
from printing.text import b


@dataclass(frozen=True)
class Piece:
    """One material of a case: how many sheets of it lie in the bag, and their pages."""

    name: str
    form: str
    copies: int
    pages: int


@dataclass(frozen=True)
class Line:
    """One case of the bag."""

    number: str
    name: str
    item: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Manifest:
    """A manifest. `code` is what its QR code says: numbers and counts, nothing about a person."""

    head: Head
    number: str
    code: str
    made_at: str
    sender: str
    receiver: str
    giver: str
    carrier: str
    seal: str
    bags: int
    lines: list[Line]


_SENTENCES = (
    "收件方先扫上面的条码，逐件点收；份数不符当场写在“点收”栏，双方签名确认。",
    "数据还没到时，扫方形码照清单先点，数据到了自动对上。",
)


def draw(data: Manifest, stamp: Stamp) -> Flow:
    """Draw the manifest on A4; many cases run on under the same headings."""
    flow = frame.start(A4, data.head, "纸质材料交接清单", stamp, body=10.5)
    _codes(flow, data)
    flow.pairs([("送", b(data.sender)), ("收", b(data.receiver)), ("时间", data.made_at)])
    flow.gap(0.3)
    columns = (
        Column("序", 0.8, "center"),
        Column("村民和事项", 3.6),
        Column("办件编号", 2.6, "center"),
        Column("材料（原件、复印件；份；页）", 5.2),
        Column("份数", 1.0, "center"),
        Column("点收", 1.6, "center"),
    )
    rows = [Row(_cells(n, line)) for n, line in enumerate(data.lines, 1)]
    copies, pages = _sums(data)
    total = Row(("", f"合计 {len(data.lines)} 件", "", f"{pages} 页", str(copies), ""), bold=True)
    draw_table(flow, columns, [*rows, total])
    seal = f"，封口编号 {data.seal}" if data.seal else ""
    flow.para(f"装 {data.bags} 个袋{seal}。", first=0)
    _differences(flow)
    draw_signatures(flow, [("移交人", data.giver), ("送件人", data.carrier), ("接收人", "")])
    flow.gap(0.4)
    for sentence in _SENTENCES:
        flow.para(sentence, first=0)
    return flow


def _cells(n: int, line: Line) -> tuple[str, ...]:
    number = line.number
    shown = f"{number[:4]}-{number[4:6]}-{number[6:12]}\n-{number[12:15]}-{number[15:]}"
    pieces = "；".join(f"{p.name}（{p.form}）{p.copies} 份 {p.pages} 页" for p in line.pieces)
    copies = str(sum(piece.copies for piece in line.pieces))
    return (str(n), f"{line.name}\n{line.item}", shown, pieces, copies, "")


def _sums(data: Manifest) -> tuple[int, int]:
    pieces = [piece for line in data.lines for piece in line.pieces]
    return sum(piece.copies for piece in pieces), sum(piece.pages for piece in pieces)


def _codes(flow: Flow, data: Manifest) -> None:
    """The number as bars for a plain scanner, and the whole list as a QR code for a bag whose data is on its way."""
    bars, square = barcodes.code128c(data.number), barcodes.qr(data.code)
    side = square.modules * 3 * DOT
    top = flow.y
    flow.code(square, 3, x=flow.right - side)
    flow.y = top + 1 * MM
    flow.code(bars, 3, x=flow.left, height=12 * MM)
    flow.y = top + 15 * MM
    n = data.number
    flow.para(b(f"{n[:4]}-{n[4:6]}-{n[6:12]}-{n[12:15]}-{n[15:]}"), first=0)
    flow.y = max(flow.y, top + side) + 0.3 * flow.body


def _differences(flow: Flow) -> None:
    columns = (Column("差异记录（哪一件、哪一份、怎么处理）", 9), Column("双方签名", 3, "center"))
    draw_table(flow, columns, [Row(("\n", "")), Row(("\n", ""))])
