"""How long the event loop is held up while papers are printed and cases and items searched."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.benchmarks.accepting import Pair, bare_store
from tests.benchmarks.halls import enter, make
from tests.benchmarks.measure import Row

CASES = 5
ROOT = Path(__file__).parents[2]
WORDS = {"print": "打印时", "search": "检索时"}


def rows(folder: Path) -> Iterator[Row]:
    """The longest gap, beside an idle window's."""
    hall, _ = enter(make(folder / "lag"))
    with closing(hall), closing(bare_store(make(folder / "lag-bare"))) as bare:
        pair = Pair(hall, hall.desk, bare, CASES)
        for _ in range(CASES):
            pair.accept()
    gaps: dict[str, tuple[float, float]] = json.loads(_listen(folder / "lag"))
    idle, usual = gaps["idle"]
    for phase, words in WORDS.items():
        longest, late = gaps[phase]
        note = f"99% 在 {late:.1f} ms 内，空闲 {usual:.1f} ms"
        yield Row("lag", f"事件循环最长停顿，{words}", "空闲的同一窗口", longest, idle, "ms", None, note)


def _listen(folder: Path) -> str:
    command = [sys.executable, "-m", "tests.benchmarks.lag_window", str(folder)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1]
