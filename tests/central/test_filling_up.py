"""A centre put back is filled up by desks that come in any order: what was made upon another's act waits for it."""

from collections.abc import Sequence
from typing import Any

import pytest

from hall_client.central import administering
from hall_client.domain.cases import Case, CaseState, Outcome
from hall_client.domain.syncing import Pushed
from hall_client.services import disputes, line_views, stepping
from hall_client.services.syncing import sync_once
from tests.central.cluster import Centre
from tests.central.meeting import Sit, agreed, decided, received
from tests.central.salvage_desks import handed_over, kept
from tests.central.seats import Seat, asked, backed_up, restored
from tests.desk import HANDLER
from tests.services.acts import finished


def chained(town: Centre, one: Seat, two: Seat, *others: Seat) -> Case:
    """A case that `one` took in, `two` accepted and `one` handled, all of it after the backup that was put back."""
    backed_up(town)
    case = finished(one.hall, "MZ-006", Outcome.RECEIVED).case
    agreed(town, one, two, *others)
    decided(two, case, Outcome.ACCEPTED)
    agreed(town, one, two, *others)
    handled(one, case)
    agreed(town, one, two, *others)
    restored(town)
    return case


def handled(at: Seat, case: Case) -> None:
    stepping.record_step(at.hall.desk, HANDLER, case.id, "属实")


def waiting(seat: Seat) -> int:
    with seat.desk.store.read() as work:
        return work.sync.waiting()[0]


def refused(*seats: Seat) -> int:
    total = 0
    for seat in seats:
        with seat.desk.store.read() as work:
            total += len(work.answers.refused())
    return total


@pytest.mark.parametrize("order", [(1, 0, 2), (2, 1, 0), (1, 2, 0), (0, 1, 2)])
def test_in_whatever_order_desks_come_everything_stands_again(
    town: Centre, sit: Sit, order: Sequence[int]
) -> None:
    seats = sit(), sit(), sit()
    agreed(town, *seats)
    case = chained(town, *seats)
    coming = [seats[n] for n in order]
    for _ in range(3):
        for each in coming:
            each.sync()
    assert [waiting(each) for each in coming] == [0, 0, 0]
    agreed(town, *seats)
    for each in seats:
        assert each.case(case.id).state is CaseState.HANDLED
        assert disputes.listed(each.desk) == ()
        assert kept(each) == ()
    assert refused(*seats) == 0
    assert asked(town, "SELECT count(*) FROM centre.entry WHERE answer <> 'accepted'") == [(0,)]
    assert handed_over(town) == set()


def test_what_comes_too_early_waits_and_says_so_once(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    agreed(town, one, two)
    chained(town, one, two)
    for _ in range(3):
        two.sync()
    assert waiting(two) > 0
    assert refused(two) == 0
    said = [each.words for each in line_views.events(two.desk) if "先补上" in each.words]
    assert len(said) == 1
    mine = finished(two.hall, "RS-004", Outcome.ON_THE_SPOT).case
    one.sync()
    two.sync()
    agreed(town, one, two)
    assert one.case(mine.id) == mine
    assert refused(one, two) == 0


def test_nobody_waits_longer_than_a_quarter_of_an_hour(town: Centre, sit: Sit) -> None:
    dead, two = sit(), sit()
    agreed(town, dead, two)
    case = chained(town, dead, two)
    two.sync()
    assert waiting(two) > 0
    with town.admin() as admin:
        admin.execute("UPDATE centre.refill SET at = at - interval '14 minutes'")
    two.sync()
    assert waiting(two) > 0
    with town.admin() as admin:
        admin.execute("UPDATE centre.refill SET at = at - interval '2 minutes'")
    two.sync()
    assert waiting(two) == 0
    assert refused(two) == 1
    two.sync()
    assert case.number in handed_over(town)


def test_a_pc_that_was_shut_out_is_not_waited_for(town: Centre, sit: Sit) -> None:
    dead, two = sit(), sit()
    agreed(town, dead, two)
    chained(town, dead, two)
    with town.admin() as admin:
        administering.revoke(admin, dead.member.role)
    two.sync()
    assert waiting(two) == 0


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_what_nobody_can_bring_is_not_waited_for_and_costs_nobody_else_a_conflict(
    town: Centre, sit: Sit, order: Sequence[int]
) -> None:
    one, two, dead = sit(), sit(), sit()
    agreed(town, one, two, dead)
    backed_up(town)
    gone = received(dead, one, two)
    decided(one, gone, Outcome.ACCEPTED)
    case = finished(one.hall, "MZ-006", Outcome.RECEIVED).case
    agreed(town, one, two, dead)
    decided(two, case, Outcome.ACCEPTED)
    agreed(town, one, two, dead)
    handled(one, case)
    agreed(town, one, two, dead)
    restored(town)
    with town.admin() as admin:
        administering.revoke(admin, dead.member.role)
    for _ in range(3):
        for n in order:
            (one, two)[n].sync()
    assert (waiting(one), waiting(two)) == (0, 0)
    assert (refused(one), refused(two)) == (1, 0), "the act upon the lost case alone"
    assert two.case(case.id).state is CaseState.HANDLED


def test_two_that_wait_for_each_other_are_judged(town: Centre, sit: Sit) -> None:
    """Each made its act upon what is nowhere any more."""
    one, two, dead = sit(), sit(), sit()
    cases = [received(one, two, dead), received(two, one, dead)]
    backed_up(town)
    for case in cases:
        decided(dead, case, Outcome.ACCEPTED)
    agreed(town, one, two, dead)
    for seat, case in zip((one, two), cases, strict=True):
        handled(seat, case)
    agreed(town, one, two, dead)
    restored(town)
    with town.admin() as admin:
        administering.revoke(admin, dead.member.role)
    for _ in range(3):
        one.sync()
        two.sync()
    assert (waiting(one), waiting(two)) == (0, 0)
    assert refused(one, two) == 2


def test_after_the_first_time_nothing_is_said_of_what_is_left(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    agreed(town, one, two)
    assert asked(town, "SELECT filled, epoch = centre.epoch() FROM centre.refill") == [(True, True)] * 2
    told: list[int | None] = []
    finished(one.hall, "RS-004", Outcome.ON_THE_SPOT)
    with one.line() as line:
        whole = line.push

        def push(*sent: Any, **more: Any) -> Pushed:
            told.append(sent[4])
            return whole(*sent, **more)

        line.push = push  # type: ignore[method-assign]
        sync_once(one.hall.desk, line)
        odd = asked(town, "SELECT count(*) FROM centre.entry WHERE answer <> 'accepted'")
    assert (told, odd) == ([None], [(0,)])
