"""A disk or a centre put back to an older state, and a disk copied: nothing is lost and nothing stands twice."""

import itertools
import subprocess
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from hall_client.central import binaries
from hall_client.domain.cases import CaseState, Outcome
from hall_client.services import (
    disputes,
    line_views,
    parking,
    sending,
    timekeeping,
)
from hall_client.storage.tables import FOLDED
from tests.central.cluster import Centre
from tests.central.meeting import M, Sit, agreed, decided, received
from tests.central.seats import Seat, as_sent, asked, backed_up, kept_there, restored
from tests.desk import CLERK
from tests.services.acts import draft_of, finished

_SENT_TWICE = "SELECT count(*) FROM centre.entry WHERE answer = 'duplicate'"


def test_two_pcs_from_one_image(town: Centre, sit: Sit, tmp_path: Path) -> None:
    one = sit()
    finished(one.hall, "RS-004", Outcome.ON_THE_SPOT)
    one.sync()
    clone = one.copied(tmp_path / "clone")
    mine = finished(one.hall, "MZ-006", Outcome.ACCEPTED).case
    numbers = itertools.count(1)
    clone.hall.opened = replace(
        clone.hall.opened, desk=replace(clone.hall.desk, new_id=lambda: f"clone-{next(numbers):05d}")
    )
    theirs = finished(clone.hall, "MZ-006", Outcome.ACCEPTED).case
    assert mine.number == theirs.number
    one.sync()
    report = clone.sync()
    assert report.new_log
    agreed(town, clone)
    assert clone.log()[0].log_id != one.log()[0].log_id
    # The number stands on two papers: both cases are kept and shown to a person, nothing is overwritten.
    assert clone.case(mine.id) == mine
    assert clone.case(theirs.id) == theirs
    assert disputes.listed(clone.desk) == ()
    assert [each.number for each in line_views.given_twice(clone.desk)] == [mine.number]
    later = finished(clone.hall, "RS-004", Outcome.ON_THE_SPOT).case
    assert later.number[:6] != mine.number[:6]
    assert "新的留痕" in "".join(event.words for event in line_views.events(clone.desk))
    agreed(town, clone)
    # Opening the clone's log closed the first one: it goes on under a new log as well, with nothing sent twice.
    last = finished(one.hall, "MZ-006", Outcome.ACCEPTED).case
    one.sync()
    agreed(town, one, clone)
    assert clone.case(last.id) == last
    ids = asked(
        town, "SELECT count(*), count(DISTINCT entry_id) FROM centre.entry WHERE answer <> 'duplicate'"
    )
    assert ids[0][0] == ids[0][1]
    assert asked(town, _SENT_TWICE) == [(0,)]
    clone.close()


def test_a_disk_put_back_to_an_older_state(town: Centre, sit: Sit, tmp_path: Path) -> None:
    one = sit()
    first = finished(one.hall, "RS-004", Outcome.ON_THE_SPOT).case
    one.sync()
    old = one.copied(tmp_path / "old")
    lost_here = finished(one.hall, "MZ-006", Outcome.ACCEPTED).case
    one.sync()
    before = as_sent(one.log())
    assert old.sync().new_log
    assert old.case(lost_here.id) == lost_here
    agreed(town, old)
    assert kept_there(town, one.log())[: len(before)] == before
    new = finished(old.hall, "RS-004", Outcome.ON_THE_SPOT).case
    agreed(town, old)
    assert len({first.number, lost_here.number, new.number}) == 3
    assert asked(town, _SENT_TWICE) == [(0,)]
    old.close()


def test_a_centre_put_back_is_filled_up_again(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    case = received(one, two)
    backed_up(town)
    decided(one, case, Outcome.ACCEPTED)
    mine = finished(two.hall, "RS-004", Outcome.ON_THE_SPOT).case
    agreed(town, one, two)
    restored(town)
    assert asked(town, "SELECT count(*) FROM centre.thing WHERE thing = %s", mine.id) == [(0,)]
    finished(one.hall, "RS-004", Outcome.NOTICED, M.MISSING)
    assert one.sync().rewound
    agreed(town, one, two)
    assert one.case(mine.id) == mine
    assert two.case(case.id).state is CaseState.ACCEPTED
    assert disputes.listed(one.desk) == disputes.listed(two.desk) == ()


def test_what_was_refused_and_stands_since_another_desk_brought_it_is_refused_no_longer(
    town: Centre, sit: Sit
) -> None:
    one, two, three = sit(), sit(), sit()
    case = received(one, two, three)
    backed_up(town)
    decided(one, case, Outcome.ACCEPTED)
    one.sync()
    for desk in (two.hall, three.hall):
        desk.clock.forward(days=10)
        assert [each.id for each in timekeeping.settle(desk.desk).deemed_accepted] == [case.id]
    two.sync()
    assert len(disputes.listed(two.desk)) == 1
    restored(town)
    three.sync()
    with two.line() as line:
        assert sending.greet(two.hall.desk, line, renewing=True).new_log
    two.sync()
    with two.desk.store.read() as work:
        assert work.answers.refused() == ()
    assert disputes.listed(two.desk) == ()


def test_what_a_centre_put_back_has_not_is_not_shown_as_standing_until_it_comes_again(
    town: Centre, sit: Sit
) -> None:
    one, two = sit(), sit()
    agreed(town, one, two)
    backed_up(town)
    mine = finished(one.hall, "RS-004", Outcome.ON_THE_SPOT).case
    agreed(town, one, two)
    held = _rows_here(two)
    restored(town)
    two.sync()
    stands = _rows_here(two)
    gone = {name: held[name] - stands[name] for name in held}
    assert (gone["case"], gone["service_act"]) == ({mine.id}, {mine.service_id})
    agreed(town, one, two)
    assert _rows_here(two) == held


def _rows_here(at: Seat) -> dict[str, set[str]]:
    """The keys of the rows that stand at a desk, table by table."""
    with at.hall.opened.store.read() as work:
        return {
            name: set(work.connection.scalars(select(table.primary_key.columns[0])))
            for name, table in FOLDED.items()
        }


def test_a_centre_put_back_that_decides_otherwise_is_told(town: Centre, sit: Sit) -> None:
    """The first answer was accepted; after the restore the other desk came first: a person sees the change."""
    one, two = sit(), sit()
    case = received(one, two)
    backed_up(town)
    decided(one, case, Outcome.ACCEPTED)
    one.sync()
    decided(two, case, Outcome.REFUSED)
    restored(town)
    two.sync()
    assert one.sync().changed == 1
    with one.desk.store.read() as work:
        ((entry, was, now),) = work.answers.changed()
    assert (entry.kind, was.value, now.value) == ("case.accept", "accepted", "conflict")
    (listed,) = line_views.changed_answers(one.desk)
    assert (listed.number, listed.deed, listed.was, listed.now) == (case.number, "受理", was, now)
    line_views.changes_seen(one.desk)
    assert line_views.changed_answers(one.desk) == ()
    agreed(town, one, two)
    assert one.case(case.id).state is CaseState.REFUSED
    assert len(disputes.listed(one.desk)) == 1


def test_a_hand_made_change_at_the_centre_is_found_by_the_daily_proof(town: Centre, sit: Sit) -> None:
    one = sit()
    case = finished(one.hall, "RS-004", Outcome.ON_THE_SPOT).case
    one.sync()
    path = ["case", case.id, "remark"]
    with town.admin() as admin:
        admin.execute(
            "UPDATE centre.thing SET version = version + 1, rows = jsonb_set(rows, %s, '\"改过\"') WHERE thing = %s",
            (path, case.id),
        )
    assert one.sync().repaired == 0
    one.hall.clock.forward(days=1)
    assert one.sync().repaired == 1
    assert one.case(case.id).remark == "改过"
    assert one.sync().repaired == 0


def test_a_dump_put_back_into_the_running_centre_loses_nothing(
    town: Centre, sit: Sit, tmp_path: Path
) -> None:
    """Nothing was restarted and no connection broke: the desks notice all the same that the centre went back."""
    one, two = sit(), sit()
    agreed(town, one, two)
    dump, where = tmp_path / "centre.dump", town.server.admin_url()
    programs = binaries.folder()
    subprocess.run([programs / "pg_dump", "-Fc", "-f", dump, where], check=True)
    before = one.sync().epoch
    mine = finished(one.hall, "RS-004", Outcome.ON_THE_SPOT).case
    parking.park(one.desk, CLERK, draft_of(one.hall, "MZ-006"))
    agreed(town, one, two)
    subprocess.run([programs / "pg_restore", "--clean", "--if-exists", "-d", where, dump], check=True)
    report = one.sync()
    assert (report.epoch != before, report.rewound) == (True, True)
    agreed(town, one, two)
    assert two.case(mine.id) == mine
    assert len(parking.parked(one.hall.desk)) == 1
    with two.line() as line:
        assert len(line.parked()) == 1
