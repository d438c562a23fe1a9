"""A ticket machine's own numbers: none is given out twice, and the queue learns of each when it is back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from hall_client.demo.cable import Cable
from hall_client.domain.moves import Note
from hall_client.domain.own_numbers import BLOCK, DAYS_AHEAD, NumberBlock
from hall_client.domain.people import KIOSK
from hall_client.domain.tickets import TicketRefused
from hall_client.services import attending, calling, issuing, own_numbers, paper_numbers, stray_numbers
from hall_client.services.issuing import Issued
from hall_client.services.opening import kiosk_view
from hall_client.services.queue_ports import QueueDown, QueueWaits
from tests.central.cluster import Centre, until
from tests.central.desks import SharedDesk, emptied, enrolled, joined
from tests.desk import CLERK, GUIDE, MORNING

TODAY = MORNING.date()


@dataclass
class Hall:
    """Two ticket machines behind one cable, and a window beside the server."""

    cable: Cable
    kiosk: SharedDesk
    other: SharedDesk
    window: SharedDesk

    def back(self) -> None:
        """Plug in, and let both machines look until they have noticed."""
        self.cable.plug()
        for machine in (self.kiosk, self.other):
            until(lambda desk=machine.desk: kiosk_view(desk).linked)  # type: ignore[misc]

    def states(self) -> dict[str, str]:
        with self.window.desk.store.read() as work:
            return {each.label: each.state.value for each in work.queue.of_day("9901", TODAY)}


@pytest.fixture
def hall(centre: Centre, hall_template: Path, tmp_path: Path) -> Iterator[Hall]:
    emptied(centre)
    cable = Cable(centre.host)
    behind = [replace(enrolled(centre), hosts=(f"localhost:{cable.port}",)) for _ in range(2)]
    machines = [joined(hall_template, tmp_path / f"kiosk-{n}", entry) for n, entry in enumerate(behind)]
    window = joined(hall_template, tmp_path / "window", enrolled(centre))
    for machine in machines:
        kiosk_view(machine.desk)
    yield Hall(cable, machines[0], machines[1], window)
    for desk in (*machines, window):
        desk.close()
    cable.close()


def blocks(desk: SharedDesk) -> tuple[NumberBlock, ...]:
    with desk.desk.store.read() as work:
        return work.kiosk.blocks(TODAY)


def take(desk: SharedDesk, priority: str = "", request: str = "") -> Issued:
    return own_numbers.give_out(desk.desk, KIOSK, "A", priority, request)


def restarted(centre: Centre) -> None:
    centre.server.stop()
    centre.server.start()


def test_each_machine_holds_numbers_of_its_own_for_a_week(hall: Hall) -> None:
    mine, others = blocks(hall.kiosk), blocks(hall.other)
    assert [block.day for block in mine] == [TODAY + timedelta(days=n) for n in range(DAYS_AHEAD + 1)]
    for one, other in zip(mine, others, strict=True):
        assert (one.first, one.last) == (1, BLOCK)
        assert (other.first, other.last) == (BLOCK + 1, 2 * BLOCK)
    assert own_numbers.keep_ready(hall.kiosk.desk) == ()
    assert blocks(hall.kiosk) == mine


def test_numbers_go_on_while_the_queue_is_away_and_are_made_known(hall: Hall) -> None:
    assert take(hall.kiosk).ticket.label == "A001"
    hall.cable.unplug()
    given = [take(hall.kiosk), take(hall.other), take(hall.kiosk, "elder")]
    assert [(each.ticket.label, each.own) for each in given] == [
        ("K001", True),
        ("K101", True),
        ("K002", True),
    ]
    assert not kiosk_view(hall.kiosk.desk).linked
    assert issuing.issue(hall.window.desk, KIOSK, "A").ticket.label == "A002"
    hall.back()
    assert hall.states() == dict.fromkeys(("A001", "A002", "K001", "K002", "K101"), "waiting")
    assert take(hall.kiosk).ticket.label == "A003"
    # At their place by when they were taken; the one with priority before all others.
    called = []
    for n in range(5):
        called.append(calling.call_next(hall.window.desk, CLERK, f"r{n}").label)
        attending.start(hall.window.desk, CLERK)
        attending.without_case(hall.window.desk, CLERK, "consult", "")
    assert called[0] == "K002"
    assert set(called) == {"A001", "A002", "K001", "K002", "K101"} or "A003" in called
    with hall.kiosk.desk.store.read() as work:
        told = [
            kind
            for kind, _, _, facts in work.floor.moves(MORNING, MORNING + timedelta(days=1))
            if facts.get("label") == "K001"
        ]
    assert told == ["ticket.issue", "ticket.register"]


def test_a_window_that_called_it_by_paper_is_told_when_the_machine_is_back(hall: Hall) -> None:
    hall.cable.unplug()
    assert take(hall.kiosk).ticket.label == "K001"
    desk = hall.window.desk
    calling.call_paper(desk, CLERK, "k1")
    attending.start(desk, CLERK)
    attending.without_case(desk, CLERK, "consult", "")
    attending.finish(desk, CLERK)
    paper_numbers.end(desk, 3, hall.window.clock())
    assert paper_numbers.reconcile_paper(desk) == paper_numbers.Reconciled(), "its machine is still away"
    hall.back()
    assert paper_numbers.reconcile_paper(desk).told == ("K001",)
    assert hall.states() == {"K001": "served"}


def test_a_number_whose_answer_was_lost_is_voided_for_the_one_given_instead(hall: Hall) -> None:
    lost = issuing.issue(hall.kiosk.desk, KIOSK, "A", request="touch-1")
    hall.cable.unplug()
    assert take(hall.kiosk, request="touch-1").ticket.label == "K001"
    hall.back()
    assert hall.states() == {lost.ticket.label: "voided", "K001": "waiting"}


def test_a_machine_without_numbers_gives_none(hall: Hall) -> None:
    hall.cable.unplug()
    for _ in range(BLOCK):
        with hall.kiosk.desk.store.work() as work:
            work.next_serial("ticket/K", TODAY.isoformat())
    with pytest.raises(QueueDown, match="导办台"):
        take(hall.kiosk)
    assert take(hall.other).ticket.label == "K101"


def test_a_number_outside_the_block_is_refused(hall: Hall) -> None:
    hall.cable.unplug()
    given = take(hall.kiosk)
    hall.back()
    stolen = replace(given.ticket, id="stolen", number=102, label="K102")
    with hall.kiosk.desk.store.work() as work:
        assert work.shared is not None
        with pytest.raises(TicketRefused, match="不在这台取号机的号段里"):
            work.shared.register(stolen, "r", Note("register", "kiosk", MORNING))


def test_a_number_the_centre_refuses_is_told_to_the_staff_and_the_next_ones_are_of_a_new_block(
    hall: Hall, centre: Centre
) -> None:
    """As when the machine was enrolled anew: the blocks it holds are its former self's."""
    with centre.admin() as admin:
        admin.execute('UPDATE centre.number_block SET device = gen_random_uuid() WHERE "first" = 1')
    hall.cable.unplug()
    assert [take(hall.kiosk).ticket.label for _ in range(2)] == ["K001", "K002"]
    take(hall.other)
    hall.back()
    desk = hall.kiosk.desk
    strays = stray_numbers.open_numbers(desk)
    assert [(each.label, each.place) for each in strays] == [("K001", "取号机 03"), ("K002", "取号机 03")]
    assert hall.states() == {"K101": "waiting"}, "the other machine's number is known"
    own_numbers.keep_ready(desk)
    assert len(stray_numbers.open_numbers(desk)) == 2, "told once each"
    assert {block.first for block in blocks(hall.kiosk)} == {2 * BLOCK + 1}
    stray_numbers.settle(desk, GUIDE, strays[0].id)
    assert stray_numbers.open_numbers(desk) == strays[1:]
    hall.cable.unplug()
    given = take(hall.kiosk)
    hall.back()
    assert hall.states() == {"K101": "waiting", given.ticket.label: "waiting"}


@pytest.fixture
def forgetful(hall: Hall, centre: Centre) -> Callable[[], None]:
    """A centre that comes back without knowing any block, as after a failover that lost the last minutes."""

    def forget() -> None:
        with centre.admin() as admin:
            admin.execute("TRUNCATE centre.number_block")
            admin.execute("DELETE FROM centre.counter WHERE series = 'K'")
        restarted(centre)

    return forget


def test_a_block_the_centre_forgot_is_given_to_nobody_else(
    hall: Hall, forgetful: Callable[[], None], centre: Centre, hall_template: Path, tmp_path: Path
) -> None:
    for desk in (hall.kiosk, hall.other):
        take(desk)
    late = joined(hall_template, tmp_path / "late", enrolled(centre))
    forgetful()
    with pytest.raises(QueueWaits):
        own_numbers.keep_ready(late.desk)
    for desk in (hall.kiosk, hall.other):
        kiosk_view(desk.desk)
    own_numbers.keep_ready(late.desk)
    assert {block.first for block in blocks(late)} == {2 * BLOCK + 1}
    late.close()
