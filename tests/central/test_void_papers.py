"""The paper of an act that did not stand, because another desk was first, is not put out any more."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hall_client.domain.cases import CaseState, Outcome
from hall_client.domain.materials import MaterialState
from hall_client.domain.printers import Outlet, PrinterState
from hall_client.services import deciding, intake, printing_out
from hall_client.services.deciding import Done
from hall_client.services.ports import Desk, Printer
from tests.central.seats import Seat
from tests.desk import CLERK
from tests.services.acts import begin, finished, mark_all

Sit = Callable[..., Seat]


def decided(at: Seat, number: str, outcome: Outcome) -> Done:
    draft = intake.open_case(at.hall.desk, CLERK, number, begin(at.hall), "").draft
    draft = replace(mark_all(at.hall, draft, MaterialState.ORIGINAL), outcome=outcome.value)
    return deciding.finish(at.hall.desk, CLERK, replace(draft, decision={"reason": "不符合法定条件"}))


def two_words(one: Seat, two: Seat) -> tuple[Desk, str]:
    """A paper that the second desk made for a case the first had accepted; the centre has not said so yet."""
    case = finished(one.hall, "MZ-006", Outcome.RECEIVED).case
    one.sync()
    two.sync()
    decided(one, case.number, Outcome.ACCEPTED)
    one.sync()
    refused = decided(two, case.number, Outcome.REFUSED)
    return two.hall.desk, refused.documents[0].id


def test_a_paper_whose_act_did_not_stand_is_not_printed(sit: Sit) -> None:
    one, two = sit(), sit()
    desk, paper = two_words(one, two)
    assert two.sync().refused == 1
    before = len(two.log())
    for act in (printing_out.put_out, printing_out.print_again):
        with pytest.raises(printing_out.PaperGone, match="别处先办了，这次办理没有作数"):
            act(desk, CLERK, paper)
    assert len(two.log()) == before


class SlowPrinter:
    """The printer of a desk, and what happens while it prints."""

    def __init__(self, printer: Printer, meanwhile: Callable[[], object]) -> None:
        self._printer, self._meanwhile = printer, meanwhile

    def put_out(self, pdf: bytes, name: str, size: str, copies: int, outlet: Outlet) -> Path | None:
        self._meanwhile()
        return self._printer.put_out(pdf, name, size, copies, outlet)

    def look(self, outlet: Outlet) -> PrinterState:
        return self._printer.look(outlet)


def test_a_paper_that_became_void_while_it_was_printed_is_called_back(sit: Sit) -> None:
    one, two = sit(), sit()
    desk, paper = two_words(one, two)
    slow = replace(desk, printer=SlowPrinter(desk.printer, two.sync))
    with pytest.raises(printing_out.PaperGone, match="已经打出来的请收回"):
        printing_out.put_out(slow, CLERK, paper)
    assert [entry.kind for entry in two.log()][-2:] == ["case.refuse", "conflict.told"]
    assert two.sync().refused == 0
    with desk.store.read() as work:
        (case,) = work.cases.clocks([CaseState.ACCEPTED.value])
    assert one.case(case.id) == two.case(case.id)
