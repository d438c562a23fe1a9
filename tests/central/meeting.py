"""Desks that meet at a centre: what they agree on, and a case that two of them decide apart."""

from collections.abc import Callable
from dataclasses import replace

from hall_client.domain.cases import Case, Outcome
from hall_client.domain.materials import MaterialState
from hall_client.services import (
    deciding,
    intake,
)
from hall_client.storage.verify import verify
from tests.central.cluster import Centre
from tests.central.seats import Seat, as_sent, asked, kept_there
from tests.desk import CLERK
from tests.services.acts import begin, finished, mark_all

Sit = Callable[..., Seat]
M = MaterialState


def agreed(town: Centre, *seats: Seat) -> None:
    """After everybody met twice: each log is at the centre as it was written, and everybody holds what stands."""
    for _ in range(2):
        for each in seats:
            each.sync()
    stands = {
        row[0]: row[1] for row in asked(town, "SELECT thing, rows FROM centre.thing WHERE kind = 'case'")
    }
    for each in seats:
        assert kept_there(town, each.log()) == as_sent(each.log())
        with each.desk.store.read() as work:
            assert work.sync.waiting() == (0, 0)
        for case_id, rows in stands.items():
            case = each.case(case_id)
            there = rows["case"][case_id]
            assert (case.state, case.version, case.applicant_phone) == (
                there["state"],
                there["version"],
                there["applicant_phone"],
            )
            with each.desk.store.read() as work:
                assert {m.code for m in work.cases.materials(case_id)} == {
                    key.rpartition("/")[2] for key in rows.get("case_material", {})
                }
        assert verify(each.hall.opened.store).findings == ()


def received(one: Seat, *others: Seat) -> Case:
    """A case that every desk knows and that waits for its decision."""
    case = finished(one.hall, "MZ-006", Outcome.RECEIVED).case
    for each in (one, *others):
        each.sync()
    return case


def decided(at: Seat, case: Case, outcome: Outcome, phone: str = "", state: M = M.ORIGINAL) -> Case:
    """What the clerk at `at` decides about a case."""
    draft = intake.open_case(at.hall.desk, CLERK, case.number, begin(at.hall), "").draft
    if phone:
        draft = replace(draft, applicant=replace(draft.applicant, phone=phone))
    draft = replace(mark_all(at.hall, draft, state), outcome=outcome.value)
    if outcome is Outcome.REFUSED:
        draft = replace(draft, decision={"reason": "不符合法定条件"})
    return deciding.finish(at.hall.desk, CLERK, draft).case


def disputed(one: Seat, two: Seat) -> Case:
    """A case with two phone numbers and two decisions; that of `one` stands."""
    case = received(one, two)
    decided(one, case, Outcome.ACCEPTED, phone="100 0000 0071")
    decided(two, case, Outcome.REFUSED, phone="100 0000 0077", state=M.COPY)
    one.sync()
    two.sync()
    return case


def phone_and_papers(at: Seat, case: Case) -> tuple[str, set[str]]:
    with at.desk.store.read() as work:
        return work.cases.get(case.id).applicant_phone, {m.state for m in work.cases.materials(case.id)}
