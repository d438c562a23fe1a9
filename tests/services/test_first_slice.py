"""One clerk's case end to end, below the screen: number, call, item, materials, outcome, paper, tally, verify."""

from dataclasses import replace

import pytest

from hall_client.domain.cases import CaseState, Outcome
from hall_client.domain.drafts import Draft, Party, marked, with_answers, with_mark
from hall_client.domain.materials import MaterialState
from hall_client.domain.situations import open_questions, required_materials
from hall_client.services import (
    attending,
    calling,
    cataloguing,
    deciding,
    intake,
    issuing,
    printing_out,
    tallying,
)
from hall_client.storage.verify import verify
from tests.desk import CLERK, GUIDE, SUPERVISOR, TestDesk

CHEN = Party(name="陈䶮根", id_number="999999194103120013", phone="100 0000 0021", address="柳塘村 3 组")


def serve(hall: TestDesk, item: str) -> Draft:
    """Take a number, call it, begin, and choose `item` for Chen with every question answered by its first option."""
    issuing.issue(hall.desk, GUIDE, "A")
    hall.clock.forward(minutes=5)
    calling.call_next(hall.desk, CLERK, request=f"call-{hall.clock()}")
    service = attending.start(hall.desk, CLERK)
    version = cataloguing.in_force(hall.desk).version(item)
    draft = replace(intake.new_draft(hall.desk, CLERK, service.id, service.ticket_label), applicant=CHEN)
    known = intake.known_person(hall.desk, CHEN.id_number)
    draft = intake.choose_item(hall.desk, CLERK, draft, version, known, ("柳塘村",))
    while open_questions(version.item, draft.answers):
        question = open_questions(version.item, draft.answers)[0]
        draft = with_answers(draft, version.item, {**draft.answers, question.code: question.options[0].code})
    hall.clock.forward(minutes=4)
    return intake.save(hall.desk, draft)


def mark_all(hall: TestDesk, draft: Draft, state: MaterialState) -> Draft:
    """Mark every material of `draft` the same."""
    item = cataloguing.in_force(hall.desk).version(draft.item_code).item
    for material in required_materials(item, draft.answers):
        draft = with_mark(draft, marked(material, state, hall.clock()))
    return draft


@pytest.mark.parametrize(
    ("item", "state", "chosen", "outcome", "case_state", "kinds"),
    [
        (
            "RS-004",
            MaterialState.ORIGINAL,
            Outcome.ON_THE_SPOT,
            Outcome.ON_THE_SPOT,
            CaseState.DELIVERED,
            ["completion"],
        ),
        (
            "MZ-006",
            MaterialState.ORIGINAL,
            Outcome.ACCEPTED,
            Outcome.ACCEPTED,
            CaseState.ACCEPTED,
            ["acceptance"],
        ),
        ("MZ-006", MaterialState.MISSING, Outcome.NOTICED, Outcome.NOTICED, CaseState.NOTICED, ["notice"]),
        ("MZ-006", MaterialState.COPY, Outcome.RECEIVED, Outcome.RECEIVED, CaseState.RECEIVED, ["receipt"]),
    ],
)
def test_each_outcome_leaves_a_case_with_its_papers(
    hall: TestDesk,
    item: str,
    state: MaterialState,
    chosen: Outcome,
    outcome: Outcome,
    case_state: CaseState,
    kinds: list[str],
) -> None:
    draft = replace(mark_all(hall, serve(hall, item), state), outcome=chosen.value)
    shown = deciding.preview(hall.desk, CLERK, draft)
    done = deciding.finish(hall.desk, CLERK, draft)

    assert [kind for kind, _ in shown.sheets] == kinds == [document.kind for document in done.documents]
    assert done.outcome is outcome
    with hall.desk.store.read() as work:
        case = work.cases.get(done.case.id)
        assert (case.state, case.number, case.applicant_name) == (case_state, draft.number, "陈䶮根")
        assert work.drafts.of_window(3) == ()
    for document in done.documents:
        printing_out.put_out(hall.desk, CLERK, document.id)
    assert [name for name, _, _ in hall.tray.sheets] == [document.number for document in done.documents]
    assert verify(hall.opened.store).findings == ()


def test_the_day_balances_and_the_next_call_finishes_the_person(hall: TestDesk) -> None:
    draft = replace(
        mark_all(hall, serve(hall, "RS-004"), MaterialState.ORIGINAL), outcome=Outcome.ON_THE_SPOT.value
    )
    deciding.finish(hall.desk, CLERK, draft)
    with pytest.raises(calling.NothingWaiting):
        calling.call_next(hall.desk, CLERK, request="none")
    serve_again = serve(hall, "MZ-006")
    assert serve_again.number[-4:-1] == "002"
    with pytest.raises(attending.NotFinished):
        calling.call_next(hall.desk, CLERK, request="too soon")
    attending.without_case(hall.desk, CLERK, "consult", "")
    attending.finish(hall.desk, CLERK)

    found = tallying.centre_tally(hall.desk, SUPERVISOR, hall.clock().date())
    assert found.figures.tickets.balances()
    assert (found.figures.tickets.issued, found.figures.tickets.served) == (2, 2)
    assert found.figures.outcomes["on_the_spot"] == 1
    assert found.figures.without_case == {"consult": 1}
    assert tallying.window_tally(hall.desk, CLERK, hall.clock().date(), 3).sheet.pages == 1
