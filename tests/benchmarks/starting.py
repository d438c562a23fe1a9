"""From the command to the painted sign-in window, against empty windows."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.halls import make
from tests.benchmarks.measure import Row

TIMES = 7
ROOT = Path(__file__).parents[2]


def rows(folder: Path) -> Iterator[Row]:
    """Against an empty window that loads the same modules of others; the plain one is printed beside it."""
    hall = str(make(folder / "starting"))
    names = _run("ours", hall)[1]
    found = [(_run("ours", hall)[0], _run("same", names)[0], _run("plain")[0]) for _ in range(TIMES)]
    ours, same, plain = (statistics.median(each[way] for each in found) for way in range(3))
    what = "启动到登录窗口画出来"
    yield Row("start", what, "空窗口，导入同样的第三方模块", ours, same, "ms", 1.5)
    yield Row("start", what, "什么都不导入的空窗口", ours, plain, "ms", None)


def _run(way: str, what: str = "") -> tuple[float, str]:
    """Milliseconds to the first paint, and what the process said afterwards."""
    command = [sys.executable, "-m", "tests.benchmarks.first_window", way, what]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    begun = time.perf_counter()
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        painted = (time.perf_counter() - begun) * 1000
        rest = process.stdout.read().strip().splitlines()
    if first.strip() != "painted":
        raise RuntimeError(f"no window was painted: {way}")
    return painted, rest[-1] if rest else ""
