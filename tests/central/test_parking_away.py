"""A draft parked at one window and taken back at another, with and without a line."""

from dataclasses import replace

import pytest

from hall_client.domain.cases import CaseRefused, Outcome
from hall_client.domain.drafts import Draft
from hall_client.domain.syncing import Parked
from hall_client.services import (
    deciding,
    parking,
    sharing,
)
from tests.central.cluster import Centre
from tests.central.meeting import M, Sit, agreed
from tests.central.seats import Seat, backed_up, restored
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
        assert line.take_parked(draft.id, kept=True) is not None
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


def taken_by_a_killed_desk(seat: Seat, draft: Draft) -> None:
    """It asked the centre, and its process ended before it kept the answer."""
    with seat.line() as line:
        assert line.take_parked(draft.id, kept=False) is not None


def a_minute_later(town: Centre, *seats: Seat) -> None:
    with town.admin() as admin:
        admin.execute("UPDATE centre.parked SET taken_at = taken_at - interval '61 seconds'")
    for each in seats:
        each.sync()


def waiting(seat: Seat) -> list[str]:
    return [draft.id for draft in parking.parked(seat.desk)]


def test_a_desk_killed_while_it_takes_back_its_own_draft_has_it_still(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    draft = parking.park(one.desk, CLERK, draft_of(one.hall, "MZ-006"))
    one.sync()
    taken_by_a_killed_desk(one, draft)
    one.sync()
    assert waiting(one) == [draft.id]
    assert waiting(two) == [], "it may have it, as far as anybody can tell"
    a_minute_later(town, one)
    assert waiting(one) == waiting(two) == [draft.id]
    assert parking.take_back(one.desk, CLERK, draft, begin(one.hall), "").id == draft.id


def test_a_desk_killed_while_it_takes_anothers_draft_loses_it_for_nobody(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    backed_up(town)
    draft = parking.park(one.desk, CLERK, draft_of(one.hall, "MZ-006"))
    one.sync()
    taken_by_a_killed_desk(two, draft)
    one.sync()
    with one.desk.store.read() as work:
        assert [each.id for each in work.drafts.parked()] == [draft.id], "nobody else has it yet"
    assert waiting(one) == []
    with pytest.raises(CaseRefused, match="别的窗口取回"):
        parking.take_back(one.desk, CLERK, draft, begin(one.hall), "")
    assert waiting(two) == [draft.id], "whoever asked gets it again"
    a_minute_later(town, two)
    assert waiting(one) == [draft.id]
    taken_by_a_killed_desk(two, draft)
    one.hang_up()
    two.hang_up()
    restored(town)
    one.sync()
    assert waiting(one) == waiting(two) == [draft.id], "a centre that went back gets it again"


def test_what_is_taken_and_kept_is_told_as_soon_as_the_line_is_there(
    town: Centre, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = sit(), sit()
    draft = parking.park(one.desk, CLERK, draft_of(one.hall, "MZ-006"))
    one.sync()
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(parking, "_keep", lambda *_: None)
        parking.take_back(two.desk, OTHER_CLERK, draft, begin(two.hall, OTHER_CLERK), "")
    a_minute_later(town, one)
    with one.desk.store.read() as work:
        assert [each.id for each in work.drafts.parked()] == [draft.id]
    assert waiting(one) == waiting(two) == []
    two.sync()
    one.sync()
    with one.desk.store.read() as work:
        assert work.drafts.all() == ()
    with two.desk.store.read() as work:
        assert work.diary.left_there() == {}
        assert [each.id for each in work.drafts.all()] == [draft.id]


def test_a_desk_keeps_what_it_took_from_a_centre_that_forgot_it(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    backed_up(town)
    draft = parking.park(one.desk, CLERK, draft_of(one.hall, "MZ-006"))
    one.sync()
    with pytest.MonkeyPatch.context() as meanwhile:
        meanwhile.setattr(parking, "_keep", lambda *_: None)
        parking.take_back(two.desk, OTHER_CLERK, draft, begin(two.hall, OTHER_CLERK), "")
    one.hang_up()
    two.hang_up()
    restored(town)
    two.sync()
    one.sync()
    assert waiting(one) == waiting(two) == []
    with one.desk.store.read() as work:
        assert work.drafts.all() == (), "what two has is not parked again by an older copy"


def test_what_a_revoked_pc_began_to_take_is_anybodys(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    draft = parking.park(one.desk, CLERK, draft_of(one.hall, "MZ-006"))
    one.sync()
    taken_by_a_killed_desk(two, draft)
    assert waiting(one) == []
    with town.admin() as admin:
        admin.execute("SELECT centre.revoke(%s)", (two.member.role,))
    assert waiting(one) == [draft.id]


def test_what_was_parked_again_without_a_line_is_taken_back_as_it_is_here(town: Centre, sit: Sit) -> None:
    one = sit()
    draft = parking.park(one.desk, CLERK, draft_of(one.hall, "MZ-006"))
    one.sync()
    back = parking.take_back(one.desk, CLERK, draft, begin(one.hall), "")
    one.hall.clock.forward(minutes=1)
    later = parking.park(one.hall.desk, CLERK, mark_all(one.hall, back, M.COPY))
    assert later.marks != draft.marks
    assert parking.take_back(one.desk, CLERK, later, begin(one.hall), "").marks == later.marks


def test_a_draft_parked_again_while_the_desk_meets_the_centre_is_not_forgotten_here(
    town: Centre, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = sit()
    one.sync()
    draft = parking.park(one.desk, CLERK, draft_of(one.hall, "MZ-006"))
    one.sync()
    with one.line() as line:
        epoch, parked = line.hello(one.log()[0].log_id).epoch, line.parked

        def taken_meanwhile() -> tuple[Parked, ...]:
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
