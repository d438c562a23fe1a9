"""How long the event loop of the window is held up while its line sends a backlog and takes what others did."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.benchmarks import crowds
from tests.benchmarks.centres import centre, join
from tests.benchmarks.halls import enter, make, without_drawing
from tests.benchmarks.lives import copies, live, write
from tests.benchmarks.measure import Row
from tests.central.cluster import Centre

ENTRIES = CASES = 5_000
LIVES = 50
ROOT = Path(__file__).parents[2]


def rows(folder: Path) -> Iterator[Row]:
    """The longest gap of a signed-in window, beside the same window's while its line rests."""
    with centre() as town:
        _enrolled(town, make(folder / "line-lag"))
        window = _window(folder / "line-lag")
        _backlog(folder / "line-lag")
        _go(window)
        crowds.fill(town, CASES)
        gaps: dict[str, tuple[float, float]] = json.loads(_go(window))
        window.communicate()
    words = {"send": f"上传 {ENTRIES:,} 条积压时", "take": f"拉下 {CASES:,} 件时"}
    idle, usual = gaps["idle"]
    for phase, when in words.items():
        longest, late = gaps[phase]
        note = f"99% 在 {late:.1f} ms 内，空闲 {usual:.1f} ms"
        yield Row(
            "lag", f"办理页的事件循环最长停顿，{when}", "线路空闲的同一窗口", longest, idle, "ms", None, note
        )


def _enrolled(town: Centre, folder: Path) -> None:
    """The installation in `folder` as the program opens it in the morning."""
    with closing(join(town, folder)) as desk:
        opened = desk.hall.opened
        opened.secrets.put(f"{opened.installation.name}.centre", desk.password.encode())


def _backlog(folder: Path) -> None:
    """What another process of the same PC has done, while the line was asked to wait."""
    opened, _ = enter(folder)
    with closing(opened):
        lives = live(without_drawing(opened.desk), opened.store, LIVES)
        write(opened.store, copies(lives), ENTRIES)


def _window(folder: Path) -> subprocess.Popen[str]:
    window = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.line_lag_window", str(folder)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    _said(window)
    return window


def _go(window: subprocess.Popen[str]) -> str:
    assert window.stdin is not None
    window.stdin.write("go\n")
    window.stdin.flush()
    return _said(window)


def _said(window: subprocess.Popen[str]) -> str:
    assert window.stdout is not None
    line = window.stdout.readline()
    assert line, f"the window stopped: {window.wait()}"
    return line
