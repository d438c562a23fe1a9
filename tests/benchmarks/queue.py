"""Nine hundred numbers given out and called by one, two and three processes on one folder."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from sqlalchemy import func, select

from hall_client.storage.queue_tables import ticket
from tests.benchmarks.halls import enter, make
from tests.benchmarks.measure import Row

NUMBERS = 900
ROOT = Path(__file__).parents[2]


class NotTheSame(Exception):
    """A number was given or called twice, or got lost."""


def rows(folder: Path) -> Iterator[Row]:
    """Giving out and calling, by the services and by the bare statements in the same kind of transaction."""
    for processes in (1, 2, 3):
        issued, called = play(make(folder / f"queue-{processes}"), "services", processes)
        bare_issued, bare_called = play(make(folder / f"queue-{processes}-bare"), "bare", processes)
        note = f"{NUMBERS} 个号，0 重 0 丢"
        many = f"{processes} 个进程"
        against = "裸语句，同样的事务，不留痕"
        yield Row("queue", f"取号，{many}", against, *_each(issued, bare_issued), "ms 一个", None, note)
        yield Row("queue", f"叫号和过号，{many}", against, *_each(called, bare_called), "ms 一个", None, note)


def _each(ours: float, theirs: float) -> tuple[float, float]:
    return ours * 1000 / NUMBERS, theirs * 1000 / NUMBERS


def play(folder: Path, way: str, processes: int) -> tuple[float, float]:
    """Seconds for giving out and for calling. Raises NotTheSame."""
    command = [sys.executable, "-m", "tests.benchmarks.queue_worker", str(folder), way]
    workers = [
        subprocess.Popen(
            [*command, str(window), str(NUMBERS // processes)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for window in range(1, processes + 1)
    ]
    _answers(workers)
    issued = _timed(workers)[0]
    called, answers = _timed(workers)
    for worker in workers:
        worker.communicate()
    _check(folder, [each for answer in answers for each in json.loads(answer)])
    return issued, called


def _timed(workers: list[subprocess.Popen[str]]) -> tuple[float, list[str]]:
    begun = time.perf_counter()
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("go\n")
        worker.stdin.flush()
    answers = _answers(workers)
    return time.perf_counter() - begun, answers


def _answers(workers: list[subprocess.Popen[str]]) -> list[str]:
    lines = []
    for worker in workers:
        assert worker.stdout is not None
        lines.append(worker.stdout.readline())
    if not all(lines):
        raise NotTheSame("a process of the queue stopped")
    return lines


def _check(folder: Path, called: list[str]) -> None:
    hall, _ = enter(folder)
    with closing(hall), hall.store.read() as work:
        ids = set(work.connection.scalars(select(ticket.c.id)))
        numbers = work.connection.scalar(select(func.count(func.distinct(ticket.c.number))))
    if len(ids) != NUMBERS or numbers != NUMBERS:
        raise NotTheSame(f"{NUMBERS} numbers were given out, {len(ids)} are there, {numbers} differ")
    if sorted(called) != sorted(ids):
        raise NotTheSame(f"{len(called)} calls of {len(set(called))} numbers, {len(ids)} were waiting")
