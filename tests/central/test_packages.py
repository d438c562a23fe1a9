"""Packages by hand: a village without a line, its hall, and one real centre; once and only once."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hall_client import packages
from hall_client.domain.packages import PackageState
from hall_client.services.package_ports import PackageRefused
from tests.central.cluster import Centre
from tests.central.posts import Post, enrolled_post, set_up_post
from tests.central.seats import as_sent, asked, kept_there

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
