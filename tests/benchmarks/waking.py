"""Half past eight: every site connects, greets, sends what it has and pulls, all begun in the same second."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from hall_client.storage import installation
from tests.benchmarks.centres import centre, join, on_processor
from tests.benchmarks.halls import enter, without_drawing
from tests.benchmarks.lives import AT_ONCE, Life, copies, taken_on, write
from tests.benchmarks.measure import Row
from tests.central.cluster import Centre
from tests.central.seats import Seat
from tests.desk import TestDesk, Tray
from tests.services.villages import village_template

SITES, ALL = 20, 100
BACKLOG = 20
PROCESSES = 4
ROOT = Path(__file__).parents[2]
CONNECTING = "另一次测量：TLS 和 SCRAM 连一次，中心 17.7、本机 4.3 ms CPU"


def rows(folder: Path, sites: int = SITES) -> Iterator[Row]:
    """How long until all of them are done, how long the last in a hundred took, and what one costs the server."""
    with centre() as town:
        seats = _asleep(town, folder, sites)
        workers = _workers(seats)
        before = _server(town)
        for worker in workers:
            _say(worker)
        found = [each for worker in workers for each in json.loads(_line(worker))]
        spent = _server(town) - before
        for worker in workers:
            worker.communicate()
    done = [each["seconds"] for each in found]
    what = f"{sites} 个站同一秒醒来，连上、问好、传 {BACKLOG} 条、拉下"
    refused = sum(each["failures"] for each in found)
    note = f"没连上 {refused} 次；{PROCESSES} 个进程扮 {sites} 台电脑，和中心同一台机器"
    yield Row("waking", f"{what}，全部办完", "", max(done), None, "s", None, note)
    late, note = (
        statistics.quantiles(done, n=100, method="inclusive")[98],
        f"一半在 {statistics.median(done):.2f} s 内",
    )
    yield Row("waking", f"{what}，99% 的站办完", "", late, None, "s", None, note)
    note = f"站自己 {sum(each['cpu'] for each in found) / sites:.0f} ms；{CONNECTING}"
    yield Row("waking", f"{what}，中心为一个站", "", spent / sites, None, "ms CPU", None, note)


def all_rows(folder: Path) -> Iterator[Row]:
    """The same with a hundred sites."""
    return rows(folder, ALL)


def _asleep(town: Centre, folder: Path, sites: int) -> list[Seat]:
    """Villages, each with one desk that met the centre yesterday and has worked since."""
    opened, clock = enter(village_template(folder / "waking"))
    with closing(opened):
        opened = replace(opened, desk=without_drawing(opened.desk))
        lives = [taken_on(TestDesk(opened, clock, Tray())) for _ in range(2)]
    units = [f"{8000 + n}" for n in range(sites)]
    with town.admin() as admin:
        for unit in units:
            admin.execute("SELECT centre.create_unit(%s, %s, '9901')", (unit, f"{unit} 号站"))
    made = village_template(folder / "waking-plain")
    return [
        _village(town, Path(shutil.copytree(made, folder / f"waking-{unit}")), unit, lives) for unit in units
    ]


def _village(town: Centre, folder: Path, unit: str, lives: Sequence[Life]) -> Seat:
    opened, _ = enter(folder)
    with closing(opened):
        installation.begin_new_log(opened.store)
    desk = join(town, folder, unit)
    with closing(desk):
        desk.sync()
        write(desk.hall.opened.store, copies(lives, unit, AT_ONCE), BACKLOG)
    return desk


def _workers(seats: Sequence[Seat]) -> list[subprocess.Popen[str]]:
    workers = [_worker(seats[n::PROCESSES]) for n in range(PROCESSES)]
    for worker in workers:
        _line(worker)
    return workers


def _worker(seats: Sequence[Seat]) -> subprocess.Popen[str]:
    words = [word for seat in seats for word in (str(seat.hall.opened.folder), seat.password)]
    return subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.waking_worker", *words],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _say(worker: subprocess.Popen[str]) -> None:
    assert worker.stdin is not None
    worker.stdin.write("go\n")
    worker.stdin.flush()


def _line(worker: subprocess.Popen[str]) -> str:
    assert worker.stdout is not None
    line = worker.stdout.readline()
    assert line, f"a process of the sites stopped: {worker.wait()}"
    return line


def _server(town: Centre) -> float:
    """Milliseconds that the server and all its processes have run, those that ended included."""
    number = town.server.pid
    assert number is not None
    # What has ended is counted by its parent once it has looked.
    time.sleep(1)
    fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    ended = (int(fields[13]) + int(fields[14])) * 1000 / os.sysconf("SC_CLK_TCK")
    children = Path(f"/proc/{number}/task/{number}/children").read_text().split()
    return ended + on_processor(number) + sum(on_processor(int(child)) for child in children)
