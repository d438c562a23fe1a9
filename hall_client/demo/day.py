"""The whole day: sets the sample hall up, fills the weeks before, opens two desks and a rating screen, plays the script."""

import shutil
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from random import Random

import resources
from hall_client.app import guard, make_application, make_context
from hall_client.demo import afternoon, earlier, summary
from hall_client.demo.clerk import Clerk
from hall_client.demo.clock import DAY, DemoClock
from hall_client.demo.guide import Guide
from hall_client.demo.hands import Hands
from hall_client.demo.office import Office, sign_in
from hall_client.demo.rater import Rater
from hall_client.demo.script import COMMON, SCENES, Stage
from hall_client.desk import OpenDesk, open_desk, set_up
from hall_client.devices.card_reader import NoReader
from hall_client.domain.people import RATING_SCREEN, Actor, Role
from hall_client.program import Program
from hall_client.setup_file import read_plan
from hall_client.ui.context import Context
from hall_client.ui.faces.rating_controller import RatingController
from hall_client.ui.faces.rating_face import RatingFace
from hall_client.ui.widgets.paper_view import PDFIUM

FEWEST = len(SCENES)
SUPERVISOR = Actor("0101", "周海燕", frozenset({Role.SUPERVISOR}))
_WATCHABLE_MS = 350
_SIZE = (1366, 698)


def run(out: Path, seed: int, citizens: int, *, headless: bool, tell: Callable[[str], None]) -> Path:
    """Play the day into `out` and return the path of its summary. Raises DemoStuck when a page does not follow."""
    app = make_application()
    random = Random(seed)  # noqa: S311 - invented people, not secrets
    clock = DemoClock(earlier.BEGINNING)
    folder = _fresh(out)
    set_up(
        folder, read_plan(resources.path("demo_hall.toml")), demo=True, now=clock, random=random.randbytes
    )
    tell("样例大厅已装好，正在补前几周的办件。")
    opened = open_desk(folder, now=clock, new_id=_names(random), random=random.randbytes)
    villages = _villages(opened)
    earlier.fill(opened.desk, clock, random, villages)
    opened.close()
    clock.set(DAY)
    with ExitStack() as stack:
        opened = open_desk(
            folder, now=clock, new_id=_names(random), random=random.randbytes, guard=guard, pdfium=PDFIUM
        )
        stack.callback(opened.close)
        played = _Played(opened, out, 0 if headless else _WATCHABLE_MS, clock, random, villages, tell)
        stack.callback(played.close)
        played.morning()
        played.counters(citizens)
        played.evening()
        app.processEvents()
    opened = open_desk(folder, now=clock)
    try:
        summary.write(opened, SUPERVISOR, DAY.date(), seed, citizens, out)
    finally:
        opened.close()
    return out / "summary.json"


def _fresh(out: Path) -> Path:
    """An empty data folder in `out`; what an earlier demo left there is replaced, nothing else is touched."""
    for name in ("data", "papers", "screenshots"):
        shutil.rmtree(out / name, ignore_errors=True)
    for name in ("summary.json", "tally.pdf"):
        (out / name).unlink(missing_ok=True)
    (out / "screenshots").mkdir(parents=True)
    return out / "data"


def _names(random: Random) -> Callable[[], str]:
    return lambda: random.randbytes(8).hex()


def _villages(opened: OpenDesk) -> tuple[str, ...]:
    with opened.store.read() as work:
        return tuple(village.name for village in work.reference.hall(DAY.date()).villages)
