"""One-time notice (R-04): a later notice may ask for nothing new without a supervisor's word."""

from dataclasses import replace

import pytest

from hall_client.domain.cases import Case, CaseRefused, CaseState, Outcome
from hall_client.domain.drafts import Draft
from hall_client.domain.materials import Mark, MaterialState
from hall_client.services import deciding, intake, parking
from hall_client.storage.verify import verify
from tests.desk import CLERK, TestDesk
from tests.services.acts import ZHOU, begin, draft_of, finished, mark_all

M = MaterialState


def again(hall: TestDesk, case: Case, *missing: int) -> Draft:
    """The citizen comes back with the notice; the materials at these places are missing, the others are there."""
    draft = intake.open_case(hall.desk, CLERK, case.number, begin(hall), "").draft
    draft = mark_all(hall, draft, M.ORIGINAL)
    marks = tuple(
        Mark(mark.code, M.MISSING, reason="没带", remedy="回去取来。") if n in missing else mark
        for n, mark in enumerate(draft.marks)
    )
    return replace(draft, marks=marks, outcome=Outcome.NOTICED.value)


@pytest.fixture
def noticed(hall: TestDesk) -> Case:
    """A case whose first notice named the first material alone."""
    draft = mark_all(hall, draft_of(hall, "MZ-006"), M.ORIGINAL)
    first = replace(draft.marks[0], state=M.MISSING, reason="没带", copies=0)
    draft = replace(draft, marks=(first, *draft.marks[1:]), outcome=Outcome.NOTICED.value)
    case = deciding.finish(hall.desk, CLERK, draft).case
    assert case.told == (draft.marks[0].code,)
    return case


def test_the_same_materials_may_be_named_again(hall: TestDesk, noticed: Case) -> None:
    case = deciding.finish(hall.desk, CLERK, again(hall, noticed, 0)).case
    assert (case.state, case.told) == (CaseState.NOTICED, noticed.told)


def test_a_new_material_needs_a_supervisors_word(hall: TestDesk, noticed: Case) -> None:
    draft = again(hall, noticed, 0, 1)
    with pytest.raises(deciding.NeedsSupervisor, match="上次告知没有提到") as refused:
        deciding.finish(hall.desk, CLERK, draft)
    assert len(refused.value.names) == 1
    with hall.desk.store.read() as work:
        assert work.cases.get(noticed.id) == noticed
        assert work.drafts.get(draft.id).id == draft.id

    done = deciding.finish(hall.desk, CLERK, draft, ZHOU, "村里证明这次才发现过期。")
    assert done.case.told == (*noticed.told, draft.marks[1].code)
    with hall.desk.store.read() as work:
        entry = work.entries_of(noticed.id)[-1]
    assert (entry.actor, entry.second_actor) == ("0307", "0101")
    assert entry.body is not None
    assert entry.body["facts"]["word"] == "村里证明这次才发现过期。"
    assert entry.body["facts"]["added"] == draft.marks[1].code


def test_a_supplement_notice_asks_for_nothing_new_either(hall: TestDesk, noticed: Case) -> None:
    draft = replace(again(hall, noticed, 2), decision={"keep_paper": "yes"})
    with pytest.raises(deciding.NeedsSupervisor):
        deciding.finish(hall.desk, CLERK, draft)
    assert deciding.finish(hall.desk, CLERK, draft, ZHOU, "确实要补。").case.state is CaseState.SUPPLEMENT


@pytest.mark.parametrize(
    ("outcome", "states", "reason", "sentence"),
    [
        (Outcome.ACCEPTED, (M.ORIGINAL, M.MISSING), "", "缺 "),
        (Outcome.ACCEPTED, (M.ORIGINAL, M.UNSEEN), "", "项未看"),
        (Outcome.NOTICED, (M.ORIGINAL,), "", "没有要补的材料"),
        (Outcome.ON_THE_SPOT, (M.ORIGINAL,), "", "不是即办件"),
        (Outcome.RECEIVED, (M.MISSING,), "", "还没有收到材料"),
        (Outcome.REFUSED, (M.ORIGINAL,), " ", "要写明理由"),
        (Outcome.NOT_REQUIRED, (M.ORIGINAL,), "", "要写明理由"),
        (Outcome.WITHDRAWN, (M.ORIGINAL,), "不办了", "还没有收件"),
    ],
)
def test_an_unlawful_outcome_is_refused_and_nothing_is_lost(
    hall: TestDesk, outcome: Outcome, states: tuple[MaterialState, ...], reason: str, sentence: str
) -> None:
    draft = mark_all(hall, draft_of(hall, "MZ-006"), *states)
    chosen = replace(draft, outcome=outcome.value, decision={"reason": reason})
    with pytest.raises(deciding.OutcomeRefused, match=sentence):
        deciding.finish(hall.desk, CLERK, chosen)
    with hall.desk.store.read() as work:
        assert work.drafts.get(draft.id) == draft
        assert work.cases.search("") == ()


def test_the_same_draft_is_recorded_once(hall: TestDesk) -> None:
    draft = mark_all(hall, draft_of(hall, "MZ-006"), M.ORIGINAL)
    chosen = replace(draft, outcome=Outcome.ACCEPTED.value)
    deciding.finish(hall.desk, CLERK, chosen)
    with pytest.raises(CaseRefused):
        deciding.finish(hall.desk, CLERK, chosen)
    assert verify(hall.opened.store).findings == ()


def test_two_windows_with_one_case_the_second_is_told(hall: TestDesk) -> None:
    case = finished(hall, "MZ-006", Outcome.RECEIVED).case
    drafts = [
        replace(mark_all(hall, again(hall, case), M.ORIGINAL), outcome=Outcome.ACCEPTED.value)
        for _ in range(2)
    ]
    deciding.finish(hall.desk, CLERK, drafts[0])
    with pytest.raises(deciding.OutcomeRefused, match="刚在别处办过"):
        deciding.finish(hall.desk, CLERK, drafts[1])


def test_a_draft_that_is_here_before_its_case_waits_for_it(hall: TestDesk) -> None:
    """Taken back from another window after the centre lost what that window had sent."""
    case = finished(hall, "MZ-006", Outcome.RECEIVED).case
    known = replace(mark_all(hall, again(hall, case), M.ORIGINAL), outcome=Outcome.ACCEPTED.value)
    draft = replace(known, case_id="case-not-yet-here")
    for act in (deciding.preview, deciding.finish):
        with pytest.raises(deciding.OutcomeRefused, match="还没传到这台电脑"):
            act(hall.desk, CLERK, draft)
    with hall.desk.store.read() as work:
        assert work.drafts.get(draft.id).id == draft.id


def test_a_parked_draft_is_taken_back_once(hall: TestDesk) -> None:
    parked = parking.park(hall.desk, CLERK, draft_of(hall, "MZ-006"))
    service = begin(hall)
    parking.take_back(hall.desk, CLERK, parked, service, "")
    with pytest.raises(CaseRefused, match="取回了"):
        parking.take_back(hall.desk, CLERK, parked, service, "")
