"""A village's desk in tests: the sample village, and matters its 代办员 takes on."""

from dataclasses import replace
from pathlib import Path

import resources
from hall_client.desk import set_up
from hall_client.domain.cases import Outcome
from hall_client.domain.drafts import Party
from hall_client.domain.materials import MaterialState
from hall_client.domain.people import Actor, Role
from hall_client.services import deciding
from hall_client.services.deciding import Done
from hall_client.setup_file import read_plan
from tests.desk import MORNING, TestDesk
from tests.services.acts import CHEN, draft_of, mark_all

PROXY = Actor("1101", "吴桂芳", frozenset({Role.VILLAGE_PROXY}), 1)
PROXY_DESK = Actor("0306", "高红", frozenset({Role.CLERK, Role.PROXY_DESK}), 3)
MANDATE = {"powers": "submit,supplement,collect", "until": "2027-03-18"}


def village_template(folder: Path, station: str = "9911", name: str = "柳塘村便民服务站") -> Path:
    """A set-up village, to be copied."""
    plan = read_plan(resources.path("demo_village.toml"))
    plan = replace(plan, hall=replace(plan.hall, station=station, name=name))
    set_up(folder, plan, demo=True, now=lambda: MORNING)
    return folder


def entrusted(
    village: TestDesk,
    item: str = "MZ-006",
    *states: MaterialState,
    who: Party = CHEN,
    actor: Actor = PROXY,
    **mandate: str,
) -> Done:
    """A matter taken on at the village's table."""
    draft = mark_all(village, draft_of(village, item, who, actor), *(states or (MaterialState.ORIGINAL,)))
    decision = {**MANDATE, **mandate}
    return deciding.finish(
        village.desk, actor, replace(draft, outcome=Outcome.ENTRUSTED.value, decision=decision)
    )
