"""Two desks that decided apart: a person is told, settles it, and may take that back."""

from dataclasses import replace

import pytest

from hall_client.domain.cases import CaseRefused, CaseState, Outcome
from hall_client.domain.syncing import Mark
from hall_client.services import (
    amending,
    disputes,
    stepping,
)
from tests.central.cluster import Centre
from tests.central.meeting import Sit, agreed, decided, disputed, phone_and_papers, received
from tests.central.seats import Seat
from tests.desk import CLERK, HANDLER
from tests.services.acts import finished


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
