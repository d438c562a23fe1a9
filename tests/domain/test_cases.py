"""Cases: the transition table against domain D.2, and the separation of duties."""

import pytest

from hall_client.domain.cases import (
    BEFORE_ACCEPTANCE,
    ENDED,
    IN_HAND,
    NEXT_STEP,
    OUTCOME_KINDS,
    OUTCOME_WORDS,
    RUNNING,
    STATE_WORDS,
    TRANSITIONS,
    CaseRefused,
    CaseState,
    Outcome,
    next_state,
)
from hall_client.domain.decision import PAPERS
from hall_client.services import papers

S = CaseState


def test_every_outcome_has_a_word_a_row_and_a_paper() -> None:
    """Architecture §8.3: an outcome exists when it has all of these."""
    for outcome in Outcome:
        assert OUTCOME_WORDS[outcome]
        assert OUTCOME_KINDS[outcome] in TRANSITIONS
        assert PAPERS[outcome]
        assert all(kind in papers.CODES for kind in PAPERS[outcome])


def test_every_state_is_sorted_and_named() -> None:
    assert set(STATE_WORDS) == set(CaseState) - {S.NONE} == RUNNING | ENDED
    assert not RUNNING & ENDED
    assert not BEFORE_ACCEPTANCE & IN_HAND


def test_nothing_leads_out_of_an_end_but_putting_right() -> None:
    for state in ENDED:
        leads = {kind for kind, row in TRANSITIONS.items() if state in row.sources}
        assert leads <= {"case.amend", "case.void", "case.unmask", "case.settle", "case.unsettle"}
    out_of_void = {kind for kind, row in TRANSITIONS.items() if S.VOIDED in row.sources}
    assert out_of_void == {"case.unmask", "case.settle", "case.unsettle"}


def test_a_case_begins_with_one_of_the_windows_outcomes() -> None:
    first = {row.kind for row in TRANSITIONS.values() if S.NONE in row.sources}
    assert first == {
        "case.finish_on_the_spot",
        "case.accept",
        "case.accept_deferred",
        "case.receive",
        "case.entrust",
        "case.notice",
        "case.supplement",
        "case.refuse",
        "case.not_required",
    }


def test_the_steps_after_acceptance_follow_one_another() -> None:
    state, walked = S.ACCEPTED, []
    while state in NEXT_STEP:
        walked.append(NEXT_STEP[state])
        state = next_state(NEXT_STEP[state], state)
    assert walked == ["case.handle", "case.review", "case.approve", "case.close", "case.deliver"]
    assert state is S.DELIVERED


@pytest.mark.parametrize("kind", list(TRANSITIONS))
@pytest.mark.parametrize("state", list(CaseState))
def test_every_kind_from_every_state(kind: str, state: CaseState) -> None:
    row = TRANSITIONS[kind]
    if state in row.sources:
        assert next_state(kind, state) is (row.target or state)
    else:
        with pytest.raises(CaseRefused, match=f"不能{row.word}"):
            next_state(kind, state)


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        ("case.receive", S.RECEIVED),
        ("case.notice", S.RECEIVED),
        ("case.accept", S.REFUSED),
        ("case.withdraw", S.CLOSED),
        ("case.withdraw", S.NONE),
        ("case.deemed_accept", S.NOTICED),
        ("case.deemed_accept", S.SUPPLEMENT),
        ("case.deemed_withdraw", S.RECEIVED),
        ("case.approve", S.HANDLED),
        ("case.fulfil", S.CLOSED),
        ("case.void", S.VOIDED),
    ],
)
def test_what_the_law_does_not_know(kind: str, state: CaseState) -> None:
    with pytest.raises(CaseRefused):
        next_state(kind, state)
