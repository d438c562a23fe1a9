"""Where papers come out on one PC: a printer for a size or for one kind of paper, and how each printer is met."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

SIZES = ("a4", "a5", "roll")
ROLL_WIDTHS = (80, 58)
"""Widths of ticket paper in mm."""
PAPER_NAMES: Mapping[str, str] = {
    "ticket_slip": "排队号票",
    "notice": "一次性告知书",
    "receipt": "收件回执",
    "supplement": "补正材料告知书",
    "acceptance": "受理通知书",
    "refusal": "不予受理通知书",
    "not_required": "不需办理告知单",
    "deferral": "容缺受理通知书",
    "completion": "即办件办结单",
    "delivery": "送达回证",
    "withdrawal": "撤回申请单",
    "deemed_acceptance": "视为受理告知单",
    "mandate": "代办委托书",
    "proxy_receipt": "代办受理单",
    "proxy_suspension": "代办中止单",
    "proxy_continuation": "代办续办单",
    "proxy_ending": "代办终止单",
    "manifest": "纸质材料交接清单",
    "guide": "办事指南",
    "window_tally": "窗口日报表",
    "centre_tally": "中心办件日报",
    "satisfaction": "满意度统计表",
    "timeline": "办件留痕单",
    "recovery_key": "恢复密钥封存单",
    "enrolment_code": "登记码单",
    "count_slip": "点收回单",
    "bag_cover": "材料袋封面",
    "lost_paper": "材料遗失报告",
    "referral": "上级委托办理（上报）送审单",
    "village_tally": "村代办点日报",
    "rating_form": "服务评价表",
    "urging": "超期督办单",
    "key_strip": "键盘贴条",
    "trial_sheet": "试打页",
}
"""Every kind of paper the hall prints, by its name on it."""
FARTHEST = 20.0
"""Millimetres a print can be moved at most."""

_ADDRESS = re.compile(
    r"tcp://[^\s/:@]+(?::[0-9]{1,5})?"
    r"|serial://[^\s@]+(?:@[0-9]{3,7})?"
    r"|usb://[0-9a-fA-F]{4}:[0-9a-fA-F]{4}"
    r"|file://[^\s]+"
)


@dataclass(frozen=True)
class Fit:
    """How a printer is met: all it prints is moved `right` and `down`; `roll` is its ticket paper's width (all mm)."""

    right: float = 0.0
    down: float = 0.0
    roll: int = 80


@dataclass(frozen=True)
class Outlet:
    """Where a paper comes out. Without a printer it is filed as a PDF."""

    printer: str = ""
    fit: Fit = Fit()

    @property
    def direct(self) -> bool:
        """Whether it is a ticket printer driven by this program, not a queue of the system."""
        return is_address(self.printer)


FILED = Outlet()
"""No printer: papers become PDF files."""


class Condition(StrEnum):
    """How a printer is found."""

    WELL = "well"
    LOW = "low"
    """It prints, but somebody should go there soon."""
    BAD = "bad"


@dataclass(frozen=True)
class PrinterState:
    """A printer as it was found, with a few words for the clerk."""

    printer: str
    condition: Condition
    words: str


def is_address(printer: str) -> bool:
    """Whether `printer` is the address of a ticket printer: tcp://HOST[:PORT], serial://PORT[@BAUD],
    usb://VENDOR:PRODUCT (four hexadecimal digits each) or file://PATH."""
    return bool(_ADDRESS.fullmatch(printer))


def outlet(printers: Mapping[str, str], fits: Mapping[str, Fit], kind: str, size: str) -> Outlet:
    """Where a paper of this kind and size comes out: the printer of its kind, else that of its size."""
    printer = printers.get(kind) or printers.get(size, "")
    return Outlet(printer, fits.get(printer, Fit()))


def problems(printers: Mapping[str, str], fits: Mapping[str, Fit]) -> list[str]:
    """What is wrong with the printers of a hall, as sentences."""
    known = {*SIZES, *PAPER_NAMES}
    found = [f"printers（打印机）里的 {key} 不是纸型，也不是文书" for key in printers if key not in known]
    for printer in {*printers.values(), *fits}:
        if "://" in printer and not is_address(printer):
            found.append(
                f"打印机地址 {printer} 写得不对，要像 tcp://10.0.0.9:9100、usb://04b8:0e15、"
                "serial:///dev/ttyS0@9600 或 file:///dev/usb/lp0"
            )
    found += [
        f"{printer} 只能打小票，不能给 {size.upper()} 用"
        for size, printer in printers.items()
        if size in ("a4", "a5") and is_address(printer)
    ]
    for printer, fit in fits.items():
        if not (abs(fit.right) <= FARTHEST and abs(fit.down) <= FARTHEST):
            found.append(f"打印机 {printer} 最多能挪 {FARTHEST:.0f} 毫米")
        if fit.roll not in ROLL_WIDTHS:
            found.append(f"打印机 {printer} 的小票纸宽只能是 80 或 58 毫米")
    return found
