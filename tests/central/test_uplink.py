"""An enrolled installation as the program opens it: what its centre does to it, it bears."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest

from hall_client.central import membership
from hall_client.demo.cable import Cable
from hall_client.desk import OpenDesk, open_desk
from hall_client.domain.tickets import TicketState
from hall_client.services import calling
from hall_client.services.queue_ports import QueueDown
from tests.central import seats
from tests.central.cluster import Centre, until
from tests.desk import CLERK, MORNING, TestDesk


@pytest.fixture
def cable(town: Centre) -> Iterator[Cable]:
    made = Cable(town.host)
    yield made
    made.close()


@pytest.fixture
def opened(town: Centre, hall: TestDesk, cable: Cable) -> Iterator[OpenDesk]:
    """A PC behind a cable, opened as the program opens it."""
    member = seats.seat(town, hall)
    secrets = hall.opened.secrets
    secrets.put(f"{hall.opened.installation.name}.centre", member.password.encode())
    behind = replace(member.member, hosts=(f"localhost:{cable.port}",))
    membership.save(hall.opened.folder, behind, town.server.certificate)
    made = open_desk(hall.opened.folder, now=hall.clock)
    assert calling.view(made.desk, CLERK).linked
    yield made
    made.close()


def test_a_silent_line_makes_nobody_at_the_window_wait_for_ever(opened: OpenDesk, cable: Cable) -> None:
    cable.stall()
    answered = threading.Event()

    def look() -> None:
        assert opened.uplink is not None
        with pytest.raises(QueueDown):
            opened.uplink.queue.of_day("9901", MORNING.date(), TicketState.WAITING)
        answered.set()

    threading.Thread(target=look, daemon=True).start()
    given_up = answered.wait(30)
    cable.plug()
    assert given_up


def test_while_a_backup_is_restored_the_queue_is_out_of_reach_and_comes_back(
    opened: OpenDesk, town: Centre
) -> None:
    with town.admin() as admin:
        # pg_restore makes the schema first and says last who may use it.
        admin.execute("REVOKE USAGE ON SCHEMA centre FROM hall_device")
        assert not calling.view(opened.desk, CLERK).linked
        admin.execute("GRANT USAGE ON SCHEMA centre TO hall_device")
    until(lambda: calling.view(opened.desk, CLERK).linked)
