"""A standby promoted in the queue's server's place: nobody is called again, nobody is forgotten."""

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from hall_client.domain.deadlines import local_date
from hall_client.domain.moves import Note
from hall_client.domain.tickets import Rank, Ticket, TicketState
from hall_client.services import attending, calling, issuing, signing_in
from hall_client.services.queue_ports import QueueWaits
from tests.central import cluster
from tests.central.cluster import Centre
from tests.central.desks import Pass, SharedDesk, enrolled
from tests.central.queue_acts import THIRD, Joining, call, issue, serve
from tests.central.test_failover import Pair, caught_up, pair, senders
from tests.desk import CLERK, GUIDE, MORNING, OTHER_CLERK, SUPERVISOR

__all__ = ["pair"]


def lose_the_tail(pair: Pair) -> None:
    """From now on the standby gets nothing any more."""
    caught_up(pair)
    for sender in senders(pair.primary):
        os.kill(sender, signal.SIGSTOP)


def fail_over(pair: Pair) -> None:
    cluster.kill(pair.primary)
    pair.standby.promote()


def followers(pair: Pair, count: int) -> list[Pass]:
    entries = [enrolled(Centre(pair.primary)) for _ in range(count)]
    return [replace(each, hosts=pair.hosts) for each in entries]


@pytest.mark.slow
def test_a_promoted_standby_calls_nobody_again(pair: Pair, join: Joining) -> None:
    kiosk, one, other, fresh = (join(entry) for entry in followers(pair, 4))
    assert [issue(kiosk) for _ in range(4)][-1] == "A004"
    assert call(one, CLERK) == "A001"
    serve(one, CLERK)
    issue(other)
    lose_the_tail(pair)
    assert call(one, CLERK) == "A002"
    assert call(other, OTHER_CLERK) == "A003"
    assert [issue(kiosk) for _ in range(2)] == ["A006", "A007"]
    fail_over(pair)
    with pytest.raises(QueueWaits):
        call(fresh, THIRD)
    calling.view(one.desk, CLERK)
    issuing.guide_view(kiosk.desk)
    with pytest.raises(QueueWaits):
        call(fresh, THIRD)
    seen = calling.view(other.desk, OTHER_CLERK)
    assert seen.serving is not None
    assert (seen.serving.label, seen.clashes) == ("A003", ())
    assert call(fresh, THIRD) == "A004"
    assert issue(kiosk) == "A008"
    serve(one, CLERK)
    assert [call(one, CLERK), *_rest(other)] == ["A005", "A006", "A007", "A008"]


def _rest(desk: SharedDesk) -> Iterator[str]:
    for _ in range(3):
        serve(desk, OTHER_CLERK)
        yield call(desk, OTHER_CLERK)


@pytest.mark.slow
def test_what_a_waived_desk_knew_otherwise_is_told_to_a_person(pair: Pair, join: Joining) -> None:
    kiosk, one, fresh = (join(entry) for entry in followers(pair, 3))
    issue(kiosk)
    issue(one)
    signing_in.leave_queue(one.desk)
    lose_the_tail(pair)
    assert call(one, CLERK) == "A001"
    fail_over(pair)
    issuing.guide_view(kiosk.desk)
    with pytest.raises(QueueWaits, match="取号机"):
        call(fresh, THIRD)
    assert calling.go_on_without(fresh.desk, SUPERVISOR) == (0,)
    assert call(fresh, THIRD) == "A001"
    seen = calling.view(one.desk, CLERK)
    assert seen.clashes == ("A001 在中心那边它已经是2 号窗口“已叫号”，和这台电脑记的不一样，请核对。",)
    assert calling.view(one.desk, CLERK).clashes == ()


def begun(desk: SharedDesk) -> Ticket:
    """What the guide's desk asks the queue for."""
    at = desk.clock()
    return Ticket(
        id=desk.desk.new_id(),
        hall="9901",
        business_date=local_date(at),
        series="A",
        number=0,
        business="A",
        label="",
        rank=int(Rank.ORDINARY),
        priority="",
        issued_at=at,
        issued_by=GUIDE.number,
        state=TicketState.WAITING,
        queue_at=0,
    )


def written_of(desk: SharedDesk, ticket: Ticket) -> list[str]:
    """What the desk's journal says of a ticket."""
    with desk.desk.store.read() as work:
        return [entry.kind for entry in work.entries_of(ticket.id)]


@pytest.mark.slow
@pytest.mark.parametrize("written", [True, False])
def test_a_number_not_written_down_yet_is_said_again_as_well(
    pair: Pair, join: Joining, written: bool
) -> None:
    """Between the queue's answer and its record on this PC the server is lost, and a page of this PC looks."""
    kiosk, guide = (join(entry) for entry in followers(pair, 2))
    assert [issue(kiosk), issue(guide)] == ["A001", "A002"]
    # From here on there is nothing to catch up with that would record it by the way.
    issuing.guide_view(kiosk.desk)
    lose_the_tail(pair)
    with suppress(InterruptedError), kiosk.desk.store.work() as work:
        new = begun(kiosk)
        given = work.queue.issue(new, new.id, Note("issue", GUIDE.number, new.issued_at))
        fail_over(pair)
        issuing.guide_view(kiosk.desk)
        if not written:
            raise InterruptedError
    assert given.label == "A003"
    issuing.guide_view(guide.desk)
    assert [issue(guide), issue(kiosk)] == ["A004", "A005"]
    issuing.guide_view(kiosk.desk)
    assert written_of(kiosk, given) == ["ticket.issue"]


@pytest.mark.slow
def test_who_came_this_morning_may_have_been_forgotten(pair: Pair, join: Joining) -> None:
    kiosk, guide = (join(entry) for entry in followers(pair, 2))
    for desk in (kiosk, guide):
        desk.clock.at = MORNING - timedelta(days=1)
        issue(desk)
        signing_in.leave_queue(desk.desk)
        desk.clock.at = MORNING
    lose_the_tail(pair)
    assert issue(kiosk) == "A001"
    fail_over(pair)
    with pytest.raises(QueueWaits, match="取号机"):
        issue(guide)
    issuing.guide_view(kiosk.desk)
    assert issue(guide) == "A002"


@pytest.mark.slow
def test_who_was_called_is_not_served_as_somebody_without_a_number(pair: Pair, join: Joining) -> None:
    kiosk, one = (join(entry) for entry in followers(pair, 2))
    issue(kiosk)
    issue(one)
    lose_the_tail(pair)
    assert call(one, CLERK) == "A001"
    fail_over(pair)
    with pytest.raises(QueueWaits):
        attending.start(one.desk, CLERK)
    issuing.guide_view(kiosk.desk)
    assert attending.start(one.desk, CLERK).ticket_label == "A001"
