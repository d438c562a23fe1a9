"""Putting out sheets that are no document of a case: slips, tallies, 留痕单, the recovery key, a test page."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from hall_client.domain.deadlines import local_date
from hall_client.domain.hall import Hall
from hall_client.domain.people import Actor
from hall_client.domain.printers import SIZES, Outlet
from hall_client.services import papers
from hall_client.services.ports import Desk, Sheet

_TRIAL = "试打"


def put_out_sheet(desk: Desk, sheet: Sheet, name: str, size: str, copies: int = 1) -> Path | None:
    """Print `sheet` on the hall's printer for its kind or `size` (a4, a5, roll), or file it where none is set.

    Returns the path of the filed PDF. Raises PrintFailed; nothing was saved or changed by printing.
    """
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(desk.now()))
    outlet = hall.outlet(sheet.template.partition("/")[0], size)
    return desk.printer.put_out(sheet.pdf, name, size, copies, outlet)


def try_out(desk: Desk, actor: Actor, use: str) -> Path | None:
    """试打: a page marked so on the printer set for `use`, a size or a kind of paper; filed where none is set.

    A sheet carries scales that show how far the printer prints beside where it should. Raises PrintFailed.
    """
    at = desk.now()
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(at))
    outlet = hall.outlet(use, use)
    size = use if use in SIZES else "roll" if outlet.direct or use == "ticket_slip" else "a4"
    if size == "roll":
        sheet = desk.paper.draw("ticket_slip", _trial_slip(hall, actor, at), roll=outlet.fit.roll)
    else:
        sheet = desk.paper.draw("trial_sheet", _trial_sheet(hall, actor, at, size, outlet))
    return desk.printer.put_out(sheet.pdf, f"test-{use}", size, 1, outlet)


def _trial_sheet(hall: Hall, actor: Actor, at: datetime, size: str, outlet: Outlet) -> dict[str, Any]:
    return {
        "head": _trial_head(hall, actor, at),
        "size": size,
        "printer": outlet.printer or "没有选打印机",
        "right": outlet.fit.right,
        "down": outlet.fit.down,
    }


def _trial_head(hall: Hall, actor: Actor, at: datetime) -> dict[str, Any]:
    return papers.head(hall, actor, f"{hall.station}{hall.terminal}-SD", at)


def _trial_slip(hall: Hall, actor: Actor, at: datetime) -> dict[str, Any]:
    return {
        "head": _trial_head(hall, actor, at),
        "number": "A000",
        "ticket_id": _TRIAL,
        "station": hall.station,
        "check": "0",
        "business": _TRIAL,
        "taken_on": papers.day_of(at),
        "taken_at": papers.clock_of(at),
        "ahead": 0,
        "wait_minutes": 0,
        "priority": _TRIAL,
    }


def key_strip(desk: Desk, actor: Actor, keys: Sequence[tuple[str, str]]) -> Sheet:
    """The strip for the keyboard: what the twelve function keys do, as (key, word)."""
    at = desk.now()
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(at))
    head = papers.head(hall, actor, f"{hall.station}{hall.terminal}-JP", at)
    data = {"head": head, "keys": [{"key": key, "meaning": word} for key, word in keys]}
    return desk.paper.draw("key_strip", data)
