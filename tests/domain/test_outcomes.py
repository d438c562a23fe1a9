"""Outcomes: which buttons are enabled, why the others are not, and what the chosen one really records."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_client.domain.cases import OUTCOME_KINDS, TRANSITIONS, CaseState, Outcome
from hall_client.domain.catalogue import Item, Kind
from hall_client.domain.drafts import Draft, Party, clock, marked, with_answers, with_mark
from hall_client.domain.materials import UNFIT_REASONS, MaterialState
from hall_client.domain.outcomes import OFFERED, choices, recommended, settled_outcome, why_not
from hall_client.domain.situations import required_materials
from tests.domain.test_drafts import AT, DRAFTS, ITEMS, answered

M = MaterialState
CHEN = Party(name="陈䶮根", id_number="999999194103120013")


def found(code: str, *states: MaterialState, **fields: object) -> Draft:
    """A draft of item `code` for Chen, its materials found in these states in turn."""
    item = ITEMS[code]
    draft = replace(answered(item, [0]), applicant=CHEN)
    for n, material in enumerate(required_materials(item, draft.answers)):
        state = states[n % len(states)]
        due = date(2026, 3, 25) if state is M.DEFERRED else None
        why = UNFIT_REASONS[0] if state is M.UNFIT else ""
        draft = with_mark(draft, marked(material, state, AT, reason=why, due=due))
    return replace(draft, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("draft", "best"),
    [
        (found("MZ-006", M.ORIGINAL), Outcome.ACCEPTED),
        (found("MZ-006", M.ORIGINAL, M.COPY, M.WAIVED), Outcome.ACCEPTED),
        (found("MZ-006", M.ORIGINAL, M.DEFERRED), Outcome.ACCEPTED),
        (found("MZ-006", M.ORIGINAL, M.MISSING), Outcome.NOTICED),
        (found("MZ-006", M.UNFIT), Outcome.NOTICED),
        (found("MZ-006", M.ORIGINAL, M.UNSEEN), None),
        (found("RS-004", M.ORIGINAL), Outcome.ON_THE_SPOT),
        (found("RS-004", M.MISSING), Outcome.NOTICED),
    ],
)
def test_the_blue_button(draft: Draft, best: Outcome | None) -> None:
    item = ITEMS[draft.item_code]
    assert recommended(draft, item) is best
    assert [c.outcome for c in choices(draft, item) if c.recommended] == ([best] if best else [])


@pytest.mark.parametrize(
    ("outcome", "draft", "reason"),
    [
        (Outcome.ACCEPTED, found("MZ-006", M.UNSEEN), "项未看"),
        (Outcome.ACCEPTED, found("MZ-006", M.MISSING), "缺 "),
        (Outcome.ACCEPTED, found("MZ-006", M.ORIGINAL, applicant=Party()), "先填申请人"),
        (Outcome.ACCEPTED, found("MZ-006", M.ORIGINAL, applicant=Party(name="陈䶮根")), "先填申请人"),
        (Outcome.ACCEPTED, found("MZ-006", M.ORIGINAL, answers={}), "个情形没答"),
        (Outcome.ON_THE_SPOT, found("MZ-006", M.ORIGINAL), "不是即办件"),
        (Outcome.ON_THE_SPOT, found("RS-004", M.DEFERRED), "容缺 "),
        (Outcome.NOTICED, found("MZ-006", M.ORIGINAL), "没有要补的材料"),
        (Outcome.RECEIVED, found("MZ-006", M.MISSING), "还没有收到材料"),
        (Outcome.WITHDRAWN, found("MZ-006", M.ORIGINAL), "还没有收件"),
        (Outcome.RECEIVED, found("MZ-006", M.ORIGINAL, case_id="c", case_state="received"), "这一步已经过了"),
        (Outcome.ACCEPTED, found("ZX-001", M.ORIGINAL), "只作指引，不收件"),
    ],
)
def test_the_reason_under_a_disabled_button(outcome: Outcome, draft: Draft, reason: str) -> None:
    assert reason in why_not(outcome, draft, ITEMS[draft.item_code])


def test_someone_without_an_id_is_served_with_the_reason() -> None:
    draft = found("MZ-006", M.ORIGINAL, applicant=Party(name="无名氏", no_id_reason="证件遗失，正在补办"))
    assert why_not(Outcome.ACCEPTED, draft, ITEMS["MZ-006"]) == ""


def test_before_an_item_is_chosen_nothing_is() -> None:
    assert {(c.outcome, c.reason) for c in choices(answered(ITEMS["RS-004"], [0]), None)} == {
        (outcome, "先选事项") for outcome in OFFERED
    }


@pytest.mark.parametrize(
    ("chosen", "draft", "settled"),
    [
        (Outcome.ACCEPTED, found("MZ-006", M.ORIGINAL), Outcome.ACCEPTED),
        (Outcome.ACCEPTED, found("MZ-006", M.ORIGINAL, M.DEFERRED), Outcome.ACCEPTED_DEFERRED),
        (Outcome.NOTICED, found("MZ-006", M.MISSING), Outcome.NOTICED),
        (Outcome.NOTICED, found("MZ-006", M.MISSING, decision={"keep_paper": "yes"}), Outcome.SUPPLEMENT),
        (Outcome.NOTICED, found("MZ-006", M.MISSING, case_state="received"), Outcome.SUPPLEMENT),
        (Outcome.NOTICED, found("MZ-006", M.MISSING, case_state="noticed"), Outcome.NOTICED),
    ],
)
def test_what_a_button_records(chosen: Outcome, draft: Draft, settled: Outcome) -> None:
    assert settled_outcome(replace(draft, outcome=chosen.value)) is settled


@given(
    DRAFTS,
    st.lists(st.sampled_from(MaterialState), min_size=1),
    st.sampled_from(["", "noticed", "received", "supplement", "accepted", "refused"]),
)
def test_every_enabled_button_is_lawful(
    made: tuple[Item, Draft], states: list[MaterialState], state: str
) -> None:
    item, draft = made
    draft = replace(with_answers(draft, item, draft.answers), applicant=CHEN, case_state=state, case_id=state)
    for n, material in enumerate(required_materials(item, draft.answers)):
        draft = with_mark(draft, marked(material, states[n % len(states)], AT))
    offered = choices(draft, item)
    assert tuple(c.outcome for c in offered) == OFFERED
    assert sum(c.recommended for c in offered) <= 1
    for choice in offered:
        if not choice.enabled:
            continue
        kind = OUTCOME_KINDS[settled_outcome(replace(draft, outcome=choice.outcome.value))]
        assert CaseState(state) in TRANSITIONS[kind].sources
        if choice.outcome in (Outcome.ACCEPTED, Outcome.ON_THE_SPOT):
            assert not {mark.state for mark in draft.marks} & {M.MISSING, M.UNFIT, M.UNSEEN}
        if choice.outcome is Outcome.ON_THE_SPOT:
            assert clock(draft, item)[0] is Kind.ON_THE_SPOT
