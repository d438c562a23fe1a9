"""The whole day: the sample hall set up, the weeks before filled in, two desks and a rating screen, the script."""

import shutil
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from random import Random

import resources
from hall_client.app import guard, log_qt_messages, make_application
from hall_client.demo import earlier, summary
from hall_client.demo.clock import DAY, DemoClock
from hall_client.demo.desks import Desks
from hall_client.demo.script import SCENES
from hall_client.desk import OpenDesk, free, open_desk, set_up
from hall_client.domain.people import Actor, Role
from hall_client.setup_file import read_plan
from hall_client.ui.widgets.paper_view import PDFIUM

FEWEST = len(SCENES)
SUPERVISOR = Actor("0101", "周海燕", frozenset({Role.SUPERVISOR}))
_WATCHABLE_MS = 350


def run(out: Path, seed: int, citizens: int, *, headless: bool, tell: Callable[[str], None]) -> Path:
    """Play the day into `out` and return the path of its summary. Raises DemoStuck when a page does not follow."""
    app = make_application()
    log_qt_messages()
    random = Random(seed)  # noqa: S311 - invented people, not secrets
    clock = DemoClock(earlier.BEGINNING)
    folder = _fresh(out)
    plan = read_plan(resources.path("demo_hall.toml"))
    set_up(folder, plan, demo=True, now=clock, random=random.randbytes)
    tell("样例大厅已装好，正在补前几周的办件。")
    villages = tuple(village.name for village in plan.hall.villages)
    opened = _open(folder, clock, random)
    due = earlier.fill(opened.desk, clock, random, villages)
    opened.close()
    clock.set(DAY)
    with ExitStack() as stack:
        opened = _open(folder, clock, random, guarded=True)
        stack.callback(opened.close)
        desks = Desks(opened, out, 0 if headless else _WATCHABLE_MS, clock, random, villages)
        stack.callback(desks.close)
        desks.morning()
        desks.counters(citizens, tell)
        desks.evening(due, tell)
        app.processEvents()
    opened = _open(folder, clock, random)
    try:
        shutil.copytree(folder / "papers", out / "papers", dirs_exist_ok=True)
        summary.write(opened, SUPERVISOR, DAY.date(), seed, citizens, out)
    finally:
        opened.close()
    return out / "summary.json"


def _open(folder: Path, clock: DemoClock, random: Random, *, guarded: bool = False) -> OpenDesk:
    return open_desk(
        folder,
        now=clock,
        new_id=lambda: random.randbytes(8).hex(),
        random=random.randbytes,
        guard=guard if guarded else free,
        pdfium=PDFIUM,
    )


def _fresh(out: Path) -> Path:
    """An empty data folder in `out`; what an earlier demo left there is replaced, nothing else is touched."""
    for name in ("data", "papers", "screenshots"):
        shutil.rmtree(out / name, ignore_errors=True)
    for name in ("summary.json", "tally.pdf"):
        (out / name).unlink(missing_ok=True)
    (out / "screenshots").mkdir(parents=True)
    return out / "data"
