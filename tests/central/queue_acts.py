"""Acts at desks that share a queue."""

from collections.abc import Callable
from dataclasses import replace

from hall_client.domain.people import Actor
from hall_client.services import attending, calling, issuing
from tests.central.cluster import Centre
from tests.central.desks import Pass, SharedDesk
from tests.desk import GUIDE, OTHER_CLERK

THIRD = replace(OTHER_CLERK, number="0311", window=2)
Joining = Callable[[Pass], SharedDesk]


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
