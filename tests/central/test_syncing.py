"""Desks at a real centre: worked apart, met again; nothing lost, nothing twice, and a person is told of conflicts."""

import itertools
import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from hall_client.central import binaries
from hall_client.cli.main import main
from hall_client.domain.cases import Case, CaseRefused, CaseState, Outcome
from hall_client.domain.materials import MaterialState
from hall_client.domain.people import Role
from hall_client.domain.syncing import Mark, PushState
from hall_client.services import (
    amending,
    deciding,
    disputes,
    finding,
    intake,
    line_views,
    parking,
    printing_out,
    sending,
    settings_changing,
    sharing,
    signing_in,
    stepping,
    tallying,
    timekeeping,
)
from hall_client.storage.tables import FOLDED
from hall_client.storage.verify import verify
from tests.central.cluster import Centre
from tests.central.seats import Seat, as_sent, asked, backed_up, kept_there, restored
from tests.desk import CLERK, HANDLER, MORNING, OTHER_CLERK, SUPERVISOR, TestDesk
from tests.services.acts import begin, draft_of, finished, mark_all
from tests.storage.prying import run_sql

Sit = Callable[..., Seat]
M = MaterialState


def agreed(town: Centre, *seats: Seat) -> None:
    """After everybody met twice: each log is at the centre as it was written, and everybody holds what stands."""
    for _ in range(2):
        for each in seats:
            each.sync()
    stands = {
        row[0]: row[1] for row in asked(town, "SELECT thing, rows FROM centre.thing WHERE kind = 'case'")
    }
    for each in seats:
        assert kept_there(town, each.log()) == as_sent(each.log())
        with each.desk.store.read() as work:
            assert work.sync.waiting() == (0, 0)
        for case_id, rows in stands.items():
            case = each.case(case_id)
            there = rows["case"][case_id]
            assert (case.state, case.version, case.applicant_phone) == (
                there["state"],
                there["version"],
                there["applicant_phone"],
            )
            with each.desk.store.read() as work:
                assert {m.code for m in work.cases.materials(case_id)} == {
                    key.rpartition("/")[2] for key in rows.get("case_material", {})
                }
        assert verify(each.hall.opened.store).findings == ()


def received(one: Seat, *others: Seat) -> Case:
    """A case that every desk knows and that waits for its decision."""
    case = finished(one.hall, "MZ-006", Outcome.RECEIVED).case
    for each in (one, *others):
        each.sync()
    return case


def decided(at: Seat, case: Case, outcome: Outcome, phone: str = "", state: M = M.ORIGINAL) -> Case:
    """What the clerk at `at` decides about a case."""
    draft = intake.open_case(at.hall.desk, CLERK, case.number, begin(at.hall), "").draft
    if phone:
        draft = replace(draft, applicant=replace(draft.applicant, phone=phone))
    draft = replace(mark_all(at.hall, draft, state), outcome=outcome.value)
    if outcome is Outcome.REFUSED:
        draft = replace(draft, decision={"reason": "不符合法定条件"})
    return deciding.finish(at.hall.desk, CLERK, draft).case


def test_what_two_desks_did_apart_stands_at_both(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    agreed(town, one, two)
    mine = [
        finished(one.hall, "MZ-006", Outcome.ACCEPTED).case,
        finished(one.hall, "RS-004", Outcome.NOTICED, M.MISSING).case,
    ]
    theirs = finished(two.hall, "RS-004", Outcome.ON_THE_SPOT).case
    report = one.sync()
    assert (report.unit, report.parent, report.new_log, report.refused) == ("9901", "", False, 0)
    agreed(town, one, two)
    assert two.case(mine[0].id) == mine[0]
    assert one.case(theirs.id) == theirs
    assert two.sync().arrived == two.sync().sent == 0


def test_each_log_numbers_under_its_own_terminal(town: Centre, sit: Sit) -> None:
    """Both PCs were set up as terminal 03: the centre gives the second another, and numbering goes on under it."""
    one, two = sit(), sit()
    one.sync()
    two.sync()
    first, second = draft_of(one.hall, "RS-004"), draft_of(two.hall, "RS-004")
    assert first.number[:6] != second.number[:6]
    given = dict(asked(town, "SELECT log::text, terminal FROM centre.log"))
    assert (first.number[4:6], second.number[4:6]) == (given[one.log()[0].log_id], given[two.log()[0].log_id])


def test_a_conflict_is_told_once_and_settled_by_a_person(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    case = received(one, two)
    decided(one, case, Outcome.ACCEPTED, phone="100 0000 0071")
    lost = decided(two, case, Outcome.REFUSED, phone="100 0000 0077")
    assert two.case(case.id).state is CaseState.REFUSED
    one.sync()
    report = two.sync()
    assert report.refused == 1
    assert two.case(case.id) == one.case(case.id)
    assert two.case(case.id).state is CaseState.ACCEPTED

    (dispute,) = disputes.listed(two.desk)
    assert (dispute.number, dispute.my_word, dispute.their_word) == (case.number, "不予受理", "受理")
    phone = next(field for field in dispute.fields if field.label == "联系电话")
    assert (phone.mine, phone.theirs) == ("100 0000 0077", "100 0000 0071")
    two.sync()
    told = [entry for entry in two.log() if entry.kind == "conflict.told"]
    assert [entry.subject for entry in told] == [case.id]
    assert disputes.listed(one.desk) == ()

    disputes.settle(two.desk, CLERK, dispute, [phone])
    assert disputes.listed(two.desk) == ()
    agreed(town, one, two)
    assert one.case(case.id).applicant_phone == "100 0000 0077"
    assert one.case(case.id).state is CaseState.ACCEPTED
    assert disputes.listed(two.desk) == ()
    with one.line() as line:
        kinds = [(far.kind, far.disposition.value) for far in line.timeline(case.id)]
    assert ("case.refuse", "conflict") in kinds
    assert ("case.settle", "accepted") in kinds
    assert lost.id == case.id


def disputed(one: Seat, two: Seat) -> Case:
    """A case with two phone numbers and two decisions; that of `one` stands."""
    case = received(one, two)
    decided(one, case, Outcome.ACCEPTED, phone="100 0000 0071")
    decided(two, case, Outcome.REFUSED, phone="100 0000 0077", state=M.COPY)
    one.sync()
    two.sync()
    return case


def phone_and_papers(at: Seat, case: Case) -> tuple[str, set[str]]:
    with at.desk.store.read() as work:
        return work.cases.get(case.id).applicant_phone, {m.state for m in work.cases.materials(case.id)}


def test_what_stands_is_told_by_the_centres_order_not_by_clocks(town: Centre, sit: Sit) -> None:
    """The desk that came last has the clock that is slowest."""
    one, two = sit(), sit()
    case = received(one, two)
    two.hall.clock.forward(minutes=30)
    mine = decided(two, case, Outcome.REFUSED)
    one.hall.clock.forward(minutes=50)
    decided(one, case, Outcome.ACCEPTED)
    one.sync()
    one.hall.clock.forward(minutes=-45)
    stepping.record_step(one.hall.desk, HANDLER, case.id, "同意。")
    one.sync()
    two.sync()
    (dispute,) = disputes.listed(two.desk)
    assert (dispute.my_word, dispute.their_word, dispute.their_place) == ("不予受理", "承办", HANDLER.name)
    with one.desk.store.read() as work:
        handled = next(step for step in work.cases.steps(case.id) if step.kind == "case.handle")
    assert dispute.their_at == handled.at
    assert mine.state is CaseState.REFUSED


def test_a_settlement_is_taken_back_by_a_further_entry(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    case = disputed(one, two)
    (dispute,) = disputes.listed(two.desk)
    settlement = disputes.settle(two.desk, CLERK, dispute, dispute.fields)
    agreed(town, one, two)
    assert phone_and_papers(one, case) == ("100 0000 0077", {"copy"})
    disputes.unsettle(two.desk, CLERK, settlement)
    agreed(town, one, two)
    assert phone_and_papers(one, case) == ("100 0000 0071", {"original"})
    (again,) = disputes.listed(two.desk)
    assert again == replace(dispute, their_at=again.their_at)
    with two.desk.store.read() as work:
        kinds = [each.kind for each in work.entries_of(case.id)]
    assert kinds[-2:] == ["case.settle", "case.unsettle"]
    # It can be settled once more, and that stays.
    disputes.settle(two.desk, CLERK, again, [])
    agreed(town, one, two)
    assert disputes.listed(two.desk) == ()


def test_a_settlement_stays_once_somebody_went_on_from_it(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    case = disputed(one, two)
    (dispute,) = disputes.listed(two.desk)
    settlement = disputes.settle(two.desk, CLERK, dispute, dispute.fields)
    agreed(town, one, two)
    amending.amend(one.desk, CLERK, case.id, {"applicant_phone": "100 0000 0088"}, "号码换了。")
    agreed(town, one, two)
    with pytest.raises(CaseRefused, match="又改过"):
        disputes.unsettle(two.desk, CLERK, settlement)
    assert two.case(case.id).applicant_phone == "100 0000 0088"


def test_what_does_not_touch_the_same_is_no_conflict(town: Centre, sit: Sit) -> None:
    """Two desks put different things right while apart: both stand, and what is unanswered is folded on top."""
    one, two = sit(), sit()
    case = received(one, two)
    amending.amend(one.desk, CLERK, case.id, {"applicant_phone": "100 0000 0071"}, "写错了")
    amending.amend(two.desk, CLERK, case.id, {"applicant_address": "上桥村 2 组"}, "写错了")
    one.sync()
    with two.line() as line:
        pulled = [each for _, page in line.pull(_marks(two), 100) for each in page]
    with two.desk.store.work() as work:
        work.sync.take(pulled)
    both = two.case(case.id)
    assert (both.applicant_phone, both.applicant_address, both.version) == ("100 0000 0071", "上桥村 2 组", 3)
    agreed(town, one, two)
    assert one.case(case.id) == two.case(case.id)
    assert disputes.listed(two.desk) == ()


def _marks(at: Seat) -> tuple[Mark, ...]:
    with at.desk.store.read() as work:
        return work.sync.marks()


def test_papers_are_offered_for_printing_where_they_were_made(sit: Sit) -> None:
    one, two = sit(), sit()
    case = received(one, two)
    made = printing_out.left_over(one.desk)
    assert [each.case_id for each in made] == [case.id]
    assert printing_out.left_over(two.desk) == ()


def test_the_same_done_at_two_desks_is_no_damage(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    received(one, two)
    (paper,) = printing_out.left_over(one.desk)
    for each in (one, two):
        printing_out.put_out(each.desk, CLERK, paper.id)
    assert two.sync().refused == 0
    assert one.sync().refused == 1
    agreed(town, one, two)


def test_an_answer_that_was_lost_is_asked_for_again(town: Centre, sit: Sit) -> None:
    """The client is killed after the centre took its entries and before it heard so: one of them conflicted."""
    one, two = sit(), sit()
    case = received(one, two)
    decided(one, case, Outcome.ACCEPTED)
    one.sync()
    decided(two, case, Outcome.REFUSED)
    with two.desk.store.read() as work:
        after = work.sync.answered()
        batch, seam = work.sync.batch(after, 500, 10**6), work.sync.hash_at(after)
    with two.line() as line:
        line.hello(batch[0].log_id)
        assert line.push(batch[0].log_id, after, seam, batch).state is PushState.STORED
    assert disputes.listed(two.desk) == ()
    assert two.sync().refused == 1
    assert len(disputes.listed(two.desk)) == 1
    agreed(town, one, two)
    assert len([entry for entry in two.log() if entry.kind == "conflict.told"]) == 1


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


def test_what_nobody_can_keep_blocks_nothing(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    good = finished(one.hall, "RS-004", Outcome.ON_THE_SPOT).case
    bad = finished(one.hall, "MZ-006", Outcome.ACCEPTED).case
    one.sync()
    path = ["case", bad.id, "applicant_phone"]
    with town.admin() as admin:
        admin.execute(
            "UPDATE centre.thing SET rows = jsonb_set(rows, %s, '{\"a\": 1}') WHERE thing = %s",
            (path, bad.id),
        )
    assert two.sync().unfit == 1
    assert two.case(good.id) == good
    with two.desk.store.read() as work:
        assert work.cases.numbered(bad.number) == ()


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


def test_a_case_transferred_away_leaves_with_all_its_rows(town: Centre, sit: Sit) -> None:
    one = sit()
    case = finished(one.hall, "MZ-006", Outcome.ACCEPTED).case
    one.sync()
    with town.admin() as admin:
        admin.execute("UPDATE centre.unit SET feed_n = feed_n + 1 WHERE unit = '9901'")
        admin.execute(
            "INSERT INTO centre.feed (unit, n) SELECT unit, feed_n FROM centre.unit WHERE unit = '9901'"
        )
        admin.execute(
            "UPDATE centre.scope SET gone = true, n = (SELECT feed_n FROM centre.unit WHERE unit = '9901')"
            " WHERE thing = %s AND unit = '9901'",
            (case.id,),
        )
    one.sync()
    with one.desk.store.read() as work:
        assert work.cases.numbered(case.number) == ()
        assert work.cases.materials(case.id) == ()
        assert work.cases.documents(case.id) == ()
    assert verify(one.hall.opened.store).findings == ()
    assert one.sync().repaired == 0


def test_a_number_not_here_is_asked_of_the_centre(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    two.sync()
    case = finished(one.hall, "MZ-006", Outcome.NOTICED, M.MISSING).case
    assert finding.cases_numbered(two.desk, case.number) == ()
    one.sync()
    assert finding.cases_numbered(two.hall.desk, case.number) == ()
    opened = intake.open_case(two.desk, OTHER_CLERK, case.number, begin(two.hall, OTHER_CLERK), "")
    assert opened.case == case
    agreed(town, one, two)


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


def test_a_changed_password_counts_at_every_desk(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    one.sync()
    two.sync()
    for each in (one, two):
        each.hall.clock.forward(minutes=5)
    signing_in.set_password(one.desk, SUPERVISOR, "0307", "qinghe-neu-1")
    one.sync()
    two.sync()
    signing_in.sign_in(two.hall.desk, "0307", "qinghe-neu-1", 3)
    with pytest.raises(signing_in.SignInRefused, match="密码不对"):
        signing_in.sign_in(two.hall.desk, "0307", "qinghe-0307", 3)


def test_without_a_line_only_who_was_here_before_signs_in(town: Centre, sit: Sit) -> None:
    one = sit()
    one.sync()
    signing_in.sign_in(one.desk, "0307", "qinghe-0307", 3)
    one.hang_up()
    town.server.stop()
    try:
        signing_in.sign_in(one.desk, "0307", "qinghe-0307", 3)
        with pytest.raises(signing_in.SignInRefused, match="先联一次网"):
            signing_in.sign_in(one.desk, "0305", "qinghe-0305", 1)
    finally:
        town.server.start()


def test_a_person_disabled_at_one_desk_is_out_at_all(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    one.sync()
    two.sync()
    one.sync()
    settings_changing.save_person(one.desk, SUPERVISOR, "0307", "赵婷", (Role.CLERK,), disabled=True)
    one.sync()
    signing_in.check_account(two.desk, CLERK)
    assert "person" in two.sync().kinds
    with pytest.raises(signing_in.SignInRefused, match="已停用"):
        signing_in.check_account(two.desk, CLERK)


def test_settings_of_the_unit_reach_every_desk_and_those_of_a_pc_stay(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    one.sync()
    two.sync()
    one.sync()
    settings_changing.change_setting(one.desk, SUPERVISOR, "idle_lock_minutes", 25)
    settings_changing.change_setting(one.desk, SUPERVISOR, "own_window", 1)
    one.sync()
    with two.desk.store.read() as work:
        before = work.reference.hall(MORNING.date())
    two.sync()
    with two.desk.store.read() as work:
        after = work.reference.hall(MORNING.date())
    assert (before.idle_lock_minutes, after.idle_lock_minutes) == (10, 25)
    assert after.own_window == before.own_window
    assert after.terminal == before.terminal


def test_what_waits_is_listed(sit: Sit) -> None:
    one = sit()
    one.sync()
    case = finished(one.hall, "MZ-006", Outcome.ACCEPTED).case
    rows = line_views.waiting_rows(one.desk, sending=True)
    assert [(row.kind, row.sending) for row in rows] == [("case", True), ("entries", False)]
    assert rows[0].number == case.number
    assert case.applicant_name in rows[0].text
    parts = line_views.status_parts(one.desk)
    assert (parts.waiting, parts.waiting_cases) == (1 + int(rows[1].number.split()[0]), 1)
    one.sync()
    assert line_views.waiting_rows(one.desk) == ()


def test_a_changed_entry_goes_no_further(town: Centre, sit: Sit) -> None:
    """Somebody with the key changed an entry that was not sent yet: the centre does not take it, and it is said."""
    one = sit()
    one.sync()
    finished(one.hall, "RS-004", Outcome.ON_THE_SPOT)
    run_sql(one.hall, "UPDATE journal SET actor = '0305' WHERE kind = 'case.finish_on_the_spot'")
    with pytest.raises(Exception, match="中心不收"):
        one.sync()


def test_the_days_tally_counts_what_every_desk_did(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    agreed(town, one, two)
    finished(one.hall, "MZ-006", Outcome.ACCEPTED)
    finished(two.hall, "RS-004", Outcome.ON_THE_SPOT)
    agreed(town, one, two)
    together = tallying.centre_tally(one.desk, SUPERVISOR, MORNING.date())
    alone = tallying.centre_tally(one.hall.desk, SUPERVISOR, MORNING.date())
    one.hang_up()
    assert [sum(each.figures.outcomes.values()) for each in (together, alone)] == [2, 1]


def test_the_command_meets_the_centre_once(
    town: Centre, sit: Sit, capsys: pytest.CaptureFixture[str]
) -> None:
    one = sit()
    finished(one.hall, "RS-004", Outcome.ON_THE_SPOT)
    opened = one.hall.opened
    opened.secrets.put(f"{opened.installation.name}.centre", one.password.encode())
    folder = ["--data", str(opened.folder)]
    assert main(["sync", "--once", "--json", *folder]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["unit"], told["waiting"], told["disputes"]) == ("9901", 0, 0)
    assert told["sent"] == len(one.log()) - told["new_log"]
    assert kept_there(town, one.log()) == as_sent(one.log())
    assert main(["status", "--json", *folder]) == 0
    line = json.loads(capsys.readouterr().out)["line"]
    assert (line["joined"], line["waiting"], line["waiting_cases"]) == (True, 0, 0)
    town.server.stop()
    try:
        assert main(["sync", "--once", *folder]) == 1
        assert "联网后自动上传" in capsys.readouterr().err
    finally:
        town.server.start()


def test_the_command_at_a_pc_that_stands_alone(hall: TestDesk, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sync", "--once", "--data", str(hall.opened.folder)]) == 1
    assert "单机办理" in capsys.readouterr().err
