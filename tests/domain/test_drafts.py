"""Drafts: what follows from an answer or a mark, and what stays when the clerk changes their mind."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from hall_client.domain.catalogue import Item
from hall_client.domain.deadlines import LOCAL_ZONE
from hall_client.domain.drafts import (
    Draft,
    Party,
    is_empty,
    marked,
    unanswered,
    with_answers,
    with_item,
    with_mark,
)
from hall_client.domain.materials import IN_ORDER, TO_MEND, Mark, MaterialState, tally
from hall_client.domain.situations import open_questions, required_materials
from hall_client.storage.starter import read_starter

AT = datetime(2026, 3, 18, 9, tzinfo=LOCAL_ZONE)
ITEMS: dict[str, Item] = {v.item.code: v.item for v in read_starter(resources.path("catalogue"))}
EMPTY = Draft("d", 3, "0307", AT, AT.date())


def answered(item: Item, picks: list[int]) -> Draft:
    """A draft of `item` whose n-th open question takes the option `picks[n]`, turning over."""
    draft, n = with_item(EMPTY, item, 1, {}), 0
    while waiting := open_questions(item, draft.answers):
        option = waiting[0].options[picks[n % len(picks)] % len(waiting[0].options)]
        draft, n = with_answers(draft, item, {**draft.answers, waiting[0].code: option.code}), n + 1
    return draft


DRAFTS = st.builds(
    lambda code, picks: (ITEMS[code], answered(ITEMS[code], picks)),
    st.sampled_from(sorted(ITEMS)),
    st.lists(st.integers(0, 5), min_size=1, max_size=6),
)


@given(DRAFTS)
def test_the_list_is_what_the_answers_ask_for(made: tuple[Item, Draft]) -> None:
    item, draft = made
    assert unanswered(draft, item) == 0
    assert [mark.code for mark in draft.marks] == [m.code for m in required_materials(item, draft.answers)]
    assert tally(draft.marks).unseen == len(draft.marks)


@given(DRAFTS, st.lists(st.sampled_from(MaterialState), min_size=1), st.lists(st.integers(0, 5), min_size=1))
def test_what_was_marked_stays_marked_when_an_answer_changes(
    made: tuple[Item, Draft], states: list[MaterialState], picks: list[int]
) -> None:
    item, draft = made
    for n, material in enumerate(required_materials(item, draft.answers)):
        draft = with_mark(draft, marked(material, states[n % len(states)], AT))
    after = with_answers(draft, item, answered(item, picks).answers)
    before = {mark.code: mark for mark in draft.marks}
    assert all(mark == before.get(mark.code, Mark(mark.code)) for mark in after.marks)
    counted = tally(after.marks)
    groups = (counted.in_order, counted.unseen, counted.deferred, counted.missing, counted.unfit)
    assert counted.total == sum(groups) == len(after.marks)


@given(DRAFTS, st.sampled_from(MaterialState))
def test_a_mark_carries_what_the_paper_will_say(made: tuple[Item, Draft], state: MaterialState) -> None:
    item, draft = made
    for material in required_materials(item, draft.answers):
        mark = marked(material, state, AT)
        assert bool(mark.remedy) == (state in TO_MEND or state is MaterialState.DEFERRED)
        assert mark.copies == 0 or state in IN_ORDER
        assert state is not MaterialState.COPY or mark.copies >= 1
        assert (mark.seen_at is None) == (state is MaterialState.UNSEEN)
        assert not mark.basis or state is MaterialState.WAIVED


def test_another_mark_or_answer_drops_the_chosen_outcome() -> None:
    item = ITEMS["MZ-006"]
    chosen = replace(answered(item, [0]), outcome="accepted", decision={"reason": "x"})
    for after in (with_mark(chosen, chosen.marks[0]), with_answers(chosen, item, chosen.answers)):
        assert (after.outcome, after.decision) == ("", {})


def test_another_item_begins_anew_and_keeps_person_and_number() -> None:
    draft = replace(answered(ITEMS["MZ-006"], [0]), number="9901032603180019", applicant=Party("陈䶮根"))
    after = with_item(draft, ITEMS["RS-004"], 1, {})
    assert (after.item_code, after.number, after.applicant.name) == ("RS-004", "9901032603180019", "陈䶮根")
    assert not {mark.code for mark in after.marks} - {m.code for m in ITEMS["RS-004"].materials}


@pytest.mark.parametrize(
    ("draft", "empty"),
    [
        (EMPTY, True),
        (replace(EMPTY, applicant=Party(name="𬭎")), False),
        (replace(EMPTY, applicant=Party(id_number="999999194103120013")), False),
        (replace(EMPTY, item_code="MZ-006"), False),
        (replace(EMPTY, case_id="case-1"), False),
        (replace(EMPTY, applicant=Party(phone="100 0000 0001")), True),
    ],
)
def test_what_is_worth_keeping(draft: Draft, empty: bool) -> None:
    assert is_empty(draft) is empty
