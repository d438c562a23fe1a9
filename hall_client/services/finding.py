"""A case by its number: here, or, where this desk has never heard of it, at the centre."""

from hall_client.domain.cases import Case
from hall_client.services import fetching
from hall_client.services.line_ports import LineDown, LineRefused
from hall_client.services.ports import Desk


def case_numbered(desk: Desk, number: str) -> Case | None:
    """The case with this 16-digit number, asked of the centre where it is not here and the line is up."""
    with desk.store.read() as work:
        here = work.cases.by_number(number)
    if here is not None or desk.centre is None:
        return here
    try:
        arrival = desk.centre.ask(lambda line: line.find(number))
    except (LineDown, LineRefused):
        return None
    if arrival is None or arrival.gone:
        return None
    fetching.take(desk, (arrival,))
    with desk.store.read() as work:
        return work.cases.by_number(number)
