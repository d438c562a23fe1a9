"""A draft parked at one window and taken back at another, with and without a line."""

from dataclasses import replace

import pytest

from hall_client.domain.cases import CaseRefused, Outcome
from hall_client.services import (
    deciding,
    parking,
    sharing,
)
from tests.central.cluster import Centre
from tests.central.meeting import M, Sit, agreed
from tests.central.seats import backed_up, restored
from tests.desk import CLERK, OTHER_CLERK
from tests.services.acts import begin, draft_of, mark_all


def test_a_parked_draft_is_taken_back_at_another_window(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    one.sync()
    two.sync()
    draft = parking.park(one.desk, CLERK, draft_of(one.hall, "MZ-006"))
    (found,) = parking.parked(two.desk)
    assert found == draft
    back = parking.take_back(two.desk, OTHER_CLERK, found, begin(two.hall, OTHER_CLERK), "A007")
    assert (back.window, back.clerk, back.number, back.parked) == (1, OTHER_CLERK.number, draft.number, False)
    # The answer may have been lost on the way: whoever took it gets it again, nobody else does.
    with two.line() as line:
        assert line.take_parked(draft.id) is not None
    with pytest.raises(CaseRefused, match="别的窗口取回"):
        parking.take_back(one.desk, CLERK, draft, begin(one.hall), "")
    one.sync()
    assert parking.parked(one.desk) == ()
    case = deciding.finish(
        two.desk,
        OTHER_CLERK,
        replace(mark_all(two.hall, back, M.ORIGINAL), outcome=Outcome.ACCEPTED.value),
    ).case
    agreed(town, one, two)
    assert one.case(case.id) == case


def test_a_parked_draft_without_a_line(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    mine = parking.park(one.hall.desk, CLERK, draft_of(one.hall, "MZ-006"))
    one.sync()
    (found,) = parking.parked(two.desk)
    two.hang_up()
    town.server.stop()
    try:
        assert parking.parked(two.desk) == ()
        with pytest.raises(CaseRefused, match="没有联网"):
            parking.take_back(two.desk, OTHER_CLERK, found, begin(two.hall, OTHER_CLERK), "")
        back = parking.take_back(one.desk, CLERK, mine, begin(one.hall), "")
    finally:
        town.server.start()
    assert not back.parked
    one.sync()
    two.hall.clock.forward(minutes=1)
    with two.line() as line:
        assert line.parked() == ()


def test_a_draft_parked_again_while_the_desk_meets_the_centre_is_not_forgotten_here(
    town: Centre, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = sit()
    one.sync()
    draft = parking.park(one.desk, CLERK, draft_of(one.hall, "MZ-006"))
    one.sync()
    with one.line() as line:
        epoch, parked = line.hello(one.log()[0].log_id).epoch, line.parked

        def taken_meanwhile() -> tuple[dict[str, object], ...]:
            back = parking.take_back(one.desk, CLERK, draft, begin(one.hall), "")
            there = parked()
            parking.park(one.desk, CLERK, back)
            return there

        monkeypatch.setattr(line, "parked", taken_meanwhile)
        sharing.share_parked(one.hall.desk, line, epoch)
        assert len(parked()) == 1
    with one.desk.store.read() as work:
        assert [each.id for each in work.drafts.parked()] == [draft.id]


def test_a_centre_that_lost_a_parked_draft_gets_it_again(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    two.sync()
    one.sync()
    backed_up(town)
    parking.park(one.desk, CLERK, draft_of(one.hall, "MZ-006"))
    restored(town)
    town.server.stop()
    town.server.start()
    one.hang_up()
    two.hang_up()
    one.sync()
    assert len(parking.parked(one.hall.desk)) == 1
    with two.line() as line:
        assert len(line.parked()) == 1
