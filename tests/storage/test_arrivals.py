"""What arrives from the centre: put in place as a whole, with what is not answered on top, whatever it looks like."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from hall_client.domain.cases import Case, CaseState, Outcome
from hall_client.domain.entries import NewEntry
from hall_client.domain.syncing import Arrival, Disposition
from hall_client.services import amending, disputes, stepping
from hall_client.services.sync_ports import Unfit
from hall_client.storage.verify import verify
from tests.desk import CLERK, HANDLER, MORNING, TestDesk
from tests.services.acts import finished
from tests.storage.arriving import answered, get, held, sent, take
from tests.storage.prying import run_sql


@pytest.fixture
def case(hall: TestDesk) -> Case:
    """A case accepted here."""
    return finished(hall, "MZ-006", Outcome.ACCEPTED).case


def test_our_own_echo_changes_nothing_and_stays_provable(hall: TestDesk, case: Case) -> None:
    answered(hall)
    before = run_sql(hall, "SELECT rowid, * FROM document")
    take(hall, sent(hall, case.id, 1))
    assert run_sql(hall, "SELECT rowid, * FROM document") == before
    assert held(hall, case.id) == (1, False, False)
    run_sql(hall, "UPDATE \"case\" SET remark = '改过'")
    assert "remark" in verify(hall.opened.store).findings[0].sentence


def test_what_another_desk_changed_stands_and_is_left_to_the_centre_to_prove(
    hall: TestDesk, case: Case
) -> None:
    answered(hall)
    take(hall, sent(hall, case.id, 2, applicant_phone="100 0000 0099", version=2))
    assert get(hall, case.id) == replace(case, applicant_phone="100 0000 0099", version=2)
    assert held(hall, case.id) == (2, True, False)
    assert verify(hall.opened.store).findings == ()


def test_unanswered_entries_are_folded_on_top_in_their_order(hall: TestDesk, case: Case) -> None:
    answered(hall)
    theirs = sent(hall, case.id, 2, applicant_phone="100 0000 0099", version=2)
    amending.amend(hall.desk, CLERK, case.id, {"applicant_address": "上桥村 1 组"}, "写错了")
    stepping.record_step(hall.desk, HANDLER, case.id, "属实")
    take(hall, theirs)
    now = get(hall, case.id)
    assert (now.applicant_phone, now.applicant_address) == ("100 0000 0099", "上桥村 1 组")
    assert (now.state, now.version) == (CaseState.HANDLED, 4)
    with hall.desk.store.read() as work:
        assert [step.kind for step in work.cases.steps(case.id)][-1] == "case.handle"


def test_what_the_table_refuses_now_is_not_folded(hall: TestDesk, case: Case) -> None:
    answered(hall)
    theirs = sent(hall, case.id, 2, state="withdrawn", version=2)
    stepping.record_step(hall.desk, HANDLER, case.id, "属实")
    take(hall, theirs)
    now = get(hall, case.id)
    assert (now.state, now.version) == (CaseState.WITHDRAWN, 2)
    with hall.desk.store.read() as work:
        assert "case.handle" not in [step.kind for step in work.cases.steps(case.id)]


def test_of_an_entry_that_does_not_fit_nothing_is_folded(hall: TestDesk, case: Case) -> None:
    """A paper was printed and put right meanwhile, but the case that arrives never had that paper."""
    answered(hall)
    theirs = sent(hall, case.id, 2, applicant_phone="100 0000 0099", version=2)
    with hall.desk.store.work() as work:
        (document, *_) = work.cases.documents(case.id)
        rows: dict[str, dict[str, dict[str, Any]]] = {
            "case": {case.id: {"applicant_phone": "100 0000 0055", "version": 2}},
            "document": {document.id: {"state": "printed"}},
        }
        work.append(NewEntry("case.amend", case.id, "0307", MORNING, rows))
    theirs.rows["document"].clear()  # type: ignore[attr-defined]
    take(hall, theirs)
    assert get(hall, case.id) == replace(case, applicant_phone="100 0000 0099", version=2)


def test_an_accepted_entry_that_an_older_arrival_lacks_stays(hall: TestDesk, case: Case) -> None:
    """Taken in another order than it was sent: the answer tells that the arrival is the older."""
    first = sent(hall, case.id, 1)
    amending.amend(hall.desk, CLERK, case.id, {"applicant_phone": "100 0000 0055"}, "写错了")
    answered(hall)
    take(hall, first)
    assert get(hall, case.id).applicant_phone == "100 0000 0055"
    assert held(hall, case.id) == (1, False, False)


def test_a_refused_entry_is_not_folded_again(hall: TestDesk, case: Case) -> None:
    first = sent(hall, case.id, 1)
    amending.amend(hall.desk, CLERK, case.id, {"applicant_phone": "100 0000 0055"}, "写错了")
    learned = answered(hall, case_amend=(Disposition.CONFLICT, 2))
    assert [entry.kind for entry in learned.refused] == ["case.amend"]
    assert answered(hall, case_amend=(Disposition.CONFLICT, 2)).refused == ()
    # Settled now, it would only conflict again: it is shown when what stands is here.
    assert disputes.listed(hall.desk) == ()
    take(hall, replace(first, version=2))
    assert [dispute.case_id for dispute in disputes.listed(hall.desk)] == [case.id]
    assert get(hall, case.id) == case
    assert verify(hall.opened.store).findings == ()
    with hall.desk.store.read() as work:
        ((refused),) = work.answers.refused()
        assert (refused.entry.kind, refused.version, refused.held) == ("case.amend", 2, 2)


def test_cases_of_others_come_and_go_whole(hall: TestDesk, case: Case) -> None:
    answered(hall)
    others = [
        sent(hall, case.id, 3, rename=f"case-far-{n}", number=f"99010726031800{n:02d}") for n in range(30)
    ]
    assert take(hall, *others).things == 30
    assert take(hall, *others).things == 30
    with hall.desk.store.read() as work:
        assert len(work.cases.materials("case-far-7")) == len(work.cases.materials(case.id))
    fewer = {**others[7].rows, "case_material": {}}
    take(hall, replace(others[7], rows=fewer, version=4))
    take(hall, *(Arrival(40, each.thing, "case", 4, True, {}) for each in others[:7]))
    with hall.desk.store.read() as work:
        assert work.cases.materials("case-far-7") == ()
        assert {each.id for each in work.cases.search("9901072603180")} == {each.thing for each in others[7:]}
    assert held(hall, "case-far-1") == (4, True, True)
    assert verify(hall.opened.store).findings == ()


def test_a_number_given_twice_is_kept_twice(hall: TestDesk, case: Case) -> None:
    """Two PCs from one image gave the same number out: neither case hides the other."""
    answered(hall)
    take(hall, sent(hall, case.id, 3, rename="case-clone"))
    with hall.desk.store.read() as work:
        assert {each.id for each in work.cases.search(case.number)} == {case.id, "case-clone"}


def test_a_case_only_this_desk_ever_had_does_not_go(hall: TestDesk, case: Case) -> None:
    """The centre could not take the entry that made it: it says that it has no such case."""
    answered(hall, case_accept=(Disposition.QUARANTINED, 0))
    with hall.desk.store.read() as work:
        assert case.id in work.sync.stale()
    take(hall, Arrival(0, case.id, "case", 0, True, {}))
    assert get(hall, case.id) == case
    with hall.desk.store.read() as work:
        assert case.id not in work.sync.stale()
        assert work.sync.differing({}) == work.sync.stale()


def test_a_newer_program_may_send_more_and_an_older_one_less(hall: TestDesk, case: Case) -> None:
    answered(hall)
    newer = sent(hall, case.id, 3, rename="case-newer", number="9901072603180015", weather="fine")
    newer.rows["sky"] = {"s": {"colour": "blue"}}  # type: ignore[index]
    older = sent(hall, case.id, 3, rename="case-older", number="9901072603180023")
    for name in ("remark", "told", "answers", "amended", "deemed", "closed_at"):
        del older.rows["case"]["case-older"][name]  # type: ignore[attr-defined]
    ferry = Arrival(3, "ferry/9901/h", "ferry", 1, False, {"ferry": {"h": {"bags": 2}}})
    taken = take(hall, newer, older, ferry)
    assert (taken.things, taken.strange, taken.unfit) == (3, 2, ())
    assert get(hall, "case-newer").applicant_name == case.applicant_name
    blank = get(hall, "case-older")
    assert (blank.remark, blank.told, dict(blank.answers)) == ("", (), {})
    assert (blank.amended, blank.deemed, blank.closed_at) == (0, False, None)
    assert held(hall, "ferry/9901/h") == (1, True, False)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda rows: rows.pop("case"),
        lambda rows: rows["case"].update(other={}),
        lambda rows: rows["case"]["case-bad"].update(version="many", window={"n": 1}),
        lambda rows: rows["case"]["case-bad"].update(number=None),
        lambda rows: rows["case"]["case-bad"].update(window=1 << 80),
        lambda rows: rows["case_material"].update({"x": {"case_id": "case-good", "code": "x"}}),
        lambda rows: rows.update(case_step=[1]),
        lambda rows: rows["case"].update({"case-bad": "nothing"}),
    ],
)
def test_what_no_program_of_ours_wrote_blocks_nothing(
    hall: TestDesk, case: Case, spoil: Callable[[Any], object]
) -> None:
    answered(hall)
    good = sent(hall, case.id, 3, rename="case-good", number="9901072603180015")
    bad = sent(hall, case.id, 3, rename="case-bad", number="9901072603180023")
    spoil(bad.rows)
    with pytest.raises(Unfit):
        take(hall, good, bad)
    with hall.desk.store.work() as work:
        taken = work.sync.take_apart([bad, good])
    assert (taken.things, taken.unfit) == (1, ("case-bad",))
    assert get(hall, "case-good").applicant_name == case.applicant_name
    with pytest.raises(KeyError):
        get(hall, "case-bad")


def test_the_digest_of_what_is_held(hall: TestDesk, case: Case) -> None:
    """The same figure PostgreSQL makes of it; reckoned there once: md5('a/1') xor md5('b/2'), first eight bytes."""
    take(
        hall,
        *(
            sent(hall, case.id, n, rename=name, number=f"990107260318001{n}")
            for n, name in ((1, "a"), (2, "b"))
        ),
    )
    with hall.desk.store.read() as work:
        proof = work.sync.proof()
        assert work.sync.differing({"a": 1, "b": 3, "c": 1}) == ("b", "c")
    assert proof.count == 2
    assert proof.digest == -5633494541613229852
