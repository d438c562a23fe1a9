"""试打页: how far a printer prints beside where it should, read off by folding the sheet or with a ruler."""

from dataclasses import dataclass
from typing import Literal

from printing import frame
from printing.frame import Head, Stamp
from printing.layout import Flow
from printing.sheet import A4, A5, MM, Form
from printing.text import b, break_lines, measure

_FORMS = {"a4": A4, "a5": A5._replace(side=20 * MM, top=18 * MM)}
_SIZE = 10.5
_EDGE = 6 * MM  # farther from the edge than the strip that printers leave white
_SHORT, _MIDDLE, _LONG = 2 * MM, 3 * MM, 4 * MM
_SPAN = 20  # mm to either side of the middle
_APART = 8  # mm from there to the word
_LINE = 100  # mm
_THIN = 0.3


@dataclass(frozen=True)
class TrialSheet:
    """`printer` prints everything moved by `right` and `down` (mm), this sheet too."""

    head: Head
    size: Literal["a4", "a5"]
    printer: str
    right: float = 0.0
    down: float = 0.0


def draw(data: TrialSheet, stamp: Stamp) -> Flow:
    """Draw the sheet: rulers along two edges, scales across both folds, and how they are read."""
    form = _FORMS[data.size]
    flow = frame.start(form, data.head, "试打页", stamp, body=_SIZE)
    flow.para([b(data.printer), f"　现在往右 {_mm(data.right)}，往下 {_mm(data.down)}"], align="center")
    flow.gap(0.3)
    for text in (
        "左边对右边折一次，上边对下边折一次，压出折痕。",
        "折痕压着的数是还要挪的毫米数：横尺是往右，竖尺是往下，负数是往左、往上。"
        "和现在的数加起来，填到“设置”的“打印和票据”里，存好再试打。",
        "没有折，也可以拿尺子从纸边量：印着 20 的线量出来是 22，就少挪 2 毫米。",
        f"最下面那条线应当正好 {_LINE} 毫米长；不是的话，请把驱动里的缩放关掉。",
    ):
        flow.para(text, first=0)
    _line(flow, form.height * 0.85)
    _top_ruler(flow, form)
    _left_ruler(flow, form)
    _fold_across(flow, form.width / 2, form.height * 0.7)
    _fold_down(flow, form.width * 0.75, form.height / 2)
    return flow


def _mm(value: float) -> str:
    return f"{value:.1f} 毫米"


def _line(flow: Flow, y: float) -> None:
    left = flow.left
    flow.sheet.line(left, y, left + _LINE * MM, y, 0.8)
    for x in (left, left + _LINE * MM):
        flow.sheet.line(x, y - _MIDDLE, x, y + _MIDDLE, 0.8)


def _top_ruler(flow: Flow, form: Form) -> None:
    """Millimetres from the left edge, along the top."""
    for n in range(10, int(form.width / MM) - 9):
        flow.sheet.line(n * MM, _EDGE, n * MM, _EDGE + _tick(n), _THIN)
        if n % 10 == 0:
            _label(flow, str(n), n * MM, _EDGE + _LONG, "below")


def _left_ruler(flow: Flow, form: Form) -> None:
    """Millimetres from the upper edge, along the left."""
    for n in range(15, int(form.height / MM) - 9):
        flow.sheet.line(_EDGE, n * MM, _EDGE + _tick(n), n * MM, _THIN)
        if n % 10 == 0:
            _label(flow, str(n), _EDGE + _LONG, n * MM, "beside")


def _fold_across(flow: Flow, middle: float, y: float) -> None:
    """The scale under the upright fold: what the print is to be moved right."""
    for n in range(-_SPAN, _SPAN + 1):
        x = middle + n * MM
        flow.sheet.line(x, y, x, y - _tick(n), _THIN)
        if n % 10 == 0:
            _label(flow, str(n), x, y, "below")
    _label(flow, "往右", middle + (_SPAN + _APART) * MM, y, "below")


def _fold_down(flow: Flow, x: float, middle: float) -> None:
    """The scale under the level fold: what the print is to be moved down."""
    for n in range(-_SPAN, _SPAN + 1):
        y = middle + n * MM
        flow.sheet.line(x, y, x - _tick(n), y, _THIN)
        if n % 10 == 0:
            _label(flow, str(n), x, y, "beside")
    _label(flow, "往下", x, middle + (_SPAN + _APART) * MM, "beside")


def _tick(n: int) -> float:
    return _LONG if n % 10 == 0 else _MIDDLE if n % 5 == 0 else _SHORT


def _label(flow: Flow, text: str, x: float, y: float, where: Literal["below", "beside"]) -> None:
    (line,) = break_lines(text, flow.width, _SIZE)
    if where == "below":
        flow.sheet.text(x - measure(text, _SIZE) / 2, y + 1.1 * _SIZE, line, _SIZE)
    else:
        flow.sheet.text(x + 0.3 * _SIZE, y + 0.36 * _SIZE, line, _SIZE)
