"""The whole day: the sample hall set up, the weeks before filled in, two desks and a rating screen, the script."""

import shutil
import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from random import Random

from PySide6.QtWidgets import QApplication

import resources
from hall_client.app import aside, guard, log_qt_messages, make_application
from hall_client.demo import centre, earlier, proxy_books, summary, villages
from hall_client.demo.clock import DAY, DemoClock
from hall_client.demo.desks import Desks
from hall_client.demo.office import PASSWORD
from hall_client.demo.proxy_day import ProxyDay
from hall_client.demo.proxy_desk import PROXY_DESK, ProxyDesk
from hall_client.demo.script import SCENES
from hall_client.demo.station import Station
from hall_client.desk import OpenDesk, free, open_desk, set_up
from hall_client.domain.people import Actor, Person, Role
from hall_client.services import rating_keys
from hall_client.setup_file import read_plan
from hall_client.ui.widgets.paper_view import PDFIUM

FEWEST = len(SCENES)
SUPERVISOR = Person("0101", "周海燕", "zhy", (Role.SUPERVISOR,))
_WATCHABLE_MS = 350


def run(out: Path, seed: int, citizens: int, *, headless: bool, tell: Callable[[str], None]) -> Path:
    """Play the day into `out` and return the path of its summary. Raises DemoStuck when a page does not follow."""
    make_application()
    log_qt_messages()
    random = Random(seed)  # noqa: S311 - invented people, not secrets
    clock = DemoClock(earlier.BEGINNING)
    folder, pause = _fresh(out), 0 if headless else _WATCHABLE_MS
    plan = read_plan(resources.path("demo_hall.toml"))
    set_up(folder, plan, demo=True, now=clock, random=random.randbytes)
    names = tuple(village.name for village in plan.hall.villages)
    tell("样例大厅已装好，正在补前几周的办件。")
    with ExitStack() as stack:
        opened = _open(folder, clock, random)
        due = earlier.fill(opened.desk, clock, random, names)
        opened.close()
        stations = _villages(stack, folder, clock, random, tell)
        for each in (clock, *(station.clock for station in stations)):
            each.set(DAY)
        faces = _play(out, pause, clock, random, names, stations, due, citizens, tell)
        opened = _open(folder, clock, random)
        stack.callback(opened.close)
        desk = ProxyDesk(opened, PROXY_DESK, clock)
        if stations:
            _meet_all(desk, stations[:2])
        for home in (folder, *(station.opened.folder for station in stations)):
            shutil.copytree(home / "papers", out / "papers", dirs_exist_ok=True)
        books = summary.write(opened, _supervisor(opened), DAY.date(), seed, citizens, faces, out)
        proxy_books.check(desk, stations, books)
    return out / "summary.json"


def _play(
    out: Path,
    pause: int,
    clock: DemoClock,
    random: Random,
    names: tuple[str, ...],
    stations: tuple[Station, ...],
    due: str,
    citizens: int,
    tell: Callable[[str], None],
) -> dict[str, int]:
    """The day itself, on the pages of the hall's PC, and beside them in the villages; what its public faces did."""
    with ExitStack() as stack:
        opened = aside(partial(_open, out / "data", clock, random, guarded=True))
        stack.callback(opened.close)
        desk = ProxyDesk(opened, PROXY_DESK, clock)
        stick = out / "data" / "stick"
        stick.mkdir()
        road = ProxyDay(desk, stations, stick, clock, random) if stations else None
        desks = Desks(opened, out, pause, clock, random, names, road)
        stack.callback(desks.close)
        desks.morning()
        desks.counters(citizens, tell)
        desks.evening(due, tell)
        QApplication.processEvents()
        return desks.public


def _villages(
    stack: ExitStack, folder: Path, clock: DemoClock, random: Random, tell: Callable[[str], None]
) -> tuple[Station, ...]:
    """A centre until the `stack` ends, the hall and three villages enrolled there; none where no server can run."""
    if sys.platform == "win32":
        tell("这台电脑不能跑中心库，村站的一段跳过。")
        return ()
    served = stack.enter_context(centre.served())
    opened = _open(folder, clock, random)
    villages.enrol(served, opened, centre.TOWN)
    opened.close()
    stations = villages.found(
        served, folder / "villages", clock, random, lambda home, own: _open(home, own, random)
    )
    for station in stations:
        stack.callback(station.opened.close)
    tell("大厅和三个村站已登记到自己的中心库。")
    opened = _open(folder, clock, random)
    _meet_all(ProxyDesk(opened, PROXY_DESK, clock), stations)
    opened.close()
    return stations


def _meet_all(desk: ProxyDesk, stations: tuple[Station, ...]) -> None:
    """Town and villages meet the centre until each has heard of the other."""
    for _ in range(2):
        for end in (desk, *stations):
            end.meet()


def _open(folder: Path, clock: DemoClock, random: Random, *, guarded: bool = False) -> OpenDesk:
    return open_desk(
        folder,
        now=clock,
        new_id=lambda: random.randbytes(8).hex(),
        random=random.randbytes,
        guard=guard if guarded else free,
        pdfium=PDFIUM,
    )


def _fresh(out: Path) -> Path:
    """An empty data folder in `out`; what an earlier demo left there is replaced, nothing else is touched."""
    for name in ("data", "papers", "screenshots"):
        shutil.rmtree(out / name, ignore_errors=True)
    for name in ("summary.json", "tally.pdf"):
        (out / name).unlink(missing_ok=True)
    (out / "screenshots").mkdir(parents=True)
    return out / "data"


def _supervisor(opened: OpenDesk) -> Actor:
    """The supervisor as she is after signing in: with her password the day's ratings open."""
    keys = rating_keys.unlocked(opened.desk, SUPERVISOR, PASSWORD.format(SUPERVISOR.number))
    return Actor(SUPERVISOR.number, SUPERVISOR.name, frozenset(SUPERVISOR.roles), rating_keys=keys)
