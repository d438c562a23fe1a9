"""登记码单: the one-time code that lets one workstation into the centre, and what to do with it."""

from dataclasses import dataclass

from printing import frame, key_box
from printing.frame import Head, Stamp
from printing.layout import Flow
from printing.sheet import A4
from printing.text import b


@dataclass(frozen=True)
class EnrolmentCode:
    """A code as it is typed: `address` before the slash, `groups` of letters behind it.

    `expires` is printed as it is handed in.
    """

    head: Head
    station: str
    station_name: str
    address: str
    groups: list[str]
    expires: str


def draw(data: EnrolmentCode, stamp: Stamp) -> Flow:
    """Draw the sheet on A4."""
    flow = frame.start(A4, data.head, "登记码单", stamp)
    flow.pairs(
        [
            ("给哪里", [b(data.station_name), f"　站点 {data.station}"]),
            ("有效到", [b(data.expires), "，只能用一次，只登记一台电脑"]),
            ("斜线前", [b(data.address)]),
            ("斜线后", "照方框里的顺序，一行一行输"),
        ]
    )
    flow.gap()
    key_box.draw(flow, data.groups, f"{data.address}/{'-'.join(data.groups)}")
    for number, text in enumerate(_STEPS, 1):
        flow.para(f"{number}. {text}", first=0)
    return flow


_STEPS = (
    "在要登记的电脑上打开命令行，输入 hall-client enrol 加空格，再扫方框里的码，或照着输：先输地址，再输斜线 /，"
    "再输方框里的字。大小写不分，字母 O 当作 0，字母 I 和 L 当作 1，空格和横线可以不输。",
    "已经在用的电脑：原来的办件都在，登记后自动上传。新电脑：资料从中心库下来，不用再装。",
    "屏幕上说“已登记”才算成。中途断电断网，请再输一遍同一个码。",
    "屏幕上说这个码已经用过、而你没有用过：马上报告信息主管，停用这个码登记的电脑。",
    "登记后这张纸就没有用了，请撕碎。没有用的码不要拍照，不要发到群里。",
)
