"""Packages by hand: a village without a line, its hall, and one real centre; once and only once."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hall_client import packages
from hall_client.central import administering
from hall_client.domain.cases import CaseState
from hall_client.domain.packages import PackageState
from hall_client.services import cataloguing
from hall_client.services.package_ports import PackageRefused
from hall_client.storage.verify import verify
from tests.central.cluster import Centre
from tests.central.posts import Post, enrolled_post, set_up_post
from tests.central.seats import as_sent, asked, kept_there
from tests.desk import ADMIN

Enrol = Callable[[str], Post]


@pytest.fixture(scope="session")
def set_up_posts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {
        unit: set_up_post(tmp_path_factory.mktemp(f"post-{unit}"), unit) for unit in ("9901", "9911", "9912")
    }


@pytest.fixture
def enrol(town: Centre, set_up_posts: dict[str, Path], tmp_path: Path) -> Iterator[Enrol]:
    made: list[Post] = []

    def make(unit: str) -> Post:
        folder = tmp_path / f"post-{len(made)}"
        made.append(enrolled_post(town, set_up_posts[unit], folder, unit))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def hall(enrol: Enrol) -> Post:
    """A desk of the hall that has met the centre."""
    made = enrol("9901")
    made.sync()
    return made


@pytest.fixture
def village(enrol: Enrol, hall: Post) -> Post:
    """A village's desk that has met the centre once, at the hall, and never will again unless a test says so."""
    made = enrol("9911")
    made.sync()
    hall.sync()
    return made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """What goes from hand to hand."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def same_log(town: Centre, post: Post) -> None:
    """The centre has the post's log as it was written, every entry once."""
    assert kept_there(town, post.log()) == as_sent(post.log())
    assert asked(town, "SELECT entry_id FROM centre.entry GROUP BY entry_id HAVING count(*) > 1") == []


def test_a_case_comes_to_the_hall_by_hand(town: Centre, hall: Post, village: Post, stick: Path) -> None:
    case = village.take_on()
    made = packages.export(village.opened, stick)
    assert (made.cases, made.to_name) == (1, "青禾镇便民服务中心")
    assert made.path.name == "便民窗口-柳树村-260318-0836.hallpkg"
    assert [each.name for each in stick.iterdir()] == [made.path.name]
    assert case.applicant_name.encode() not in made.path.read_bytes()
    summary = packages.read(hall.opened, made.path)
    assert (summary.from_unit, summary.from_name, summary.taken) == ("9911", "柳树村便民服务站", None)
    result = hall.import_(made.path)
    assert (result.again, result.note.state, result.note.cases) == (False, PackageState.RELAYED, 1)
    same_log(town, village)
    assert hall.case(case.id) == case


def test_the_same_package_twice_changes_nothing(town: Centre, hall: Post, village: Post, stick: Path) -> None:
    village.take_on()
    file = village.export(stick)
    hall.import_(file)
    stands = asked(town, "SELECT thing, version FROM centre.thing ORDER BY thing")
    again = hall.import_(Path(shutil.copy(file, stick / "copy.hallpkg")))
    assert again.again
    assert again.note.state is PackageState.RELAYED
    assert asked(town, "SELECT thing, version FROM centre.thing ORDER BY thing") == stands
    same_log(town, village)


def test_an_older_package_after_a_newer_one_adds_nothing(
    town: Centre, hall: Post, village: Post, stick: Path
) -> None:
    village.take_on()
    older = village.export(stick)
    village.take_on()
    newer = village.export(stick)
    hall.import_(newer)
    same_log(town, village)
    result = hall.import_(older)
    assert (result.again, result.note.state) == (False, PackageState.RELAYED)
    assert "没有重复登记" in result.note.words
    same_log(town, village)


def test_a_package_waits_while_the_centre_is_away(
    town: Centre, hall: Post, village: Post, stick: Path
) -> None:
    case = village.take_on()
    file = village.export(stick)
    town.server.stop()
    try:
        assert hall.import_(file).note.state is PackageState.WAITING
        assert hall.import_(file).again
    finally:
        town.server.start()
    assert hall.case(case.id) is None
    assert hall.sync().relayed > 0
    same_log(town, village)
    assert hall.case(case.id) == case
    assert packages.notes(hall.opened)[0].state is PackageState.RELAYED
    assert hall.sync().relayed == 0


def test_the_line_comes_back_before_the_package_does(
    town: Centre, hall: Post, village: Post, stick: Path
) -> None:
    village.take_on()
    file = village.export(stick)
    village.take_on()
    village.sync()
    hall.sync()
    assert hall.import_(file).note.state is PackageState.RELAYED
    same_log(town, village)


def test_nothing_to_carry_is_said(hall: Post, village: Post, stick: Path) -> None:
    village.sync()
    with pytest.raises(PackageRefused, match="没有要带的"):
        packages.export(village.opened, stick)
    assert list(stick.iterdir()) == []


def carried_up(hall: Post, village: Post, stick: Path) -> None:
    assert hall.import_(village.export(stick)).note.state is PackageState.RELAYED


def alike(town: Centre, post: Post) -> None:
    """What the post holds is what stands at the centre for its unit."""
    rows = asked(
        town,
        "SELECT s.thing, t.version FROM centre.scope s JOIN centre.thing t USING (thing)"
        " WHERE s.unit = %s AND NOT s.gone AND t.kind <> 'rating'",
        post.unit,
    )
    with post.desk.store.read() as work:
        assert work.sync.differing(dict(rows)) == ()
    assert verify(post.opened.store).findings == ()


def test_what_the_hall_decides_comes_down_by_hand(
    town: Centre, hall: Post, village: Post, stick: Path
) -> None:
    case = village.take_on()
    carried_up(hall, village, stick)
    decided = hall.accept(case)
    hall.sync()
    made = packages.export(hall.opened, stick, "9911")
    assert (made.to_name, made.cases) == ("柳树村便民服务站", 1)
    assert made.path.name.startswith("便民窗口-青禾镇-给柳树村-260318-")
    before = village.waiting()
    result = village.import_(made.path)
    assert (result.again, result.note.state) == (False, PackageState.TAKEN)
    assert village.case(case.id) == decided
    assert village.waiting() < before
    same_log_so_far(town, village)
    alike(town, village)
    assert village.import_(made.path).again


def same_log_so_far(town: Centre, post: Post) -> None:
    there = kept_there(town, post.log())
    assert there == as_sent(post.log())[: len(there)]


def test_people_and_catalogue_come_down_by_hand(town: Centre, hall: Post, village: Post, stick: Path) -> None:
    with town.admin() as admin:
        administering.disable_person(admin, "9911", "0305")
    item = cataloguing.in_force(hall.desk).version("MZ-006").item
    cataloguing.take_in(hall.desk, ADMIN, [replace(item, name="高龄津贴（新）")])
    hall.sync()
    village.import_(hall.export(stick, "9911"))
    with village.desk.store.read() as work:
        assert {p.number for p in work.reference.people() if p.disabled} == {"0305"}
    assert cataloguing.in_force(village.desk).version("MZ-006").item.name == "高龄津贴（新）"
    alike(town, village)


def test_an_older_package_from_above_does_nothing(
    town: Centre, hall: Post, village: Post, stick: Path
) -> None:
    case = village.take_on()
    carried_up(hall, village, stick)
    older = hall.export(stick, "9911")
    decided = hall.accept(case)
    hall.sync()
    newer = hall.export(stick, "9911")
    village.import_(newer)
    waiting = village.waiting()
    result = village.import_(older)
    assert "没有改动" in result.note.words
    assert village.case(case.id) == decided
    assert village.waiting() == waiting
    alike(town, village)


def test_a_real_line_goes_on_from_where_packages_were(
    town: Centre, hall: Post, village: Post, stick: Path
) -> None:
    case = village.take_on()
    carried_up(hall, village, stick)
    decided = hall.accept(case)
    hall.sync()
    older = hall.export(stick, "9911")
    village.import_(older)
    late = village.take_on()
    stale = village.export(stick)
    report = village.sync()
    assert (report.new_log, report.rewound, report.repaired, report.refused) == (False, False, 0, 0)
    assert report.kinds == {"case", "service_act"}
    hall.import_(stale)
    village.sync()
    hall.sync()
    same_log(town, village)
    assert hall.case(late.id) == village.case(late.id) == late
    assert hall.case(case.id) == village.case(case.id) == decided
    alike(town, village)
    assert "没有改动" in village.import_(older).note.words or village.import_(older).again


def test_to_and_fro_for_days_everything_is_everywhere(
    town: Centre, hall: Post, village: Post, stick: Path
) -> None:
    cases = []
    for _ in range(3):
        cases.append(village.take_on())
        carried_up(hall, village, stick)
        hall.accept(cases[-1])
        hall.sync()
        village.import_(hall.export(stick, "9911"))
    for case in cases:
        assert hall.case(case.id) == village.case(case.id)
        assert hall.case(case.id).state is CaseState.ACCEPTED
    assert village.waiting() < 5
    same_log_so_far(town, village)
    alike(town, village)
    alike(town, hall)
