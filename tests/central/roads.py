"""A town and its villages at one real centre: desks of their own, and the papers that travel between them."""

import itertools
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from hall_client.domain.custody import Hop, Sheet, unbalanced
from hall_client.domain.manifests import Handover, LineMark
from hall_client.domain.proxies import Proxy
from hall_client.services import counting
from hall_client.services.handing_over import Bag
from hall_client.services.ports import Work
from hall_client.storage.verify import verify
from tests.central.cluster import Centre
from tests.central.seats import Seat, as_sent, asked, kept_there, seat
from tests.desk import Clock, fresh, template
from tests.services.villages import PROXY_DESK, village_template

BAG = Bag("吴桂芳", "LT-0318-1")


@dataclass
class Road:
    """One town and its villages; every desk meets the centre when the test says so."""

    town: Seat
    villages: list[Seat]
    clock: Clock

    @property
    def seats(self) -> list[Seat]:
        return [self.town, *self.villages]

    def meet(self, *seats: Seat) -> None:
        """Everybody (or these) meets the centre until nothing is left to tell."""
        for _ in range(3):
            for each in seats or self.seats:
                each.sync()


Build = Callable[[int], Road]
"""A town with so many villages."""


class Sources:
    """Set-up installations to copy from, made once."""

    def __init__(self, folder: Path, villages: int) -> None:
        self.town = template(folder / "town")
        self.villages = [
            village_template(folder / f"v{n}", f"99{10 + n}", f"{n} 号村便民服务站")
            for n in range(1, villages + 1)
        ]


@contextmanager
def road(centre: Centre, sources: Sources, folder: Path, villages: int) -> Iterator[Road]:
    """A town with so many villages, each enrolled with a desk of its own and one clock for all."""
    with centre.admin() as admin:
        for n in range(1, villages + 1):
            admin.execute("SELECT centre.create_unit(%s, %s, '9901')", (f"99{10 + n}", f"{n} 号村便民服务站"))
    clock = Clock()
    seats = [at_desk(centre, sources.town, folder / "town", "9901", clock)]
    for n, source in enumerate(sources.villages[:villages], 1):
        seats.append(at_desk(centre, source, folder / f"v{n}", f"99{10 + n}", clock))
    try:
        made = Road(seats[0], seats[1:], clock)
        made.meet()
        yield made
    finally:
        for each in seats:
            each.close()
        shutil.rmtree(folder, ignore_errors=True)


def at_desk(centre: Centre, source: Path, folder: Path, unit: str, clock: Clock) -> Seat:
    """A desk of its own at this unit, enrolled."""
    hall = fresh(source, folder)
    hall.clock = clock
    numbers = itertools.count(1)
    name: Callable[[], str] = lambda: f"{unit}-{folder.name}-{next(numbers):06d}"  # noqa: E731
    hall.opened = replace(hall.opened, desk=replace(hall.desk, now=clock, new_id=name))
    return seat(centre, hall, unit)


def papers_of(at: Seat, case_id: str) -> tuple[Proxy, tuple[Sheet, ...], tuple[Hop, ...]]:
    """The wrapper of a case, its sheets and their hops, as this desk knows them."""
    with at.hall.desk.store.read() as work:
        return _papers(work, case_id)


def _papers(work: Work, case_id: str) -> tuple[Proxy, tuple[Sheet, ...], tuple[Hop, ...]]:
    found = work.proxies.found(case_id)
    assert found is not None, case_id
    return found, work.proxies.sheets([case_id]), work.proxies.hops(case_id)


def agreed(centre: Centre, way: Road, *case_ids: str) -> None:
    """Both ends hold the same about these cases, custody balances, and no entry is missing anywhere."""
    way.meet()
    for each in way.seats:
        assert kept_there(centre, each.log()) == as_sent(each.log())
        assert verify(each.hall.opened.store).findings == ()
    village = way.villages[0]
    for case_id in case_ids:
        here, there = papers_of(village, case_id), papers_of(way.town, case_id)
        assert here == there
        assert unbalanced(here[1], here[2]) == ()
    assert (
        asked(centre, "SELECT kind, why FROM centre.entry WHERE answer IN ('conflict', 'quarantined')") == []
    )


def counted(at: Seat, manifest: Handover, actor=PROXY_DESK) -> counting.Counting:  # type: ignore[no-untyped-def]
    """The whole manifest counted as it should be."""
    for line in manifest.lines:
        counting.mark(at.hall.desk, actor, manifest.id, line.number, LineMark.MATCHED, len(line.sheets))
    return counting.close(at.hall.desk, actor, manifest.id)
