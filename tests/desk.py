"""A real desk for tests: set up once, copied for every test, with a clock that the test moves."""

import itertools
import shutil
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import resources
from hall_client.desk import OpenDesk, open_desk, set_up
from hall_client.domain.deadlines import LOCAL_ZONE
from hall_client.domain.hall import Counter
from hall_client.domain.people import Actor, Person, Role
from hall_client.domain.printers import Condition, Outlet, PrinterState
from hall_client.services import rating_keys
from hall_client.services.ports import Desk, PrintFailed
from hall_client.setup_file import read_plan

MORNING = datetime(2026, 3, 18, 8, 30, tzinfo=LOCAL_ZONE)

CLERK = Actor("0307", "赵婷", frozenset({Role.CLERK}), 3)
OTHER_CLERK = Actor("0305", "李敏", frozenset({Role.CLERK}), 1)
GUIDE = Actor("0401", "吴桂芳", frozenset({Role.GUIDE}))
HANDLER = Actor("0501", "钱立新", frozenset({Role.HANDLER}))
REVIEWER = Actor("0502", "罗素英", frozenset({Role.HANDLER}))
APPROVER = Actor("0601", "何建国", frozenset({Role.APPROVER}))
SUPERVISOR = Actor("0101", "周海燕", frozenset({Role.SUPERVISOR}))
"""Without what opens ratings: that takes the password, see `with_keys`."""


@dataclass
class Clock:
    """A clock the test moves; every reading is a millisecond later, so that acts are in order."""

    at: datetime = MORNING

    def __call__(self) -> datetime:
        self.at += timedelta(milliseconds=1)
        return self.at

    def forward(self, **time: float) -> None:
        """Let time pass."""
        self.at += timedelta(**time)


@dataclass
class Tray:
    """A printer whose paper lands in a list; `jammed` makes it fail the way a dead printer does."""

    sheets: list[tuple[str, bytes, int]] = field(default_factory=list)
    jammed: bool = False

    def put_out(self, pdf: bytes, name: str, size: str, copies: int, outlet: Outlet) -> Path | None:
        """Keep the sheet, or fail."""
        if self.jammed:
            raise PrintFailed("回执没打出来，打印机没有回应。办件已经存好，不会重号。")
        self.sheets.append((name, pdf, copies))
        return None

    def look(self, outlet: Outlet) -> PrinterState:
        """Well, unless it is jammed."""
        condition = Condition.BAD if self.jammed else Condition.WELL
        return PrinterState(outlet.printer, condition, "没有回应" if self.jammed else "正常")


@dataclass
class TestDesk:
    """An opened installation with the things a test turns."""

    __test__ = False

    opened: OpenDesk
    clock: Clock
    tray: Tray

    @property
    def desk(self) -> Desk:
        """What the services take."""
        return self.opened.desk


def template(folder: Path, windows: int = 0) -> Path:
    """A set-up sample hall, to be copied; with as many windows as asked for, all calling everybody."""
    plan = read_plan(resources.path("demo_hall.toml"))
    if windows:
        counters = tuple(Counter(number, "综合窗口") for number in range(1, windows + 1))
        plan = replace(plan, hall=replace(plan.hall, windows=counters))
    set_up(folder, plan, demo=True, now=lambda: MORNING)
    return folder


def fresh(source: Path, folder: Path, at: datetime = MORNING) -> TestDesk:
    """A copy of the sample hall, opened with a clock at `at`."""
    shutil.copytree(source, folder, dirs_exist_ok=True)
    clock, tray = Clock(at), Tray()
    numbers = itertools.count(1)
    opened = open_desk(folder, now=clock, new_id=lambda: f"id-{next(numbers):06d}", printer=tray)
    return TestDesk(opened, clock, tray)


def with_keys(desk: Desk, actor: Actor) -> Actor:
    """`actor` as they are after signing in with their password of the sample hall."""
    person = Person(actor.number, actor.name, "", tuple(actor.roles))
    return replace(actor, rating_keys=rating_keys.unlocked(desk, person, f"qinghe-{actor.number}"))
