"""What every paper has in common: whose it is, its number, its codes, where people sign, its foot."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from printing import barcodes, dates
from printing.barcodes import DOT
from printing.layout import LEADING, Flow
from printing.sheet import A4, A5, MM, ROLL, ROLL_58, Form
from printing.text import Text, b, break_lines, measure

_FOOT_SIZE = 7.5
_QR_DOTS = 3
_SEAL_LEAST = 27 * MM
_SEAL_MOST = 38 * MM  # an office seal is 38 to 42 mm across


@dataclass(frozen=True)
class Head:
    """Who issues the paper, on which machine, and whom to ring.

    `printed_at` is printed as it is handed in; `seal` defaults to the unit's name with 业务专用章.
    """

    unit: str
    document_number: str
    printed_at: str
    operator_no: str
    terminal: str
    operator: str = ""
    copies: int = 1
    phone: str = ""
    supervision_phone: str = ""
    seal: str = ""


@dataclass(frozen=True)
class Party:
    """A person or organisation; the number of the document comes masked."""

    name: str
    id_kind: str = ""
    id_masked: str = ""
    relation: str = ""

    @property
    def long(self) -> Text:
        """Name, kind of document, masked number, and for an agent the relation."""
        number = f"　{self.id_kind} {self.id_masked}".rstrip()
        return [b(self.name), number, f"　（{self.relation}）" if self.relation else ""]


@dataclass(frozen=True)
class Case:
    """The case a paper belongs to.

    `number` has 16 digits: station 4, terminal 2, date 6, serial 3, check 1.
    """

    number: str
    item: str
    item_code: str
    applicant: Party
    agent: Party | None = None
    query_code: str = ""

    @property
    def shown(self) -> str:
        """The number in groups, as people read it out."""
        return shown(self.number)

    def rows(self, *, addressed: bool = False) -> list[tuple[str, Text]]:
        """The rows 申请人, 代理人, 事项; the first is left out where the paper addresses the applicant."""
        item = f"（{self.item_code}）" if self.item_code else ""
        return [
            ("申请人", "" if addressed else self.applicant.long),
            ("代理人", self.agent.long if self.agent else ""),
            ("事项", [b(self.item), item]),
        ]


class Stamp(NamedTuple):
    """What the press adds to a paper: its template with version, how often it was printed again, and the width (mm)
    of the roll it is drawn for if it goes on one."""

    template: str
    reprint: int = 0
    roll: int = 80


def shown(number: str) -> str:
    """A number of 16 digits in groups; anything else as it is."""
    n = number
    return f"{n[:4]}-{n[4:6]}-{n[6:12]}-{n[12:15]}-{n[15:]}" if len(n) == 16 else n


_BODY = {A4: 12.0, A5: 10.5, ROLL: 9.5, ROLL_58: 9.5}


def start(form: Form, head: Head, title: str, stamp: Stamp, *, body: float = 0.0, running: str = "") -> Flow:
    """Open a paper with the unit's name and the title; 补打 stands in a frame at the top of a reprint.

    `running` stands at the top of every page after the first.
    """
    form = ROLL_58 if form == ROLL and stamp.roll == 58 else form
    size = body or _BODY.get(form, 10.5)

    def margins(page: Flow, number: int, pages: int) -> None:
        _foot(page, head, stamp, number, pages)
        if running and number > 1:
            page.y = form.top - 2 * size
            page.lines(break_lines(running, page.width, size), size, page.left, page.width)

    flow = Flow(form, size, margins)
    if stamp.reprint:
        _reprint_mark(flow, stamp.reprint)
    flow.para(b(head.unit), size=size * 1.15, align="center")
    flow.para(b(title), size=size * (1.4 if flow.roll else 1.75), align="center")
    flow.gap(0.3)
    return flow


def codes(flow: Flow, case: Case, kind: str, day: date) -> None:
    """Number and date on the left, barcode and QR code on the right; on a roll the bars stand on top."""
    bars = barcodes.code128c(case.number)
    if flow.roll:
        _roll_codes(flow, case, bars)
        return
    square = _qr(case, kind)
    dots = 3 if flow.form == A4 else 2
    bar_width, side = bars.modules * dots * DOT, square.modules * _QR_DOTS * DOT
    top = flow.y
    flow.code(square, _QR_DOTS, x=flow.right - side + 8 * DOT)
    flow.y = top + 2 * MM
    flow.code(bars, dots, x=flow.right - side - bar_width + 8 * DOT, height=11 * MM)
    flow.y = top + 1 * MM
    flow.pairs([("编号", case.shown), ("日期", dates.figures(day)), ("查询码", case.query_code)])
    flow.y = max(flow.y, top + side) + 0.3 * flow.body


def bars(flow: Flow, number: str, rows: Sequence[tuple[str, Text]]) -> None:
    """A manifest's number: label and value rows on the left, its barcode over the number on the right."""
    marks = barcodes.code128c(number)
    width, height = marks.modules * 3 * DOT, 12 * MM
    top, x = flow.y, flow.right - width
    flow.code(marks, 3, x=x, height=height)
    flow.y = top + height
    flow.lines(break_lines(b(shown(number)), width, flow.body), flow.body, x, width, "center")
    low, flow.y = flow.y, top
    flow.pairs(rows)
    flow.y = max(flow.y, low) + 0.3 * flow.body


def _roll_codes(flow: Flow, case: Case, bars: barcodes.Marks) -> None:
    dots = 2 if flow.form == ROLL_58 else 3
    width = bars.modules * dots * DOT
    flow.gap(0.2)
    flow.y += flow.code(bars, dots, x=(flow.form.width - width) / 2, height=12 * MM)
    flow.para(case.shown, align="center")
    flow.rule()


def roll_end(flow: Flow, head: Head, case: Case, kind: str, signer: str) -> None:
    """The end of a roll: clerk and telephones with the QR code on their right, and where to sign."""
    square = _qr(case, kind)
    side = square.modules * _QR_DOTS * DOT
    flow.rule()
    top = flow.y
    tall = flow.code(square, _QR_DOTS, x=flow.right - side)
    for text in (clerk(head), *phones(head)):
        flow.lines(break_lines(text, flow.width - side, flow.body), flow.body, flow.left, flow.width)
    flow.y = max(flow.y, top + tall)
    flow.para(sign_line(signer, 5 if flow.form == ROLL_58 else 8), first=0)


def _qr(case: Case, kind: str) -> barcodes.Marks:
    return barcodes.qr(barcodes.payload(kind, case.number, case.number[:4], case.number[-1]))


def address(flow: Flow, case: Case) -> None:
    """The applicant's name and masked number as the form of address, flush left."""
    masked = f"（{case.applicant.id_masked}）" if case.applicant.id_masked else ""
    flow.para([b(case.applicant.name), f"{masked}："], first=0)


def seal(flow: Flow, head: Head, day: date, left: Sequence[Text]) -> None:
    """Lines to sign on the left; on the right the place for the seal over the date in words and figures.

    The block takes more room for the pen where the page has it.
    """
    size, width = flow.body, flow.width * 0.46
    flow.need(_SEAL_LEAST + size * 0.8)
    flow.gap(0.5)
    top, height = flow.y, min(_SEAL_MOST, flow.room - 0.3 * size)
    _seal_box(flow, head, day, width, height)
    spread = (height - len(left) * LEADING * size) / max(1, len(left) - 1)
    for line in left:
        flow.lines(break_lines(line, flow.width - width - size, size), size, flow.left, width)
        flow.y += spread
    flow.y = top + height


def _seal_box(flow: Flow, head: Head, day: date, width: float, height: float) -> None:
    size, top, x = flow.body, flow.y, flow.right - width
    flow.sheet.box(x, top, width, height, 0.6, dashed=True)
    flow.y = top + height * 0.1
    name = (head.seal or f"{head.unit}业务专用章").replace("业务专用章", "\n业务专用章").strip()
    flow.lines(break_lines(f"（{name}）", width - size, size), size, x + size / 2, width - size, "center")
    flow.y = top + height - 2.2 * LEADING * size
    for text in (dates.words(day), f"（{dates.figures(day)}）"):
        flow.lines(break_lines(text, width, size), size, x, width, "center")
    flow.y = top


def sign_line(label: str, blank: int = 10) -> str:
    """A label with room to write behind it."""
    return f"{label}：{'＿' * blank}"


def phones(head: Head) -> list[str]:
    """The telephone numbers, each with its label."""
    numbers = (("电话", head.phone), ("监督", head.supervision_phone))
    return [f"{label}：{number}" for label, number in numbers if number]


def clerk(head: Head) -> str:
    """Who served; a paper that time brought about has nobody's number."""
    if not head.operator_no:
        return f"经办：{head.operator}"
    if not head.operator:
        return f"经办：工号 {head.operator_no}"
    return f"经办：{head.operator}（工号 {head.operator_no}）"


def _reprint_mark(flow: Flow, times: int) -> None:
    text, size = f"补打（第{times}次）", 10.5
    width = measure(b(text), size) + size
    x = flow.right - width
    flow.sheet.box(x, flow.y, width, size * 1.6, 0.8)
    top = flow.y
    flow.lines(break_lines(b(text), width, size), size, x, width, "center")
    flow.y = top + (size * 1.9 if flow.form.width <= A5.width else 0)


def _foot(flow: Flow, head: Head, stamp: Stamp, number: int, pages: int) -> None:
    first = f"文书编号 {head.document_number}　模板 {stamp.template}　打印 {head.printed_at}"
    second = f"操作员 {head.operator_no or head.operator}　机器 {head.terminal}　第{stamp.reprint + 1}次打印"
    if head.copies > 1:
        second += f"　一式 {head.copies} 份，含存根"
    if flow.roll:
        flow.rule()
        for text in (
            f"文书编号 {head.document_number}",
            f"打印 {head.printed_at}　模板 {stamp.template}",
            second,
        ):
            flow.para(text, first=0, size=_FOOT_SIZE)
        return
    flow.y = flow.form.height - flow.form.bottom + 1.2 * MM
    flow.sheet.line(flow.left, flow.y, flow.right, flow.y, 0.4)
    flow.y += 1
    for text in (first, second):
        top = flow.y
        flow.lines(break_lines(text, flow.width, _FOOT_SIZE), _FOOT_SIZE, flow.left, flow.width)
    flow.y = top
    page = break_lines(f"第 {number} 页　共 {pages} 页", flow.width, _FOOT_SIZE)
    flow.lines(page, _FOOT_SIZE, flow.left, flow.width, "right")
