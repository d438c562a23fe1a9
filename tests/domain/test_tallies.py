"""The figures of a day: counted from what happened, each counted once, nothing invented where nothing was."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_client.domain.cases import Outcome
from hall_client.domain.deadlines import LOCAL_ZONE
from hall_client.domain.ratings import Grade
from hall_client.domain.tallies import Happened, figures, minutes, number_gaps, quantile, rate
from hall_client.domain.tickets import Ticket, TicketState
from hall_client.domain.visits import Document, Pause, ServiceAct, Session

DAY = date(2026, 3, 18)
T0 = datetime(2026, 3, 18, 9, tzinfo=LOCAL_ZONE)


def service(
    n: int, window: int, result: str = "case", ticket: str = "t", minutes_long: int = 6
) -> ServiceAct:
    end = T0 + timedelta(minutes=minutes_long)
    return ServiceAct(f"s{n}", ticket, "", window, "0307", "0307", DAY, T0, end, result, "", 120 * n, 1)


def paper(n: int, case: str, state: str = "printed", reprints: int = 0) -> Document:
    return Document(f"d{n}", case, "notice", f"n{n}", "1", {}, "", 2, DAY, T0, "a5", state, reprints)


def ticket(n: int, window: int | None, state: TicketState, calls: int) -> Ticket:
    return Ticket(
        f"t{n}", "9901", DAY, "A", n, "A", f"A{n:03d}", 4, "", T0, "0401", state, n, window, None, calls
    )


def happened(**changed: Any) -> Happened:
    what: dict[str, Any] = {
        "day": DAY,
        "seen_at": T0 + timedelta(hours=8),
        "tickets": (
            ticket(1, 3, TicketState.SERVED, 1),
            ticket(2, 1, TicketState.NO_SHOW, 3),
            ticket(3, None, TicketState.CLEARED, 0),
        ),
        "services": (service(1, 3), service(2, 1, "consult"), service(3, 3, "guide", ticket="")),
        "acts": (
            ("c1", 3, Outcome.NOTICED),
            ("c1", 3, Outcome.ACCEPTED),
            ("c2", 1, Outcome.REFUSED),
        ),
        "closed": (),
        "open_cases": (),
        "grades": (("s1", Grade.VERY_GOOD), ("s2", Grade.BAD)),
        "papers": (paper(1, "c1"), paper(2, "c1", "failed"), paper(3, "c2", reprints=2)),
        "pauses": (Pause("p", 1, "0305", DAY, T0),),
        "sessions": (
            Session("x", "0307", 3, DAY, T0, T0 + timedelta(hours=4)),
            Session("y", "0305", 1, DAY, T0),
        ),
        "transfers": 0,
        "recalls": 0,
    }
    return Happened(**{**what, **changed})


def test_the_hall_is_the_sum_of_its_windows() -> None:
    hall, one, three = (figures(happened(), window) for window in (None, 1, 3))
    assert (hall.tickets.issued, one.tickets.issued, three.tickets.issued) == (3, 1, 1)
    for name in (
        "called",
        "served",
        "cases",
        "papers",
        "reprints",
        "failed_papers",
        "rated",
        "ratable",
        "on_duty",
    ):
        assert getattr(hall, name) == getattr(one, name) + getattr(three, name), name
    assert (
        hall.grades == tuple(a + b for a, b in zip(one.grades, three.grades, strict=True)) == (1, 0, 0, 1, 0)
    )
    assert {k: one.outcomes[k] + three.outcomes[k] for k in hall.outcomes} == hall.outcomes


def test_a_case_decided_twice_is_one_case_with_two_outcomes() -> None:
    three = figures(happened(), 3)
    assert (three.cases, three.outcomes["noticed"], three.outcomes["accepted"]) == (1, 1, 1)
    assert set(three.outcomes) == {outcome.value for outcome in Outcome}


def test_times_and_persons() -> None:
    three = figures(happened(), 3)
    assert three.waits == (120,), "who took no number did not wait"
    assert three.services == (360, 360)
    assert three.on_duty == 4 * 3600
    assert figures(happened(), 1).on_duty == 8 * 3600, "a shift still running counts until now"
    assert (three.without_case, figures(happened(), 1).without_case) == ({"guide": 1}, {"consult": 1})


def test_the_unrated_are_neither_good_nor_bad() -> None:
    hall = figures(happened(), None)
    assert (hall.ratable, hall.rated, hall.satisfied) == (3, 2, 1)
    assert figures(happened(grades=()), None).satisfied == 0


@pytest.mark.parametrize(
    ("part", "whole", "text"), [(0, 0, "—"), (0, 4, "0.0%"), (1, 3, "33.3%"), (4, 4, "100.0%")]
)
def test_a_share_of_nothing_is_a_dash(part: int, whole: int, text: str) -> None:
    assert rate(part, whole) == text


def test_averages() -> None:
    assert (minutes(()), quantile((), 0.9)) == ("—", "—")
    assert (minutes((60, 120)), quantile((300,), 0.5)) == ("1.5", "5.0")
    assert [quantile(range(60, 660, 60), share) for share in (0.5, 0.9, 1.0)] == ["6.0", "10.0", "10.0"]


@given(st.sets(st.integers(1, 899)), st.sets(st.integers(1, 899)), st.integers(0, 899))
def test_every_number_given_out_is_a_case_a_draft_or_a_gap(
    used: set[int], drafts: set[int], last: int
) -> None:
    used, drafts = {n for n in used if n <= last}, {n for n in drafts if n <= last}

    def texts(serials: set[int]) -> list[str]:
        return [f"990103260318{n:03d}0" for n in sorted(serials)]

    gaps = number_gaps(texts(used), last, texts(drafts))
    assert list(gaps) == sorted(set(range(1, last + 1)) - used - drafts)
