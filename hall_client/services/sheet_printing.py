"""Putting out sheets that are no document of a case: slips, tallies, 留痕单, the recovery key, a test page."""

from collections.abc import Sequence
from pathlib import Path

from hall_client.domain.deadlines import local_date
from hall_client.domain.people import Actor
from hall_client.services import papers
from hall_client.services.ports import Desk, Sheet


def put_out_sheet(desk: Desk, sheet: Sheet, name: str, size: str, copies: int = 1) -> Path | None:
    """Print `sheet` on the hall's printer for its kind or `size` (a4, a5, roll), or file it where none is set.

    Returns the path of the filed PDF. Raises PrintFailed; nothing was saved or changed by printing.
    """
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(desk.now()))
    outlet = hall.outlet(sheet.template.partition("/")[0], size)
    return desk.printer.put_out(sheet.pdf, name, size, copies, outlet)


def test_sheet(desk: Desk, actor: Actor, size: str) -> Sheet:
    """A page to try a printer with: a slip marked 试打 on the roll, a sheet marked so elsewhere."""
    at = desk.now()
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(at))
    words = "试打"
    if size == "roll":
        number = f"{hall.station}{hall.terminal}-SD"
        slip = {
            "head": papers.head(hall, actor, number, at),
            "number": "A000",
            "ticket_id": words,
            "station": hall.station,
            "check": "0",
            "business": words,
            "taken_on": papers.day_of(at),
            "taken_at": papers.clock_of(at),
            "ahead": 0,
            "wait_minutes": 0,
            "priority": words,
        }
        return desk.paper.draw("ticket_slip", slip)
    return key_strip(desk, actor, [("F1", words)])


def key_strip(desk: Desk, actor: Actor, keys: Sequence[tuple[str, str]]) -> Sheet:
    """The strip for the keyboard: what the twelve function keys do, as (key, word)."""
    at = desk.now()
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(at))
    head = papers.head(hall, actor, f"{hall.station}{hall.terminal}-JP", at)
    data = {"head": head, "keys": [{"key": key, "meaning": word} for key, word in keys]}
    return desk.paper.draw("key_strip", data)
