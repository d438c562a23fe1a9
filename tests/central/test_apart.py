"""Desks that changed the same case apart: which stands, what is a conflict, and what cannot be folded."""

import uuid

import pytest

from hall_client.domain.syncing import Disposition
from tests.central.pushing import Workstations, answers, new_case, step
from tests.central.sites import Site, case_rows

ACCEPTED, CONFLICT = Disposition.ACCEPTED, Disposition.CONFLICT


def test_two_desks_decide_the_same_case_apart(workstation: Workstations) -> None:
    one, two = workstation("9901"), workstation("9901")
    case_id = new_case(one)
    one.push()
    seen = two.pull()[case_id].version
    step(one, "case.accept", case_id, seen, state="accepted")
    step(two, "case.refuse", case_id, seen, state="refused")
    step(two, "case.amend", case_id, seen, applicant_phone="100 0000 0021")
    assert answers(one) == [ACCEPTED]
    # What followed a decision that does not stand does not stand either.
    assert answers(two) == [CONFLICT, CONFLICT]
    arrival = two.pull()[case_id]
    assert arrival.rows["case"][case_id]["state"] == "accepted"
    assert arrival.version == 4
    # Having seen what stands, the desk goes on.
    step(two, "case.amend", case_id, arrival.version, applicant_phone="100 0000 0044")
    assert answers(two) == [ACCEPTED]
    kinds = [(entry.kind, entry.disposition) for entry in one.line.timeline(case_id)]
    assert kinds == [
        ("case.receive", ACCEPTED),
        ("case.accept", ACCEPTED),
        ("case.refuse", CONFLICT),
        ("case.amend", CONFLICT),
        ("case.amend", ACCEPTED),
    ]


def test_changes_of_different_fields_both_stand(workstation: Workstations) -> None:
    one, two = workstation("9901"), workstation("9901")
    case_id = new_case(one)
    one.push()
    seen = two.pull()[case_id].version
    step(one, "case.amend", case_id, seen, applicant_phone="100 0000 0021")
    step(two, "case.accept", case_id, seen, state="accepted")
    step(two, "case.handle", case_id, seen, state="handled")
    assert answers(one) == [ACCEPTED]
    assert answers(two) == [ACCEPTED, ACCEPTED]
    case = one.pull()[case_id].rows["case"][case_id]
    assert (case["state"], case["applicant_phone"], case["version"]) == ("handled", "100 0000 0021", 4)


def test_the_same_field_changed_apart_is_a_conflict(workstation: Workstations) -> None:
    one, two = workstation("9901"), workstation("9901")
    case_id = new_case(one)
    one.push()
    step(one, "case.amend", case_id, 1, applicant_phone="100 0000 0021")
    step(two, "case.amend", case_id, 1, applicant_phone="100 0000 0044")
    assert (answers(one), answers(two)) == ([ACCEPTED], [CONFLICT])


def test_what_time_did_is_taken_once(workstation: Workstations) -> None:
    one, two = workstation("9901"), workstation("9901")
    case_id = new_case(one)
    one.push()
    name = str(uuid.uuid4())
    for site in (one, two):
        site.act(
            "case.deemed_accept", case_id, {"case": {case_id: {"state": "accepted"}}}, seen=1, entry_id=name
        )
    assert answers(one) == [ACCEPTED]
    assert [(each.disposition, each.version) for each in two.push().answers] == [(Disposition.DUPLICATE, 1)]


def test_what_is_repeated_and_did_not_stand_is_told_apart(workstation: Workstations) -> None:
    one, two = workstation("9901"), workstation("9901")
    name, rows = str(uuid.uuid4()), {"case": {"case-unheard": {"state": "accepted"}}}
    for site in (one, two):
        site.act("case.deemed_accept", "case-unheard", rows, seen=1, entry_id=name)
    assert answers(one) == [Disposition.QUARANTINED]
    assert [(each.disposition, each.version) for each in two.push().answers] == [(Disposition.DUPLICATE, 0)]


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        ("case.teleport", {"case": {"SUBJECT": {"number": "9901012603180001", "state": "gone"}}}),
        ("floor.paint", {"wall": {"1": {"colour": "blue"}}}),
        ("case.receive", {"case": {"SUBJECT": {"number": "9912012603180001", "state": "received"}}}),
        (
            "case.receive",
            {"case": {"SUBJECT": {"number": "9901012603180001"}, "case-other": {"number": "1"}}},
        ),
        ("case.accept", {"case": {"SUBJECT": {"state": "accepted\x00"}}}),
    ],
)
def test_what_cannot_be_folded_is_kept_aside_and_blocks_nothing(
    workstation: Workstations, kind: str, rows: dict[str, dict[str, object]]
) -> None:
    site = workstation("9901")
    case_id = f"case-{uuid.uuid4()}"
    placed = {t: {k.replace("SUBJECT", case_id): v for k, v in r.items()} for t, r in rows.items()}
    site.act(kind, case_id, placed, seen=0)
    other = new_case(site)
    assert answers(site) == [Disposition.QUARANTINED, ACCEPTED]
    assert other in site.pull()
    assert case_id not in site.line.versions()


def test_a_number_given_twice_stands_on_both_cases(workstation: Workstations) -> None:
    one, two = workstation("9901"), workstation("9901")
    number, cases = "9901012603187777", []
    for site in (one, two):
        cases.append(f"case-{uuid.uuid4()}")
        site.act("case.receive", cases[-1], case_rows(cases[-1], number), seen=0)
        assert answers(site) == [ACCEPTED]
    assert {each.thing for each in one.line.find(number)} == set(cases)


def test_a_sheet_is_passed_on_only_from_where_it_lies(workstation: Workstations) -> None:
    one, two = workstation("9901"), workstation("9901")
    case_id = new_case(one)
    sheet = f"{case_id}/form/1"

    def passed(site: Site, hop: str, start: str, end: str, seen: int) -> None:
        moved = {"code": "form", "place": end}
        way = {"sheet": sheet, "from_place": start, "to_place": end, "giver": "0307", "taker": "0311"}
        site.act("sheet.pass", case_id, {"sheet": {sheet: moved}, "hop": {hop: way}}, seen=seen)

    passed(one, "h1", "villager", "unit/9901", 1)
    passed(one, "h2", "unit/9901", "superior/A", 2)
    assert answers(one) == [ACCEPTED] * 3
    # This desk had seen more than a centre put back knows: nothing changed under it, and yet the paper is not there.
    passed(two, "h3", "unit/9901", "superior/B", 9)
    passed(two, "h4", "superior/A", "unit/9901", 9)
    assert answers(two) == [CONFLICT, ACCEPTED]


def test_an_act_on_a_row_that_nobody_made_here_is_a_conflict_and_leaves_no_half_row(
    workstation: Workstations,
) -> None:
    site = workstation("9901")
    case_id = new_case(site)
    paper = {"document": {f"{case_id}/d1": {"state": "printed", "reprints": 1}}}
    site.act("document.print", case_id, paper, seen=1)
    assert answers(site) == [ACCEPTED, CONFLICT]
    assert "document" not in site.pull()[case_id].rows
    whole = {"document": {f"{case_id}/d1": {"kind": "receipt", "template": "receipt/1", "state": "made"}}}
    site.act("document.make", case_id, whole, seen=2)
    site.act("document.print", case_id, paper, seen=3)
    assert answers(site) == [ACCEPTED, ACCEPTED]
    (row,) = site.pull()[case_id].rows["document"].values()
    assert (row["kind"], row["state"]) == ("receipt", "printed")


def test_a_paper_of_a_case_that_did_not_come_yet_stands_nowhere(workstation: Workstations) -> None:
    """After an old backup the desk that printed may be back before the desk that opened the case."""
    one, two = workstation("9901"), workstation("9901")
    case_id = new_case(one)
    paper = f"{case_id}/notice/1"
    two.act("document.print", case_id, {"document": {paper: {"state": "printed", "reprints": 0}}}, seen=1)
    assert answers(two) == [Disposition.QUARANTINED]
    one.push()
    assert [thing for thing in one.pull() if thing.startswith("document/")] == []
    tally = {"state": "printed", "reprints": 0}
    one.act("document.print", "tally-1", {"document": {"tally-1": tally}})
    assert answers(one) == [Disposition.ACCEPTED]
    assert one.pull()["document/9901/tally-1"].rows == {"document": {"tally-1": tally}}
