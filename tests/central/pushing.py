"""Hand-made cases at workstations that push them to a centre."""

import uuid
from collections.abc import Callable

from hall_client.domain.syncing import Disposition
from tests.central.sites import Site, case_rows

Workstations = Callable[[str], Site]
_serial = iter(range(1, 1000))


def new_case(site: Site, **fields: str) -> str:
    case_id, number = f"case-{uuid.uuid4()}", f"{site.unit}01260318{next(_serial):04d}"
    site.act("case.receive", case_id, case_rows(case_id, number, **fields), seen=0)
    return case_id


def step(site: Site, kind: str, case_id: str, seen: int, **fields: str) -> None:
    site.act(kind, case_id, {"case": {case_id: fields}}, seen=seen)


def answers(site: Site) -> list[Disposition]:
    return [answer.disposition for answer in site.push().answers]
