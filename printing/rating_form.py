"""评价表: a rating on paper, for a box at the door; five equal grades and no place for a name (L-25, C-14)."""

from dataclasses import dataclass

from printing import frame
from printing.frame import Head, Stamp
from printing.layout import Flow
from printing.sheet import A5, MM
from printing.text import b, break_lines

_BOX = 6 * MM
_CELL = 17 * MM
_SIZE = 11.5
_LINE = 0.5


@dataclass(frozen=True)
class RatingForm:
    """The words of the grades, best first, and the reasons that a bad one may have."""

    head: Head
    grades: list[str]
    reasons: list[str]
    contact_days: int


def draw(data: RatingForm, stamp: Stamp) -> Flow:
    """Draw the form on A5."""
    flow = frame.start(A5, data.head, "服 务 评 价 表", stamp)
    flow.para("请您评一评这次服务，在一个方框里打勾。不用写姓名。", first=0)
    flow.gap(0.6)
    blank = "＿" * 9
    flow.pairs([("办理日期", blank), ("号票号码或回执编号", blank), ("窗口", "＿" * 4)])
    flow.gap(0.8)
    _row(flow, data.grades)
    flow.gap(1)
    flow.para(b("选了“不满意”“非常不满意”的，请告诉我们是哪方面（可以选几样，也可以不选）："), first=0)
    flow.gap(0.4)
    _row(flow, data.reasons)
    flow.gap(1)
    flow.para(b("愿意让中心联系您吗："), first=0)
    flow.gap(0.4)
    _row(flow, ["愿意", "不用"])
    flow.gap(1)
    flow.para("填好后对折，投进评价箱。评价箱由主管开，窗口人员不看、不录。", first=0)
    flow.para(f"选“不满意”“非常不满意”的，中心 {data.contact_days} 个工作日内联系核实。", first=0)
    for words in frame.phones(data.head):
        flow.para(words, first=0)
    return flow


def _row(flow: Flow, words: list[str]) -> None:
    """A box to tick over each word, all alike."""
    flow.need(_CELL)
    top, width = flow.y, flow.width / max(5, len(words))
    for at, each in enumerate(words):
        left = flow.left + at * width
        flow.sheet.box(left + (width - _BOX) / 2, top, _BOX, _BOX, _LINE * 2)
        flow.y = top + _BOX + 1.5 * MM
        flow.lines(break_lines(each, width, _SIZE, "sans"), _SIZE, left, width, "center")
    flow.y = top + _CELL
