"""The window page in its real frame over a real store, worked by key presses."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hall_client.devices.card_reader import NOT_READ, NoReader
from hall_client.domain.cases import Case
from hall_client.domain.deadlines import local_date
from hall_client.domain.drafts import Draft, Party
from hall_client.domain.hall import Village
from hall_client.domain.people import KIOSK
from hall_client.services import issuing, looking_up
from hall_client.services.calling import WindowView
from hall_client.services.ports import Card, CardNotRead
from hall_client.ui.context import Context
from hall_client.ui.pages.window_bench import Bench, Phase
from hall_client.ui.pages.window_controller import WindowController
from hall_client.ui.pages.window_page import WindowPage
from hall_client.ui.shell import Shell
from tests.ui.line_example import ExampleLine
from tests.ui.pages.real_hall import HALL, RealHall, real_hall, type_with_ime

VILLAGES = (Village("柳塘村", 6), Village("上桥村", 4))
CHEN_ID = "999999194103120010"
CHEN = Party("陈䶮根", "resident", CHEN_ID, "10000000021", "柳塘村 3 组")

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
F2, F4, F5, F8, F9 = (getattr(Qt.Key, f"Key_F{n}") for n in (2, 4, 5, 8, 9))
F10, F11, F12 = (getattr(Qt.Key, f"Key_F{n}") for n in (10, 11, 12))
ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@dataclass
class Reader(NoReader):
    """A card reader with cards laid on it one after another."""

    cards: list[Card] = field(default_factory=list)

    def read(self) -> Card:
        """The next card."""
        if not self.cards:
            raise CardNotRead(NOT_READ)
        return self.cards.pop(0)


@dataclass
class Window:
    """One window at work."""

    hall: RealHall
    qtbot: QtBot
    shell: Shell
    page: WindowPage
    controller: WindowController
    context: Context
    reader: Reader
    line: ExampleLine

    @property
    def bench(self) -> Bench:
        """What the controllers share."""
        return self.controller.bench

    @property
    def draft(self) -> Draft:
        """The draft on the screen."""
        return self.bench.draft

    @property
    def phase(self) -> Phase:
        """Where the window is with the person in front of it."""
        return self.bench.phase

    @property
    def states(self) -> list[str]:
        """How the materials of the draft are marked."""
        return [mark.state.value for mark in self.draft.marks]

    @property
    def agent(self) -> str:
        """The agent's name, or an empty text."""
        return self.draft.agent.name if self.draft.agent else ""

    @property
    def keyboard(self) -> QWidget:
        """The control that has the keyboard."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    @property
    def view(self) -> WindowView:
        """What the left column shows."""
        assert self.bench.view is not None
        return self.bench.view

    @property
    def serving(self) -> str:
        """The number at the window, or an empty text."""
        return self.view.label

    def case(self, number: str) -> Case:
        """The case with this number as it is recorded."""
        (found,) = looking_up.by_number(self.hall.seed, number)
        return found

    def first_action(self) -> None:
        """Click the first way on that the message on top offers."""
        assert self.shell.strip.top is not None
        self.shell.strip.top.actions[0].run()
        self.settle()

    @property
    def strip(self) -> str:
        """The message on top, as it is spoken."""
        return self.shell.strip.top.spoken if self.shell.strip.top else ""

    def settle(self) -> None:
        """Wait until everything asked for has been answered and what was typed is saved."""
        QApplication.processEvents()
        for _ in range(6):
            self.bench.save_now()
            self.qtbot.waitUntil(lambda: not self.context.busy)
            QApplication.processEvents()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, wherever the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.shell, key, modifier)
        self.settle()

    def close(self) -> None:
        """The shift ends before the screen goes."""
        self.controller.end_shift()
        self.settle()
        self.shell.close()
        self.shell.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def type(self, words: str) -> None:
        """Letters and digits key by key; Chinese as an input method commits it."""
        target = QApplication.focusWidget()
        assert target is not None
        if words.isascii():
            QTest.keyClicks(target, words)
        else:
            type_with_ime(target, words)
        QApplication.processEvents()

    def ticket(self, series: str = "A") -> str:
        """Somebody takes a number."""
        return issuing.issue(self.hall.seed, KIOSK, series).ticket.label

    def call(self) -> None:
        """A number is taken, and F2."""
        self.ticket()
        self.hall.clock.on(minutes=5)
        self.press(F2)

    def name(self, name: str = "陈䶮根", number: str = CHEN_ID) -> None:
        """Type the applicant: name, Enter, number, Enter."""
        self.press(Qt.Key.Key_1, ALT)
        self.type(name)
        self.press(ENTER)
        self.type(number)
        self.press(ENTER)

    def item(self, letters: str) -> None:
        """Alt+2, search, Enter."""
        self.press(Qt.Key.Key_2, ALT)
        self.type(letters)
        self.press(ENTER)

    def answer_all(self) -> None:
        """The first answer of every question still open, then on to the materials."""
        for _ in range(12):
            if self.page.case.active != "situation":
                break
            row = QApplication.focusWidget()
            assert row is not None
            question = row.parentWidget()
            if not getattr(question, "answer", "x"):
                self.press(Qt.Key.Key_1)
            self.press(ENTER)

    def material(self, digits: str) -> None:
        """Mark materials in order; a reason line opened by 5 or 6 is left with Enter."""
        for digit in digits:
            self.press(getattr(Qt.Key, f"Key_{digit}"))
            if digit in "56":
                self.press(ENTER)

    def picture(self, file: Path) -> None:
        """A screenshot, for looking at."""
        self.settle()
        self.qtbot.wait(250)
        self.settle()
        shot = self.shell.grab()
        shot.save(str(file))


@contextmanager
def window(folder: Path, qtbot: QtBot, *, width: int = 1366, height: int = 698) -> Iterator[Window]:
    """Window 3 of the sample hall with clerk 赵婷 on duty, the shift begun."""
    with real_hall(folder, replace(HALL, villages=VILLAGES)) as hall:
        yield from opened(hall, qtbot, width, height)


def opened(
    hall: RealHall, qtbot: QtBot, width: int, height: int, *, number: str = "0307", window: int = 3
) -> Iterator[Window]:
    """The page of a clerk on duty at a window of `hall`, or of a village's 代办员 at its table."""
    reader, line = Reader(), ExampleLine()
    context = replace(hall.context(number, window), reader=reader)
    with hall.seed.store.read() as work:
        plan = work.reference.hall(local_date(hall.clock.at))
    shell = Shell()
    shell.set_hall(plan.name, "代办" if plan.is_village else f"{window} 号窗口")
    page = WindowPage(context.drawing, village=plan.is_village)
    shell.add_page("window", page.accessibleName(), page, 1, page.bottom)
    shell.set_zones("window", page.zones())
    controller = WindowController(page, context, shell.strip, line)
    shell.stepped_back.connect(controller.step_back)
    controller.serving_changed.connect(shell.set_serving)
    shell.resize(width, height)
    made = Window(hall, qtbot, shell, page, controller, context, reader, line)
    with qtbot.waitActive(shell):
        shell.show()
        shell.activateWindow()
    controller.start_shift()
    made.settle()
    try:
        yield made
    finally:
        made.close()
        context.close()


def at_materials(desk: Window, code: str) -> None:
    """Called, identified, item chosen, every question answered."""
    desk.call()
    desk.name()
    desk.item(code)
    desk.answer_all()
    assert desk.page.case.active == "materials"


def call_on_without_a_result(desk: Window) -> None:
    """The service has begun and nothing came of it yet when the next person is to be called."""
    desk.call()
    desk.type("w")
    desk.settle()
    desk.press(Qt.Key.Key_Backspace)
    desk.ticket()
    desk.press(F2)


def told_something_new(desk: Window) -> str:
    """A second notice about a paper that the first one did not name: a supervisor's word is asked. The number."""
    at_materials(desk, "MZ-006")
    desk.material("51111")
    desk.press(F10)
    number = desk.draft.number
    desk.press(F12)
    desk.press(F2)
    desk.controller.on_scan(number)
    desk.settle()
    desk.page.case.materials.table.view.go_to(1)
    desk.press(Qt.Key.Key_5)
    desk.press(ENTER)
    desk.page.case.materials.table.view.go_to(0)
    desk.press(Qt.Key.Key_1)
    desk.press(F10)
    desk.press(F12)
    return number


def on_the_spot(desk: Window) -> str:
    """One whole case by the keys; its number."""
    desk.name()
    desk.item("RS-004")
    desk.answer_all()
    desk.press(Qt.Key.Key_1)
    desk.press(F8)
    number = desk.draft.number
    desk.press(F12)
    return number
