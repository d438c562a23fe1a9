"""The queue out of reach: no key stalls twice, people are called by paper, and the queue is told afterwards."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from hall_client.central.listening import Listener
from hall_client.demo.cable import Cable
from hall_client.domain.tickets import TicketState
from hall_client.services import attending, calling, issuing, paper_numbers, tallying, timekeeping
from hall_client.services.queue_ports import QueueDown
from tests.central import cluster
from tests.central.cluster import Centre
from tests.central.desks import SharedDesk, emptied, enrolled, joined
from tests.desk import CLERK, GUIDE, MORNING, OTHER_CLERK, SUPERVISOR


@dataclass
class Far:
    """A window behind a cable, and another desk beside the server."""

    cable: Cable
    window: SharedDesk
    near: SharedDesk

    def back(self) -> calling.WindowView:
        """Plug in, and wait until the window has noticed; what it shows then."""
        self.cable.plug()
        seen: list[calling.WindowView] = []

        def linked() -> bool:
            # What it tells of what happened meanwhile it tells once.
            seen.append(calling.view(self.window.desk, CLERK))
            return seen[-1].linked

        cluster.until(linked)
        return seen[-1]

    def states(self) -> dict[str, tuple[str, int | None]]:
        with self.near.desk.store.read() as work:
            tickets = work.queue.of_day("9901", MORNING.date())
        return {each.label: (each.state.value, each.window) for each in tickets}


@pytest.fixture
def far(centre: Centre, hall_template: Path, tmp_path: Path) -> Iterator[Far]:
    emptied(centre)
    cable = Cable(centre.host)
    entry = replace(enrolled(centre), hosts=(f"localhost:{cable.port}",))
    made = Far(
        cable,
        joined(hall_template, tmp_path / "window", entry),
        joined(hall_template, tmp_path / "near", enrolled(centre)),
    )
    for _ in range(4):
        issuing.issue(made.near.desk, GUIDE, "A")
    yield made
    made.window.close()
    made.near.close()
    cable.close()


def told(desk: SharedDesk) -> Counter[tuple[str, str]]:
    with desk.desk.store.read() as work:
        moves = work.floor.moves(MORNING, MORNING.replace(year=2027))
    return Counter(
        (kind, facts.get("label", "")) for kind, _, _, facts in moves if kind.startswith("ticket.")
    )


def serve(far: Far) -> None:
    attending.start(far.window.desk, CLERK)
    attending.without_case(far.window.desk, CLERK, "consult", "")


@pytest.mark.parametrize("fault", ["unplug", "stall"])
def test_a_key_does_not_stall_twice(far: Far, fault: str) -> None:
    calling.call_next(far.window.desk, CLERK, "r1")
    getattr(far.cable, fault)()
    seen = calling.view(far.window.desk, CLERK)
    assert not seen.linked
    assert seen.serving is not None
    assert seen.serving.label == "A001"
    begun = time.monotonic()
    for act in (
        lambda: calling.recall(far.window.desk, CLERK),
        lambda: issuing.issue(far.window.desk, GUIDE, "A"),
        lambda: calling.call_next(far.window.desk, CLERK, "r2"),
    ):
        with pytest.raises(QueueDown):
            act()
    print(f"three refused keys took {time.monotonic() - begun:.3f} s")
    assert not issuing.guide_view(far.window.desk).linked
    far.back()
    assert calling.view(far.window.desk, CLERK).serving == seen.serving


def test_nobody_waits_at_the_local_database_for_the_network(far: Far) -> None:
    desk = far.window.desk
    calling.view(desk, CLERK)
    far.cable.stall()

    def call() -> None:
        with pytest.raises(QueueDown):
            calling.call_next(desk, CLERK, "r1")

    stalled = threading.Thread(target=call)
    stalled.start()
    cluster.until(far.window.queue._line._turn.locked)
    with desk.store.work() as work:
        work.set_meta("written", "meanwhile")
    assert stalled.is_alive()
    stalled.join()


def test_a_broken_connection_is_made_anew_within_the_act(far: Far) -> None:
    calling.view(far.window.desk, CLERK)
    far.cable.reset()
    assert calling.call_next(far.window.desk, CLERK, "r1").label == "A001"


def test_a_day_goes_on_by_paper_and_the_queue_is_told(far: Far) -> None:
    """Called before the line broke, three by paper, the last still at the window when the line is back."""
    desk = far.window.desk
    calling.call_next(desk, CLERK, "r1")
    far.cable.unplug()
    serve(far)
    with pytest.raises(ValueError, match="一个字母加数字"):
        calling.call_paper(desk, CLERK, "23")
    calling.call_paper(desk, CLERK, "ａ002")
    with pytest.raises(QueueDown):
        calling.no_show(desk, CLERK)
    serve(far)
    calling.call_paper(desk, CLERK, "A003")
    calling.call_paper(desk, CLERK, "A004")
    assert attending.start(desk, CLERK).ticket_label == "A004"
    with pytest.raises(attending.NotFinished):
        calling.call_paper(desk, CLERK, "A001")
    seen = calling.view(desk, CLERK)
    assert seen.paper is not None
    assert seen.paper.label == "A004"
    seen = far.back()
    assert (seen.paper, seen.clashes) == (None, ())
    assert seen.label == "A004"
    assert paper_numbers.reconcile_paper(desk) == paper_numbers.Reconciled()
    assert far.states() == {
        "A001": ("served", 3),
        "A002": ("served", 3),
        "A003": ("waiting", None),
        "A004": ("in_service", 3),
    }
    attending.without_case(desk, CLERK, "consult", "")
    assert calling.call_next(desk, CLERK, "r2").label == "A003"
    assert far.states()["A004"] == ("served", 3)
    counted = told(far.window)
    assert set(counted.values()) == {1}
    assert ("ticket.call_paper", "A002") in counted
    assert ("ticket.reconcile_paper", "A002") in counted


def test_what_was_called_elsewhere_meanwhile_is_reported_to_a_person(far: Far) -> None:
    desk = far.window.desk
    calling.view(desk, CLERK)
    far.cable.unplug()
    calling.call_paper(desk, CLERK, "A001")
    serve(far)
    calling.call_paper(desk, CLERK, "A777")
    serve(far)
    calling.call_next(far.near.desk, OTHER_CLERK, "elsewhere")
    attending.finish(desk, CLERK)
    assert far.back().clashes == (
        "A001 按小票叫过，可是它已经是1 号窗口“已叫号”，请和那边核对。",
        "A777 按小票叫过，可是那天没有发过这个号，请查一下小票。",
    )
    assert calling.view(desk, CLERK).clashes == ()
    assert far.states()["A001"] == ("called", 1)


def test_somebody_called_who_did_not_come_while_the_line_was_down(far: Far) -> None:
    desk = far.window.desk
    calling.call_next(desk, CLERK, "r1")
    far.cable.unplug()
    calling.call_paper(desk, CLERK, "A002")
    serve(far)
    far.back()
    far.window.clock.forward(seconds=70)
    assert calling.call_next(desk, CLERK, "r2").label == "A003"
    states = far.states()
    assert (states["A001"], states["A002"]) == (("no_show", 3), ("served", 3))


def test_the_end_of_the_day_waits_for_the_queue(far: Far) -> None:
    desk = far.window.desk
    calling.call_next(desk, CLERK, "r1")
    far.cable.unplug()
    serve(far)
    attending.finish(desk, CLERK)
    tally = tallying.centre_tally(desk, SUPERVISOR, MORNING.date())
    assert [check.title for check in tally.checks if check.ok is False] == ["连不上中心"]
    far.window.clock.at = MORNING.replace(day=19)
    assert timekeeping.settle(desk).closed_days == ()
    far.back()
    assert timekeeping.settle(desk).closed_days == (MORNING.date(),)
    assert Counter(state for state, _ in far.states().values()) == Counter(served=1, cleared=3)


def heard(far: Far, wake: threading.Event, act: Callable[[], object]) -> bool:
    wake.clear()
    act()
    return wake.wait(60)


def test_a_listener_is_woken_and_survives_a_restart(far: Far, centre: Centre) -> None:
    wake = threading.Event()
    listener = Listener(enrolled(centre).connection, "9901", wake.set)
    listener.start()
    assert heard(far, wake, lambda: None), "the first look"
    assert heard(far, wake, lambda: calling.call_next(far.near.desk, OTHER_CLERK, "r1"))
    cluster.kill(centre.server)
    assert centre.server.pid is None
    assert heard(far, wake, centre.server.start), "a look when the line is back"
    far.back()
    far.near.clock.forward(seconds=70)
    assert heard(far, wake, lambda: calling.no_show(far.near.desk, OTHER_CLERK))
    listener.stop()


def test_another_halls_listener_hears_nothing(far: Far, centre: Centre) -> None:
    village = enrolled(centre, "9911")
    with village.connection() as connection:
        connection.execute('LISTEN "hall_9911"')
        issuing.issue(far.near.desk, GUIDE, "A")
        assert list(connection.notifies(timeout=1)) == []


def test_one_change_wakes_once(far: Far, centre: Centre) -> None:
    with enrolled(centre).connection() as connection:
        connection.execute('LISTEN "hall_9901"')
        calling.call_next(far.near.desk, OTHER_CLERK, "r1")
        attending.start(far.near.desk, OTHER_CLERK)
        attending.without_case(far.near.desk, OTHER_CLERK, "consult", "")
        # Finishing one and calling the next is one change.
        calling.call_next(far.near.desk, OTHER_CLERK, "r2")
        assert len(list(connection.notifies(timeout=60, stop_after=3))) == 3
        assert list(connection.notifies(timeout=1)) == []
    assert far.states()["A002"][0] == TicketState.CALLED
