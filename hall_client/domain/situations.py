"""What a citizen's answers bring about: the questions left, the materials, the kind of case, the warnings.

Everything here is pure: the same answers with the same version of an item always give the same list, whoever
asks, so a second window can never demand more than the first (R-04).
"""

import hashlib
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType

from hall_client.domain.catalogue import (
    Answers,
    Applicant,
    Fact,
    Item,
    Kind,
    Limit,
    Material,
    Rule,
    RuleOutcome,
    Situation,
)


@dataclass(frozen=True)
class Facts:
    """What is known of the person at the window; None means not known and answers nothing."""

    name: str = ""
    applicant: Applicant = Applicant.NATURAL
    age: int | None = None
    local_household: bool | None = None
    has_agent: bool | None = None
    agent_from_village: bool | None = None
    had_this_item: bool | None = None


def settled(item: Item, answers: Answers) -> Answers:
    """The answers that count: to questions that are shown, with an option they offer, in the item's order."""
    kept: dict[str, str] = {}
    for situation in item.situations:
        if situation.shown_when is not None and not situation.shown_when.holds(kept):
            continue
        option = situation.option(answers.get(situation.code))
        if option is not None:
            kept[situation.code] = option.code
    return MappingProxyType(kept)


def shown_questions(item: Item, answers: Answers) -> tuple[Situation, ...]:
    """The questions these answers make visible, answered or not, in order."""
    kept = settled(item, answers)
    return tuple(s for s in item.situations if s.shown_when is None or s.shown_when.holds(kept))


def open_questions(item: Item, answers: Answers) -> tuple[Situation, ...]:
    """The visible questions still waiting for an answer."""
    kept = settled(item, answers)
    return tuple(s for s in shown_questions(item, answers) if s.code not in kept)


def required_materials(item: Item, answers: Answers) -> tuple[Material, ...]:
    """The materials these answers call for, in the item's order."""
    kept = settled(item, answers)
    return tuple(m for m in item.materials if m.condition is None or m.condition.holds(kept))


def fired_rules(item: Item, answers: Answers) -> tuple[Rule, ...]:
    """The rules these answers set off, in the item's order."""
    kept = settled(item, answers)
    return tuple(r for r in item.rules if r.condition.holds(kept))


def handling(item: Item, answers: Answers) -> tuple[Kind, Limit]:
    """Kind and promised limit for these answers: the item's own unless a rule changes them."""
    for rule in fired_rules(item, answers):
        if rule.outcome in (RuleOutcome.ON_THE_SPOT, RuleOutcome.PROMISED):
            return Kind(rule.outcome.value), rule.limit or item.promised_limit
    return item.kind, item.promised_limit


def is_true(fact: Fact, facts: Facts) -> bool:
    """Whether the fact is known and true of this person."""
    age = facts.age
    village = facts.has_agent and facts.agent_from_village
    return {
        Fact.NO_AGENT: facts.has_agent is False,
        Fact.HAS_AGENT: facts.has_agent is True,
        Fact.AGENT_RELATIVE: facts.has_agent is True and facts.agent_from_village is False,
        Fact.AGENT_VILLAGE: village is True,
        Fact.UNDER_16: age is not None and age < 16,
        Fact.UNDER_18: age is not None and age < 18,
        Fact.ADULT: age is not None and age >= 18,
        Fact.AGE_60: age is not None and age >= 60,
        Fact.AGE_60_79: age is not None and 60 <= age < 80,
        Fact.AGE_80: age is not None and age >= 80,
        Fact.AGE_80_89: age is not None and 80 <= age < 90,
        Fact.AGE_90_99: age is not None and 90 <= age < 100,
        Fact.AGE_100: age is not None and age >= 100,
        Fact.LOCAL: facts.local_household is True,
        Fact.OUTSIDE: facts.local_household is False,
        Fact.FIRST_TIME: facts.had_this_item is False,
        Fact.RETURNING: facts.had_this_item is True,
    }[fact]


def prefilled(item: Item, facts: Facts) -> Answers:
    """The answers known before asking; only questions that these answers make visible are filled."""
    known = {
        situation.code: option.code
        for situation in item.situations
        for option in situation.options
        if option.fact is not None and is_true(option.fact, facts)
    }
    return settled(item, known)


def unsuited(item: Item, facts: Facts) -> tuple[str, ...]:
    """Sentences for the clerk where the person does not fit; empty when nothing known speaks against it."""
    who, rule, said = facts.name or "申请人", item.eligibility, []
    if facts.applicant not in item.applicants and Applicant.HOUSEHOLD not in item.applicants:
        said.append(f"这一项不对{facts.applicant.label}办理")
    if facts.age is not None and rule.min_age is not None and facts.age < rule.min_age:
        said.append(f"{who} {facts.age} 岁，这一项要满 {rule.min_age} 岁")
    if facts.age is not None and rule.max_age is not None and facts.age > rule.max_age:
        said.append(f"{who} {facts.age} 岁，这一项最大到 {rule.max_age} 岁")
    if rule.local_household and facts.local_household is False:
        said.append(f"{who}不是本镇户籍，这一项只办本镇户籍")
    return tuple(f"{sentence}。仍要办请写明原因。" for sentence in said)


def situation_key(item: Item, version: int, answers: Answers) -> str:
    """Ten letters and digits standing for item, version and answers; holds nothing about the person."""
    chosen = ";".join(f"{q}={o}" for q, o in sorted(settled(item, answers).items()))
    return hashlib.sha256(f"{item.code}/{version}/{chosen}".encode()).hexdigest()[:10].upper()


def answers_for_key(item: Item, version: int, key: str) -> Answers | None:
    """The answers behind a notice's key, so that the next window restores the list; None if it fits none."""
    choices = [[None, *(o.code for o in s.options)] for s in item.situations]
    for combination in product(*choices):
        answers = {s.code: o for s, o in zip(item.situations, combination, strict=True) if o is not None}
        if situation_key(item, version, answers) == key:
            return settled(item, answers)
    return None
