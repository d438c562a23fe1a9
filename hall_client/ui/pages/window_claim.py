"""Whether a case that is wanted at this desk is free here."""

from dataclasses import dataclass

from hall_client.domain.cases import Case
from hall_client.domain.syncing import Holder
from hall_client.services import looking_up
from hall_client.services.line_ports import LineDown, LineRefused
from hall_client.services.ports import Desk
from hall_client.ui.line_desk import SharedCases


@dataclass(frozen=True)
class Claim:
    """A case that is wanted at this desk: it is held here now, unless `holder` has it. None: not known here.

    `several`: the number was given twice, and somebody has to say whose case is meant.
    """

    number: str
    case: Case | None
    holder: Holder | None
    several: tuple[Case, ...] = ()


def claim_of(desk: Desk, number: str, case_id: str, cases: SharedCases) -> Claim:
    """Hold the case with this number (and id, where it is known) for this desk, unless another one has it open."""
    found = [each for each in looking_up.by_number(desk, number) if case_id in ("", each.id)]
    if len(found) > 1:
        return Claim(number, None, None, tuple(found))
    case = next(iter(found), None)
    try:
        holder = cases.hold(case.id) if case else None
    except (LineDown, LineRefused):
        holder = None
    return Claim(number, case, holder)
