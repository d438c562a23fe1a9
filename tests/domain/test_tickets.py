"""Tickets: which move follows which, when a number may be called again or given up, and that a day balances."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_client.domain.deadlines import LOCAL_ZONE
from hall_client.domain.tickets import (
    AT_WINDOW,
    MOVES,
    OPEN,
    STATE_WORDS,
    QueueRules,
    Ticket,
    TicketRefused,
    TicketState,
    check_no_show,
    check_reactivate,
    check_recall,
    counts,
    moved,
)

T0 = datetime(2026, 3, 18, 9, tzinfo=LOCAL_ZONE)
RULES = QueueRules()
S = TicketState
CALLED = Ticket(
    "t", "9901", T0.date(), "A", 7, "A", "A007", 4, "", T0, "0401", S.CALLED, 1, 3, None, 1, T0, T0
)


@pytest.mark.parametrize("state", list(TicketState))
@pytest.mark.parametrize("act", list(MOVES))
def test_every_act_from_every_state(act: str, state: TicketState) -> None:
    """Domain D.1, all of it: an act leads where the table says, or is refused in the clerk's words."""
    ticket = replace(CALLED, state=state)
    sources, target = MOVES[act]
    if state in sources:
        assert moved(ticket, act) is target
    else:
        with pytest.raises(TicketRefused, match=f"A007 现在是“{STATE_WORDS[state]}”"):
            moved(ticket, act)


def test_a_final_number_stays_final() -> None:
    for state in (S.SERVED, S.ABANDONED, S.VOIDED, S.CLEARED):
        assert not [act for act, (sources, _) in MOVES.items() if state in sources]


def test_nobody_in_service_is_cleared_or_voided() -> None:
    assert S.IN_SERVICE not in MOVES["clear"][0] | MOVES["void"][0] | MOVES["abandon"][0]
    assert AT_WINDOW < OPEN


@pytest.mark.parametrize(
    ("calls", "seconds", "allowed"),
    [(1, 59, False), (1, 60, True), (2, 20, False), (3, 40, True), (3, 0, True), (1, -86_400, True)],
)
def test_no_show_takes_three_calls_or_a_minute(calls: int, seconds: int, allowed: bool) -> None:
    ticket, at = replace(CALLED, calls=calls), T0 + timedelta(seconds=seconds)
    if allowed:
        check_no_show(ticket, at, RULES)
    else:
        with pytest.raises(TicketRefused, match=f"才叫了 {calls} 次，叫满 3 次或再等 {60 - seconds + 1} 秒"):
            check_no_show(ticket, at, RULES)


@pytest.mark.parametrize(
    ("calls", "seconds", "refusal"),
    [(1, 19, "再等 2 秒"), (1, 20, ""), (2, 20, ""), (3, 500, "已经叫了 3 次"), (1, -86_400, "")],
)
def test_a_call_is_repeated_three_times_twenty_seconds_apart(calls: int, seconds: int, refusal: str) -> None:
    ticket, at = replace(CALLED, calls=calls), T0 + timedelta(seconds=seconds)
    if not refusal:
        check_recall(ticket, at, RULES)
    else:
        with pytest.raises(TicketRefused, match=refusal):
            check_recall(ticket, at, RULES)


def test_a_missed_number_comes_back_once_and_on_its_day() -> None:
    missed = replace(CALLED, state=S.NO_SHOW)
    check_reactivate(missed, T0.date())
    with pytest.raises(TicketRefused, match="03-18 的号，当日有效"):
        check_reactivate(missed, date(2026, 3, 19))
    with pytest.raises(TicketRefused, match="已经激活过一次"):
        check_reactivate(replace(missed, reactivations=1), T0.date())


@given(st.lists(st.sampled_from(TicketState)))
def test_a_day_balances_whatever_happened(states: list[TicketState]) -> None:
    counted = counts(states)
    assert counted.balances()
    assert counted.issued == len(states)
    assert counted.open == sum(state in OPEN for state in states)
    assert not replace(counted, served=counted.served + 1).balances()
