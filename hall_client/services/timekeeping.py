"""What time does: 视为受理, 视为撤回, and days nobody closed. Computed on reading, recorded by who sees it first."""

import logging
import uuid
from dataclasses import dataclass, replace
from datetime import date, datetime

from hall_client.domain import deadlines
from hall_client.domain.cases import IN_HAND, Case, CaseState, Outcome, Step, next_state
from hall_client.domain.decision import PAPERS, accepted
from hall_client.domain.entries import NewEntry, as_row, changes
from hall_client.domain.hall import Hall
from hall_client.domain.moves import Note
from hall_client.domain.people import PROGRAM
from hall_client.domain.situations import handling
from hall_client.domain.tickets import TicketRefused
from hall_client.domain.visits import DayClose
from hall_client.domain.working_days import Due
from hall_client.services import filing
from hall_client.services.ports import Desk, Work
from hall_client.services.queue_ports import QueueDown

logger = logging.getLogger(__name__)

_NAMES = uuid.UUID("6f0b1d7e-6d0f-5b7e-9a51-6c1c8f3f2a10")


@dataclass(frozen=True)
class Settled:
    """What had come about by itself and is recorded now."""

    deemed_accepted: tuple[Case, ...]
    deemed_withdrawn: tuple[Case, ...]
    closed_days: tuple[date, ...]


def entry_name(subject: str, kind: str, due: date) -> str:
    """The id both of two desks would give this entry, so that the centre keeps only the first (architecture §2)."""
    return str(uuid.uuid5(_NAMES, f"{subject}/{kind}/{due.isoformat()}"))


def settle(desk: Desk) -> Settled:
    """Record every deemed state and forgotten day close that has come about. Doing it twice changes nothing."""
    at = desk.now()
    with desk.store.work() as work:
        hall = work.reference.hall(deadlines.local_date(at))
        accepted_now = tuple(
            _deem_accepted(desk, work, hall, case, at) for case in _overdue_receipts(work, hall, at)
        )
        withdrawn = tuple(_deem_withdrawn(desk, work, hall, case, due, at) for case, due in _lapsed(work, at))
    return Settled(accepted_now, withdrawn, _close_old_days(desk, hall, at))


def _overdue_receipts(work: Work, hall: Hall, at: datetime) -> list[Case]:
    return [
        case
        for case in work.cases.clocks([CaseState.RECEIVED.value])
        if case.decide_due
        and deadlines.is_deemed_accepted(Due(case.decide_due, case.provisional), at, hall.closes)
    ]


def _lapsed(work: Work, at: datetime) -> list[tuple[Case, date]]:
    found = []
    states = [CaseState.SUPPLEMENT.value, *(state.value for state in IN_HAND)]
    for case in work.cases.clocks(states):
        due = case.supplement_due if case.state is CaseState.SUPPLEMENT else case.deferral_due
        if due and deadlines.is_deemed_withdrawn(Due(due, case.provisional), at):
            found.append((case, due))
    return found


def _deem_accepted(desk: Desk, work: Work, hall: Hall, case: Case, at: datetime) -> Case:
    version = work.reference.version(case.item_code, case.item_version)
    start = deadlines.local_date(case.received_at or at)
    calendar = work.reference.calendar()
    promised = handling(version.item, case.answers)[1]
    after = accepted(case, version.item, promised, None, calendar, hall.closes, at, start=start)
    after = replace(
        after,
        state=next_state("case.deemed_accept", case.state),
        outcome=Outcome.DEEMED_ACCEPTED,
        version=case.version + 1,
        accepted_at=case.received_at,
        deemed=True,
    )
    due = case.decide_due or start
    _record(desk, work, hall, case, after, "case.deemed_accept", due, {"answer_by": due.isoformat()}, at)
    return after


def _deem_withdrawn(desk: Desk, work: Work, hall: Hall, case: Case, due: date, at: datetime) -> Case:
    late = "补正" if case.state is CaseState.SUPPLEMENT else "容缺材料"
    reason = f"{late}期限到 {due.isoformat()}，没有补齐。"
    after = replace(
        case,
        state=next_state("case.deemed_withdraw", case.state),
        outcome=Outcome.DEEMED_WITHDRAWN,
        version=case.version + 1,
        reason=reason,
        closed_at=at,
    )
    _record(desk, work, hall, case, after, "case.deemed_withdraw", due, {"reason": reason}, at)
    return after


def _record(
    desk: Desk,
    work: Work,
    hall: Hall,
    before: Case,
    after: Case,
    kind: str,
    due: date,
    decision: dict[str, str],
    at: datetime,
) -> None:
    name = entry_name(before.id, kind, due)
    materials = work.cases.materials(after.id)
    paper = PAPERS[after.outcome][0]
    document, _ = filing.make(desk, work, PROGRAM, hall, after, materials, paper, decision, at)
    step = Step(f"{name}-step", after.id, kind, at, PROGRAM.number, PROGRAM.name)
    rows = {
        "case": {after.id: changes(before, after)},
        "case_step": {step.id: as_row(step)},
        "document": {document.id: as_row(document)},
    }
    facts = {
        "number": after.number,
        "item": after.item_code,
        "outcome": after.outcome.value,
        "window": after.window,
        "due": due.isoformat(),
    }
    entry = NewEntry(kind, after.id, PROGRAM.number, at, rows, facts, based_on=before.version, entry_id=name)
    work.append(entry)


def _close_old_days(desk: Desk, hall: Hall, at: datetime) -> tuple[date, ...]:
    """The days nobody closed are closed; with the queue out of reach that waits for the next time."""
    try:
        with desk.store.read() as work:
            days = work.queue.days_open(hall.station, deadlines.local_date(at))
        for day in days:
            close_day(desk, hall, day, PROGRAM.number, at, entry_name(hall.station, "day.close", day))
    except (QueueDown, TicketRefused) as reason:
        logger.info("old days are not closed yet: %s", reason)
        return ()
    return days


def close_day(desk: Desk, hall: Hall, day: date, actor: str, at: datetime, entry_id: str = "") -> DayClose:
    """日终清号: everybody still waiting is cleared, whoever was being served counts as served; the day is closed."""
    with desk.store.work() as work:
        cleared = work.queue.clear(hall.station, day, Note("clear", actor, at))
        closed = DayClose(day.isoformat(), at, actor, {"cleared": cleared})
        rows = {"day_close": {closed.id: as_row(closed)}}
        entry = NewEntry(
            "day.close", day.isoformat(), actor, at, rows, {"cleared": cleared}, entry_id=entry_id
        )
        work.append(entry)
    return closed
