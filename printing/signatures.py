"""Rows of places to sign at the end of a report."""

from collections.abc import Sequence

from printing.layout import Flow
from printing.sheet import MM
from printing.text import b, break_lines


def draw_signatures(flow: Flow, labels: Sequence[tuple[str, str]], *, when: str = "年　月　日") -> None:
    """Boxes side by side, each with a label, the name if known, and room for signature and `when`."""
    height, size = 20 * MM, flow.body
    flow.need(height + size)
    flow.gap(0.6)
    top, width = flow.y, flow.width / len(labels)
    for number, (label, name) in enumerate(labels):
        x = flow.left + number * width
        flow.sheet.box(x, top, width, height)
        flow.y = top + size * 0.3
        inner = width - size
        flow.lines(break_lines([b(f"{label}："), name], inner, size), size, x + size / 2, inner)
        flow.y = top + height - size * 1.8
        flow.lines(break_lines(when, inner, size), size, x + size / 2, inner, "right")
    flow.y = top + height
