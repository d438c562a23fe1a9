"""Putting out the papers of a bag: the manifest and covers that go with it, and the slip of how it was counted."""

from pathlib import Path

from hall_client.domain.people import Actor, require
from hall_client.services import handover_papers
from hall_client.services.counting import Counting
from hall_client.services.handing_over import HandoverRefused
from hall_client.services.ports import Desk
from hall_client.services.sheet_printing import put_out_sheet

_MANIFESTS, _SLIPS, _REPORTS = 3, 2, 2
"""Of a manifest one goes with the bag, one comes back signed, one stays (C14); of the others each side has one."""


def print_manifest(desk: Desk, actor: Actor, number: str) -> Path | None:
    """交接清单 and bag covers, drawn from the manifest's record. Raises PrintFailed: what was sent stays."""
    require(actor, "document.print")
    with desk.store.read() as work:
        handover = work.proxies.handover(number)
    if handover is None:
        raise HandoverRefused("这张清单的数据不在这里，不能打。")
    sheet = handover_papers.manifest_sheet(desk, actor, handover)
    file = put_out_sheet(desk, sheet, f"{number}-C14", "a4", _MANIFESTS)
    for nth, cover in enumerate(handover_papers.bag_covers(desk, actor, handover), start=1):
        put_out_sheet(desk, cover, f"{number}-JF-{nth}", "a4")
    return file


def print_slip(desk: Desk, actor: Actor, counting: Counting) -> Path | None:
    """点收回单 of a counting that is closed. Raises PrintFailed: the count stays."""
    require(actor, "document.print")
    sheet = handover_papers.count_slip(desk, actor, counting)
    return put_out_sheet(desk, sheet, f"{counting.number}-JS", "a4", _SLIPS)


def print_lost(desk: Desk, actor: Actor, case_id: str) -> Path | None:
    """遗失报告 of the papers of a case that were given up. Raises PrintFailed: what was recorded stays."""
    require(actor, "document.print")
    with desk.store.read() as work:
        number = work.cases.get(case_id).number
    sheet = handover_papers.lost_paper(desk, actor, case_id)
    return put_out_sheet(desk, sheet, f"{number}-YS", "a4", _REPORTS)
