"""A town for a day: a centre of its own, several windows and villages as processes, the line cut in the middle."""

import contextlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import msgspec

import resources
from hall_client.demo import centre, ledger
from hall_client.demo.cable import Cable
from hall_client.demo.centre import TOWN, DemoCentre
from hall_client.demo.clock import DAY, DemoClock
from hall_client.demo.hands import DemoStuck
from hall_client.demo.site_file import SiteFile
from hall_client.demo.site_road import NOTHING
from hall_client.demo.villages import PLACES, plan_of
from hall_client.desk import open_desk
from hall_client.domain.hall import Counter, HallPlan, NewPerson
from hall_client.domain.people import Role
from hall_client.enrolment import enrol_new
from hall_client.services.syncing import sync_once
from hall_client.setup_file import read_plan

MOST_WINDOWS, MOST_VILLAGES = 8, len(PLACES)
_CLERKS = ("李敏", "王志强", "赵婷", "陈桂芳", "刘𠮷安", "周建国", "吴春燕", "郑小军")
_TOGETHER, _APART = 3, 2
"""Citizens at each desk before and after the line is cut, and while it is."""

Tell = Callable[[str], None]


@dataclass
class Desk:
    """A desk of the town and its process."""

    name: str
    process: subprocess.Popen[str]

    def order(self, *words: object) -> None:
        """Send an order; `answer` waits for it."""
        assert self.process.stdin is not None
        self.process.stdin.write(" ".join(str(word) for word in words) + "\n")
        self.process.stdin.flush()

    def answer(self) -> str:
        """What came of the last order. Raises DemoStuck."""
        assert self.process.stdout is not None
        said = self.process.stdout.readline().split()
        if said[:1] != ["done"]:
            raise DemoStuck(f"{self.name} did not follow: {' '.join(said) or self.process.wait(10)}")
        return said[1]


def run(out: Path, seed: int, windows: int, villages: int, tell: Tell) -> Path:
    """Play the day into `out`; the path of its summary. Raises DemoStuck when a page does not follow."""
    for name in ("sites", "screenshots"):
        shutil.rmtree(out / name, ignore_errors=True)
    (out / "sites").mkdir(parents=True)
    with ExitStack() as stack:
        server = stack.enter_context(centre.served())
        cable = Cable(f"localhost:{server.port}")
        stack.callback(cable.close)
        sites = _sites(server, cable, out, seed, windows, villages, tell)
        with ExitStack() as at_work:
            desks = [at_work.enter_context(_started(name, site, out)) for name, site in sites.items()]
            _play(desks, windows, cable, tell)
        folders = {name: Path(site.folder) for name, site in sites.items()}
        # Twice: what the last desk sends is to come down to the first as well.
        for folder in (*folders.values(), *folders.values()):
            _last_word(folder)
        return ledger.write(out, server, folders, seed)


# --- who there is ---------------------------------------------------------------------------------------------
def _sites(
    server: DemoCentre, cable: Cable, out: Path, seed: int, windows: int, villages: int, tell: Tell
) -> dict[str, SiteFile]:
    plan = _town(windows)
    sites = {}
    for number in range(1, windows + 1):
        name, clerk = f"window-{number}", f"{310 + number:04d}"
        _enrol(server, cable, out / "sites" / name, TOWN, number, plan if number == 1 else None)
        sites[name] = _file(out, name, clerk, seed + number, village=False)
        tell(f"{number} 号窗口已登记。")
    for number, place in enumerate(PLACES[:villages], 1):
        name, station = f"village-{number}", plan_of(place)
        server.make_village(place.station, station.hall.name)
        _enrol(server, cable, out / "sites" / name, place.station, 1, station)
        sites[name] = _file(out, name, station.people[0].number, seed + 100 + number, village=True)
        tell(f"{place.village}已登记。")
    return sites


def _town(windows: int) -> HallPlan:
    plan = read_plan(resources.path("demo_hall.toml"))
    clerks = tuple(
        NewPerson(f"{310 + number:04d}", name, (Role.CLERK,), f"qinghe-{310 + number:04d}")
        for number, name in enumerate(_CLERKS[:windows], 1)
    )
    others = tuple(person for person in plan.people if person.roles != (Role.CLERK,))
    counters = tuple(Counter(number, "综合窗口") for number in range(1, windows + 1))
    hall = replace(plan.hall, windows=counters, own_window=1)
    return HallPlan(hall, (*clerks, *others))


def _enrol(
    server: DemoCentre, cable: Cable, folder: Path, unit: str, window: int, plan: HallPlan | None
) -> None:
    code = server.issue(unit, cable.port)
    enrol_new(folder, code, window=window, plan=plan, demo=True, now=DemoClock(DAY))


def _file(out: Path, name: str, clerk: str, seed: int, *, village: bool) -> SiteFile:
    folder, shots = out / "sites" / name, out / "screenshots" / name
    return SiteFile(str(folder), str(shots), clerk, village, seed, DAY)


@contextlib.contextmanager
def _started(name: str, site: SiteFile, out: Path) -> Iterator[Desk]:
    file = out / "sites" / f"{name}.json"
    file.write_bytes(msgspec.json.encode(asdict(site)))
    command = [sys.executable, "-m", "hall_client.demo.site", str(file)]
    with (out / "sites" / f"{name}.log").open("w") as log:
        process = subprocess.Popen(  # noqa: S603 - our own program
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True
        )
    try:
        yield Desk(name, process)
        assert process.stdin is not None
        process.stdin.close()
        process.wait(60)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def _last_word(folder: Path) -> None:
    """What was written while the desk was leaving goes up too."""
    opened = open_desk(folder, now=DemoClock(DAY))
    try:
        assert opened.connect is not None
        with contextlib.closing(opened.connect()) as line:
            sync_once(opened.desk, line)
    finally:
        opened.close()


# --- the day ----------------------------------------------------------------------------------------------------
def _play(desks: Sequence[Desk], windows: int, cable: Cable, tell: Tell) -> None:
    hall = desks[:windows]
    tell("上班：各处登录，照常办理。")
    _all(desks, "begin")
    _all(desks, "serve", _TOGETHER)
    hall[0].order("receive")
    receipt = hall[0].answer()
    _all(desks, "joined")
    tell("村里的材料送到镇里，照数据点收。")
    _bags_up(desks, windows, "arrived", "count")
    _all(desks, "joined")
    _all(desks, "stock", _APART + 1)
    _all(desks, "joined")
    _one_day(desks)
    tell("网线断了：看着小票叫号，照常办理。")
    cable.unplug()
    _all(desks, "apart", _APART)
    _one_day(desks)
    for desk, how in zip(hall[:2], ("withdraw", "accept"), strict=False):
        desk.order("decide", receipt, how)
    for desk in hall[:2]:
        desk.answer()
    tell("村里又送来材料，数据还没到，照清单点收。")
    _bags_up(desks, windows, "count")
    _one_day(desks)
    tell("网线接上了：各处补传。")
    cable.plug()
    _all(desks, "joined")
    disputes = _all(desks, "joined")
    _all(desks, "serve", _TOGETHER)
    for desk, count in zip(desks, disputes, strict=True):
        if count != "0":
            tell(f"{desk.name} 有 {count} 件两边都办过，看过后定下来。")
            desk.order("settle")
            desk.answer()
    _all(desks, "joined")
    tell("镇里办好的结果送回村里，交到村民手里。")
    _results_down(desks, windows)
    _all(desks, "joined")


def _bags_up(desks: Sequence[Desk], windows: int, *orders: str) -> None:
    """What lies in the villages goes to the town, whose first window is given `orders` for each bag."""
    codes = _all(desks[windows:], "send")
    if "arrived" in orders:
        _all(desks, "joined")
    _one_day(desks)
    for code in codes:
        _handled(desks[0], code, *orders)


def _handled(desk: Desk, code: str, *orders: str) -> None:
    for order in orders if code != NOTHING else ():
        _ask(desk, order, code)


def _results_down(desks: Sequence[Desk], windows: int) -> None:
    """What the town has decided goes down; the villages count it and hand it over."""
    town, villages = desks[0], desks[windows:]
    _ask(town, "finish")
    codes = [_ask(town, "down", place.station) for place, _ in zip(PLACES, villages, strict=False)]
    _all(desks, "joined")
    _one_day(desks)
    for village, code in zip(villages, codes, strict=True):
        _handled(village, code, "arrived", "count")
    _all(villages, "deliver")


def _ask(desk: Desk, *words: object) -> str:
    desk.order(*words)
    return desk.answer()


def _one_day(desks: Sequence[Desk]) -> None:
    """Every desk's clock goes on to the latest."""
    latest = max(_all(desks, "clock"))
    _all(desks, "clock", latest)


def _all(desks: Sequence[Desk], *words: object) -> list[str]:
    """One order to every desk, all at once; what came of it."""
    for desk in desks:
        desk.order(*words)
    return [desk.answer() for desk in desks]
