"""A new log whose opening the centre did and the PC never heard of, while its twin from the same disk goes on."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from hall_client.central.line import CentralLine
from hall_client.domain.cases import CaseState, Outcome
from hall_client.domain.ratings import Grade
from hall_client.domain.syncing import Pushed
from hall_client.services import disputes, rating, sending, settings_changing
from hall_client.services.line_ports import LineDown
from hall_client.services.syncing import sync_once
from hall_client.storage.verify import verify
from tests.central.cluster import Centre
from tests.central.meeting import decided, disputed, received
from tests.central.seats import Seat, as_sent, asked, kept_there
from tests.desk import SUPERVISOR
from tests.services.acts import finished


@contextmanager
def broken_after_opening(at: Seat) -> Iterator[CentralLine]:
    """A line that carries the opening of a log and breaks before the answer."""
    with closing(at.connect()) as line:
        whole = line.open_log

        def open_log(log_id: str, terminal: str) -> str:
            whole(log_id, terminal)
            raise LineDown

        line.open_log = open_log  # type: ignore[method-assign]
        yield line


@contextmanager
def broken_after_sending(at: Seat) -> Iterator[CentralLine]:
    """A line that carries entries and breaks before the answer."""
    with closing(at.connect()) as line:
        whole = line.push

        def push(*sent: Any, **more: Any) -> Pushed:
            whole(*sent, **more)
            raise LineDown

        line.push = push  # type: ignore[method-assign]
        yield line


def test_a_log_opened_unheard_and_closed_by_a_twin_is_followed_by_another(
    town: Centre, sit: Callable[..., Seat], tmp_path: Path
) -> None:
    one = sit()
    finished(one.hall, "RS-004", Outcome.ON_THE_SPOT)
    one.sync()
    twin = one.copied(tmp_path / "twin")
    finished(one.hall, "RS-004", Outcome.ON_THE_SPOT)
    finished(twin.hall, "MZ-006", Outcome.ACCEPTED)
    one.sync()
    with broken_after_opening(twin) as line, pytest.raises(LineDown):
        sync_once(twin.hall.desk, line)
    one.sync()
    assert twin.sync().new_log
    one.sync()
    twin.sync()
    for each in (one, twin):
        assert kept_there(town, each.log()) == as_sent(each.log())
        with each.desk.store.read() as work:
            assert work.sync.waiting() == (0, 0)
    assert asked(town, "SELECT entry_id FROM centre.entry GROUP BY 1 HAVING count(*) > 1") == []
    twin.close()


def test_what_was_refused_is_listed_although_the_log_that_asked_again_died(
    sit: Callable[..., Seat], tmp_path: Path
) -> None:
    one, two = sit(), sit()
    disputed(one, two)
    (refused,) = disputes.listed(two.desk)
    twin = two.copied(tmp_path / "twin")
    twin.sync()
    finished(two.hall, "RS-004", Outcome.ON_THE_SPOT)
    twin_before = twin.log()[0].log_id
    with two.line() as line:
        # The log that carries the refusal is opened, and closed by the twin before it sent anything.
        assert sending.greet(two.hall.desk, line, renewing=True).new_log
    finished(twin.hall, "RS-004", Outcome.ON_THE_SPOT)
    twin.sync()
    assert twin.log()[0].log_id != twin_before
    for _ in range(2):
        two.sync()
        assert [each.case_id for each in disputes.listed(two.desk)] == [refused.case_id]
    twin.close()


def test_what_the_centre_never_tells_a_pc_stays_when_its_record_is_sent_again(
    town: Centre, sit: Callable[..., Seat], tmp_path: Path
) -> None:
    one = sit()
    one.sync()
    twin = one.copied(tmp_path / "twin")
    settings_changing.change_setting(one.desk, SUPERVISOR, "own_window", 1)
    service = finished(one.hall, "RS-004", Outcome.ON_THE_SPOT).case.service_id
    rating.give(one.desk, service, Grade.GOOD)
    with broken_after_sending(one) as line, pytest.raises(LineDown):
        sync_once(one.desk, line)
    finished(twin.hall, "RS-004", Outcome.ON_THE_SPOT)
    assert twin.sync().new_log
    assert one.sync().new_log
    one.sync()
    with one.desk.store.read() as work:
        hall = work.reference.hall(one.desk.now().date())
        assert (hall.own_window, hall.terminal) == (1, work.get_meta("terminal_given"))
    assert one.log()[-1].kind == "terminal.given"
    # Nobody but a supervisor's PC is told of ratings: that the centre says nothing is no news either.
    assert rating.is_rated(one.desk, service)
    assert verify(one.hall.opened.store).findings == ()
    twin.close()


def test_a_refusal_nobody_heard_is_learned_although_a_twin_closed_the_log(
    town: Centre, sit: Callable[..., Seat], tmp_path: Path
) -> None:
    one, two = sit(), sit()
    case = received(one, two)
    twin = two.copied(tmp_path / "twin")
    decided(one, case, Outcome.ACCEPTED)
    decided(two, case, Outcome.REFUSED)
    one.sync()
    with broken_after_sending(two) as line, pytest.raises(LineDown):
        sync_once(two.hall.desk, line)
    finished(twin.hall, "RS-004", Outcome.ON_THE_SPOT)
    twin.sync()
    assert disputes.listed(two.desk) == ()
    for _ in range(2):
        two.sync()
        assert [each.case_id for each in disputes.listed(two.desk)] == [case.id]
    told = "SELECT count(*) FROM centre.entry WHERE kind = 'conflict.told' AND answer = 'accepted'"
    assert asked(town, told) == [(1,)]
    assert two.case(case.id).state is CaseState.ACCEPTED
    assert verify(two.hall.opened.store).findings == ()
    twin.close()
