"""How the clocks of cases stand today: the words and colour of their chips, wherever cases are listed."""

from collections.abc import Iterable

from hall_client.domain.cases import IN_HAND, Case, CaseState
from hall_client.domain.deadlines import NOTICE_DAYS, DayUnit, Limit, local_date
from hall_client.domain.lights import ClockKind, ClockState, clock_state, stopped_state
from hall_client.domain.situations import handling
from hall_client.domain.working_days import Due
from hall_client.services.ports import Desk, Work


def clocks(desk: Desk, cases: Iterable[Case]) -> dict[str, ClockState]:
    """Case id → how its clock stands today; cases without a clock are left out."""
    with desk.store.read() as work:
        found = {case.id: _clock(desk, work, case) for case in cases}
    return {case_id: state for case_id, state in found.items() if state is not None}


def _clock(desk: Desk, work: Work, case: Case) -> ClockState | None:
    today = local_date(desk.now())
    calendar = work.reference.calendar()
    if case.state is CaseState.RECEIVED and case.decide_due:
        due = Due(case.decide_due, case.provisional)
        return clock_state(ClockKind.NOTICE, due, Limit(NOTICE_DAYS), today, calendar)
    if case.state is CaseState.SUPPLEMENT and case.supplement_due:
        return stopped_state(Due(case.supplement_due, case.provisional), Limit(NOTICE_DAYS), today, calendar)
    due_day = case.promised_due or case.legal_due
    if case.state in IN_HAND and due_day:
        due = Due(due_day, case.provisional)
        return clock_state(ClockKind.CLOSE, due, _limit(work, case), today, calendar)
    return None


def _limit(work: Work, case: Case) -> Limit:
    item = work.reference.version(case.item_code, case.item_version).item
    promised = handling(item, case.answers)[1]
    counted = promised if promised.days else item.legal_limit
    return Limit(counted.days or 1, DayUnit.NATURAL if counted.natural else DayUnit.WORKING)
