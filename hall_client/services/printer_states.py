"""How the printers of this PC are, for the self-check, the devices page and whoever watches them."""

from dataclasses import dataclass

from hall_client.domain.deadlines import local_date
from hall_client.domain.printers import PAPER_NAMES, PrinterState
from hall_client.services.ports import Desk


@dataclass(frozen=True)
class UsedPrinter:
    """A printer as it was found, and what it is for: `use` is a size or kind of paper to try it with."""

    state: PrinterState
    use: str
    papers: str
    direct: bool


def used_printers(desk: Desk, *, ticket_printers: bool = True) -> tuple[UsedPrinter, ...]:
    """Every printer this PC prints on, each asked how it is; up to five seconds for one that does not answer.

    A ticket printer takes one line at a time: whoever looks often leaves them out.
    """
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(desk.now()))
    uses: dict[str, list[str]] = {}
    for use, printer in hall.printers.items():
        uses.setdefault(printer, []).append(use)
    found = []
    for names in uses.values():
        outlet = hall.outlet(names[0], names[0])
        if ticket_printers or not outlet.direct:
            papers = "、".join(name_of(use) for use in names)
            found.append(UsedPrinter(desk.printer.look(outlet), names[0], papers, outlet.direct))
    return tuple(found)


def name_of(use: str) -> str:
    """The word for a size or kind of paper."""
    return {"a4": "A4", "a5": "A5", "roll": "小票"}.get(use) or PAPER_NAMES.get(use, use)
