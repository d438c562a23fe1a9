"""The invented people who come to the soaked hall, and what they want there."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from stdnum.iso7064 import mod_11_2

from hall_client.domain.cases import Outcome
from hall_client.domain.catalogue import Item, Version
from hall_client.domain.deadlines import local_date
from hall_client.domain.drafts import Draft, Party, marked, with_answers, with_mark
from hall_client.domain.materials import MaterialState
from hall_client.domain.outcomes import choices
from hall_client.domain.situations import open_questions, required_materials

NAMES = (
    "陈䶮根",
    "吕𬭎海",
    "𠮷小满",
    "阿卜杜热西提·麦麦提敏·吐尔逊江·阿不都热合曼·艾合买提江",
    "王秀英",
    "李国强",
)
MARKS = (
    MaterialState.ORIGINAL,
    MaterialState.ORIGINAL,
    MaterialState.ORIGINAL,
    MaterialState.COPY,
    MaterialState.MISSING,
    MaterialState.UNFIT,
)
_GOOD = (Outcome.ON_THE_SPOT, Outcome.ACCEPTED, Outcome.ENTRUSTED)


def applicant(luck: Random) -> Party:
    """Somebody of the invented region, with a number whose check digit is right."""
    born = datetime(1940, 1, 1) + timedelta(days=luck.randrange(25_000))
    body = f"999999{born:%Y%m%d}{luck.randrange(1, 999):03d}"
    number = body + mod_11_2.calc_check_digit(body)
    return Party(luck.choice(NAMES), id_number=number, phone="100 0000 0021", address="柳塘村 3 组")


def wanted(luck: Random, versions: tuple[Version, ...]) -> Version:
    """An item that this hall takes in."""
    return luck.choice([v for v in versions if not v.item.guidance_only and v.item.materials])


def answer_one(luck: Random, draft: Draft, item: Item) -> Draft | None:
    """The draft with one more question answered, None when all are."""
    questions = open_questions(item, draft.answers)
    if not questions:
        return None
    option = luck.choice(questions[0].options)
    return with_answers(draft, item, {**draft.answers, questions[0].code: option.code})


def mark_one(luck: Random, draft: Draft, item: Item, at: datetime, *, prepared: bool) -> Draft | None:
    """The draft with one more material looked at, None when all are; who comes `prepared` has them all."""
    for material in required_materials(item, draft.answers):
        if draft.mark(material.code).state is not MaterialState.UNSEEN:
            continue
        state = luck.choice(MARKS[:4] if prepared else MARKS)
        if not prepared and material.deferrable and luck.random() < 0.3:
            due = local_date(at) + timedelta(days=10)
            return with_mark(draft, marked(material, MaterialState.DEFERRED, at, due=due))
        return with_mark(draft, marked(material, state, at, reason="没带"))
    return None


def with_outcome(luck: Random, draft: Draft, item: Item, at: datetime, *, village: bool) -> Draft | None:
    """The draft with one of the outcomes that are lawful now, None when there is none; a village has a mandate."""
    lawful = [choice.outcome for choice in choices(draft, item, village) if choice.enabled]
    if not lawful:
        return None
    good = [outcome for outcome in lawful if outcome in _GOOD]
    chosen = luck.choice(good if good and luck.random() < 0.5 else lawful)
    decision = {"reason": "不符合条件", "where": "县民政局", "keep_paper": luck.choice(("yes", "no"))}
    if chosen is Outcome.ENTRUSTED:
        until = local_date(at) + timedelta(days=365)
        decision |= {"powers": "submit,supplement,collect", "until": until.isoformat()}
    return replace(draft, outcome=chosen.value, decision=decision)
