"""A long key in a frame: groups of letters big enough to type from, with the whole of it as a QR code beside them."""

from collections.abc import Sequence

from printing import barcodes
from printing.barcodes import DOT
from printing.layout import Flow
from printing.sheet import MM
from printing.text import break_lines

_PER_ROW = 4
_SIZE = 20.0
_LEADING = 1.55
_DOTS = 5


def draw(flow: Flow, groups: Sequence[str], scanned: str) -> None:
    """Draw `groups` in numbered rows of four, and `scanned` as the code."""
    rows = [groups[i : i + _PER_ROW] for i in range(0, len(groups), _PER_ROW)]
    marks = barcodes.qr(scanned)
    side = marks.modules * _DOTS * DOT
    height = max(side + 4 * MM, (len(rows) + 0.5) * _SIZE * _LEADING)
    top = flow.y
    flow.sheet.box(flow.left, top, flow.width, height, 1.2)
    flow.y = top + (height - side) / 2
    flow.code(marks, _DOTS, x=flow.right - side - 2 * MM)
    column = (flow.width - side - 18 * MM) / _PER_ROW
    flow.y = top + (height - len(rows) * _SIZE * _LEADING) / 2
    for number, row in enumerate(rows, 1):
        _row(flow, number, row, column)
    flow.y = top + height
    flow.gap()


def _row(flow: Flow, number: int, row: Sequence[str], column: float) -> None:
    top = flow.y
    flow.y = top + (_SIZE - flow.body) * 0.8
    flow.lines(break_lines(f"{number}", 20, flow.body), flow.body, flow.left + 4 * MM, 20)
    for place, group in enumerate(row):
        flow.y = top
        x = flow.left + 12 * MM + place * column
        flow.lines(break_lines(group, column, _SIZE, "sans"), _SIZE, x, column)
