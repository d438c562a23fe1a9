"""The queue's server put back from a dump: what was called and taken since stands."""

import itertools
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from hall_client.central import administering, binaries
from hall_client.domain.tickets import TicketState
from hall_client.services import attending, calling, signing_in
from hall_client.services.queue_ports import QueueWaits
from tests.central.cluster import Centre
from tests.central.desks import emptied, enrolled, joined
from tests.central.queue_acts import Joining, call, issue, restart, serve
from tests.desk import CLERK, MORNING


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
