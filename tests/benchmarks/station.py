"""A new station where a hall has many cases already: what filling it costs, and how much memory it takes."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from hall_client.central.line import CentralLine
from hall_client.services import sending
from tests.benchmarks import crowds
from tests.benchmarks.bare_rows import Bare
from tests.benchmarks.centres import PEERS, Cost, centre, cost, dial, join
from tests.benchmarks.halls import enter, make, without_drawing
from tests.benchmarks.lives import copies, live, write
from tests.benchmarks.measure import Row
from tests.central.cluster import Centre
from tests.central.seats import Seat

CASES, ALL = 10_000, 100_000
PATTERNS = 50
ROOT = Path(__file__).parents[2]
FILLED = f"{PEERS}：100,000 件 1.57 秒，COPY 的 0.18"


def rows(folder: Path, cases: int = CASES) -> Iterator[Row]:
    """Filling a station in a process of its own, against the server's COPY and a bare driver."""
    with centre() as town:
        _work(town, folder)
        crowds.fill(town, cases)
        new = join(town, make(folder / "station"))
        new.hall.opened.close()
        told = json.loads(_filled(new))
        found = Cost(told["client"], told["server"], told["seconds"])
        theirs = _copy_out(town, new)
    opened, _ = enter(folder / "station")
    with closing(opened), closing(Bare.encrypted(opened, folder / "station.db")) as bare:
        written, many = bare.fill()
    theirs += written
    note = (
        f"{many:,} 行，一件 {many / cases:.0f} 行；{found.seconds:.0f} 秒对 {theirs.seconds:.0f} 秒；"
        f"我们的 {found.client / 1000:.1f} 秒在本机、{found.server / 1000:.1f} 秒在中心；{FILLED}"
    )
    what, against = f"新站拉下 {cases:,} 件", "COPY 出来，再裸插进 SQLCipher"
    yield Row("station", what, against, found.both / 1000, theirs.both / 1000, "s CPU", 2.0, note)
    note = f"装好程序时 {told['before']:.0f} MB，最多时 {told['peak']:.0f} MB"
    yield Row("station", f"{what}之后进程的内存", "", told["after"], None, "MB", None, note)


def all_rows(folder: Path) -> Iterator[Row]:
    """The same with a hundred thousand."""
    return rows(folder, ALL)


def _work(town: Centre, folder: Path) -> None:
    """A few cases that came to the centre as all do."""
    desk = join(town, make(folder / "station-first"))
    with closing(desk.hall.opened) as opened, dial(desk) as connection:
        lives = live(without_drawing(desk.desk), opened.store, PATTERNS)
        write(opened.store, copies(lives), 10 * PATTERNS)
        line = CentralLine(connection, desk.hall.clock)
        sending.push_all(desk.desk, line, sending.greet(desk.desk, line).hello, lambda waiting: None)


def _filled(desk: Seat) -> str:
    command = [sys.executable, "-m", "tests.benchmarks.station_worker"]
    where = [str(desk.hall.opened.folder), desk.password]
    done = subprocess.run([*command, *where], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1]


def _copy_out(town: Centre, desk: Seat) -> Cost:
    """The same things as the server alone gives them, to the same device."""
    with town.admin() as admin:
        admin.execute(f"GRANT SELECT ON centre.thing, centre.scope TO {desk.member.role}")
        admin.execute(f"ALTER ROLE {desk.member.role} BYPASSRLS")
    query = (
        "COPY (SELECT s.n, s.thing, t.kind, t.version, s.gone, t.rows::text"
        " FROM centre.scope s JOIN centre.thing t ON t.thing = s.thing WHERE s.unit = '9901') TO STDOUT"
    )
    with dial(desk) as connection:

        def read() -> None:
            with connection.cursor().copy(query) as out:
                for _ in out:
                    pass

        return cost(connection, read)
