"""No call to the centre on the thread that paints the screen: every way there is stopped before anything is sent."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from hall_client import enrolment
from hall_client.app import StoreOnGuiThread, aside, guard
from hall_client.central import administering, certificates
from hall_client.desk import open_desk
from hall_client.domain.syncing import Login
from hall_client.services.line_ports import Reach
from tests.central.cluster import Centre
from tests.desk import MORNING, TestDesk

TODAY = MORNING.date()
WAYS: dict[str, Callable[[Reach], object]] = {
    "line": lambda reach: reach.connect().close(),
    "question": lambda reach: reach.asking.ask(lambda line: line.logins()),
    "queue": lambda reach: reach.queue.of_day("9901", TODAY),
}


@pytest.fixture
def reach(centre: Centre, hall: TestDesk, qapp: QApplication) -> Iterator[Reach]:
    """The centre as an enrolled window program has it."""
    fingerprint = certificates.fingerprint(centre.server.certificate)
    with centre.admin() as admin:
        code = administering.issue(admin, "9901", (centre.host,), fingerprint, 1).code
    enrolment.enrol_existing(hall.opened, code)
    opened = aside(lambda: open_desk(hall.opened.folder, now=hall.clock, guard=guard, printer=hall.tray))
    assert opened.uplink is not None
    yield opened.uplink
    opened.close()


@pytest.mark.parametrize("way", WAYS)
def test_no_page_reaches_the_centre_itself(reach: Reach, way: str) -> None:
    with pytest.raises(StoreOnGuiThread):
        WAYS[way](reach)
    aside(lambda: WAYS[way](reach))
    with pytest.raises(StoreOnGuiThread):
        WAYS[way](reach)
    aside(lambda: WAYS[way](reach))


def test_a_line_made_elsewhere_is_not_used_there(reach: Reach) -> None:
    line = aside(reach.connect)
    with pytest.raises(StoreOnGuiThread):
        line.put_login(Login("0307", "$argon2", MORNING))
    with pytest.raises(StoreOnGuiThread):
        list(line.pull((), 10))
    assert aside(line.logins) == ()
    line.close()
