"""One round: start a worker, kill it at a chosen moment, open the hall again and look at what is left."""

import itertools
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import resources
from hall_client.desk import OpenDesk, check_boot_token, open_desk, set_up
from hall_client.services import intake, printing_out
from hall_client.setup_file import read_plan
from tests.desk import CLERK, MORNING
from tests.soak import checks, diary
from tests.soak.diary import Line
from tests.soak.snapshot import Snapshot, take

PHASES = {
    "finish": 6,
    "print": 6,
    "save": 4,
    "choose": 3,
    "issue": 3,
    "call": 2,
    "leave": 1,
    "park": 1,
    "rate": 1,
    "close": 2,
    "settle": 1,
    "opening": 2,
}
"""Act during which the worker is killed -> how often: saving and printing most."""

PATIENCE = 20.0
"""Seconds to wait for the chosen act; then the worker is killed wherever it is."""

SKIPPED = {"close": 0, "settle": 0, "opening": 0, "park": 0}
"""Acts too rare to wait for a later one."""

ROOT = Path(__file__).parents[2]


class Violation(Exception):
    """Something did not hold."""


@dataclass
class Soak:
    """A hall being soaked: where it is, what stood in it last, and how long each act takes."""

    folder: Path
    seed: int
    luck: Random
    before: Snapshot = field(default_factory=Snapshot)
    at: datetime = MORNING
    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True)
class Round:
    """What one round came to."""

    act: str
    acknowledged: int
    cases: int
    drafts: int
    offered: int


def new_hall(folder: Path) -> None:
    """A sample hall in `folder`, unless there is one."""
    if not (folder / "installation.json").exists():
        set_up(folder, read_plan(resources.path("demo_hall.toml")), demo=True, now=lambda: MORNING)


def play(soak: Soak, number: int) -> Round:
    """Play one round. Raises Violation with everything that does not hold."""
    notes = soak.folder / f"diary-{number:04d}.jsonl"
    lines = _until_killed(soak, number, notes)
    if lines:
        soak.at = max(datetime.fromisoformat(line.at) for line in lines) + timedelta(minutes=1)
    opened = open_desk(soak.folder, now=lambda: soak.at)
    try:
        return _look(soak, opened, lines)
    finally:
        opened.close()


def _until_killed(soak: Soak, number: int, notes: Path) -> list[Line]:
    phase = soak.luck.choices(list(PHASES), list(PHASES.values()))[0]
    skip = soak.luck.randint(0, SKIPPED.get(phase, 12))
    usual = statistics.median(soak.times[phase]) if soak.times[phase] else 0.02
    # Half of the blows fall towards the end of the act, where it is committed.
    delay = usual * soak.luck.choice((soak.luck.uniform(0, 1), soak.luck.uniform(0.7, 1.2)))
    command = [sys.executable, "-m", "tests.soak.worker", str(soak.folder), str(notes)]
    with (soak.folder / "worker.log").open("ab") as log:
        worker = subprocess.Popen(
            [*command, f"{soak.seed}/{number}", soak.at.isoformat()], cwd=ROOT, stderr=log
        )
        try:
            wait_for(notes, worker, phase, skip)
            time.sleep(delay)
        finally:
            died = worker.poll()
            worker.kill()
            worker.wait()
    if died is not None:
        raise Violation(f"the worker stopped by itself with {died}: see {soak.folder / 'worker.log'}")
    lines = diary.read(notes)
    _learn(soak, lines)
    return lines


def wait_for(
    notes: Path, worker: subprocess.Popen[bytes], phase: str, skip: int, patience: float = PATIENCE
) -> None:
    """Until the chosen act has begun for the `skip` + 1st time, or patience is over, or the worker stopped."""
    until = time.monotonic() + patience
    wanted = f'{{"act": "{phase}", "done": false'.encode()
    seen, rest = 0, b""
    while time.monotonic() < until and worker.poll() is None:
        if notes.exists():
            with notes.open("rb") as stream:
                stream.seek(seen)
                new = stream.read()
            seen += len(new)
            *lines, rest = (rest + new).split(b"\n")
            skip -= sum(1 for line in lines if line.startswith(wanted))
            if skip < 0:
                return
        time.sleep(0.001)


def _learn(soak: Soak, lines: list[Line]) -> None:
    for begun, ended in itertools.pairwise(lines):
        if ended.done and ended.act == begun.act:
            soak.times[begun.act].append(ended.seconds - begun.seconds)


def _look(soak: Soak, opened: OpenDesk, lines: list[Line]) -> Round:
    said = check_boot_token(opened)
    now = take(opened)
    cut = lines[-1] if lines and not lines[-1].done else None
    wrong = [said] if said else []
    wrong += [*checks.compare(soak.before, lines, now), *checks.standing(opened, now)]
    if wrong:
        raise Violation("\n".join(wrong))
    soak.before = now
    return Round(
        act=cut.act if cut else ("between two acts" if lines else "before opening"),
        acknowledged=sum(1 for line in lines if line.done),
        cases=len(now.cases),
        drafts=len(intake.unfinished(opened.desk, CLERK)),
        offered=len(printing_out.left_over(opened.desk)),
    )
