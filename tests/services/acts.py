"""What the tests of the acts at the window do over and over: a service, a draft filled in, an outcome recorded."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from hall_client.domain.cases import Outcome
from hall_client.domain.drafts import Draft, Party, marked, with_answers, with_mark
from hall_client.domain.materials import UNFIT_REASONS, MaterialState
from hall_client.domain.people import Actor, Person, Role
from hall_client.domain.situations import open_questions, required_materials
from hall_client.services import attending, calling, cataloguing, deciding, intake
from hall_client.services.deciding import Done
from tests.desk import CLERK, TestDesk

CHEN = Party(name="陈䶮根", id_number="999999194103120013", phone="100 0000 0021", address="柳塘村 3 组")
LONG_NAME = "阿卜杜热合曼·买买提艾力·吐尔逊江·𬭎𠮷·阿布都克里木·依明"
GUEST = Party(name=LONG_NAME, id_number="999999198502140038", phone="100 0000 0044", address="上桥村 1 组")

ZHOU = Person("0101", "周海燕", "zhy", (Role.SUPERVISOR,))
"""The supervisor of the sample hall, as `signing_in.supervisor_word` hands her over."""


def begin(hall: TestDesk, actor: Actor = CLERK) -> str:
    """Be finished with whoever is at the window, then begin with somebody who took no number."""
    if calling.view(hall.desk, actor).service is not None:
        if attending.start(hall.desk, actor).result == "open":
            attending.without_case(hall.desk, actor, "consult", "")
        attending.finish(hall.desk, actor)
    hall.clock.forward(minutes=1)
    return attending.start(hall.desk, actor).id


def draft_of(
    hall: TestDesk,
    item: str,
    who: Party = CHEN,
    actor: Actor = CLERK,
    picks: Sequence[int] = (0,),
    service: str = "",
) -> Draft:
    """A draft for `item`; question n takes the option `picks[n]` (turning over), materials are not yet seen.

    It is one more of `service`, or of somebody who has just come.
    """
    version = cataloguing.in_force(hall.desk).version(item)
    draft = replace(intake.new_draft(hall.desk, actor, service or begin(hall, actor)), applicant=who)
    known = intake.known_person(hall.desk, who.id_number)
    draft = intake.choose_item(hall.desk, actor, draft, version, known, ("柳塘村",))
    for pick in itertools.cycle(picks):
        waiting = open_questions(version.item, draft.answers)
        if not waiting:
            break
        option = waiting[0].options[pick % len(waiting[0].options)]
        draft = with_answers(draft, version.item, {**draft.answers, waiting[0].code: option.code})
    return intake.save(hall.desk, draft)


def mark_all(hall: TestDesk, draft: Draft, *states: MaterialState) -> Draft:
    """Mark the materials of `draft` with `states`, in turn."""
    item = cataloguing.version_of(hall.desk, draft.item_code, draft.item_version).item
    given = itertools.cycle(states)
    for material in required_materials(item, draft.answers):
        state = next(given)
        late = hall.clock.at.date() if state is MaterialState.DEFERRED else None
        why = UNFIT_REASONS[0] if state is MaterialState.UNFIT else ""
        draft = with_mark(draft, marked(material, state, hall.clock(), reason=why, due=late))
    return intake.save(hall.desk, draft)


def finished(
    hall: TestDesk,
    item: str,
    outcome: Outcome,
    *states: MaterialState,
    who: Party = CHEN,
    actor: Actor = CLERK,
) -> Done:
    """A case of `item` with `outcome`, its materials marked with `states` in turn."""
    draft = mark_all(hall, draft_of(hall, item, who, actor), *(states or (MaterialState.ORIGINAL,)))
    reason = {"reason": "本中心不办这一项。"} if outcome is Outcome.REFUSED else {}
    return deciding.finish(hall.desk, actor, replace(draft, outcome=outcome.value, decision=reason))
