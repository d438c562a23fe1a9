"""Putting paragraphs, rules and label–value rows one under the other, page after page."""

from collections.abc import Callable, Sequence
from typing import Literal

from printing.barcodes import DOT, Marks
from printing.sheet import Form, Sheet
from printing.text import Line, Text, b, break_lines, measure

Align = Literal["left", "center", "right"]
Foot = Callable[["Flow", int, int], None]

LEADING = 1.42  # line height, in em
_ASCENT = 0.88  # from the top of a line of 1 em to its baseline, in em


class Flow:
    """A cursor that moves down the page and opens the next one when the page is full.

    Attributes:
        sheet: what has been drawn so far.
        y: points from the top of the page to the next mark.
        body: size of ordinary text, in points.
    """

    def __init__(self, form: Form, body: float, foot: Foot) -> None:
        self.sheet = Sheet(form)
        self.form = form
        self.body = body
        self.y = form.top
        self._foot = foot

    @property
    def left(self) -> float:
        """The left edge of the text."""
        return self.form.side

    @property
    def width(self) -> float:
        """The width of the text."""
        return self.form.width - 2 * self.form.side

    @property
    def right(self) -> float:
        """The right edge of the text."""
        return self.form.width - self.form.side

    @property
    def roll(self) -> bool:
        """Whether the paper is a roll, which never runs out."""
        return not self.form.height

    @property
    def room(self) -> float:
        """Points left on this page."""
        return float("inf") if self.roll else self.form.height - self.form.bottom - self.y

    def need(self, height: float) -> None:
        """Open the next page unless `height` points are left on this one."""
        if self.room < height:
            self.turn()

    def turn(self) -> None:
        """Open the next page."""
        self.sheet.new_page()
        self.y = self.form.top

    def gap(self, ems: float = 0.5) -> None:
        """Leave white space, in ems of ordinary text."""
        self.y += ems * self.body

    def lines(
        self,
        lines: Sequence[Line],
        size: float,
        x: float,
        width: float,
        align: Align = "left",
        first: float = 0.0,
    ) -> None:
        """Draw broken lines from the cursor down, without looking for the end of the page."""
        for number, line in enumerate(lines):
            spare = width - line.width
            shift = {"left": 0.0, "center": spare / 2, "right": spare}[align]
            indent = first if number == 0 else 0.0
            baseline = self.y + size * (LEADING - 1) / 2 + size * _ASCENT
            self.sheet.text(x + shift + indent, baseline, line, size)
            self.y += size * LEADING

    def para(
        self,
        text: Text,
        *,
        first: float = 2.0,
        size: float = 0.0,
        align: Align = "left",
        left: float = 0.0,
    ) -> None:
        """Draw a paragraph; `first` indents its first line and `left` the whole of it, in ems."""
        size = size or self.body
        x = self.left + left * size
        width = self.right - x
        indent = first * size if align == "left" else 0.0
        lines = break_lines(text, width, size, first=indent, justify=align == "left" and not self.roll)
        for number, line in enumerate(lines):
            self.need(size * LEADING)
            self.lines([line], size, x, width, align, indent if number == 0 else 0.0)

    def heading(self, text: str, *, keep: int = 3) -> None:
        """Draw a bold line on the same page as the first `keep` lines of what follows."""
        self.need(self.body * LEADING * keep)
        self.gap(0.3)
        self.para(b(text), first=0.0)
        self.gap(0.1)

    def pairs(self, rows: Sequence[tuple[str, Text]], *, size: float = 0.0) -> None:
        """Draw label and value rows, the values in one column; rows without a value are left out."""
        size = size or self.body
        filled = [(name, value) for name, value in rows if value]
        label = _label_width(filled, size)
        for name, value in filled:
            lines = break_lines(value, self.width - label - size, size)
            self.need(size * LEADING * len(lines))
            self._pair(name, lines, self.left, label, size)

    def grid(self, rows: Sequence[tuple[str, Text]]) -> None:
        """Like `pairs`, but two short rows that follow each other share a line."""
        if self.roll:
            self.pairs(rows)
            return
        size, half = self.body, self.width / 2
        filled = [(name, value) for name, value in rows if value]
        label = _label_width(filled, size)
        broken = [(name, break_lines(value, self.width - label - size, size)) for name, value in filled]
        short = [len(lines) == 1 and lines[0].width <= half - label - 1.5 * size for _, lines in broken]
        place = 0
        while place < len(broken):
            name, lines = broken[place]
            self.need(size * LEADING * len(lines))
            top = self.y
            self._pair(name, lines, self.left, label, size)
            if all(short[place : place + 2]) and place + 1 < len(broken):
                self.y = top
                place += 1
                self._pair(*broken[place], self.left + half, label, size)
            place += 1

    def _pair(self, name: str, lines: Sequence[Line], x: float, label: float, size: float) -> None:
        top = self.y
        labels = break_lines(name, label + 1, size)
        labels[0].spread(label)
        self.lines(labels, size, x, label)
        self.y = top
        self.lines(lines, size, x + label + size, self.width)

    def rule(self, *, dashed: bool = True) -> None:
        """Draw a rule across the text."""
        self.gap(0.35)
        self.sheet.line(self.left, self.y, self.right, self.y, 0.6, dashed)
        self.gap(0.35)

    def code(self, marks: Marks, dots: int, *, x: float, height: float = 0.0) -> float:
        """Draw a code at `x` from the cursor down and return its height; the cursor stays."""
        self.sheet.code(x, self.y, marks, dots, height)
        return height or len(marks.rows) * dots * DOT

    def finish(self, title: str, author: str) -> bytes:
        """Draw the foot of every page and write the file."""
        pages = len(self.sheet.pages)
        for number in range(pages):
            self.sheet.at = number
            self._foot(self, number + 1, pages)
        return self.sheet.pdf(title, author, self.y + self.form.bottom)


def _label_width(rows: Sequence[tuple[str, Text]], size: float) -> float:
    return max((measure(name, size) for name, _ in rows), default=0.0)
