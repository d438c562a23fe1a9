"""The starter items: the same answers always call for the same materials, rules and kind."""

from dataclasses import replace

import pytest

import resources
from hall_client.domain.catalogue import Item, Kind, Limit, RuleOutcome
from hall_client.domain.situations import (
    Facts,
    answers_for_key,
    fired_rules,
    handling,
    open_questions,
    prefilled,
    required_materials,
    situation_key,
    unsuited,
)
from hall_client.storage.starter import read_starter

STARTER = {v.item.code: v.item for v in read_starter(resources.path("catalogue"))}

GOLDEN = [
    (
        "MZ-006",
        {"first": "yes", "band": "80", "living": "local", "agent": "self", "pay": "social"},
        "form id hukou social_card photo",
    ),
    (
        "MZ-006",
        {"first": "yes", "band": "80", "living": "local", "agent": "relative", "pay": "social"},
        "form id hukou social_card photo mandate agent_id",
    ),
    (
        "MZ-006",
        {"first": "again", "band": "100", "living": "away", "agent": "village", "pay": "bank"},
        "form id hukou bank_card photo away village_mandate",
    ),
    (
        "NY-001",
        {"kind": "new", "plots": "none", "farmland": "yes", "forest": "no"},
        "form promise id hukou village_minutes design farmland",
    ),
    (
        "NY-001",
        {"kind": "rebuild", "plots": "one", "farmland": "no", "forest": "no"},
        "form promise id hukou village_minutes title neighbours design",
    ),
    (
        "NY-001",
        {"kind": "move", "plots": "one", "farmland": "no", "forest": "yes"},
        "form promise id hukou village_minutes title design quit forest",
    ),
    (
        "LY-001",
        {"land": "collective", "size": "large", "pine": "yes", "agent": "relative"},
        "form id title renew notice design pine mandate agent_id",
    ),
    ("LY-001", {"land": "plot", "size": "small", "pine": "no", "agent": "self"}, "form id title renew"),
    (
        "MZ-003",
        {"type": "expense", "again": "no", "cause": "illness", "amount": "small", "agent": "self"},
        "form id hukou authority bills bank",
    ),
    (
        "MZ-003",
        {"type": "urgent", "again": "no", "cause": "fire", "agent": "self"},
        "form id hukou fire bank",
    ),
    ("GA-002", {"reason": "work", "home": "rent", "agent": "self"}, "id photo rent work"),
    (
        "GA-002",
        {"reason": "study", "home": "dorm", "agent": "relative"},
        "id photo dorm study mandate agent_id",
    ),
    ("LY-001", {"land": "self"}, ""),
    ("CN-001", {"list": "keep", "basis": "yes"}, "id purpose"),
    ("CN-001", {"list": "stop", "proof": "kinship"}, ""),
]


@pytest.mark.parametrize(("code", "answers", "expected"), GOLDEN)
def test_the_same_answers_give_the_same_list(code: str, answers: dict[str, str], expected: str) -> None:
    item = STARTER[code]
    backwards = dict(reversed(answers.items()))
    assert [m.code for m in required_materials(item, answers)] == expected.split()
    assert required_materials(item, backwards) == required_materials(item, answers)
    assert open_questions(item, answers) == ()


def outcomes(code: str, **answers: str) -> list[RuleOutcome]:
    return [rule.outcome for rule in fired_rules(STARTER[code], answers)]


def test_trees_beside_the_house_need_no_licence() -> None:
    assert outcomes("LY-001", land="self") == [RuleOutcome.NOT_REQUIRED]
    assert outcomes("LY-001", land="bamboo", reserve="no") == [RuleOutcome.NOT_REQUIRED]
    assert outcomes("LY-001", land="bamboo", reserve="yes") == [RuleOutcome.WARN]
    assert "森林法》第五十六条" in fired_rules(STARTER["LY-001"], {"land": "self"})[0].basis


def test_an_answer_to_a_question_no_longer_shown_does_not_count() -> None:
    """The clerk answered for bamboo, then corrected the land; the reserve answer must not linger."""
    assert outcomes("LY-001", land="plot", reserve="no") == []
    large = {"land": "self", "size": "large"}
    assert "design" not in [m.code for m in required_materials(STARTER["LY-001"], large)]


@pytest.mark.parametrize("proof", ["kinship", "marriage", "alive", "death"])
def test_every_proof_on_the_stop_list_is_refused_with_another_way(proof: str) -> None:
    (rule,) = fired_rules(STARTER["CN-001"], {"list": "stop", "proof": proof})
    assert rule.outcome is RuleOutcome.REFUSE
    assert rule.where
    assert rule.basis


def test_farmland_holds_the_approval() -> None:
    answers = {"kind": "new", "plots": "none", "farmland": "yes", "forest": "no"}
    assert outcomes("NY-001", **answers) == [RuleOutcome.BEFORE_APPROVAL]
    assert outcomes("NY-001", **{**answers, "farmland": "no"}) == []


def test_urgent_help_shortens_the_promise() -> None:
    item = STARTER["MZ-003"]
    kind, limit = handling(item, {"type": "urgent"})
    assert (kind, limit.days) == (Kind.PROMISED, 5)
    assert "24 小时" in limit.note
    assert handling(item, {"type": "expense"}) == (Kind.PROMISED, item.promised_limit)


def test_a_birth_to_be_verified_in_another_province_is_promised() -> None:
    assert handling(STARTER["WJ-001"], {"household": "local"})[0] is Kind.ON_THE_SPOT
    assert handling(STARTER["WJ-001"], {"household": "outside"}) == (Kind.PROMISED, Limit(7))


def test_the_residence_permit_counts_natural_days() -> None:
    assert STARTER["GA-002"].promised_limit.words() == "15 日"
    assert STARTER["MZ-006"].promised_limit.words() == "7 个工作日"
    assert STARTER["RS-003"].promised_limit.words() == "当场"


def test_a_read_card_answers_what_it_can_and_nothing_more() -> None:
    item = STARTER["MZ-006"]
    known = Facts(age=84, local_household=True, has_agent=True, agent_from_village=False, had_this_item=False)
    assert dict(prefilled(item, known)) == {"first": "yes", "band": "80", "agent": "relative"}
    assert dict(prefilled(item, Facts())) == {}
    assert [s.code for s in open_questions(item, prefilled(item, known))] == ["living", "pay"]


@pytest.mark.parametrize(("age", "band"), [(80, "80"), (89, "80"), (90, "90"), (99, "90"), (100, "100")])
def test_age_bands_meet_without_gap(age: int, band: str) -> None:
    assert prefilled(STARTER["MZ-006"], Facts(age=age))["band"] == band


def test_an_unsuited_person_is_named_with_the_reason() -> None:
    item = STARTER["MZ-006"]
    assert unsuited(item, Facts(name="陈有根", age=79)) == (
        "陈有根 79 岁，这一项要满 80 岁。仍要办请写明原因。",
    )
    assert unsuited(item, Facts(name="陈有根", age=80, local_household=True)) == ()
    assert unsuited(item, Facts(name="𠮷田·䶮")) == ()
    (outside,) = unsuited(item, Facts(name="𬭎", age=90, local_household=False))
    assert outside == "𬭎不是本镇户籍，这一项只办本镇户籍。仍要办请写明原因。"


def test_the_key_of_a_notice_gives_the_answers_back() -> None:
    item = STARTER["NY-001"]
    answers = {"kind": "move", "plots": "one", "farmland": "no", "forest": "yes"}
    key = situation_key(item, 1, answers)
    assert len(key) == 10
    assert answers_for_key(item, 1, key) == answers
    assert answers_for_key(item, 2, key) is None
    assert situation_key(item, 1, {**answers, "forest": "no"}) != key


def test_the_key_stays_the_same_for_papers_already_printed() -> None:
    """A changed recipe would orphan every notice in citizens' hands."""
    item = Item(code="MZ-006", name="", department="", power="", situations=STARTER["MZ-006"].situations)
    assert situation_key(item, 1, {"first": "yes", "band": "80"}) == "67ADF45CAE"


def test_an_item_keeps_its_list_when_the_next_version_changes() -> None:
    old = STARTER["MZ-006"]
    new = replace(old, materials=old.materials[:2])
    answers = {"agent": "self", "pay": "social", "living": "local"}
    assert len(required_materials(new, answers)) < len(required_materials(old, answers))
    assert len(required_materials(old, answers)) == 5
