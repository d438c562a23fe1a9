"""Decisions: the case, its dates, its steps and its papers that an outcome makes of a draft."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from hall_client.domain.cases import Case, CaseRefused, CaseState, Outcome
from hall_client.domain.catalogue import Version
from hall_client.domain.deadlines import LOCAL_ZONE
from hall_client.domain.decision import PAPERS, Decided, Ids, deferral_day, resolve
from hall_client.domain.drafts import Draft
from hall_client.domain.materials import MaterialState
from hall_client.domain.people import Actor, Role
from hall_client.domain.working_days import calendar_from_tables
from resources.calendar import tables
from tests.domain.test_drafts import ITEMS
from tests.domain.test_outcomes import found

M = MaterialState
CALENDAR = calendar_from_tables(tables())
CLERK = Actor("0307", "赵婷", frozenset({Role.CLERK}), 3)
IDS = Ids("case-1", "step-1", "123456")


def at(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=LOCAL_ZONE)


def decided(draft: Draft, outcome: Outcome, when: datetime, before: Case | None = None) -> Decided:
    version = Version(ITEMS[draft.item_code], 1, date(2000, 1, 1), when)
    state = before.state.value if before else ""
    chosen = replace(draft, outcome=outcome.value, number="9901032603180019", case_state=state)
    return resolve(chosen, version, before, CLERK, CALENDAR, time(17, 30), IDS, when)


def test_accepted_with_both_dates_stored() -> None:
    """MZ-006: twenty working days by law, seven promised (vector V-08's week from 2026-03-02)."""
    made = decided(found("MZ-006", M.ORIGINAL), Outcome.ACCEPTED, at(3, 2))
    case = made.case
    assert (case.state, case.version, case.number) == (CaseState.ACCEPTED, 1, "9901032603180019")
    assert (case.legal_due, case.promised_due, case.provisional) == (
        date(2026, 3, 30),
        date(2026, 3, 11),
        False,
    )
    assert (case.decide_due, case.deferral_due, case.calendar) == (None, None, CALENDAR.version)
    assert [step.kind for step in made.steps] == ["case.accept"]


def test_after_closing_time_the_next_day_counts() -> None:
    assert decided(found("MZ-006", M.ORIGINAL), Outcome.ACCEPTED, at(3, 2, 17, 30)).case.promised_due == date(
        2026, 3, 11
    )
    late = decided(found("MZ-006", M.ORIGINAL), Outcome.ACCEPTED, at(3, 2, 17, 31)).case
    assert late.promised_due == date(2026, 3, 12)


def test_a_date_in_a_year_without_calendar_is_provisional() -> None:
    case = decided(found("MZ-006", M.ORIGINAL), Outcome.ACCEPTED, at(12, 28)).case
    assert case.provisional
    assert case.legal_due is not None
    assert case.legal_due.year == 2027


def test_accepted_with_something_to_follow() -> None:
    made = decided(found("MZ-006", M.ORIGINAL, M.DEFERRED), Outcome.ACCEPTED, at(3, 18))
    assert made.outcome is Outcome.ACCEPTED_DEFERRED
    assert made.papers == ("acceptance", "deferral")
    assert made.case.deferral_due == date(2026, 3, 25)
    assert [step.kind for step in made.steps] == ["case.accept"], (
        "separation of duties counts it as accepting"
    )


def test_received_begins_the_five_days() -> None:
    """V-06's holiday: received 2026-09-30, to be answered by 10-13."""
    case = decided(found("MZ-006", M.ORIGINAL), Outcome.RECEIVED, at(9, 30)).case
    assert (case.state, case.decide_due) == (CaseState.RECEIVED, date(2026, 10, 13))
    assert case.promised_due is case.legal_due is None
    assert case.calendar == CALENDAR.version
    assert decided(found("MZ-006", M.ORIGINAL), Outcome.RECEIVED, at(3, 18)).case.decide_due == date(
        2026, 3, 25
    )
    assert decided(found("MZ-006", M.ORIGINAL), Outcome.RECEIVED, at(3, 18, 18)).case.decide_due == date(
        2026, 3, 26
    )


def test_a_notice_without_paper_begins_no_clock_and_keeps_nothing() -> None:
    made = decided(found("MZ-006", M.COPY, M.MISSING), Outcome.NOTICED, at(3, 18))
    case = made.case
    assert case.state is CaseState.NOTICED
    assert not any((case.received_at, case.decide_due, case.supplement_due, case.promised_due))
    assert not any(material.kept for material in made.materials)
    assert case.told == tuple(m.code for m in made.materials if m.state == "missing")


def test_a_notice_with_paper_kept_receives_and_waits() -> None:
    draft = replace(found("MZ-006", M.COPY, M.MISSING), decision={"keep_paper": "yes"})
    made = decided(draft, Outcome.NOTICED, at(3, 2))
    assert (made.outcome, made.papers) == (Outcome.SUPPLEMENT, ("receipt", "supplement"))
    assert made.case.received_at == at(3, 2)
    assert (made.case.supplement_due, made.case.decide_due) == (date(2026, 3, 23), None)
    assert {m.kept for m in made.materials if m.state == "copy"} == {True}
    assert {m.kept for m in made.materials if m.state == "missing"} == {False}


def test_a_second_notice_tells_what_the_first_did_not() -> None:
    first = decided(found("MZ-006", M.ORIGINAL, M.MISSING), Outcome.NOTICED, at(3, 18))
    assert first.added == ()
    again = decided(found("MZ-006", M.MISSING), Outcome.NOTICED, at(3, 19), first.case)
    assert again.added == tuple(m.code for m in again.materials if m.code not in first.case.told)
    assert again.case.told[: len(first.case.told)] == first.case.told
    assert set(again.case.told) == {m.code for m in again.materials}


def test_done_on_the_spot_is_six_steps_in_one() -> None:
    made = decided(found("RS-004", M.ORIGINAL), Outcome.ON_THE_SPOT, at(3, 18))
    case = made.case
    assert (case.state, case.closed_at, case.delivered_at) == (CaseState.DELIVERED, at(3, 18), at(3, 18))
    assert case.result == ITEMS["RS-004"].result
    assert [step.kind.removeprefix("case.") for step in made.steps] == [
        "receive",
        "accept",
        "handle",
        "review",
        "approve",
        "close",
        "deliver",
    ]
    assert all(step.merged and step.opinion == "即办合并" for step in made.steps)


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.NOT_REQUIRED, Outcome.WITHDRAWN])
def test_an_end_stops_every_clock(outcome: Outcome) -> None:
    received = decided(found("MZ-006", M.ORIGINAL), Outcome.RECEIVED, at(3, 18)).case
    draft = replace(found("MZ-006", M.ORIGINAL), decision={"reason": "户籍不在本镇。"})
    case = decided(draft, outcome, at(3, 19), received).case
    assert (case.reason, case.closed_at, case.version) == ("户籍不在本镇。", at(3, 19), 2)
    assert (case.decide_due, case.supplement_due) == (None, None)
    assert decided(draft, outcome, at(3, 19), received).papers == PAPERS[outcome]


def test_what_was_there_before_stays() -> None:
    first = decided(found("MZ-006", M.ORIGINAL), Outcome.RECEIVED, at(3, 18)).case
    after = decided(found("MZ-006", M.ORIGINAL), Outcome.ACCEPTED, at(3, 19), first).case
    assert (after.id, after.number, after.query_code) == (first.id, first.number, first.query_code)
    assert (after.opened_at, after.first_contact, after.received_at) == (
        first.opened_at,
        first.first_contact,
        at(3, 18),
    )
    with pytest.raises(CaseRefused, match="承办中"):
        decided(found("MZ-006", M.ORIGINAL), Outcome.RECEIVED, at(3, 20), after)


def test_deferred_papers_are_due_before_the_promise() -> None:
    item = ITEMS["MZ-006"]
    assert deferral_day(item, 3, date(2026, 3, 2), CALENDAR) == date(2026, 3, 5)
    assert deferral_day(item, None, date(2026, 3, 2), CALENDAR) == date(2026, 3, 9)
    longest = deferral_day(item, 30, date(2026, 3, 2), CALENDAR)
    assert longest == date(2026, 3, 11), "never longer than the seven days promised (L-27)"
    assert longest - date(2026, 3, 2) == timedelta(days=9)
