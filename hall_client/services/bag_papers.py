"""Putting out the papers of a bag: the manifest that goes with it, and the slip that says how it was counted."""

from pathlib import Path

from hall_client.domain.people import Actor
from hall_client.services import papers
from hall_client.services.ports import Desk, PrintFailed


def print_slip(desk: Desk, actor: Actor, number: str) -> Path | None:
    """The 点收回单 of a manifest; both sides get one. Raises PrintFailed: the count stays."""
    return _put_out(desk, actor, "count_slip", number)


def print_manifest(desk: Desk, actor: Actor, number: str) -> Path | None:
    """The 交接清单. Raises PrintFailed: what was sent stays."""
    return _put_out(desk, actor, "manifest", number)


def _put_out(desk: Desk, actor: Actor, kind: str, number: str) -> Path | None:
    if kind not in papers.CODES:
        raise PrintFailed("这张单子的版式还没有装上，没有打出来。交接已经记下。")
    raise PrintFailed(f"{kind} {number} {actor.number} {desk}")
