"""What time does by itself: 视为受理, 视为撤回, and days nobody closed; each recorded once, by its own name."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from hall_client.domain.cases import Case, CaseState, Outcome
from hall_client.domain.deadlines import LOCAL_ZONE
from hall_client.domain.entries import Entry
from hall_client.domain.materials import MaterialState
from hall_client.domain.tickets import TicketRefused
from hall_client.services import (
    attending,
    calling,
    closing_day,
    deciding,
    intake,
    issuing,
    tallying,
    timekeeping,
)
from hall_client.services.timekeeping import Settled, settle
from hall_client.storage.verify import verify
from tests.desk import CLERK, GUIDE, SUPERVISOR, TestDesk, fresh
from tests.services.acts import begin, draft_of, finished, mark_all

NAMES = uuid.UUID("6f0b1d7e-6d0f-5b7e-9a51-6c1c8f3f2a10")
NOTHING = Settled((), (), ())
M = MaterialState


def at(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=LOCAL_ZONE)


@pytest.fixture
def hall_at(hall_template: Path, tmp_path: Path) -> Callable[[datetime], TestDesk]:
    """The sample hall on another day, whose date somebody has confirmed."""

    def make(when: datetime) -> TestDesk:
        made = fresh(hall_template, tmp_path / "hall", when)
        intake.confirm_date(made.desk, CLERK)
        return made

    return make


def entries(hall: TestDesk, case: Case) -> tuple[Entry, ...]:
    with hall.desk.store.read() as work:
        return work.entries_of(case.id)


def test_not_told_in_five_days_is_accepted_from_the_day_received(
    hall_at: Callable[[datetime], TestDesk],
) -> None:
    """Vector V-07: received 2026-02-13, deemed accepted at the close of 02-27, twenty days end on 03-19."""
    hall = hall_at(at(2, 13))
    case = finished(hall, "MZ-006", Outcome.RECEIVED).case
    assert case.decide_due == date(2026, 2, 27)
    hall.clock.at = at(2, 27, 17, 29)
    assert settle(hall.desk).deemed_accepted == ()
    hall.clock.at = at(2, 27, 17, 31)
    (deemed,) = settle(hall.desk).deemed_accepted

    assert (deemed.state, deemed.outcome, deemed.deemed) == (
        CaseState.ACCEPTED,
        Outcome.DEEMED_ACCEPTED,
        True,
    )
    assert deemed.accepted_at == deemed.received_at == case.received_at
    assert deemed.legal_due == date(2026, 3, 19)
    last = entries(hall, case)[-1]
    assert (last.kind, last.actor) == ("case.deemed_accept", "program")
    assert last.entry_id == str(uuid.uuid5(NAMES, f"{case.id}/case.deemed_accept/2026-02-27"))
    with hall.desk.store.read() as work:
        assert [document.kind for document in work.cases.documents(case.id)] == [
            "receipt",
            "deemed_acceptance",
        ]
        assert work.cases.get(case.id) == deemed
    assert settle(hall.desk) == NOTHING
    assert entries(hall, case)[-1] == last
    assert verify(hall.opened.store).findings == ()


def test_a_deferred_material_not_brought_withdraws_the_case(hall_at: Callable[[datetime], TestDesk]) -> None:
    """Vector V-13: accepted 2026-03-02 with three days to bring it, withdrawn on 03-06 and never earlier."""
    hall = hall_at(at(3, 2))
    draft = mark_all(hall, draft_of(hall, "MZ-006"), M.ORIGINAL)
    late = replace(draft.marks[0], state=M.DEFERRED, due=date(2026, 3, 5), copies=0)
    draft = replace(draft, marks=(late, *draft.marks[1:]), outcome=Outcome.ACCEPTED.value)
    case = deciding.finish(hall.desk, CLERK, draft).case
    assert case.outcome is Outcome.ACCEPTED_DEFERRED
    assert case.deferral_due == date(2026, 3, 5)
    hall.clock.at = at(3, 5, 23, 59)
    assert settle(hall.desk).deemed_withdrawn == ()
    hall.clock.at = at(3, 6, 0, 1)
    (gone,) = settle(hall.desk).deemed_withdrawn

    assert (gone.state, gone.outcome) == (CaseState.DEEMED_WITHDRAWN, Outcome.DEEMED_WITHDRAWN)
    assert "容缺材料期限到 2026-03-05" in gone.reason
    last = entries(hall, case)[-1]
    assert last.entry_id == str(uuid.uuid5(NAMES, f"{case.id}/case.deemed_withdraw/2026-03-05"))
    assert settle(hall.desk) == NOTHING
    assert verify(hall.opened.store).findings == ()


def test_a_supplement_not_brought_withdraws_the_case(hall_at: Callable[[datetime], TestDesk]) -> None:
    hall = hall_at(at(3, 2))
    draft = replace(
        mark_all(hall, draft_of(hall, "MZ-006"), M.ORIGINAL, M.MISSING), outcome=Outcome.NOTICED.value
    )
    case = deciding.finish(hall.desk, CLERK, replace(draft, decision={"keep_paper": "yes"})).case
    assert (case.state, case.supplement_due, case.decide_due) == (
        CaseState.SUPPLEMENT,
        date(2026, 3, 23),
        None,
    )
    hall.clock.at = at(3, 23, 23, 59)
    assert settle(hall.desk).deemed_withdrawn == ()
    hall.clock.at = at(3, 24, 0, 1)
    assert [gone.reason for gone in settle(hall.desk).deemed_withdrawn] == [
        "补正期限到 2026-03-23，没有补齐。"
    ]


def test_supplements_received_begin_five_days_of_their_own(hall_at: Callable[[datetime], TestDesk]) -> None:
    hall = hall_at(at(3, 2))
    draft = replace(
        mark_all(hall, draft_of(hall, "MZ-006"), M.ORIGINAL, M.MISSING), outcome=Outcome.NOTICED.value
    )
    case = deciding.finish(hall.desk, CLERK, replace(draft, decision={"keep_paper": "yes"})).case
    hall.clock.at = at(3, 18)
    intake.confirm_date(hall.desk, CLERK)
    back = intake.open_case(hall.desk, CLERK, case.number, begin(hall), "").draft
    back = replace(mark_all(hall, back, M.COPY), outcome=Outcome.RECEIVED.value)
    received = deciding.finish(hall.desk, CLERK, back).case
    assert (received.decide_due, received.supplement_due) == (date(2026, 3, 25), None)
    assert settle(hall.desk).deemed_accepted == ()
    hall.clock.at = at(3, 25, 18)
    (deemed,) = settle(hall.desk).deemed_accepted
    assert deemed.legal_due == date(2026, 4, 16)


def test_what_was_decided_in_time_stays(hall_at: Callable[[datetime], TestDesk]) -> None:
    hall = hall_at(at(3, 2))
    finished(hall, "MZ-006", Outcome.ACCEPTED)
    finished(hall, "MZ-006", Outcome.NOTICED, M.MISSING)
    finished(hall, "RS-004", Outcome.ON_THE_SPOT)
    finished(hall, "MZ-006", Outcome.REFUSED)
    hall.clock.at = at(12, 30)
    assert settle(hall.desk) == NOTHING


def test_a_date_that_is_only_provisional_decides_nothing(hall_at: Callable[[datetime], TestDesk]) -> None:
    hall = hall_at(at(12, 30))
    case = finished(hall, "MZ-006", Outcome.RECEIVED).case
    assert case.provisional
    hall.clock.at = datetime(2027, 2, 1, 9, tzinfo=LOCAL_ZONE)
    assert settle(hall.desk) == NOTHING


def test_a_forgotten_day_is_closed_the_next_morning(hall: TestDesk) -> None:
    for _ in range(4):
        issuing.issue(hall.desk, GUIDE, "A")
    calling.call_next(hall.desk, CLERK, "one")
    attending.start(hall.desk, CLERK)
    hall.clock.at = at(3, 19, 8, 20)
    assert settle(hall.desk).closed_days == (date(2026, 3, 18),)
    assert settle(hall.desk) == NOTHING
    found = tallying.centre_tally(hall.desk, SUPERVISOR, date(2026, 3, 18))
    assert found.closed
    counted = found.figures.tickets
    assert (counted.issued, counted.served, counted.cleared, counted.open) == (4, 1, 3, 0)
    with hall.desk.store.read() as work:
        (entry,) = work.entries_of("2026-03-18")
    assert entry.entry_id == timekeeping.entry_name("9901", "day.close", date(2026, 3, 18))
    assert entry.entry_id == str(uuid.uuid5(NAMES, "9901/day.close/2026-03-18"))
    assert calling.view(hall.desk, CLERK).serving is None


def test_a_day_on_which_everybody_was_served_is_closed_too(hall: TestDesk) -> None:
    issuing.issue(hall.desk, GUIDE, "A")
    issuing.void(hall.desk, GUIDE, "A001", "取错了")
    hall.clock.at = at(3, 19, 8, 20)
    assert settle(hall.desk).closed_days == (date(2026, 3, 18),)


def test_a_day_is_closed_once(hall: TestDesk) -> None:
    issuing.issue(hall.desk, GUIDE, "A")
    closing_day.close_today(hall.desk, SUPERVISOR)
    with pytest.raises(closing_day.AlreadyClosed):
        closing_day.close_today(hall.desk, SUPERVISOR)
    hall.clock.at = at(3, 19, 8, 20)
    assert settle(hall.desk) == NOTHING


def test_yesterdays_missed_number_is_not_called_back(hall: TestDesk) -> None:
    issuing.issue(hall.desk, GUIDE, "A")
    missed = calling.call_next(hall.desk, CLERK, "one")
    hall.clock.forward(minutes=2)
    calling.no_show(hall.desk, CLERK)
    hall.clock.at = at(3, 19, 8, 20)
    settle(hall.desk)
    with pytest.raises(TicketRefused, match="不能叫回"):
        calling.undo_no_show(hall.desk, CLERK, missed.id)
    assert settle(hall.desk) == NOTHING
