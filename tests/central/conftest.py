"""One real PostgreSQL over TLS for the tests of a worker, and a fresh centre in it for each module."""

import itertools
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from hall_client.central.server import Server
from tests.central import cluster
from tests.central.cluster import Centre
from tests.central.desks import Pass, SharedDesk, joined
from tests.central.posts import Post, enrolled_post, set_up_post
from tests.central.pushing import Workstations
from tests.central.queue_acts import Joining
from tests.central.roads import Build, Sources, road
from tests.central.seats import Seat, seat
from tests.central.sites import Site, close, enrolled
from tests.desk import fresh, template

HERE = Path(__file__).parent
Enrol = Callable[[str], Post]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE) and {"server", "centre"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.centre)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A running cluster, on 127.0.0.1 at a free port, known as `localhost`."""
    # Not tmp_path: the account PostgreSQL runs under could not enter it, and a socket's path is short.
    folder = Path(tempfile.mkdtemp(prefix="hall-"))
    made = cluster.make(folder)
    try:
        yield made
    finally:
        made.stop()
        shutil.rmtree(folder)


@pytest.fixture(scope="module")
def centre(server: Server) -> Iterator[Centre]:
    """A fresh database `hall_centre` with the schema: one hall 9901 and two villages, 9911 and 9912."""
    made = cluster.fresh(server)
    yield made
    cluster.drop(server)


@pytest.fixture
def workstation(centre: Centre) -> Iterator[Workstations]:
    """Workstations of the module's centre, each with a log in memory."""
    made: list[Site] = []

    def make(unit: str) -> Site:
        made.append(enrolled(centre, unit, centre.server.data / "centre.crt"))
        return made[-1]

    yield make
    close(made)


@pytest.fixture
def join(hall_template: Path, tmp_path: Path) -> Iterator[Joining]:
    """Desks of the sample hall, each in a folder of its own."""
    made: list[SharedDesk] = []

    def make(entry: Pass) -> SharedDesk:
        made.append(joined(hall_template, tmp_path / f"desk-{len(made)}", entry))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def town(server: Server) -> Iterator[Centre]:
    """A centre of its own for every test."""
    made = cluster.fresh(server)
    yield made
    cluster.drop(server)


@pytest.fixture(scope="session")
def set_up_halls(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three installations of the sample hall, each set up by itself: each has a log of its own."""
    return [template(tmp_path_factory.mktemp(f"seat-{n}")) for n in range(3)]


@pytest.fixture
def sit(town: Centre, set_up_halls: list[Path], tmp_path: Path) -> Iterator[Callable[..., Seat]]:
    made: list[Seat] = []

    def make(unit: str = "9901") -> Seat:
        n = len(made)
        hall = fresh(set_up_halls[n], tmp_path / f"desk-{n}")
        # The ids of the tests are counted by desk; two desks never give the same.
        numbers = itertools.count(1)
        desk = replace(hall.desk, new_id=lambda: f"desk{n}-{next(numbers):05d}")
        hall.opened = replace(hall.opened, desk=desk)
        made.append(seat(town, hall, unit))
        return made[-1]

    yield make
    for each in made:
        each.close()


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
def hall_post(enrol: Enrol) -> Post:
    """A desk of the hall that has met the centre."""
    made = enrol("9901")
    made.sync()
    return made


@pytest.fixture
def village(enrol: Enrol, hall_post: Post) -> Post:
    """A village's desk that has met the centre once, at the hall, and has no line since."""
    made = enrol("9911")
    made.sync()
    made.reach()
    hall_post.sync()
    return made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """What goes from hand to hand."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Sources:
    return Sources(tmp_path_factory.mktemp("roads"), 2)


@pytest.fixture
def build(town: Centre, sources: Sources, tmp_path: Path) -> Iterator[Build]:
    """A town with up to two villages, at a centre of its own."""
    with ExitStack() as stack:
        yield lambda villages: stack.enter_context(road(town, sources, tmp_path / "road", villages))
