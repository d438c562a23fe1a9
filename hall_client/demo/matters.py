"""A matter filled in by the services alone: who it is about, the item, its questions, what was seen of its papers."""

from collections.abc import Callable
from dataclasses import replace

from hall_client.demo.clock import DemoClock
from hall_client.demo.people import Citizen
from hall_client.domain.catalogue import Item, Material
from hall_client.domain.drafts import Draft, Party, marked, with_answers, with_mark
from hall_client.domain.materials import MaterialState
from hall_client.domain.people import Actor
from hall_client.domain.situations import open_questions, required_materials
from hall_client.services import cataloguing, intake
from hall_client.services.ports import Desk

_MINUTES = 6


def filled(
    desk: Desk,
    actor: Actor,
    clock: DemoClock,
    who: Citizen,
    item_code: str,
    seen: Callable[[Material], MaterialState],
    service_id: str = "",
) -> Draft:
    """A draft that is ready for its outcome; every question is answered with its first option."""
    version = cataloguing.in_force(desk).version(item_code)
    party = Party(
        name=who.name, id_number=who.id_number, phone=who.phone, address=f"{who.village} {who.group} 组"
    )
    draft = replace(intake.new_draft(desk, actor, service_id), applicant=party)
    known = intake.known_person(desk, who.id_number)
    draft = intake.choose_item(desk, actor, draft, version, known, (who.village,))
    draft = _answered(draft, version.item)
    clock.forward(minutes=_MINUTES)
    for material in required_materials(version.item, draft.answers):
        state = seen(material)
        due = desk.now().date() if state is MaterialState.DEFERRED else None
        reason = "没带" if state is MaterialState.MISSING else ""
        draft = with_mark(draft, marked(material, state, desk.now(), reason=reason, due=due))
    return draft


def _answered(draft: Draft, item: Item) -> Draft:
    while questions := open_questions(item, draft.answers):
        first = questions[0]
        draft = with_answers(draft, item, {**draft.answers, first.code: first.options[0].code})
    return draft
