"""Ruled tables whose cells wrap and whose rows go on to the next page under a repeated heading."""

from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, groupby
from typing import NamedTuple

from printing import barcodes, frame
from printing.barcodes import DOT
from printing.layout import LEADING, Align, Flow
from printing.sheet import A5
from printing.text import Line, Span, Text, b, break_lines, spans

_PAD_X = 0.3  # white inside a cell, in ems
_PAD_Y = 0.25
_PAD_Y_SMALL = 0.15  # on A5, where a voucher should keep to one page


class Column(NamedTuple):
    """A column: its heading, its share of the width, and a heading it may have in common with neighbours."""

    title: str
    share: float
    align: Align = "left"
    group: str = ""


class Bars(NamedTuple):
    """A number of 16 digits as a barcode over its groups; its column should be centred and 42 mm wide or more.

    `tall` is the height of the bars in lines of text: 3 are more than 10 mm.
    """

    number: str
    tall: int = 3


class Stack(NamedTuple):
    """Texts one under the other with a rule between them; all stacks of a row have equally many."""

    entries: Sequence[Text]


class Row(NamedTuple):
    """The cells of a row, all in bold for sums."""

    cells: Sequence[Text | Bars | Stack]
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
    """Broken text; the first `tall` lines are left white for `bars`. A stack has no lines of its own."""

    lines: list[Line]
    bars: barcodes.Marks | None = None
    tall: int = 0
    stack: tuple[list[Line], ...] = ()


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
                marks = barcodes.code128c(text.number)
                cells.append(_Cell([Line()] * text.tall + shown, marks, text.tall))
                continue
            if isinstance(text, Stack):
                entries = tuple(break_lines(entry, inner, self.size) for entry in text.entries)
                cells.append(_Cell([], stack=entries))
                continue
            parts = [Span(part.text, bold=True) for part in spans(text)] if row.bold else text
            cells.append(_Cell(break_lines(parts, inner, self.size)))
        return cells

    def _tall(self, lines: int) -> float:
        return (lines * LEADING + 2 * self.pad) * self.size

    def _height(self, cells: list[_Cell]) -> float:
        return max(self._own_height(cells), sum(self._steps(cells)))

    def _own_height(self, cells: list[_Cell]) -> float:
        """The height of a row without its stacks."""
        return self._tall(max(len(cell.lines) for cell in cells))

    def _steps(self, cells: list[_Cell]) -> list[float]:
        """The heights of the entries that lie side by side in the stacks of a row."""
        stacks = [cell.stack for cell in cells if cell.stack]
        return [self._tall(max(map(len, step))) for step in zip(*stacks, strict=True)]

    def _page(self) -> float:
        """The height a page has for rows."""
        return self.flow.form.height - self.flow.form.top - self.flow.form.bottom - self._head_height()

    def _row(self, cells: list[_Cell], spare: float) -> None:
        """Draw one row; only a row too long for a whole page, or with room for half of it, is cut."""
        steps = self._steps(cells)
        if steps and max(steps) > self._page():
            for n in range(len(steps)):
                self._row([_Cell(cell.stack[n]) if cell.stack else cell for cell in cells], 0.0)
            return
        while self._height(cells) > self.flow.room:
            cells = self._begin_stacks(cells) if steps else self._begin(cells)
            self.flow.turn()
            self._head()
        self._cells(cells, spare)

    def _begin(self, cells: list[_Cell]) -> list[_Cell]:
        """Draw the part of a row that fits, if it is worth it, and return the rest."""
        fit = int((self.flow.room / self.size - 2 * self.pad) / LEADING)
        long = self._height(cells) > self._page()
        if fit < 3 or not (long or fit >= 0.5 * max(len(cell.lines) for cell in cells)):
            return cells
        self._cells([cell._replace(lines=cell.lines[:fit]) for cell in cells])
        return [_Cell(cell.lines[fit:]) for cell in cells]

    def _begin_stacks(self, cells: list[_Cell]) -> list[_Cell]:
        """Like `_begin`, between two entries of the stacks; the other cells are said again with the rest."""
        steps = self._steps(cells)
        fit = sum(1 for height in accumulate(steps) if height <= self.flow.room)
        long = self._height(cells) > self._page()
        if not fit or self._own_height(cells) > self.flow.room or not (long or fit >= 0.5 * len(steps)):
            return cells
        self._cells([cell._replace(stack=cell.stack[:fit]) for cell in cells])
        return [cell._replace(stack=cell.stack[fit:]) for cell in cells]

    def _cells(self, cells: list[_Cell], spare: float = 0.0) -> None:
        height = self._height(cells) + spare
        steps = self._steps(cells)
        more = (height - sum(steps)) / len(steps) if steps else 0.0
        top, x = self.flow.y, self.left
        for cell, width, align in zip(cells, self.widths, self.aligns, strict=True):
            if cell.stack:
                self._stack(cell.stack, x, top, width, [step + more for step in steps], align)
            else:
                self.cell(cell.lines, x, top, width, height, align)
            if cell.bars:
                white = (height - len(cell.lines) * LEADING * self.size) / 2
                self._bars(cell, cell.bars, x, top + white, width)
            x += width
        self.flow.y = top + height

    def _stack(
        self,
        entries: Sequence[list[Line]],
        x: float,
        top: float,
        width: float,
        heights: Sequence[float],
        align: Align,
    ) -> None:
        for lines, height in zip(entries, heights, strict=True):
            self.cell(lines, x, top, width, height, align)
            top += height

    def _bars(self, cell: _Cell, marks: barcodes.Marks, x: float, top: float, width: float) -> None:
        """Draw a barcode in the middle of a cell, as wide as the cell allows."""
        dots = 3 if marks.modules * 3 * DOT <= width else 2
        self.flow.y = top
        left = x + (width - marks.modules * dots * DOT) / 2
        self.flow.code(marks, dots, x=left, height=(cell.tall * LEADING - 0.3) * self.size)

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
