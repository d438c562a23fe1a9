"""A centre put back, and the PC that wrote what it lost is lost too: the other desks still hold it."""

from dataclasses import replace
from typing import Any

import pytest

from hall_client.central import salvaging
from hall_client.central.administering import Refused
from hall_client.cli.main import main
from hall_client.domain.cases import CaseState, Outcome
from hall_client.domain.materials import MaterialState
from hall_client.domain.syncing import Salvaged
from hall_client.services import disputes, line_views, settings_changing
from hall_client.services import salvaging as handing
from tests.central.cluster import Centre
from tests.central.meeting import Sit, agreed, decided
from tests.central.salvage_desks import handed_over, kept, lost, nothing_to_tell, rows_of
from tests.central.seats import asked, backed_up, restored
from tests.central.sites import case_rows
from tests.central.test_hostile import noted, victim, villain
from tests.desk import MORNING, SUPERVISOR

__all__ = ["victim", "villain"]


def test_what_a_dead_pc_wrote_is_put_back_from_a_desk_that_saw_it(town: Centre, sit: Sit) -> None:
    dead, two, three = sit(), sit(), sit()
    moved, made = lost(town, dead, two, three)
    assert two.case(moved.id).state is CaseState.RECEIVED
    here = handing.lost_here(two.desk)
    assert {(c.number, c.here, c.there) for c in here.cases} == {
        (moved.number, "承办中", "收件待决定"),
        (made.number, "已办结", ""),
    }
    assert here.others == len(kept(two)) - 2 > 0
    assert any("留着" in each.words for each in line_views.events(two.desk))
    with town.admin() as admin:
        listed = {each.name: each for each in salvaging.copies(admin)}
        assert (listed[moved.number].here, listed[moved.number].there) == ("accepted", "received")
        assert not listed[made.number].stands
        assert set(listed[made.number].devices) == {two.member.role, three.member.role}
        salvaging.take(admin, ["all"])
    agreed(town, two, three)
    for seat in (two, three):
        for case in (moved, made):
            assert rows_of(seat, case.id) == rows_of(dead, case.id)
        assert kept(seat) == ()
    assert handed_over(town) == set()


def test_a_setting_that_only_a_dead_pc_wrote_is_put_back(town: Centre, sit: Sit) -> None:
    dead, two = sit(), sit()
    agreed(town, dead, two)
    backed_up(town)
    settings_changing.change_setting(dead.desk, SUPERVISOR, "idle_lock_minutes", 25)
    agreed(town, dead, two)
    restored(town)
    for _ in range(2):
        two.sync()
    with two.desk.store.read() as work:
        assert work.reference.hall(MORNING.date()).idle_lock_minutes != 25
    with town.admin() as admin:
        salvaging.take(admin, ["all"])
    agreed(town, two)
    with two.desk.store.read() as work:
        assert work.reference.hall(MORNING.date()).idle_lock_minutes == 25
    assert nothing_to_tell(two)


def test_a_case_put_back_goes_on_and_its_writer_may_come_after_all(town: Centre, sit: Sit) -> None:
    late, two = sit(), sit()
    moved, made = lost(town, late, two)
    with town.admin() as admin:
        salvaging.take(admin, [moved.number, made.number])
    two.sync()
    assert two.case(moved.id).state is CaseState.ACCEPTED
    agreed(town, two, late)
    assert asked(town, "SELECT count(*) FROM centre.thing WHERE number = %s", made.number) == [(1,)]
    # What it sends again meets what was put back from its own work: a person is told, nothing stands twice.
    assert {each.number for each in disputes.listed(late.desk)} == {moved.number, made.number}
    for case in (moved, made):
        assert late.case(case.id).state is two.case(case.id).state is case.state


def test_what_is_turned_down_is_forgotten_and_the_centre_stays(town: Centre, sit: Sit) -> None:
    dead, two = sit(), sit()
    moved, made = lost(town, dead, two)
    before = asked(town, "SELECT thing, version, rows FROM centre.thing ORDER BY thing")
    with town.admin() as admin:
        for wrong in ("9901019999999999", "all"):
            with pytest.raises(Refused, match=f"没有 {wrong} 的留存"):
                salvaging.turn_down(admin, [moved.number, wrong])
        assert moved.number in handed_over(town)
        salvaging.turn_down(admin, [moved.number, made.number])
    two.sync()
    assert asked(town, "SELECT thing, version, rows FROM centre.thing ORDER BY thing") == before
    assert not {moved.id, made.id} & set(kept(two))
    assert not {moved.number, made.number} & handed_over(town)
    two.sync()
    assert not {moved.number, made.number} & handed_over(town)


def test_the_administrator_lists_and_decides_at_the_command_line(
    town: Centre, sit: Sit, capsys: pytest.CaptureFixture[str]
) -> None:
    dead, two = sit(), sit()

    def central(*words: str) -> str:
        assert main(["central", *words, "--url", town.server.admin_url()]) == 0
        return capsys.readouterr().out

    assert "没有要补回的" in central("salvage")
    assert "salvage" not in central("status")
    moved, made = lost(town, dead, two)
    told = central("salvage").splitlines()
    assert f"9901 {moved.number}　承办中，中心收件待决定　留着的电脑 {two.member.role}" in told
    assert f"9901 {made.number}　已办结，中心没有　留着的电脑 {two.member.role}" in told
    assert moved.applicant_name not in "".join(told)
    assert f"还留着的：{len(told) - 2} 样" in central("status")
    assert moved.number in central("salvage", "--take", moved.number)
    assert made.number in central("salvage", "--drop", made.number)
    left = central("salvage")
    assert not any(each.number in left for each in (moved, made))
    assert central("salvage", "--take", "all").startswith(f"已补回 {len(told) - 4} 样")
    agreed(town, two)
    assert two.case(moved.id).state is moved.state
    assert kept(two) == ()


def test_what_others_did_meanwhile_stays_beside_what_is_put_back(town: Centre, sit: Sit) -> None:
    dead, two = sit(), sit()
    moved, _made = lost(town, dead, two)
    decided(two, two.case(moved.id), Outcome.REFUSED, phone="100 0000 0077", state=MaterialState.COPY)
    agreed(town, two)
    assert two.case(moved.id).state is CaseState.REFUSED
    with town.admin() as admin:
        salvaging.take(admin, [moved.number])
    agreed(town, two)
    now = two.case(moved.id)
    assert (now.applicant_phone, now.state) == ("100 0000 0077", CaseState.ACCEPTED)
    numbers = {each.number for each in rows_of(two, moved.id)["papers"]}
    assert {each.number for each in rows_of(dead, moved.id)["papers"]} < numbers


def test_a_centre_of_an_older_program_is_not_bothered(town: Centre, sit: Sit) -> None:
    dead, two = sit(), sit()
    moved, _made = lost(town, dead, two)
    with two.line() as line, two.desk.store.read() as work:
        hello = replace(line.hello(work.log_id), refills=False)
    asked_for: list[str] = []

    class Silent:
        def keep_copies(self, copies: Any) -> None:
            asked_for.append(str(copies))

        def release_copies(self, things: Any) -> frozenset[str]:
            asked_for.append(str(things))
            return frozenset()

    handing.hand_over(two.desk, Silent(), hello)
    assert asked_for == []
    assert moved.id in kept(two)


def test_a_hostile_pc_hands_over_only_what_is_its_units(centre: Centre, villain: Any, victim: Any) -> None:
    with centre.admin() as admin:
        admin.execute("TRUNCATE centre.salvage")
    number = "9922010000000001"
    good = "9911010000000001"
    copies = [
        Salvaged("x1", "case", 9, {"case": {"x1": {"number": number, "state": "closed"}}}, {}),
        Salvaged("x2", "case", 9, case_rows("other", good), {}),
        Salvaged("x3", "case", 9, {"person": {"0307": {"name": "x"}}}, {}),
        Salvaged("person/9922/0307", "person", 9, {"person": {"0307": {"disabled": False}}}, {}),
        Salvaged("person/9911/0307", "person", 9, {"person": {"0308": {"disabled": False}}}, {}),
        Salvaged("rating/9911/1", "rating", 9, {"rating": {"1": {"grade": 5}}}, {}),
        Salvaged("mine", "case", 9, case_rows("mine", good), {}),
    ]
    with centre.admin() as admin:
        admin.execute("SELECT centre.create_unit('9922', '别的镇', NULL)")
    [theirs] = {each.subject for each in victim.entries if each.kind == "case.receive"}
    villain.line.keep_copies(
        [*copies, Salvaged(theirs, "case", 9, {"case": {theirs: {"state": "closed"}}}, {})]
    )
    with centre.admin() as admin:
        assert [each.thing for each in salvaging.copies(admin)] == ["mine"]
        admin.execute("TRUNCATE centre.salvage")
    assert "salvage.refused" in noted(centre, villain.role)
