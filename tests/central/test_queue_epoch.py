"""The server begins another life: every desk says again what it knows before anybody is called or given a number."""

import pytest

from hall_client.domain.people import NotAllowed
from hall_client.services import attending, calling, signing_in
from hall_client.services.queue_ports import QueueWaits
from tests.central.cluster import Centre
from tests.central.desks import emptied, enrolled
from tests.central.queue_acts import Joining, call, issue, restart, serve
from tests.desk import CLERK, OTHER_CLERK, SUPERVISOR


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
