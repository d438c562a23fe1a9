"""From a kind of paper and its data to the finished PDF."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from threading import Lock
from typing import Any, NamedTuple

import msgspec

from printing import (
    acceptance,
    bag_cover,
    centre_tally,
    completion,
    count_slip,
    deemed_acceptance,
    deferral,
    delivery,
    enrolment_code,
    guide,
    key_strip,
    lost_paper,
    mandate,
    manifest,
    not_required,
    notice,
    proxy_paper,
    rating_form,
    receipt,
    recovery_key,
    referral,
    refusal,
    satisfaction,
    supplement,
    ticket_slip,
    timeline,
    trial_sheet,
    urging,
    village_tally,
    window_tally,
    withdrawal,
)
from printing.errors import PaperError
from printing.fonts import glyph
from printing.frame import Stamp
from printing.layout import Flow
from printing.wording import explain


class Paper(NamedTuple):
    """A kind of paper: its name, the version of its template, its data and how it is drawn."""

    title: str
    version: int
    data: type[Any]
    draw: Callable[[Any, Stamp], Flow]


PAPERS: Mapping[str, Paper] = {
    "ticket_slip": Paper("排队号票", 1, ticket_slip.TicketSlip, ticket_slip.draw),
    "notice": Paper("一次性告知书", 1, notice.Notice, notice.draw),
    "receipt": Paper("收件回执", 1, receipt.Receipt, receipt.draw),
    "supplement": Paper("补正材料告知书", 1, supplement.Supplement, supplement.draw),
    "acceptance": Paper("受理通知书", 1, acceptance.Acceptance, acceptance.draw),
    "refusal": Paper("不予受理通知书", 1, refusal.Refusal, refusal.draw),
    "not_required": Paper("不需办理告知单", 1, not_required.NotRequired, not_required.draw),
    "deferral": Paper("容缺受理通知书", 1, deferral.Deferral, deferral.draw),
    "completion": Paper("即办件办结单", 1, completion.Completion, completion.draw),
    "delivery": Paper("送达回证", 1, delivery.Delivery, delivery.draw),
    "withdrawal": Paper("撤回申请单", 1, withdrawal.Withdrawal, withdrawal.draw),
    "deemed_acceptance": Paper(
        "视为受理告知单", 1, deemed_acceptance.DeemedAcceptance, deemed_acceptance.draw
    ),
    "mandate": Paper("代办委托书", 1, mandate.Mandate, mandate.draw),
    "proxy_receipt": Paper("代办受理单", 1, proxy_paper.ProxyReceipt, proxy_paper.draw_receipt),
    "proxy_suspension": Paper("代办中止单", 1, proxy_paper.ProxyChange, proxy_paper.draw_change),
    "proxy_continuation": Paper("代办续办单", 1, proxy_paper.ProxyChange, proxy_paper.draw_change),
    "proxy_ending": Paper("代办终止单", 1, proxy_paper.ProxyChange, proxy_paper.draw_change),
    "manifest": Paper("纸质材料交接清单", 1, manifest.Manifest, manifest.draw),
    "guide": Paper("办事指南", 1, guide.Guide, guide.draw),
    "window_tally": Paper("窗口日报表", 1, window_tally.WindowTally, window_tally.draw),
    "centre_tally": Paper("中心办件日报", 1, centre_tally.CentreTally, centre_tally.draw),
    "satisfaction": Paper("满意度统计表", 1, satisfaction.Satisfaction, satisfaction.draw),
    "rating_form": Paper("服务评价表", 1, rating_form.RatingForm, rating_form.draw),
    "timeline": Paper("办件留痕单", 1, timeline.Timeline, timeline.draw),
    "urging": Paper("超期督办单", 1, urging.Urging, urging.draw),
    "recovery_key": Paper("恢复密钥封存单", 1, recovery_key.RecoveryKey, recovery_key.draw),
    "enrolment_code": Paper("登记码单", 1, enrolment_code.EnrolmentCode, enrolment_code.draw),
    "count_slip": Paper("点收回单", 1, count_slip.CountSlip, count_slip.draw),
    "bag_cover": Paper("材料袋封面", 1, bag_cover.BagCover, bag_cover.draw),
    "lost_paper": Paper("材料遗失报告", 1, lost_paper.LostPaper, lost_paper.draw),
    "referral": Paper("上级委托办理（上报）送审单", 1, referral.Referral, referral.draw),
    "village_tally": Paper("村代办点日报", 1, village_tally.VillageTally, village_tally.draw),
    "key_strip": Paper("键盘贴条", 1, key_strip.KeyStrip, key_strip.draw),
    "trial_sheet": Paper("试打页", 1, trial_sheet.TrialSheet, trial_sheet.draw),
}

KINDS: Mapping[str, str] = {kind: paper.title for kind, paper in PAPERS.items()}

# ReportLab keeps its list of typefaces for the whole process.
_press = Lock()


@dataclass(frozen=True)
class Rendered:
    """A finished paper; `uncovered` lists characters printed as their code because no typeface has them."""

    pdf: bytes
    sha256: str
    template: str
    pages: int
    uncovered: tuple[str, ...]


def render(kind: str, data: Mapping[str, object], *, reprint: int = 0, roll: int = 80) -> Rendered:
    """Draw one paper; the same input gives the same bytes.

    `reprint` counts earlier printings and shows as 补打; `roll` is the width (mm, 80 or 58) of the ticket paper, for
    what is drawn on it. Raises PaperError when the kind is unknown or the data do not fit it, FontsMissingError
    before `use_fonts`.
    """
    paper = PAPERS.get(kind)
    if paper is None:
        raise PaperError(f"没有“{kind}”这种文书。可用的有：{'、'.join(PAPERS)}。")
    template = f"{kind}/{paper.version}"
    with _press:
        filled = _fill(paper.data, data)
        glyph("文", "serif")
        flow = _draw(paper, filled, Stamp(template, reprint, roll))
        pdf = flow.finish(paper.title, filled.head.unit)
    return Rendered(
        pdf=pdf,
        sha256=hashlib.sha256(pdf).hexdigest(),
        template=template,
        pages=len(flow.sheet.pages),
        uncovered=tuple(dict.fromkeys(flow.sheet.uncovered)),
    )


def _draw(paper: Paper, filled: object, stamp: Stamp) -> Flow:
    try:
        return paper.draw(filled, stamp)
    except ValueError as fault:
        raise PaperError(f"{paper.title}画不出来：{fault}。") from fault


def _fill(shape: type[Any], data: Mapping[str, object]) -> Any:
    try:
        filled = msgspec.convert(dict(data), shape, strict=True)
    except msgspec.ValidationError as fault:
        raise PaperError(explain(str(fault))) from fault
    strangers = _strangers(data, filled, "")
    if strangers:
        raise PaperError(f"文书数据里有不认识的栏目：{'、'.join(strangers)}。")
    return filled


def _strangers(given: object, filled: object, path: str) -> list[str]:
    """Names in `given` that the dataclass does not have; msgspec passes over them in silence."""
    if isinstance(given, Mapping) and is_dataclass(filled):
        known = {field.name for field in fields(filled)}
        names = [f"{path}{name}" for name in given if name not in known]
        for name in known & given.keys():
            names += _strangers(given[name], getattr(filled, name), f"{path}{name}.")
        return sorted(names)
    if isinstance(given, Sequence) and isinstance(filled, list):
        pairs = enumerate(zip(given, filled, strict=True))
        return [name for n, (one, made) in pairs for name in _strangers(one, made, f"{path[:-1]}[{n}].")]
    return []
