"""The steps of an item as boxes and arrows, left to right and row by row."""

from collections.abc import Sequence
from dataclasses import dataclass

from printing.layout import LEADING, Flow
from printing.text import Line, b, balanced, break_lines

_PER_ROW = 6
_ARROW = 13.0  # points between two boxes
_HEAD = 4.0


@dataclass(frozen=True)
class Step:
    """A step, who does it, and how long it takes."""

    name: str
    who: str = ""
    time: str = ""


def draw_steps(flow: Flow, steps: Sequence[Step]) -> None:
    """Draw all steps; a row's last box points down to the next row's first."""
    for start in range(0, len(steps), _PER_ROW):
        _row(flow, steps[start : start + _PER_ROW], start, last=start + _PER_ROW >= len(steps))
    flow.gap(0.3)


def _row(flow: Flow, steps: Sequence[Step], start: int, *, last: bool) -> None:
    size = flow.body
    width = (flow.width - _ARROW * (_PER_ROW - 1)) / _PER_ROW
    boxes = [_lines(step, start + n, width - 4, size) for n, step in enumerate(steps, 1)]
    height = max(map(len, boxes)) * size * LEADING + size * 0.7
    flow.need(height + 22)
    top = flow.y
    for place, lines in enumerate(boxes):
        x = flow.left + place * (width + _ARROW)
        flow.sheet.box(x, top, width, height, 0.8)
        flow.y = top + (height - len(lines) * size * LEADING) / 2
        flow.lines(lines, size, x + 2, width - 4, "center")
        if place + 1 < len(boxes):
            _arrow_right(flow, x + width, x + width + _ARROW, top + height / 2)
    flow.y = top + height
    if not last:
        _turn_down(flow, flow.left + (_PER_ROW - 1) * (width + _ARROW) + width / 2, flow.left + width / 2)


def _lines(step: Step, number: int, width: float, size: float) -> list[Line]:
    lines = break_lines(b(f"{number} {step.name}"), width, size)
    for text in (step.who, step.time):
        if text:
            lines += balanced(text, width, size)
    return lines


def _arrow_right(flow: Flow, start: float, end: float, y: float) -> None:
    flow.sheet.line(start, y, end, y, 0.8)
    flow.sheet.line(end - _HEAD, y - _HEAD / 1.6, end, y, 0.8)
    flow.sheet.line(end - _HEAD, y + _HEAD / 1.6, end, y, 0.8)


def _turn_down(flow: Flow, start: float, end: float) -> None:
    top, middle, bottom = flow.y, flow.y + 9, flow.y + 20
    flow.sheet.line(start, top, start, middle, 0.8)
    flow.sheet.line(start, middle, end, middle, 0.8)
    flow.sheet.line(end, middle, end, bottom, 0.8)
    flow.sheet.line(end - _HEAD / 1.6, bottom - _HEAD, end, bottom, 0.8)
    flow.sheet.line(end + _HEAD / 1.6, bottom - _HEAD, end, bottom, 0.8)
    flow.y = bottom
