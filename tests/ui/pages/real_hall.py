"""A real hall in a temporary folder for the page tests: encrypted store, journal, catalogue, people, papers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import text

import printing
from hall_client.devices.card_reader import NoReader
from hall_client.devices.rating_lock import PasswordLock
from hall_client.domain.cases import Outcome
from hall_client.domain.catalogue import Version
from hall_client.domain.drafts import Party, marked, with_answers, with_mark
from hall_client.domain.hall import Counter, Hall, HallPlan, NewPerson, PriorityClass, Series
from hall_client.domain.materials import MaterialState
from hall_client.domain.people import KIOSK, Actor, Person, Role
from hall_client.domain.printers import Condition, Outlet, PrinterState
from hall_client.domain.situations import required_materials
from hall_client.services import (
    attending,
    calling,
    cataloguing,
    deciding,
    intake,
    issuing,
    rating,
    rating_keys,
    setting_up,
)
from hall_client.services.deciding import Done
from hall_client.services.ports import Desk, PrintFailed, Sheet
from hall_client.storage.database import FILE_NAME, open_engine
from hall_client.storage.migrate import upgrade
from hall_client.storage.starter import read_starter
from hall_client.storage.store import Store
from hall_client.ui.background import Background, on_gui_thread
from hall_client.ui.context import Context
from resources import calendar, path

KEY = bytes(range(32))
PASSWORD = "qinghe-2026"
LONG_NAME = "古丽巴哈尔·阿布都热依木·吐尔逊江·买买提依明·热合曼·䶮𬭎"
MORNING = datetime(2026, 3, 18, 1, 0, tzinfo=UTC)
PEOPLE = (
    Person("0307", "赵婷", "zt", (Role.CLERK,)),
    Person("0305", "李敏", "lm", (Role.CLERK, Role.HANDLER)),
    Person("0401", "钱立新", "qlx", (Role.HANDLER,)),
    Person("0402", "罗素英", "lsy", (Role.HANDLER,)),
    Person("0501", "吴广平", "wgp", (Role.APPROVER,)),
    Person("0101", "周海燕", "zhy", (Role.SUPERVISOR,)),
    Person("0210", "何𠮷", "hj", (Role.GUIDE,)),
)
HALL = Hall(
    station="9901",
    terminal="03",
    name="青禾镇便民服务中心",
    seal="青禾镇便民服务中心专用章",
    phone="100 0000 0012",
    supervision_phone="100 0000 0019",
    address="青禾镇中心街 1 号",
    own_window=3,
    opens=time(8, 30),
    closes=time(17, 30),
    series=(
        Series("A", "社会事务"),
        Series("B", "社保医保"),
        Series("C", "农业农村"),
        Series("D", "户籍和其他"),
    ),
    priorities=(
        PriorityClass("elder", "老年人"),
        PriorityClass("disabled", "残疾人"),
        PriorityClass("army", "军人"),
    ),
    windows=(Counter(1, "综合"), Counter(2, "社保医保", ("B",)), Counter(3, "综合")),
)


class PrintingPaper:
    """The real papers."""

    def __init__(self) -> None:
        printing.use_fonts(path("fonts"))

    def draw(self, kind: str, data: Any, *, reprint: int = 0, roll: int = 80) -> Sheet:
        made = printing.render(kind, data, reprint=reprint, roll=roll)
        return Sheet(made.pdf, made.sha256, made.template, made.pages, made.uncovered)


@dataclass
class Tray:
    """A printer that keeps what came out, and can be out of order."""

    out: list[tuple[str, str, int]] = field(default_factory=list)
    broken: bool = False

    def put_out(self, pdf: bytes, name: str, size: str, copies: int, outlet: Outlet) -> Path | None:
        if self.broken:
            raise PrintFailed("打印机没有回应。纸没有打出来，内容已经存好。请看电源和纸，再打一次。")
        assert pdf.startswith(b"%PDF")
        self.out.append((name, size, copies))
        return None

    def look(self, outlet: Outlet) -> PrinterState:
        condition = Condition.BAD if self.broken else Condition.WELL
        return PrinterState(outlet.printer, condition, "没有回应" if self.broken else "正常")


class PlainHasher:
    def hash(self, password: str) -> str:
        return sha256(password.encode()).hexdigest()

    def matches(self, password_hash: str, password: str) -> bool:
        return password_hash == self.hash(password)


class Silence:
    def say(self, sentence: str) -> None:
        """Nobody listens in a test."""


@dataclass
class Clock:
    at: datetime = MORNING

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def on(self, **step: float) -> None:
        self.at += timedelta(**step)


@dataclass
class RealHall:
    """`desk` is what pages get (it refuses the GUI thread); `seed` is the same store for preparing a test."""

    desk: Desk
    seed: Desk
    clock: Clock
    tray: Tray
    versions: dict[str, Version]
    people: tuple[Person, ...] = PEOPLE

    def actor(self, number: str, window: int | None = 3) -> Actor:
        person = next(each for each in self.people if each.number == number)
        keys = rating_keys.unlocked(self.seed, person, PASSWORD)
        return Actor(person.number, person.name, frozenset(person.roles), window, rating_keys=keys)

    def context(self, number: str, window: int | None = 3) -> Context:
        actor = self.actor(number, window)
        return Context(self.desk, Background(), Background(), NoReader(), Silence(), actor)

    def serve(
        self, person: Party, code: str, outcome: Outcome, state: MaterialState, **decision: str
    ) -> Done:
        """One citizen from the slip to the paper, by the clerk of window 3, with the services themselves."""
        clerk = self.actor("0307")
        issuing.issue(self.seed, KIOSK, "A")
        self.clock.on(minutes=6)
        calling.call_next(self.seed, clerk, str(uuid4()))
        service = attending.start(self.seed, clerk)
        draft = replace(
            intake.new_draft(self.seed, clerk, service.id, service.ticket_label), applicant=person
        )
        version = self.versions[code]
        known = intake.known_person(self.seed, person.id_number)
        draft = intake.choose_item(self.seed, clerk, draft, version, known, ())
        answers = _answers(version)
        draft = with_answers(draft, version.item, answers)
        for material in required_materials(version.item, draft.answers):
            draft = with_mark(draft, marked(material, state, self.clock()))
        self.clock.on(minutes=4)
        done = deciding.finish(self.seed, clerk, replace(draft, outcome=outcome.value, decision=decision))
        attending.finish(self.seed, clerk)
        return done

    def invite(self, done: Done) -> None:
        rating.invite(self.seed, done.case.service_id, f"{done.case.item_name}（已受理）")

    def entries(self, kind: str) -> int:
        with self.seed.store.read() as work:
            first, last = MORNING - timedelta(days=400), MORNING + timedelta(days=400)
            return sum(1 for row in work.floor.moves(first, last) if row[0] == kind)


def _answers(version: Version) -> dict[str, str]:
    return {question.code: question.options[0].code for question in version.item.situations}


def type_with_ime(field: QWidget, words: str) -> None:
    """Commit `words` as a Chinese input method does; QTest types Latin letters only."""
    field.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(field, event)


_ready: dict[str, bytes] = {}
"""Databases already set up in this process: each test gets a copy of its own."""


@contextmanager
def real_hall(folder: Path, hall: Hall = HALL, people: tuple[Person, ...] = PEOPLE) -> Iterator[RealHall]:
    """A hall as it stands at nine in the morning of 2026-03-18."""
    file = folder / FILE_NAME
    key = repr((hall, people))
    if key not in _ready:
        _ready[key] = _made(folder / "template.db", hall, people)
    file.write_bytes(_ready[key])
    engine = open_engine(file, KEY)
    clock, tray, paper = Clock(), Tray(), PrintingPaper()
    seed = _desk(Store(engine, lambda: None), clock, paper, tray)
    versions = cataloguing.in_force(seed).versions
    strict = Store(open_engine(file, KEY), _not_on_gui_thread)
    try:
        by_code = {v.item.code: v for v in versions}
        yield RealHall(_desk(strict, clock, paper, tray), seed, clock, tray, by_code, people)
    finally:
        strict.close()
        engine.dispose()


def _made(file: Path, hall: Hall, people: tuple[Person, ...]) -> bytes:
    """A database set up for `hall`."""
    upgrade(file, KEY)
    engine = open_engine(file, KEY)
    with engine.begin() as connection:
        connection.execute(text("INSERT OR REPLACE INTO meta (key, value) VALUES ('log_id', 'log-1')"))
    _set_up(_desk(Store(engine, lambda: None), Clock(), PrintingPaper(), Tray()), hall, people)
    engine.dispose()
    return file.read_bytes()


def _not_on_gui_thread() -> None:
    if on_gui_thread():
        raise AssertionError("the store was touched on the GUI thread")


def _desk(store: Any, clock: Callable[[], datetime], paper: Any, tray: Tray) -> Desk:
    return Desk(store, clock, lambda: str(uuid4()), paper, tray, PlainHasher(), PasswordLock())


def _set_up(desk: Desk, hall: Hall, known: tuple[Person, ...]) -> None:
    people = tuple(NewPerson(each.number, each.name, each.roles, PASSWORD) for each in known)
    items = [version.item for version in read_starter(path("catalogue"))]
    at = MORNING - timedelta(minutes=30)
    keeping = setting_up.Keeping(desk.hasher, desk.lock, "")
    setting_up.record(desk.store, keeping, HallPlan(hall, people), items, calendar.tables(), at)
