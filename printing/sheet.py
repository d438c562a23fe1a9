"""A stack of blank pages that remembers what is drawn, top down, and writes it out as one PDF."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby
from math import ceil
from typing import Any, NamedTuple

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from printing.barcodes import DOT, Marks
from printing.fonts import SERIF
from printing.text import Line, Run

rl_config.useA85 = 0  # a PDF may hold bytes; writing them as letters only makes it a quarter longer

MM = 72 / 25.4
_DASH = [2.2, 1.8]
_BOLD_STROKE = 0.026  # em; Noto Serif SC comes in one weight, bold is drawn by thickening the outline

Mark = Callable[[Canvas, float], None]


class Form(NamedTuple):
    """A paper size in points with its margins; a `height` of 0 is a roll, cut where the text ends."""

    width: float
    height: float
    side: float
    top: float
    bottom: float


A4 = Form(210 * MM, 297 * MM, 20 * MM, 18 * MM, 17 * MM)
A4_LANDSCAPE = Form(297 * MM, 210 * MM, 14 * MM, 14 * MM, 15 * MM)
A5 = Form(148 * MM, 210 * MM, 13 * MM, 8.5 * MM, 13.5 * MM)
# 80 mm in whole printer dots; a hair less, because readers round a page up to the next dot.
_HAIR = 0.002
ROLL = Form(640 * DOT - _HAIR, 0, 4.5 * MM, 4 * MM, 6 * MM)
# 58 mm, of which a print head of 384 dots reaches 48 mm.
ROLL_58 = Form(464 * DOT - _HAIR, 0, 5.25 * MM, 4 * MM, 6 * MM)


@dataclass
class Sheet:
    """Pages of recorded marks; places are points from the top left corner of page `at`."""

    form: Form
    pages: list[list[Mark]] = field(default_factory=lambda: [[]])
    uncovered: list[str] = field(default_factory=list)
    at: int = 0

    def text(self, x: float, y: float, line: Line, size: float) -> None:
        """Draw `line` with its baseline at `y`."""
        self.pages[self.at].append(lambda canvas, height: _draw_line(canvas, x, height - y, line, size))
        for run in line.runs:
            if run.code:
                self.uncovered.append(chr(int(run.text[2:], 16)))

    def line(
        self, x1: float, y1: float, x2: float, y2: float, width: float = 0.5, dashed: bool = False
    ) -> None:
        """Draw a straight rule."""

        def mark(canvas: Canvas, height: float) -> None:
            canvas.setLineWidth(width)
            if dashed:
                canvas.setDash(_DASH)
            canvas.line(x1, height - y1, x2, height - y2)
            if dashed:
                canvas.setDash([])

        self.pages[self.at].append(mark)

    def box(
        self, x: float, y: float, width: float, height: float, stroke: float = 0.5, dashed: bool = False
    ) -> None:
        """Draw an empty rectangle whose top left corner is at x, y."""

        def mark(canvas: Canvas, page: float) -> None:
            canvas.setLineWidth(stroke)
            if dashed:
                canvas.setDash(_DASH)
            canvas.rect(x, page - y - height, width, height, stroke=1, fill=0)
            if dashed:
                canvas.setDash([])

        self.pages[self.at].append(mark)

    def code(self, x: float, y: float, marks: Marks, dots: int, row: float = 0.0) -> None:
        """Draw a code with modules of `dots` printer dots, its left edge moved onto the dot grid.

        `row` is the height of a row of modules in points; 0 means square modules.
        """
        module = dots * DOT
        tall = row or module
        left, top = round(x / DOT) * DOT, round(y / DOT) * DOT
        # In module units the cells are whole numbers: shorter, and exact on the grid.
        cells = " ".join(
            f"{start} {-number - 1} {length} 1 re"
            for number, runs in enumerate(marks.rows)
            for start, length in runs
        )

        def mark(canvas: Canvas, height: float) -> None:
            canvas.saveState()
            canvas.transform(module, 0, 0, tall, left, height - top)
            canvas.addLiteral(f"{cells} f")
            canvas.restoreState()

        self.pages[self.at].append(mark)

    def new_page(self) -> None:
        """Begin the next page."""
        self.pages.append([])
        self.at = len(self.pages) - 1

    def pdf(self, title: str, author: str, roll_height: float = 0.0) -> bytes:
        """The finished file; the same marks give the same bytes. A roll is `roll_height` points long."""
        height = self.form.height or ceil(roll_height / DOT) * DOT - _HAIR
        out = BytesIO()
        # The first font must be named, or an unembedded Helvetica is listed; the stubs take it for a size.
        first: Any = SERIF
        canvas = Canvas(
            out, pagesize=(self.form.width, height), invariant=1, pageCompression=1, initialFontName=first
        )
        canvas.setTitle(title)
        canvas.setAuthor(author)
        for page in self.pages:
            for mark in page:
                mark(canvas, height)
            canvas.showPage()
        canvas.save()
        return out.getvalue()


def _draw_line(canvas: Canvas, x: float, y: float, line: Line, size: float) -> None:
    for code, part in groupby(line.runs, key=lambda run: run.code):
        runs = list(part)
        if code:
            _draw_codes(canvas, x, y, runs, size)
        else:
            _draw_runs(canvas, x, y, runs, size, line.tracking)
        x += sum(run.width + (0.0 if code else line.tracking * len(run.text)) for run in runs)


def _draw_runs(canvas: Canvas, x: float, y: float, runs: Sequence[Run], size: float, tracking: float) -> None:
    text = canvas.beginText(x, y)
    if tracking:
        text.setCharSpace(tracking)
    if any(run.bold for run in runs):
        canvas.setLineWidth(size * _BOLD_STROKE)
    for run in runs:
        text.setFont(run.font, size)
        if run.bold:
            text.setTextRenderMode(2)
        text.textOut(run.text)
        if run.bold:
            text.setTextRenderMode(0)
    if tracking:
        text.setCharSpace(0)
    canvas.drawText(text)


def _draw_codes(canvas: Canvas, x: float, y: float, runs: Sequence[Run], size: float) -> None:
    canvas.setLineWidth(0.5)
    for run in runs:
        canvas.rect(x + size * 0.06, y - size * 0.12, run.width - size * 0.12, size * 0.92, stroke=1, fill=0)
        text = canvas.beginText(x + size * 0.25, y + size * 0.14)
        text.setFont(run.font, size * 0.55)
        text.textOut(run.text)
        canvas.drawText(text)
        x += run.width
