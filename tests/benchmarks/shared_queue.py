"""The hall's queue at a real PostgreSQL over TLS: storms of windows and kiosks, and how soon a change is heard of."""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import msgspec
import psycopg

from hall_client.central.listening import Listener
from hall_client.central.queue import CentralQueue
from hall_client.central.queue_line import QueueLine
from hall_client.central.server import Listening, Server
from hall_client.domain.moves import Note
from tests.benchmarks.measure import Row
from tests.benchmarks.shared_queue_worker import DAY, SERIES, bare, new_ticket
from tests.central import cluster
from tests.central.cluster import Centre
from tests.central.desks import Pass, emptied, enrolled
from tests.desk import Clock, template

WAITING = 2000
PACED = 600
PEERS = "NSGA 1906 个号叫了两次，FQM 286 个，TheQ p99 16.8 s；裸语句曾测 2704（8 窗）、3861（20 窗）次/s"
PEERS_PACED = "NSGA 29（8 窗）、61（20 窗）个号叫了两次，FQM 5、9 个"
PEERS_ISSUING = "FQM 912 个号重，TheQ 551 个；裸语句曾测 520 个/s"
HEARD = 200
ROOT = Path(__file__).parents[2]


class NotTheSame(Exception):
    """A number was given or called twice, or got lost."""


@dataclass(frozen=True)
class Storm:
    """What a storm came to: things done in a second, and how long one took at worst of a hundred, in ms."""

    rate: float
    p99: float


def rows(folder: Path) -> Iterator[Row]:
    """Storms and wake-ups."""
    with centre() as running:
        hall = template(folder / "shared-queue", windows=20)
        for windows in (8, 20):
            entries = [enrolled(running) for _ in range(windows)]
            yield from _storm_rows(running, hall, entries)
        yield from _issue_rows(running, hall, [enrolled(running) for _ in range(8)])
        for windows in (8, 20):
            yield _paced_row(running, hall, [enrolled(running) for _ in range(windows)])
        yield _heard_row(running)


@contextmanager
def centre() -> Iterator[Centre]:
    """A centre as a hall runs it: what was answered is on the disk."""
    folder = Path(tempfile.mkdtemp(prefix="hall-"))
    server = Server(folder)
    server.make(Listening(("127.0.0.1",), cluster.free_port(), ("localhost",)))
    server.start()
    try:
        yield cluster.fresh(server)
    finally:
        server.stop()
        shutil.rmtree(folder)


def _storm_rows(running: Centre, hall: Path, entries: list[Pass]) -> Iterator[Row]:
    theirs, ours = _in_turns(lambda way: _storm(running, hall, entries, way))
    whole = _storm(running, hall, entries, "services")
    many = f"{WAITING} 个号，{len(entries)} 个窗口"
    name, note = "shared", f"0 重 0 丢 0 剩；{PEERS}"
    yield Row(
        name, f"叫号风暴，{many}，程序的叫号，不算本机留痕", "psycopg 直接调同一个函数",
        *_each(ours, theirs), "ms 一个", 2.0, f"{ours.rate:.0f} 对 {theirs.rate:.0f} 次/s，{note}",
    )  # fmt: skip
    yield Row(name, f"同上，p99，{many}", "同上", ours.p99, theirs.p99, "ms", 3.0)
    yield Row(
        name, f"同上，连本机留痕，{many}", "同上", *_each(whole, theirs), "ms 一个", None,
        f"{whole.rate:.0f} 次/s，p99 {whole.p99:.0f} ms",
    )  # fmt: skip


def _in_turns(go: Callable[[str], Storm]) -> tuple[Storm, Storm]:
    """Bare and ours, each at its better of two goes: what else the machine does falls on both alike."""
    goes = [(go("bare"), go("queue")) for _ in range(2)]
    theirs, ours = (
        Storm(max(each.rate for each in way), min(each.p99 for each in way))
        for way in zip(*goes, strict=True)
    )
    return theirs, ours


def _each(ours: Storm, theirs: Storm) -> tuple[float, float]:
    return 1000 / ours.rate, 1000 / theirs.rate


def _issue_rows(running: Centre, hall: Path, entries: list[Pass]) -> Iterator[Row]:
    theirs, ours = _in_turns(lambda way: _issuing(running, hall, entries, way))
    whole = _issuing(running, hall, entries, "services")
    note = f"{ours.rate:.0f} 对 {theirs.rate:.0f} 个/s，0 重；{PEERS_ISSUING}"
    what = f"取号风暴，{len(entries)} 台取号机，{WAITING} 个号，含前面等候人数"
    against = "psycopg 直接调取号函数，不问人数"
    yield Row("shared", what, against, *_each(ours, theirs), "ms 一个", 2.0, note)
    yield Row("shared", "同上，p99", "同上", ours.p99, theirs.p99, "ms", None)
    yield Row("shared", "同上，连本机留痕", "同上", *_each(whole, theirs), "ms 一个", None)


def _paced_row(running: Centre, hall: Path, entries: list[Pass]) -> Row:
    found = _storm(running, hall, entries, "services", count=PACED, pause=2.0)
    what = f"{PACED} 个号，{len(entries)} 个窗口，每位平均停 2 秒，p99，连本机留痕"
    return Row("shared", what, "", found.p99, None, "ms", None, f"0 重 0 丢 0 剩；{PEERS_PACED}")


def _storm(
    running: Centre, hall: Path, entries: list[Pass], way: str, *, count: int = WAITING, pause: float = 0
) -> Storm:
    """Call `count` tickets until nobody waits. Raises NotTheSame."""
    ids = _give_out(running, count)
    found, storm = _run(running, hall, entries, way, 0, pause)
    with running.admin() as admin:
        left = admin.execute("SELECT count(*) FROM centre.ticket WHERE state = 'waiting'").fetchone()
    if sorted(found) != sorted(ids) or left != (0,):
        raise NotTheSame(f"{len(found)} calls of {len(set(found))} numbers, {count} waited, {left} are left")
    return storm


def _issuing(running: Centre, hall: Path, entries: list[Pass], way: str) -> Storm:
    emptied(running)
    found, storm = _run(running, hall, entries, way, WAITING // len(entries), 0)
    if len(found) != WAITING or len(set(found)) != WAITING:
        raise NotTheSame(f"{len(found)} numbers were given out, {len(set(found))} differ")
    return storm


def _give_out(running: Centre, count: int) -> list[str]:
    """`count` waiting tickets over all series; whoever calls them has a seat."""
    emptied(running)
    with running.admin() as admin:
        rows = admin.execute(
            "INSERT INTO centre.ticket SELECT 'ticket-' || n, '9901', %s, (%s::text[])[1 + n %% 4], 1 + n / 4,"
            " (%s::text[])[1 + n %% 4], 'X' || n, 4, '', now(), '0401', 'waiting', n, NULL, NULL, 0, NULL, NULL,"
            " NULL, NULL, 0, '', '', 1, NULL, NULL FROM generate_series(1, %s) n RETURNING id",
            (DAY, list(SERIES), list(SERIES), count),
        ).fetchall()
        admin.execute("ANALYZE centre.ticket")
    return [row[0] for row in rows]


def _sit_down(entries: list[Pass]) -> None:
    for entry in entries:
        with entry.connection() as connection:
            _seat(connection)


def _seat(connection: psycopg.Connection) -> None:
    note = '{"act": "call", "actor": "", "at": "2026-03-18T00:30:00Z"}'
    asked = "SELECT centre.queue_change(%s, '', '', '{}', '', %s) ->> 'epoch'"
    epoch = (connection.execute(asked, (DAY, note)).fetchone() or (None,))[0]
    if epoch is not None:
        connection.execute("SELECT centre.queue_reassert(%s, %s, 0, '[]')", (epoch, DAY))


def _run(
    running: Centre, hall: Path, entries: list[Pass], way: str, share: int, pause: float
) -> tuple[list[str], Storm]:
    """Let a process per entry do its share; all that was called or given out, and what it took."""
    _sit_down(entries)
    with tempfile.TemporaryDirectory(prefix="hall-storm-") as place:
        workers = [
            _worker(way, _copy(hall, Path(place) / str(n), way), entry, n, share, pause)
            for n, entry in enumerate(entries, 1)
        ]
        for worker in workers:
            assert worker.stdout is not None
            worker.stdout.readline()
        begun = time.perf_counter()
        for worker in workers:
            assert worker.stdin is not None
            worker.stdin.write("go\n")
            worker.stdin.flush()
        told = [json.loads(worker.communicate()[0]) for worker in workers]
        took = time.perf_counter() - begun
    found = [name for each in told for name in each["found"]]
    times = sorted(t for each in told for t in each["times"])
    return found, Storm(len(found) / took, times[int(len(times) * 0.99)] * 1000)


def _copy(hall: Path, folder: Path, way: str) -> Path:
    if way == "services":
        shutil.copytree(hall, folder)
    return folder


def _worker(
    way: str, folder: Path, entry: Pass, window: int, share: int, pause: float
) -> "subprocess.Popen[str]":
    arguments = [way, str(folder), msgspec.json.encode(entry).decode(), str(window), str(share), str(pause)]
    return subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.shared_queue_worker", *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _heard_row(running: Centre) -> Row:
    emptied(running)
    entry = enrolled(running)
    ours, theirs = _ours_heard(running, entry), _bare_heard(entry)
    what = f"取一个号到听见，{HEARD} 次的中位数"
    return Row("shared", what, "psycopg 取号，裸 LISTEN", ours, theirs, "ms", None)


def _ours_heard(running: Centre, entry: Pass) -> float:
    heard = threading.Event()
    listener = Listener(entry.connection, "9901", heard.set)
    listener.start()
    heard.wait(30)
    clock = Clock()
    queue = CentralQueue(QueueLine(entry.connection), clock)
    times = []
    for _ in range(HEARD):
        heard.clear()
        begun = time.perf_counter()
        queue.issue(new_ticket(clock), str(uuid4()), Note("issue", "", clock()))
        heard.wait(30)
        times.append(time.perf_counter() - begun)
    listener.stop()
    queue.close()
    return statistics.median(times) * 1000


def _bare_heard(entry: Pass) -> float:
    times = []
    issue = bare(Path(), entry, 1)[2]
    with entry.connection() as listening:
        listening.execute('LISTEN "hall_9901"')
        for _ in range(HEARD):
            begun = time.perf_counter()
            issue()
            list(listening.notifies(timeout=30, stop_after=1))
            times.append(time.perf_counter() - begun)
    return statistics.median(times) * 1000
