"""Many desks at one queue: nobody is called twice, a repeated request gets the same ticket, a kill loses nothing."""

import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import msgspec
import pytest

from hall_client.domain.moves import Note
from hall_client.domain.people import NotAllowed
from hall_client.domain.tickets import QueueRules, Rank, TicketRefused, TicketState
from hall_client.services import attending, calling, closing_day, issuing, tallying
from hall_client.services.queue_ports import PlaceTaken
from tests.central.cluster import Centre
from tests.central.desks import Pass, SharedDesk, emptied, enrolled, joined
from tests.desk import CLERK, GUIDE, MORNING, OTHER_CLERK, SUPERVISOR, template

ROOT = Path(__file__).parents[2]
Joining = Callable[..., SharedDesk]


@pytest.fixture
def join(centre: Centre, hall_template: Path, tmp_path: Path) -> Iterator[Joining]:
    """Desks of the hall 9901 (or another unit) at one empty queue."""
    emptied(centre)
    made: list[SharedDesk] = []

    def join(unit: str = "9901", entry: Pass | None = None, folder: str = "") -> SharedDesk:
        place = tmp_path / (folder or f"desk-{len(made)}")
        made.append(joined(hall_template, place, entry or enrolled(centre, unit)))
        return made[-1]

    yield join
    for each in made:
        each.close()


def give_out(desk: SharedDesk, count: int, series: str = "A", priority: str = "") -> list[str]:
    return [issuing.issue(desk.desk, GUIDE, series, priority).ticket.label for _ in range(count)]


def told(desk: SharedDesk) -> Counter[tuple[str, str]]:
    """(kind, number) of every entry about a ticket at this desk."""
    with desk.desk.store.read() as work:
        moves = work.floor.moves(MORNING, MORNING.replace(year=2027))
    return Counter(
        (kind, facts.get("label", "")) for kind, _, _, facts in moves if kind.startswith("ticket.")
    )


def work_off(folders: Sequence[Path], entries: Sequence[Pass]) -> list[str]:
    """Let a process per folder call until nobody waits; what they called."""
    workers = [
        start("call", folder, entry, n)
        for n, (folder, entry) in enumerate(zip(folders, entries, strict=True), 1)
    ]
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("go\n")
        worker.stdin.flush()
    called = []
    for worker in workers:
        out, _ = worker.communicate(timeout=300)
        assert worker.returncode == 0
        called += out.split()
    return called


def start(way: str, folder: Path, entry: Pass, window: int) -> "subprocess.Popen[str]":
    worker = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.central.queue_worker",
            way,
            str(folder),
            msgspec.json.encode(entry).decode(),
            str(window),
        ],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert worker.stdout is not None
    assert worker.stdout.readline() == "ready\n"
    return worker


@pytest.mark.slow
@pytest.mark.parametrize("windows", [20])
def test_nobody_is_called_twice_or_lost_or_passed_over(
    join: Joining, centre: Centre, tmp_path: Path, windows: int
) -> None:
    hall = template(tmp_path / "hall", windows)
    given = [
        label for series in "ABCD" for ahead in ("", "elder") for label in give_out(join(), 30, series, ahead)
    ]
    entries = [enrolled(centre) for _ in range(windows)]
    folders = [tmp_path / f"window-{n}" for n in range(windows)]
    for folder, entry in zip(folders, entries, strict=True):
        joined(hall, folder, entry).close()
    called = work_off(folders, entries)
    assert sorted(called) == sorted(given)
    with centre.admin() as admin:
        left = admin.execute("SELECT count(*) FROM centre.ticket WHERE state <> 'no_show'").fetchone()
        ranks = [rank for (rank,) in admin.execute("SELECT rank FROM centre.ticket_call ORDER BY n")]
    assert left == (0,)
    while_others_wait = ranks[: len(ranks) - ranks[::-1].index(Rank.ORDINARY)]
    ahead = [len(list(run)) for rank, run in groupby(while_others_wait) if rank < Rank.ORDINARY]
    assert max(ahead) == QueueRules().priority_run


def test_two_desks_share_one_queue(join: Joining) -> None:
    kiosk, one, other = join(), join(), join()
    assert give_out(kiosk, 2) + give_out(other, 1) == ["A001", "A002", "A003"]
    assert calling.call_next(one.desk, CLERK, "r1").label == "A001"
    assert calling.call_next(other.desk, OTHER_CLERK, "r2").label == "A002"
    assert [t.label for t in calling.view(one.desk, CLERK).waiting] == ["A003"]
    assert told(one) == Counter({("ticket.call", "A001"): 1})
    assert told(other) == Counter({("ticket.issue", "A003"): 1, ("ticket.call", "A002"): 1})
    assert issuing.guide_view(kiosk.desk).issued == 3


def test_calling_finishes_the_person_at_the_window_in_the_same_step(join: Joining) -> None:
    desk = join()
    give_out(desk, 2)
    calling.call_next(desk.desk, CLERK, "r1")
    with pytest.raises(TicketRefused, match="还没来"):
        calling.call_next(desk.desk, CLERK, "r2")
    attending.start(desk.desk, CLERK)
    with pytest.raises(attending.NotFinished):
        calling.call_next(desk.desk, CLERK, "r2")
    attending.without_case(desk.desk, CLERK, "consult", "")
    with pytest.raises(TicketRefused, match="A999"):
        calling.call_next(desk.desk, CLERK, "r2", "A999")
    assert calling.view(desk.desk, CLERK).serving is not None
    assert calling.call_next(desk.desk, CLERK, "r2").label == "A002"
    calling_again = calling.call_next(desk.desk, CLERK, "r2")
    assert calling_again.label == "A002"
    kinds = told(desk)
    assert kinds["ticket.finish", "A001"] == kinds["ticket.call", "A002"] == 1
    with desk.desk.store.read() as work:
        [served] = work.queue.of_day("9901", MORNING.date(), TicketState.SERVED)
    assert served.label == "A001"


@pytest.mark.parametrize("first", ["again", "look"])
def test_a_desk_killed_before_it_wrote_the_call_down_gets_the_same_ticket(
    join: Joining, centre: Centre, tmp_path: Path, first: str
) -> None:
    desk, entry = join(), enrolled(centre)
    give_out(desk, 2)
    join(entry=entry, folder="window").close()
    worker = start("die", tmp_path / "window", entry, 3)
    worker.communicate("go\n", timeout=60)
    assert worker.returncode == -signal.SIGKILL
    window = join(entry=entry, folder="window")
    assert told(window) == Counter()
    if first == "again":
        assert calling.call_next(window.desk, CLERK, "the-request").label == "A001"
        assert told(window) == Counter({("ticket.call", "A001"): 1})
    seen = calling.view(window.desk, CLERK)
    assert seen.serving is not None
    assert seen.serving.label == "A001"
    assert told(window) == Counter({("ticket.call", "A001"): 1})
    assert calling.call_next(window.desk, CLERK, "the-request").label == "A001"
    assert told(window) == Counter({("ticket.call", "A001"): 1})


def test_a_number_given_out_before_a_kill_is_given_again_and_recorded_once(
    join: Joining, centre: Centre, tmp_path: Path
) -> None:
    desk, entry = join(), enrolled(centre)
    join(entry=entry, folder="kiosk").close()
    worker = start("die-issuing", tmp_path / "kiosk", entry, 3)
    worker.communicate("go\n", timeout=60)
    kiosk = join(entry=entry, folder="kiosk")
    assert issuing.issue(kiosk.desk, GUIDE, "A", request="the-request").ticket.label == "A001"
    assert issuing.guide_view(kiosk.desk).issued == 1
    assert told(kiosk) == Counter({("ticket.issue", "A001"): 1})
    assert give_out(desk, 1) == ["A002"]


def test_a_window_holds_one_ticket(join: Joining) -> None:
    one, other = join(), join()
    give_out(one, 2)
    held = calling.call_next(one.desk, CLERK, "r1")
    attending.start(one.desk, CLERK)
    calling.hold(one.desk, CLERK)
    calling.call_next(other.desk, CLERK, "r2")
    with one.desk.store.read() as work:
        before = work.queue.get(held.id)
    changes = {"state": "in_service", "window": CLERK.window}
    with pytest.raises(PlaceTaken), one.desk.store.work() as work:
        work.queue.change(before, changes, Note("resume", "0307", one.clock()))


def test_a_step_the_table_does_not_know_is_refused_and_noted(join: Joining, centre: Centre) -> None:
    desk = join()
    ticket = issuing.issue(desk.desk, GUIDE, "A").ticket
    note = Note("finish", "0307", desk.clock())
    with pytest.raises(TicketRefused, match="不能做这一步"), desk.desk.store.work() as work:
        work.queue.change(ticket, {"state": "served"}, note)
    with pytest.raises(TicketRefused, match="刚在别处变了"), desk.desk.store.work() as work:
        work.queue.change(replace(ticket, state=TicketState.CALLED), {"state": "no_show"}, note)
    with centre.admin() as admin:
        noted = admin.execute("SELECT detail ->> 'to' FROM centre.audit WHERE what = 'queue.forbidden'")
        assert ("served",) in noted.fetchall()


def test_a_series_ends_at_999(join: Joining, centre: Centre) -> None:
    desk = join()
    give_out(desk, 1)
    with centre.admin() as admin:
        admin.execute("UPDATE centre.counter SET last = 998")
    assert give_out(desk, 1) == ["A999"]
    with pytest.raises(ValueError, match="取完了"):
        give_out(desk, 1)


def test_an_ordinary_ticket_comes_through_between_the_preferred(join: Joining) -> None:
    desk = join()
    give_out(desk, 2)
    for _ in range(4):
        issuing.issue(desk.desk, GUIDE, "A", "elder")
    ranks = []
    for n in range(6):
        ranks.append(calling.call_next(desk.desk, CLERK, f"r{n}").rank)
        desk.clock.forward(seconds=61)
        calling.no_show(desk.desk, CLERK)
    high, low = Rank.PRIORITY, Rank.ORDINARY
    assert ranks == [high, high, low, high, high, low]


def test_the_day_is_closed_for_all_desks(join: Joining) -> None:
    one, other = join(), join()
    give_out(one, 3)
    calling.call_next(other.desk, CLERK, "r1")
    attending.start(other.desk, CLERK)
    assert closing_day.close_today(one.desk, SUPERVISOR).figures["cleared"] == 2
    tally = tallying.centre_tally(other.desk, SUPERVISOR, MORNING.date())
    assert (tally.figures.tickets.served, tally.figures.tickets.cleared) == (1, 2)


def test_a_supervisor_alone_goes_on_without_the_others(join: Joining) -> None:
    with pytest.raises(NotAllowed):
        calling.go_on_without(join().desk, CLERK)
