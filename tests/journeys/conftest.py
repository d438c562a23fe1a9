"""The demo's day, played twice by the command itself: with one seed, into two folders."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

from tests.journeys.demo_day import DemoDay

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 420


def _play(out: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "hall_client", "demo", "--headless", "--out", str(out)]
    out.mkdir(parents=True)
    with (out / "said.txt").open("wb") as said:
        return subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=subprocess.STDOUT)


def _play_both(days: tuple[Path, Path]) -> None:
    programs = [_play(out) for out in days]
    try:
        for program, out in zip(programs, days, strict=True):
            code = program.wait(PATIENCE_SECONDS)
            (out / "code.txt").write_text(str(code), encoding="utf-8")
    finally:
        for program in programs:
            program.kill()
            program.wait()


@pytest.fixture(scope="session")
def two_days(tmp_path_factory: pytest.TempPathFactory) -> tuple[DemoDay, DemoDay]:
    """Two runs with the same seed. Where several workers run the tests, one plays and the others wait."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    one, other = shared / "demo" / "one", shared / "demo" / "other"
    lock = QLockFile(str(shared / "demo.lock"))
    lock.setStaleLockTime(0)
    assert lock.lock()
    try:
        if not one.exists():
            _play_both((one, other))
    finally:
        lock.unlock()
    return DemoDay(one), DemoDay(other)


@pytest.fixture(scope="session")
def demo(two_days: tuple[DemoDay, DemoDay]) -> DemoDay:
    """What one run left behind."""
    return two_days[0]
