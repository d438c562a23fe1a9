"""Packages by hand: a village without a line, its hall, and one real centre; once and only once."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from hall_client import packages
from hall_client.central import administering
from hall_client.domain.cases import CaseState
from hall_client.domain.packages import PackageState
from hall_client.services import cataloguing, line_views
from hall_client.services.package_ports import PackageRefused
from tests.central.cluster import Centre
from tests.central.posts import Post, alike
from tests.central.seats import as_sent, asked, kept_there
from tests.desk import SUPERVISOR


def same_log(town: Centre, post: Post) -> None:
    """The centre has the post's log as it was written, every entry once."""
    assert kept_there(town, post.log()) == as_sent(post.log())
    assert asked(town, "SELECT entry_id FROM centre.entry GROUP BY entry_id HAVING count(*) > 1") == []


def test_a_case_comes_to_the_hall_by_hand(town: Centre, hall_post: Post, village: Post, stick: Path) -> None:
    case = village.take_on()
    made = packages.export(village.opened, stick)
    assert (made.cases, made.to_name) == (1, "青禾镇便民服务中心")
    assert made.path.name == "便民窗口-柳树村-260318-0836.hallpkg"
    assert [each.name for each in stick.iterdir()] == [made.path.name]
    assert case.applicant_name.encode() not in made.path.read_bytes()
    summary = packages.read(hall_post.opened, made.path)
    assert (summary.from_unit, summary.from_name, summary.taken) == ("9911", "柳树村便民服务站", None)
    result = hall_post.import_(made.path)
    assert (result.again, result.note.state, result.note.cases) == (False, PackageState.RELAYED, 1)
    same_log(town, village)
    assert hall_post.case(case.id) == case


def test_the_same_package_twice_changes_nothing(
    town: Centre, hall_post: Post, village: Post, stick: Path
) -> None:
    village.take_on()
    file = village.export(stick)
    hall_post.import_(file)
    stands = asked(town, "SELECT thing, version FROM centre.thing ORDER BY thing")
    again = hall_post.import_(Path(shutil.copy(file, stick / "copy.hallpkg")))
    assert again.again
    assert again.note.state is PackageState.RELAYED
    assert asked(town, "SELECT thing, version FROM centre.thing ORDER BY thing") == stands
    same_log(town, village)


def test_an_older_package_after_a_newer_one_adds_nothing(
    town: Centre, hall_post: Post, village: Post, stick: Path
) -> None:
    village.take_on()
    older = village.export(stick)
    village.take_on()
    newer = village.export(stick)
    hall_post.import_(newer)
    same_log(town, village)
    result = hall_post.import_(older)
    assert (result.again, result.note.state) == (False, PackageState.RELAYED)
    assert "没有重复登记" in result.note.words
    same_log(town, village)


def test_a_package_waits_while_the_centre_is_away(
    town: Centre, hall_post: Post, village: Post, stick: Path
) -> None:
    case = village.take_on()
    file = village.export(stick)
    town.server.stop()
    try:
        assert hall_post.import_(file).note.state is PackageState.WAITING
        assert hall_post.import_(file).again
    finally:
        town.server.start()
    assert hall_post.case(case.id) is None
    assert hall_post.sync().relayed > 0
    same_log(town, village)
    assert hall_post.case(case.id) == case
    assert packages.notes(hall_post.opened)[0].state is PackageState.RELAYED
    assert hall_post.sync().relayed == 0


def test_the_line_comes_back_before_the_package_does(
    town: Centre, hall_post: Post, village: Post, stick: Path
) -> None:
    village.take_on()
    file = village.export(stick)
    village.take_on()
    village.reach(town.host)
    village.sync()
    hall_post.sync()
    assert hall_post.import_(file).note.state is PackageState.RELAYED
    same_log(town, village)


def test_nothing_to_carry_is_said(town: Centre, village: Post, stick: Path) -> None:
    village.reach(town.host)
    village.sync()
    with pytest.raises(PackageRefused, match="没有要带的"):
        packages.export(village.opened, stick)
    assert list(stick.iterdir()) == []


def carried_up(hall_post: Post, village: Post, stick: Path) -> None:
    assert hall_post.import_(village.export(stick)).note.state is PackageState.RELAYED


def test_what_the_hall_decides_comes_down_by_hand(
    town: Centre, hall_post: Post, village: Post, stick: Path
) -> None:
    case = village.take_on()
    carried_up(hall_post, village, stick)
    decided = hall_post.accept(case)
    hall_post.sync()
    made = packages.export(hall_post.opened, stick, "9911")
    assert (made.to_name, made.cases) == ("柳树村便民服务站", 1)
    assert made.path.name.startswith("便民窗口-青禾镇-给柳树村-260318-")
    told, before = len(kept_there(town, village.log())), village.waiting()
    later = village.take_on()
    result = village.import_(made.path)
    assert (result.again, result.note.state) == (False, PackageState.TAKEN)
    assert village.case(case.id) == decided
    assert village.case(later.id) == later
    assert village.waiting() == len(village.log()) - told
    assert before > 0
    # What waits for the next stick waits for nobody.
    assert not any("先补上" in each.words for each in line_views.events(village.desk))
    same_log_so_far(town, village)
    alike(town, village)
    assert village.import_(made.path).again


def same_log_so_far(town: Centre, post: Post) -> None:
    there = kept_there(town, post.log())
    assert there == as_sent(post.log())[: len(there)]


def test_people_and_catalogue_come_down_by_hand(
    town: Centre, hall_post: Post, village: Post, stick: Path
) -> None:
    with town.admin() as admin:
        administering.disable_person(admin, "9911", "0305")
    item = cataloguing.in_force(hall_post.desk).version("MZ-006").item
    cataloguing.take_in(hall_post.desk, SUPERVISOR, [replace(item, name="高龄津贴（新）")])
    hall_post.sync()
    village.import_(hall_post.export(stick, "9911"))
    with village.desk.store.read() as work:
        assert {p.number for p in work.reference.people() if p.disabled} == {"0305"}
    assert cataloguing.in_force(village.desk).version("MZ-006").item.name == "高龄津贴（新）"
    alike(town, village)


def test_an_older_package_from_above_does_nothing(
    town: Centre, hall_post: Post, village: Post, stick: Path
) -> None:
    case = village.take_on()
    carried_up(hall_post, village, stick)
    older = hall_post.export(stick, "9911")
    decided = hall_post.accept(case)
    hall_post.sync()
    newer = hall_post.export(stick, "9911")
    village.import_(newer)
    waiting = village.waiting()
    result = village.import_(older)
    assert "没有改动" in result.note.words
    assert village.case(case.id) == decided
    assert village.waiting() == waiting
    alike(town, village)


def test_a_real_line_goes_on_from_where_packages_were(
    town: Centre, hall_post: Post, village: Post, stick: Path
) -> None:
    case = village.take_on()
    carried_up(hall_post, village, stick)
    decided = hall_post.accept(case)
    hall_post.sync()
    older = hall_post.export(stick, "9911")
    village.import_(older)
    late = village.take_on()
    stale = village.export(stick)
    village.reach(town.host)
    report = village.sync()
    assert (report.new_log, report.rewound, report.repaired, report.refused) == (False, False, 0, 0)
    assert report.kinds == {"case", "service_act"}
    hall_post.import_(stale)
    village.sync()
    hall_post.sync()
    same_log(town, village)
    assert hall_post.case(late.id) == village.case(late.id) == late
    assert hall_post.case(case.id) == village.case(case.id) == decided
    alike(town, village)
    assert "没有改动" in village.import_(older).note.words or village.import_(older).again


def test_to_and_fro_for_days_everything_is_everywhere(
    town: Centre, hall_post: Post, village: Post, stick: Path
) -> None:
    cases = []
    for _ in range(3):
        cases.append(village.take_on())
        carried_up(hall_post, village, stick)
        hall_post.accept(cases[-1])
        hall_post.sync()
        village.import_(hall_post.export(stick, "9911"))
    for case in cases:
        stands = hall_post.case(case.id)
        assert stands is not None
        assert stands.state is CaseState.ACCEPTED
        assert village.case(case.id) == stands
    assert village.waiting() < 5
    same_log_so_far(town, village)
    alike(town, village)
    alike(town, hall_post)
