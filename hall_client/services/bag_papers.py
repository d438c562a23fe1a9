"""Putting out the papers of a bag: the manifest that goes with it, and the slip that says how it was counted."""

from pathlib import Path

from hall_client.domain.people import Actor, require
from hall_client.services import handover_papers, papers
from hall_client.services.handing_over import HandoverRefused
from hall_client.services.ports import Desk, PrintFailed
from hall_client.services.sheet_printing import put_out_sheet

_MANIFESTS = 3
"""One goes with the bag, one is signed and comes back, one stays (domain C14)."""


def print_manifest(desk: Desk, actor: Actor, number: str) -> Path | None:
    """The 交接清单, drawn from its record. Raises PrintFailed: what was sent stays."""
    require(actor, "document.print")
    with desk.store.read() as work:
        handover = work.proxies.handover(number)
    if handover is None:
        raise HandoverRefused("这张清单的数据不在这里，不能打。")
    sheet = handover_papers.manifest_sheet(desk, actor, handover)
    return put_out_sheet(desk, sheet, f"{number}-C14", "a4", _MANIFESTS)


def print_slip(desk: Desk, actor: Actor, number: str) -> Path | None:
    """The 点收回单 of a manifest; both sides get one. Raises PrintFailed: the count stays."""
    require(actor, "document.print")
    if "count_slip" not in papers.CODES:
        raise PrintFailed("回单的版式还没有装上。点收已经记下，装上以后再打。")
    raise PrintFailed(number)
