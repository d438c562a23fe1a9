"""The server begins another life: every desk says again what it knows before anybody is called or given a number."""

import itertools
import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from hall_client.central import administering, binaries
from hall_client.domain.deadlines import local_date
from hall_client.domain.moves import Note
from hall_client.domain.people import Actor, NotAllowed
from hall_client.domain.tickets import Rank, Ticket, TicketState
from hall_client.services import attending, calling, issuing, signing_in
from hall_client.services.queue_ports import QueueWaits
from tests.central import cluster
from tests.central.cluster import Centre
from tests.central.desks import Pass, SharedDesk, emptied, enrolled, joined
from tests.central.test_failover import Pair, caught_up, pair, senders
from tests.desk import CLERK, GUIDE, MORNING, OTHER_CLERK, SUPERVISOR

__all__ = ["pair"]

THIRD = replace(OTHER_CLERK, number="0311", window=2)
Joining = Callable[[Pass], SharedDesk]


@pytest.fixture
def join(hall_template: Path, tmp_path: Path) -> Iterator[Joining]:
    """Desks of the sample hall, each in a folder of its own."""
    made: list[SharedDesk] = []

    def join(entry: Pass) -> SharedDesk:
        made.append(joined(hall_template, tmp_path / f"desk-{len(made)}", entry))
        return made[-1]

    yield join
    for each in made:
        each.close()


def issue(desk: SharedDesk) -> str:
    return issuing.issue(desk.desk, GUIDE, "A").ticket.label


def call(desk: SharedDesk, clerk: Actor) -> str:
    return calling.call_next(desk.desk, clerk, desk.desk.new_id()).label


def serve(desk: SharedDesk, clerk: Actor) -> None:
    """The person who was called comes, and has their answer."""
    attending.start(desk.desk, clerk)
    attending.without_case(desk.desk, clerk, "consult", "")


def restart(centre: Centre) -> None:
    centre.server.stop()
    centre.server.start()


def test_after_a_restart_everybody_says_again_what_they_know(centre: Centre, join: Joining) -> None:
    emptied(centre)
    kiosk, one, other = (join(enrolled(centre)) for _ in range(3))
    assert [issue(kiosk) for _ in range(4)] == ["A001", "A002", "A003", "A004"]
    call(one, CLERK)
    call(other, OTHER_CLERK)
    restart(centre)
    serve_refused = pytest.raises(QueueWaits, match="1 号窗口和取号机")
    with serve_refused as waits:
        attending.start(one.desk, CLERK)
    assert waits.value.windows == (0, 1)
    assert calling.view(one.desk, CLERK).linked
    with pytest.raises(QueueWaits):
        issue(kiosk)
    # A desk where nobody presses a key is heard of because it looks.
    assert calling.view(other.desk, OTHER_CLERK).linked
    serve(one, CLERK)
    assert call(one, CLERK) == "A003"
    assert issue(kiosk) == "A005"


def test_a_supervisor_goes_on_without_a_desk_that_stays_off(centre: Centre, join: Joining) -> None:
    emptied(centre)
    kiosk, one = (join(enrolled(centre)) for _ in range(2))
    issue(kiosk)
    call(one, CLERK)
    one.close()
    restart(centre)
    with pytest.raises(QueueWaits, match="3 号窗口"):
        issue(kiosk)
    with pytest.raises(NotAllowed):
        calling.go_on_without(kiosk.desk, CLERK)
    assert calling.go_on_without(kiosk.desk, SUPERVISOR) == (3,)
    assert issue(kiosk) == "A002"
    with centre.admin() as admin:
        noted = admin.execute("SELECT detail ->> 'actor' FROM centre.audit WHERE what = 'queue.waived'")
        assert noted.fetchall() == [(SUPERVISOR.number,)]


def test_a_desk_that_went_home_is_not_waited_for_until_it_is_back(centre: Centre, join: Joining) -> None:
    emptied(centre)
    kiosk, one = (join(enrolled(centre)) for _ in range(2))
    issue(kiosk)
    signed_in = signing_in.sign_in(one.desk, "0307", "qinghe-0307", 3)
    call(one, CLERK)
    signing_in.sign_out(one.desk, CLERK, signed_in.session_id)
    restart(centre)
    assert issue(kiosk) == "A002"
    assert calling.view(one.desk, CLERK).missing == ()
    signing_in.leave_queue(one.desk)
    one.clock.forward(seconds=70)
    calling.no_show(one.desk, CLERK)
    restart(centre)
    with pytest.raises(QueueWaits, match="3 号窗口"):
        issue(kiosk)
    # Who goes home before the desk has looked says first what it knows.
    signing_in.leave_queue(one.desk)
    assert issue(kiosk) == "A003"
    restart(centre)
    assert issue(kiosk) == "A004"


def test_a_desk_that_goes_home_while_the_queue_is_away_is_waited_for(centre: Centre, join: Joining) -> None:
    emptied(centre)
    kiosk, one = (join(enrolled(centre)) for _ in range(2))
    issue(kiosk)
    call(one, CLERK)
    centre.server.stop()
    signing_in.leave_queue(one.desk)
    centre.server.start()
    with pytest.raises(QueueWaits, match="3 号窗口"):
        issue(kiosk)


def test_a_revoked_desk_is_not_waited_for(centre: Centre, join: Joining) -> None:
    emptied(centre)
    gone = enrolled(centre)
    kiosk, one = join(enrolled(centre)), join(gone)
    issue(kiosk)
    call(one, CLERK)
    with centre.admin() as admin:
        admin.execute("SELECT centre.revoke(%s)", (gone.role,))
    restart(centre)
    assert issue(kiosk) == "A002"


def into_a_new_database(centre: Centre, dump: Path) -> None:
    with centre.server.admin("postgres") as admin:
        admin.execute("DROP DATABASE hall_centre WITH (FORCE)")
        administering.make_database(admin)
    tool("pg_restore", "-d", centre.server.admin_url(), str(dump))


def into_the_running_one(centre: Centre, dump: Path) -> None:
    tool("pg_restore", "--clean", "--if-exists", "-d", centre.server.admin_url(), str(dump))


def rows_alone(centre: Centre, dump: Path) -> None:
    """The tables stay as they are; their rows are thrown away and read in again."""
    with centre.admin() as admin:
        (tables,) = admin.execute(
            "SELECT string_agg(c.oid::regclass::text, ', ') FROM pg_class c"
            " WHERE c.relnamespace = 'centre'::regnamespace AND c.relkind = 'r'"
        ).fetchone() or ("",)
        admin.execute("SET session_replication_role = replica")
        admin.execute(f"TRUNCATE {tables}")
    where = centre.server.admin_url()
    tool("pg_restore", "--data-only", "--disable-triggers", "-d", where, str(dump))


def tool(name: str, *arguments: str) -> None:
    subprocess.run([str(binaries.folder() / name), *arguments], check=True)


@pytest.mark.parametrize("put_back", [into_a_new_database, into_the_running_one, rows_alone])
def test_a_restored_dump_of_yesterday_waits_for_every_desk_of_the_week(
    centre: Centre, join: Joining, tmp_path: Path, put_back: Callable[[Centre, Path], None]
) -> None:
    emptied(centre)
    kiosk, one = (join(enrolled(centre)) for _ in range(2))
    for desk in (kiosk, one):
        desk.clock.at = MORNING - timedelta(days=1)
    issue(kiosk)
    dump = tmp_path / "centre.dump"
    call(one, CLERK)
    # In the evening everybody goes home; the dump does not know that they come back.
    for desk in (kiosk, one):
        signing_in.leave_queue(desk.desk)
    tool("pg_dump", "-Fc", "-f", str(dump), centre.server.admin_url())
    for desk in (kiosk, one):
        desk.clock.at = MORNING
    assert [issue(kiosk) for _ in range(2)] == ["A001", "A002"]
    one.clock.forward(seconds=70)
    calling.no_show(one.desk, CLERK)
    assert call(one, CLERK) == "A001"
    put_back(centre, dump)
    with pytest.raises(QueueWaits, match="3 号窗口"):
        issue(kiosk)
    serving = calling.view(one.desk, CLERK).serving
    assert serving is not None
    assert (serving.label, serving.business_date) == ("A001", MORNING.date())
    assert issue(kiosk) == "A003"


def test_a_number_taken_up_again_stands_although_the_centre_forgot(
    centre: Centre, hall_template: Path, tmp_path: Path
) -> None:
    """The centre goes back to when A002 was served and A001 held; since then A002 went and A001 came back."""
    emptied(centre)
    numbers = itertools.count(1)
    desk = joined(hall_template, tmp_path, enrolled(centre), lambda: f"id-{next(numbers):06d}")
    issue(desk)
    issue(desk)
    held = calling.call_next(desk.desk, CLERK, "r1")
    attending.start(desk.desk, CLERK)
    calling.hold(desk.desk, CLERK)
    call(desk, CLERK)
    serve(desk, CLERK)
    with centre.admin() as admin:
        admin.execute("CREATE TABLE earlier AS SELECT * FROM centre.ticket")
        attending.finish(desk.desk, CLERK)
        calling.resume(desk.desk, CLERK, held.id)
        admin.execute("DELETE FROM centre.ticket")
        admin.execute("INSERT INTO centre.ticket SELECT * FROM earlier")
        admin.execute("DROP TABLE earlier")
    restart(centre)
    seen = calling.view(desk.desk, CLERK)
    assert seen.serving is not None
    assert (seen.serving.label, seen.serving.state, seen.clashes) == ("A001", TicketState.IN_SERVICE, ())
    with desk.desk.store.read() as work:
        assert [t.label for t in work.queue.of_day("9901", MORNING.date(), TicketState.SERVED)] == ["A002"]
    desk.close()


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
