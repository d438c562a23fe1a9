"""恢复密钥封存单: the key that opens the hall's data when a machine is lost, kept sealed by the head."""

from dataclasses import dataclass
from datetime import date

from printing import barcodes, dates, frame
from printing.barcodes import DOT
from printing.frame import Head, Stamp
from printing.layout import Flow
from printing.sheet import A4, MM
from printing.signatures import draw_signatures
from printing.text import break_lines

_GROUP = 4
_PER_ROW = 4
_KEY_SIZE = 20.0


@dataclass(frozen=True)
class RecoveryKey:
    """A recovery key as letters and digits without blanks."""

    head: Head
    key: str
    made_on: date
    installation: str
    keeper: str


def draw(data: RecoveryKey, stamp: Stamp) -> Flow:
    """Draw the sheet on A4."""
    flow = frame.start(A4, data.head, "恢复密钥封存单", stamp)
    flow.pairs(
        [
            ("安装", data.installation),
            ("生成日期", dates.figures(data.made_on)),
            ("保管人", data.keeper),
        ]
    )
    flow.gap()
    flow.para("电脑损坏、丢失或系统重装后，要用下面的密钥打开备份。没有这张纸，也没有别的办法能打开。")
    flow.gap(0.5)
    _key(flow, data.key)
    for number, text in enumerate(_RULES, 1):
        flow.para(f"{number}. {text}", first=0)
    flow.gap()
    draw_signatures(flow, [("制作人", data.head.operator), ("保管人", data.keeper), ("监封人", "")])
    flow.gap()
    flow.para("沿线对折两次，字朝里，装入信封，骑缝盖章后入柜。", first=0)
    for part in (1, 2):
        y = flow.form.height * part / 3
        flow.sheet.line(0, y, 6 * MM, y, 0.5, dashed=True)
        flow.sheet.line(flow.form.width - 6 * MM, y, flow.form.width, y, 0.5, dashed=True)
    return flow


_RULES = (
    "打印后当场核对：在程序里按提示输入其中两组，对上了再封存。",
    "只打一张，不复印、不拍照、不存进电脑或手机。",
    "由中心负责人封存在带锁的柜里；交接时当面查看封条，写入交接记录。",
    "拆封使用后，必须重新生成密钥，旧的当面销毁。",
)


def _key(flow: Flow, key: str) -> None:
    groups = [key[i : i + _GROUP] for i in range(0, len(key), _GROUP)]
    rows = [groups[i : i + _PER_ROW] for i in range(0, len(groups), _PER_ROW)]
    marks = barcodes.qr(key)
    side = marks.modules * 5 * DOT
    height = max(side + 4 * MM, (len(rows) + 0.5) * _KEY_SIZE * 1.55)
    top = flow.y
    flow.sheet.box(flow.left, top, flow.width, height, 1.2)
    flow.y = top + (height - side) / 2
    flow.code(marks, 5, x=flow.right - side - 2 * MM)
    column = (flow.width - side - 18 * MM) / _PER_ROW
    flow.y = top + (height - len(rows) * _KEY_SIZE * 1.55) / 2
    for number, row in enumerate(rows, 1):
        _key_row(flow, number, row, column)
    flow.y = top + height
    flow.gap()


def _key_row(flow: Flow, number: int, row: list[str], column: float) -> None:
    top = flow.y
    flow.y = top + (_KEY_SIZE - flow.body) * 0.8
    flow.lines(break_lines(f"{number}", 20, flow.body), flow.body, flow.left + 4 * MM, 20)
    for place, group in enumerate(row):
        flow.y = top
        x = flow.left + 12 * MM + place * column
        flow.lines(break_lines(group, column, _KEY_SIZE, "sans"), _KEY_SIZE, x, column)
