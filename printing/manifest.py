"""C14 代办材料交接清单: what is in the bag, for both ends to sign. Full names: a custody paper, not a public one."""

from collections.abc import Sequence
from dataclasses import dataclass

from printing import barcodes, frame
from printing.barcodes import DOT
from printing.frame import Head, Stamp
from printing.layout import Flow
from printing.sheet import A4, MM
from printing.signatures import draw_signatures
from printing.tables import Bars, Column, Row, Stack, draw_table
from printing.text import Text, b, break_lines


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
    """A manifest. `code` is what its QR code says: numbers and counts, nothing about a person.

    `stamped`: the receiver is a superior department, which puts its seal beside the signature.
    """

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
    stamped: bool = False


_TITLE = "纸质材料交接清单"
_COLUMNS = (
    Column("序", 0.8, "center"),
    Column("村民和事项", 3.2),
    Column("办件编号", 4.2, "center"),
    Column("材料名称", 3.5),
    Column("原／复", 1.7, "center"),
    Column("份", 1, "center"),
    Column("页", 1.1, "center"),
    Column("点收", 1.5, "center"),
)
_SENTENCES = (
    "收件方先扫上面的条码，再逐件点收；份数不符当场写在“点收”栏和差异记录里，双方签名确认。",
    "数据还没到时，扫方形码照清单先点，数据到了自动对上。",
    "一式三份：移交方、接收方各留一份，随件一份。清单有村民姓名，只供交接使用。",
)


def draw(data: Manifest, stamp: Stamp) -> Flow:
    """Draw the manifest on A4; many cases run on under the same headings."""
    number = frame.shown(data.number)
    running = f"{_TITLE}（续）　{number}　{data.sender} 送 {data.receiver}"
    flow = frame.start(A4, data.head, _TITLE, stamp, body=10.5, running=running)
    _codes(flow, data)
    flow.grid(
        [("送", b(data.sender)), ("收", b(data.receiver)), ("时间", data.made_at), ("装袋", _bags(data))]
    )
    flow.gap(0.3)
    if data.lines:
        draw_table(flow, _COLUMNS, [*(_row(n, line) for n, line in enumerate(data.lines, 1)), _total(data)])
    else:
        flow.para("清单上没有办件。", first=0)
    _differences(flow)
    taker = "接收人（盖章）" if data.stamped else "接收人"
    signers = [("移交人", data.giver), ("送件人", data.carrier), (taker, "")]
    draw_signatures(flow, signers, when="年　月　日　时　分")
    flow.gap(0.4)
    for sentence in _SENTENCES:
        flow.para(sentence, first=0)
    return flow


def _bags(data: Manifest) -> str:
    return f"{data.bags} 个袋，" + (f"封口编号 {data.seal}" if data.seal else "没有封口")


def _row(n: int, line: Line) -> Row:
    whose: Text = [b(f"{line.name}　{_sums([line])[0]} 份"), f"\n{line.item}"]
    pieces, bars = line.pieces, Bars(line.number, tall=2)
    if not pieces:
        return Row((str(n), whose, bars, "没有材料", "—", "0", "0", ""))
    return Row(
        (
            str(n),
            whose,
            bars,
            Stack([piece.name for piece in pieces]),
            Stack([piece.form for piece in pieces]),
            Stack([str(piece.copies) for piece in pieces]),
            Stack([str(piece.pages) for piece in pieces]),
            Stack([""] * len(pieces)),
        )
    )


def _total(data: Manifest) -> Row:
    copies, pages = _sums(data.lines)
    return Row(("", "合计", f"{len(data.lines)} 件", "", "", str(copies), str(pages), ""), bold=True)


def _sums(lines: Sequence[Line]) -> tuple[int, int]:
    pieces = [piece for line in lines for piece in line.pieces]
    return sum(piece.copies for piece in pieces), sum(piece.pages for piece in pieces)


def _codes(flow: Flow, data: Manifest) -> None:
    """The number as bars for a plain scanner, and the whole list as a QR code for a bag whose data is on its way."""
    bars, square = barcodes.code128c(data.number), barcodes.qr(data.code)
    side, width = square.modules * 3 * DOT, bars.modules * 3 * DOT
    top, x = flow.y, (flow.form.width - width) / 2
    flow.code(square, 3, x=flow.right - side + 8 * DOT)
    flow.y = top + 1 * MM
    flow.code(bars, 3, x=x, height=12 * MM)
    flow.y = top + 13 * MM
    number = break_lines(b(frame.shown(data.number)), width, flow.body)
    flow.lines(number, flow.body, x, width, "center")
    flow.y = max(flow.y, top + side) + 0.3 * flow.body


def _differences(flow: Flow) -> None:
    columns = (Column("差异记录（哪一件、哪一份、怎么处理）", 9), Column("双方签名", 3, "center"))
    draw_table(flow, columns, [Row(("\n", ""))] * 2)
