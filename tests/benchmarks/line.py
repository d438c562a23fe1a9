"""The line to the centre: entries up against COPY, rows down against bare inserts."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg

from hall_client.central.line import CentralLine
from hall_client.services import fetching, sending
from hall_client.services.sending import BATCH_ENTRIES
from tests.benchmarks import crowds
from tests.benchmarks.bare_rows import Bare
from tests.benchmarks.centres import PEERS, Cost, centre, cost, dial, join
from tests.benchmarks.halls import make, without_drawing
from tests.benchmarks.lives import copies, live, write
from tests.benchmarks.measure import Row
from tests.central.cluster import Centre
from tests.central.seats import Seat

LIVES = 50
ENTRIES = 5_000
CASES = 5_000

PUSHED = (
    "还能省的：同一批里一件只写一次（约三成）、整批 JSON 只读一遍（约半成）；"
    f"{PEERS}：推 26,932 条/秒，COPY 133,269；PouchDB 4,388"
)
PULLED = (
    "裸插进 SQLCipher 已是裸 sqlite3 的 1.4 倍，其余多半是 JSON 变成行；"
    f"{PEERS}：拉 79,385 条/秒，裸 executemany 214,940；PouchDB 5,041"
)


def rows(folder: Path, entries: int = ENTRIES, cases: int = CASES) -> Iterator[Row]:
    """What one entry costs on its way up, what one row costs on its way down; both ends together."""
    with centre() as town:
        desk = join(town, make(folder / "line"))
        with closing(desk.hall.opened):
            store = desk.hall.opened.store
            lives = live(without_drawing(desk.desk), store, LIVES)
            write(store, copies(lives), entries)
            yield _push(town, desk)
        crowds.fill(town, cases)
        other = join(town, make(folder / "line-other"))
        with closing(other.hall.opened):
            yield _pull(folder, other)


def _push(town: Centre, desk: Seat) -> Row:
    with dial(desk) as connection:
        line = CentralLine(connection, desk.hall.clock)
        greeted = sending.greet(desk.desk, line)
        ours = cost(connection, lambda: sending.push_all(desk.desk, line, greeted.hello, _nobody))
        theirs = _copy(town, desk, connection)
    with town.admin() as admin:
        [(many, accepted)] = admin.execute(
            "SELECT count(*), count(*) FILTER (WHERE answer = 'accepted') FROM centre.entry"
        )
    assert many == accepted, "an entry of a desk alone is refused by nobody"
    what = f"上传、校验、归并、回答一条（{many:,} 条，办件的十步都在里面）"
    return _row("push", what, "COPY 同样的字节进同样的表，同样分批提交", ours, theirs, many, 5.0, PUSHED)


def _nobody(_waiting: int) -> None:
    pass


def _copy(town: Centre, desk: Seat, connection: psycopg.Connection) -> Cost:
    """The same entries into a table like that of the entries, over the same connection, in the same batches."""
    with town.admin() as admin:
        admin.execute("CREATE TABLE public.copied (LIKE centre.entry INCLUDING ALL)")
        admin.execute(f"GRANT USAGE ON SCHEMA public TO {desk.member.role}")
        admin.execute(f"GRANT INSERT ON public.copied TO {desk.member.role}")
        with admin.cursor().copy("COPY (SELECT * FROM centre.entry ORDER BY seq) TO STDOUT") as out:
            lines = [bytes(line) for line in out]
    batches = [b"".join(lines[n : n + BATCH_ENTRIES]) for n in range(0, len(lines), BATCH_ENTRIES)]

    def copy() -> None:
        for batch in batches:
            with connection.cursor().copy("COPY public.copied FROM STDIN") as into:
                into.write(batch)

    return cost(connection, copy)


def _pull(folder: Path, desk: Seat) -> Row:
    with dial(desk) as connection:
        line = CentralLine(connection, desk.hall.clock)
        ours = cost(connection, lambda: fetching.pull(desk.desk, line))
    with closing(Bare.plain(desk.hall.opened, folder / "bare.db")) as bare:
        theirs, many = bare.fill()
    what = f"拉下一行放进 SQLCipher（{many:,} 行）"
    return _row("pull", what, "裸 sqlite3 executemany 同样的行", ours, theirs, many, 2.5, PULLED)


def _row(
    name: str, what: str, against: str, ours: Cost, theirs: Cost, many: int, limit: float, words: str
) -> Row:
    rates = f"每秒 {many / ours.seconds:,.0f} 对 {many / theirs.seconds:,.0f}"
    shares = f"我们的 {ours.client / many * 1000:.0f} 在本机、{ours.server / many * 1000:.0f} 在中心"
    note = f"{shares}；{rates}；{words}"
    return Row(name, what, against, ours.both / many * 1000, theirs.both / many * 1000, "µs CPU", limit, note)
