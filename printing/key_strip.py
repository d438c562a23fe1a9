"""键盘贴条: what each function key does, to be cut out and laid above the keyboard."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Annotated

from msgspec import Meta

from printing import frame
from printing.frame import Head, Stamp
from printing.layout import Flow
from printing.sheet import A4_LANDSCAPE, MM
from printing.tables import Block, Column, Row, draw_blocks
from printing.text import Text, b, break_lines, measure

_KEY = 18.5 * MM  # width of a key, a little less than its 19 mm pitch
_BLOCK_GAP = 9 * MM  # between F4 and F5, F8 and F9
_HEIGHT = 17 * MM
_BLOCK = 4
_STRIPS = 2
_LABEL = 10.5
_ACROSS = 5  # other keys side by side


@dataclass(frozen=True)
class Key:
    """A key and its meaning."""

    key: str
    meaning: Annotated[str, Meta(min_length=1)]


@dataclass(frozen=True)
class KeyGroup:
    """Keys that are used together."""

    title: str
    keys: list[Key]


@dataclass(frozen=True)
class KeyStrip:
    """The twelve function keys in order, and the other keys by group."""

    head: Head
    keys: list[Key]
    groups: list[KeyGroup] = field(default_factory=list)


def draw(data: KeyStrip, stamp: Stamp) -> Flow:
    """Draw two strips on A4 across, the other keys below."""
    flow = frame.start(A4_LANDSCAPE, data.head, "键盘贴条", stamp)
    flow.para("沿虚线剪下，贴在键盘 F 键上方。从左到右就是办一件事的顺序。", align="center")
    for _ in range(_STRIPS):
        flow.gap(0.6)
        _strip(flow, data.keys)
    flow.gap(0.8)
    if data.groups:
        draw_blocks(flow, (Column("", 1),) * _ACROSS, [_block(group) for group in data.groups], title=7)
    return flow


def _strip(flow: Flow, keys: Sequence[Key]) -> None:
    blocks = (len(keys) - 1) // _BLOCK
    whole = len(keys) * _KEY + blocks * _BLOCK_GAP
    x, top = (flow.form.width - whole) / 2, flow.y
    flow.sheet.box(x - 2 * MM, top, whole + 4 * MM, _HEIGHT + 4 * MM, 0.5, dashed=True)
    for number, key in enumerate(keys):
        _key(flow, key, x + number * _KEY + number // _BLOCK * _BLOCK_GAP, top + 2 * MM)
    flow.y = top + _HEIGHT + 4 * MM


def _key(flow: Flow, key: Key, x: float, top: float) -> None:
    flow.sheet.box(x, top, _KEY, _HEIGHT, 0.6)
    flow.y = top + 1 * MM
    flow.lines(break_lines(b(key.key), _KEY, 11, "sans"), 11, x, _KEY, "center")
    size = min(_LABEL, _LABEL * (_KEY - 5) / measure(key.meaning, _LABEL, "sans"))
    flow.y = top + 8.5 * MM
    flow.lines(break_lines(key.meaning, _KEY, size, "sans"), size, x, _KEY, "center")


def _block(group: KeyGroup) -> Block:
    cells: list[Text] = [[b(key.key), f"　{key.meaning}"] for key in group.keys]
    cells += [""] * (-len(cells) % _ACROSS)
    return Block(group.title, [Row(cells[i : i + _ACROSS]) for i in range(0, len(cells), _ACROSS)])
