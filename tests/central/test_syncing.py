"""Desks at a real centre: worked apart, met again; nothing lost, nothing twice, and a person is told of conflicts."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hall_client.central.server import Server
from hall_client.domain.cases import Outcome
from hall_client.storage.verify import verify
from tests.central import cluster
from tests.central.cluster import Centre
from tests.central.seats import Joined, join
from tests.desk import fresh, template
from tests.services.acts import finished

Join = Callable[..., Joined]


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
def joined(town: Centre, set_up_halls: list[Path], tmp_path: Path) -> Iterator[Join]:
    made: list[Joined] = []

    def make(unit: str = "9901") -> Joined:
        hall = fresh(set_up_halls[len(made)], tmp_path / f"desk-{len(made)}")
        made.append(join(town, hall, unit))
        return made[-1]

    yield make
    for each in made:
        each.hall.opened.close()


def test_two_desks_come_to_the_same(joined: Join) -> None:
    one, two = joined(), joined()
    case = finished(one.hall, "MZ-006", Outcome.ACCEPTED).case
    print(one.sync())
    print(two.sync())
    print(one.sync())
    print(one.sync())
    with two.desk.store.read() as work:
        assert work.cases.get(case.id) == case
    assert verify(one.hall.opened.store).findings == ()
    assert verify(two.hall.opened.store).findings == ()
