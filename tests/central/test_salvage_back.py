"""What a centre put back had lost and has again, or judges otherwise now: nobody misses it any more."""

from pathlib import Path

import pytest

from hall_client.central import salvaging
from hall_client.domain.cases import CaseState, Outcome
from hall_client.services import disputes, stepping
from hall_client.services import salvaging as handing
from hall_client.services.line_ports import LineDown
from hall_client.services.syncing import sync_once
from tests.central.cluster import Centre
from tests.central.meeting import Sit, agreed, decided, received
from tests.central.salvage_desks import handed_over, kept, lost, nothing_to_tell
from tests.central.seats import asked, backed_up, restored
from tests.desk import HANDLER
from tests.services.acts import finished


def broken(_back: object) -> frozenset[str]:
    raise LineDown


def test_what_its_writer_brings_back_is_asked_of_nobody(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    moved, made = lost(town, one, two)
    assert {moved.number, made.number} <= handed_over(town)
    agreed(town, one, two)
    assert handing.lost_here(two.desk).cases == () == kept(two)
    assert handed_over(town) == set()
    assert disputes.listed(one.desk) == ()


def test_what_comes_back_before_the_next_meeting_is_never_handed_over(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    case = received(one, two)
    backed_up(town)
    decided(one, case, Outcome.ACCEPTED)
    agreed(town, one, two)
    restored(town)
    two.sync()
    assert case.id in kept(two)
    assert asked(town, "SELECT count(*) FROM centre.salvage") == [(0,)]
    one.sync()
    two.sync()
    assert nothing_to_tell(two)
    assert asked(town, "SELECT count(*) FROM centre.salvage") == [(0,)]


def test_what_was_back_and_is_lost_again_is_kept_again(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    moved, made = lost(town, one, two)
    backed_up(town)
    agreed(town, one)
    with two.line() as line:
        line.release_copies = broken  # type: ignore[assignment, method-assign]
        with pytest.raises(LineDown):
            sync_once(two.desk, line)
    assert kept(two) == ()
    restored(town)
    for _ in range(2):
        two.sync()
    assert {moved.id, made.id} <= set(kept(two))
    assert {moved.number, made.number} <= handed_over(town)
    agreed(town, one, two)
    assert nothing_to_tell(two)
    assert handed_over(town) == set()


def test_what_the_centre_judges_otherwise_now_is_missed_by_nobody(town: Centre, sit: Sit) -> None:
    one, two, three = sit(), sit(), sit()
    case = received(one, two, three)
    backed_up(town)
    decided(one, case, Outcome.ACCEPTED)
    agreed(town, one, three)
    stepping.record_step(three.desk, HANDLER, case.id, "材料齐全。")
    agreed(town, one, three)
    decided(two, case, Outcome.REFUSED)
    agreed(town, two, one, three)
    assert [each.number for each in disputes.listed(two.desk)] == [case.number]
    restored(town)
    # The other order: now the refusal comes first, and what stood is in dispute.
    for each in (two, three, two, one, three, two):
        each.sync()
    for each in (one, two, three):
        assert each.case(case.id).state is CaseState.REFUSED
    assert case.number in {each.number for each in disputes.listed(one.desk)}
    for _ in range(2):
        for each in (one, two, three):
            each.sync()
    assert handed_over(town) == set()
    for each in (one, two, three):
        assert nothing_to_tell(each)


def test_pcs_from_one_image_do_not_give_up_what_the_other_keeps(
    town: Centre, sit: Sit, tmp_path: Path
) -> None:
    dead, two = sit(), sit()
    moved = received(dead, two)
    twin = two.copied(tmp_path / "twin")
    backed_up(town)
    decided(dead, moved, Outcome.ACCEPTED)
    agreed(town, dead, two, twin)
    made = finished(dead.hall, "RS-004", Outcome.ON_THE_SPOT).case
    agreed(town, dead, two)
    restored(town)
    for _ in range(2):
        for each in (two, twin):
            each.sync()
    assert made.id not in kept(twin)
    assert {moved.number, made.number} <= handed_over(town)
    with town.admin() as admin:
        salvaging.take(admin, [moved.number])
    agreed(town, two, twin)
    assert moved.id not in {*kept(two), *kept(twin)}
    assert made.number in handed_over(town)
    with town.admin() as admin:
        salvaging.turn_down(admin, ["all"])
    for each in (two, twin):
        each.sync()
        assert nothing_to_tell(each)
    twin.close()
