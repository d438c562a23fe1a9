"""Putting out sheets that are no document of a case: slips, tallies, 留痕单, the recovery key, a test page."""

from pathlib import Path

from hall_client.domain.deadlines import local_date
from hall_client.services.ports import Desk, Sheet


def put_out_sheet(desk: Desk, sheet: Sheet, name: str, size: str, copies: int = 1) -> Path | None:
    """Print `sheet` on the hall's printer for `size` (a4, a5, roll), or file it where none is set.

    Returns the path of the filed PDF. Raises PrintFailed; nothing was saved or changed by printing.
    """
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(desk.now()))
    return desk.printer.put_out(sheet.pdf, name, size, copies, hall.printers.get(size, ""))
