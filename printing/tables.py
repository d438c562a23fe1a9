"""Ruled tables whose cells wrap and whose rows go on to the next page under a repeated heading."""

from collections.abc import Sequence
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from printing import barcodes, frame
from printing.barcodes import DOT
from printing.layout import LEADING, Align, Flow
from printing.sheet import A5
from printing.text import Line, Span, Text, b, break_lines, spans

_PAD_X = 0.3  # white inside a cell, in ems
_PAD_Y = 0.25
_PAD_Y_SMALL = 0.15  # on A5, where a voucher should keep to one page
_BARS_TALL = 3  # lines of text a barcode takes up, more than 10 mm


class Column(NamedTuple):
    """A column: its heading, its share of the width, and a heading it may have in common with neighbours."""

    title: str
    share: float
    align: Align = "left"
    group: str = ""


class Bars(NamedTuple):
    """A number of 16 digits as a barcode over its groups; its column should be centred and 36 mm wide or more."""

    number: str


class Row(NamedTuple):
    """The cells of a row, all in bold for sums."""

    cells: Sequence[Text | Bars]
    bold: bool = False


class Block(NamedTuple):
    """Rows that stand beside one common title."""

    title: str
    rows: Sequence[Row]


def draw_table(
    flow: Flow, columns: Sequence[Column], rows: Sequence[Row], *, size: float = 0.0, gap: float = 0.5
) -> None:
    """Draw the table across the whole text width; columns without any title have no heading."""
    _Table(flow, columns, size or flow.body).draw(rows)
    flow.gap(gap)


def draw_blocks(flow: Flow, columns: Sequence[Column], blocks: Sequence[Block], *, title: float) -> None:
    """Draw rows block by block under each other; on the left the title of each block, `title` ems wide."""
    width = title * flow.body
    table = _Table(flow, columns, flow.body, indent=width)
    for block in blocks:
        lines = break_lines(b(block.title), width - 2 * _PAD_X * flow.body, flow.body)
        height = max(table.height(block.rows), len(lines) * LEADING * flow.body)
        flow.need(height)
        top = flow.y
        table.draw(block.rows, least=height)
        table.cell(lines, flow.left, top, width, height, "center")
        flow.y = top + height
    flow.gap(0.5)


class _Cell(NamedTuple):
    """Broken text; with `bars`, the first lines are left white for them."""

    lines: list[Line]
    bars: barcodes.Marks | None = None


class _Table:
    def __init__(self, flow: Flow, columns: Sequence[Column], size: float, indent: float = 0.0) -> None:
        self.flow = flow
        self.columns = columns
        self.size = size
        self.left = flow.left + indent
        self.pad = _PAD_Y_SMALL if flow.form == A5 else _PAD_Y
        whole = sum(column.share for column in columns)
        self.widths = [(flow.width - indent) * column.share / whole for column in columns]
        self.aligns: list[Align] = [column.align for column in columns]
        self.titled = any(column.title for column in columns)

    def draw(self, rows: Sequence[Row], least: float = 0.0) -> None:
        """Draw heading and rows; the last row grows until the rows are `least` points high."""
        broken = [self._broken(row) for row in rows]
        head = self._head_height() if self.titled else 0.0
        first = self._height(broken[0]) if broken else 0.0
        self.flow.need(head + min(first, self._tall(3)))
        self._head()
        spare = max(0.0, least - sum(map(self._height, broken)))
        for number, cells in enumerate(broken, 1):
            self._row(cells, spare if number == len(broken) else 0.0)

    def height(self, rows: Sequence[Row]) -> float:
        """The height of rows that are not cut, without a heading."""
        return sum(self._height(self._broken(row)) for row in rows)

    def _broken(self, row: Row) -> list[_Cell]:
        cells: list[_Cell] = []
        for text, width in zip(row.cells, self.widths, strict=True):
            inner = width - 2 * _PAD_X * self.size + 0.5
            if isinstance(text, Bars):
                shown = break_lines(frame.shown(text.number), inner, self.size)
                cells.append(_Cell([Line()] * _BARS_TALL + shown, barcodes.code128c(text.number)))
                continue
            parts = [Span(part.text, bold=True) for part in spans(text)] if row.bold else text
            cells.append(_Cell(break_lines(parts, inner, self.size)))
        return cells

    def _tall(self, lines: int) -> float:
        return (lines * LEADING + 2 * self.pad) * self.size

    def _height(self, cells: list[_Cell]) -> float:
        return self._tall(max(len(cell.lines) for cell in cells))

    def _row(self, cells: list[_Cell], spare: float) -> None:
        """Draw one row; only a row too long for a whole page, or with room for half of it, is cut."""
        while (height := self._height(cells)) > self.flow.room:
            fit = int((self.flow.room / self.size - 2 * self.pad) / LEADING)
            page = self.flow.form.height - self.flow.form.top - self.flow.form.bottom - self._head_height()
            if fit >= 3 and (height > page or fit >= 0.5 * max(len(cell.lines) for cell in cells)):
                self._cells([cell._replace(lines=cell.lines[:fit]) for cell in cells])
                cells = [_Cell(cell.lines[fit:]) for cell in cells]
            self.flow.turn()
            self._head()
        self._cells(cells, spare)

    def _cells(self, cells: list[_Cell], spare: float = 0.0) -> None:
        height = self._height(cells) + spare
        top, x = self.flow.y, self.left
        for cell, width, align in zip(cells, self.widths, self.aligns, strict=True):
            self.cell(cell.lines, x, top, width, height, align)
            if cell.bars:
                white = (height - len(cell.lines) * LEADING * self.size) / 2
                self._bars(cell.bars, x, top + white, width)
            x += width
        self.flow.y = top + height

    def _bars(self, marks: barcodes.Marks, x: float, top: float, width: float) -> None:
        """Draw a barcode in the middle of a cell, as wide as the cell allows."""
        dots = 3 if marks.modules * 3 * DOT <= width else 2
        self.flow.y = top
        left = x + (width - marks.modules * dots * DOT) / 2
        self.flow.code(marks, dots, x=left, height=_BARS_TALL * LEADING * self.size - 0.3 * self.size)

    def cell(
        self, lines: list[Line], x: float, top: float, width: float, height: float, align: Align
    ) -> None:
        """Draw one ruled cell; long text starts at the top, everything else stands in the middle."""
        self.flow.sheet.box(x, top, width, height)
        pad = _PAD_X * self.size
        spare = height - len(lines) * LEADING * self.size
        self.flow.y = top + (spare / 2 if align != "left" or len(lines) == 1 else self.pad * self.size)
        self.flow.lines(lines, self.size, x + pad, width - 2 * pad, align)

    @cached_property
    def _titles(self) -> list[list[Line]]:
        return [cell.lines for cell in self._broken(Row([b(column.title) for column in self.columns]))]

    def _group_height(self) -> float:
        return self._tall(1) if any(column.group for column in self.columns) else 0.0

    def _head_height(self) -> float:
        return self._tall(max(map(len, self._titles))) + self._group_height()

    def _head(self) -> None:
        if not self.titled:
            return
        top, x = self.flow.y, self.left
        group_height = self._group_height()
        height = self._head_height() - group_height
        for name, members in groupby(
            zip(self.columns, self._titles, self.widths, strict=True), lambda entry: entry[0].group
        ):
            entries = list(members)
            if name:
                whole = sum(width for _, _, width in entries)
                lines = break_lines(b(name), whole, self.size)
                self.cell(lines, x, top, whole, group_height, "center")
            lift = group_height if name else 0.0
            for _, lines, width in entries:
                self.cell(lines, x, top + lift, width, height + group_height - lift, "center")
                x += width
        self.flow.y = top + group_height + height
