"""恢复密钥封存单: the key that opens the hall's data when a machine is lost, kept sealed by the head."""

from dataclasses import dataclass
from datetime import date

from printing import dates, frame, key_box
from printing.frame import Head, Stamp
from printing.layout import Flow
from printing.sheet import A4, MM
from printing.signatures import draw_signatures

_GROUP = 4


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
    flow.para("主管都忘了密码时，也用它重新打开封存的群众评价。")
    flow.gap(0.5)
    groups = [data.key[i : i + _GROUP] for i in range(0, len(data.key), _GROUP)]
    key_box.draw(flow, groups, data.key)
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
