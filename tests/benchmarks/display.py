"""From a call at a window's process to the display's process having drawn it, through a real PostgreSQL."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from hall_client.desk import OpenDesk, open_desk
from hall_client.services import attending, calling, issuing
from tests.benchmarks.centres import centre, join
from tests.benchmarks.halls import make, without_drawing
from tests.benchmarks.measure import Row
from tests.central.cluster import Centre
from tests.desk import CLERK, GUIDE, OTHER_CLERK, Clock, Tray

CALLS = 100
WAITING = 150
PAUSE = 0.1
LIMIT = 300.0
"""Milliseconds in which a call has to be on the display (95 of 100)."""
ROOT = Path(__file__).parents[2]


def rows(folder: Path) -> Iterator[Row]:
    """The median and the slowest twentieth, with two windows calling in turn."""
    with centre() as town:
        windows = [_enrolled(town, make(folder / f"display-{n}")) for n in range(2)]
        screen = _enrolled(town, make(folder / "display-screen"))
        screen.close()
        display = _display(folder / "display-screen")
        made = _calls(windows)
        for each in windows:
            each.close()
        shown = json.loads(display.communicate("done\n")[0].splitlines()[-1])
    times = [(shown[label] - at) * 1000 for label, at in made.items()]
    half, late = statistics.median(times), statistics.quantiles(times, n=20, method="inclusive")[-1]
    what = f"叫号到叫号屏画出来，{CALLS} 次，{WAITING} 个号在等，两个窗口"
    note = f"一半在 {half:.0f} ms 内，最慢 {max(times):.0f} ms；窗口、中心、叫号屏各一个进程，同一台机器"
    yield Row("display", f"{what}，95% 的在", "", late, None, "ms", LIMIT, note)


def _enrolled(town: Centre, folder: Path) -> OpenDesk:
    with closing(join(town, folder)) as desk:
        opened = desk.hall.opened
        opened.secrets.put(f"{opened.installation.name}.centre", desk.password.encode())
    return open_desk(folder, now=Clock(), printer=Tray())


def _display(folder: Path) -> "subprocess.Popen[str]":
    display = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.display_worker", str(folder)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert display.stdout is not None
    assert display.stdout.readline() == "ready\n", "the display does not come up"
    return display


def _calls(windows: list[OpenDesk]) -> dict[str, float]:
    """The numbers called and when each clerk pressed the key, by the clock that all processes share."""
    desks = [without_drawing(each.desk) for each in windows]
    for n in range(CALLS + WAITING):
        issuing.issue(desks[0], GUIDE, "ABCD"[n % 4])
    made: dict[str, float] = {}
    for n in range(CALLS):
        desk, clerk = desks[n % 2], replace((CLERK, OTHER_CLERK)[n % 2], window=3 - 2 * (n % 2))
        begun = time.monotonic()
        made[calling.call_next(desk, clerk, desk.new_id()).label] = begun
        time.sleep(PAUSE)
        attending.start(desk, clerk)
        attending.without_case(desk, clerk, "consult", "")
    return made
