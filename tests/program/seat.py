"""One desk of the sample hall as somebody sits at it: the real program, its keyboard, and a way to look behind it."""

import shutil
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from hall_client.app import aside, guard, make_context
from hall_client.demo.hands import CTRL, Hands
from hall_client.desk import open_desk
from hall_client.devices.card_reader import SimulatedReader
from hall_client.devices.voice import Silent
from hall_client.domain.people import RATING_SCREEN
from hall_client.domain.tickets import Ticket
from hall_client.program import Program
from hall_client.services import issuing
from hall_client.services.ports import Card, Desk
from hall_client.shift import Shift
from hall_client.ui.pages.window_bench import Bench, Phase
from hall_client.ui.shell import Shell
from tests.desk import GUIDE, MORNING, Clock, Tray

K = Qt.Key
CHEN = Card("陈䶮根", "男", "999999194103120010", "青禾镇柳塘村三组 18 号")


def copied(template: Path, folder: Path) -> Path:
    """A hall of its own for a test."""
    shutil.copytree(template, folder)
    return folder


class Seat:
    """The program on `folder`. `behind` is the same store without the guard, for arranging and for looking."""

    def __init__(self, folder: Path, passphrase: str | None = None, at: datetime = MORNING) -> None:
        self.folder = folder
        self.clock, self.tray = Clock(at), Tray()
        opening = partial(open_desk, folder, passphrase=passphrase, now=self.clock, printer=self.tray)
        self.opened, self.behind = aside(partial(opening, guard=guard)), opening()
        reader = SimulatedReader([CHEN])
        self.context = make_context(self.opened, RATING_SCREEN, reader, Silent())
        self.program = Program(self.opened, self.context)
        self.program.frame.resize(1366, 698)
        self.hands = Hands(self.program.frame, self._busy, 0)
        self.program.start(maximised=False)
        self.hands.settle()
        self._closed = False

    def _busy(self) -> bool:
        return self.context.busy

    @property
    def desk(self) -> Desk:
        """The desk without the guard."""
        return self.behind.desk

    @property
    def shift(self) -> Shift:
        """The shift of whoever is signed in."""
        assert self.program.shift is not None, "nobody is on duty"
        return self.program.shift

    @property
    def shell(self) -> Shell:
        """The frame of the pages."""
        return self.shift.shell

    @property
    def bench(self) -> Bench:
        """What the window works on."""
        assert self.shift.window is not None, "this desk has no window"
        return self.shift.window.bench

    @property
    def message(self) -> str:
        """The sentence on top of the strip."""
        top = self.shell.strip.top
        return top.spoken if top else ""

    def sign_in(self, number: str, password: str = "") -> None:
        """工号, Enter, password, Enter, from the empty sign-in page."""
        self.hands.come_forward()
        self.hands.type(number)
        self.hands.press(K.Key_Return)
        self.hands.type(password or f"qinghe-{number}")
        self.hands.press(K.Key_Return)
        self.hands.settle()

    def sign_out(self) -> None:
        """Click on the name in the app bar."""
        self.hands.click(self.shell.bar.user)
        self.hands.wait(lambda: self.program.shift is None, "the desk to be free")
        self.hands.settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, wherever the keyboard is."""
        self.hands.press(key, modifier)

    def page(self, digit: int) -> str:
        """Ctrl+digit; the page that is shown then."""
        self.press(Qt.Key(K.Key_0.value + digit), CTRL)
        return self.shell.page

    def ticket(self, series: str = "B") -> Ticket:
        """Somebody takes a number."""
        return issuing.issue(self.desk, GUIDE, series).ticket

    def state_of(self, ticket: Ticket) -> str:
        """Where that number stands now."""
        with self.desk.store.read() as work:
            return work.queue.get(ticket.id).state.value

    def call(self) -> Ticket:
        """Somebody takes a number and is called."""
        ticket = self.ticket()
        self.press(K.Key_F2)
        assert self.bench.phase is Phase.CASE
        return ticket

    def at_once(self, item: str = "RS-004") -> str:
        """A case of the called person up to the moment before F12; its number."""
        self.press(K.Key_F5)
        self.hands.type(item)
        self.press(K.Key_Return)
        self.press(K.Key_Return)
        self.press(K.Key_A, CTRL)
        self.press(K.Key_1)
        self.press(K.Key_F8)
        return self.bench.draft.number

    def entries(self, kind: str) -> int:
        """How many entries of this kind the journal holds."""
        span = timedelta(days=2000)
        with self.desk.store.read() as work:
            moves = work.floor.moves(self.clock.at - span, self.clock.at + span)
        return sum(1 for move in moves if move[0] == kind)

    def find(self, words: str) -> QWidget | None:
        """The visible widget whose text is `words`."""
        shown = (each for each in self.program.frame.findChildren(QWidget) if each.isVisible())
        return next((each for each in shown if words in str(each.property("text") or "")), None)

    def wait_for(self, what: str, sentence: str = "") -> None:
        """Wait until the strip says `what`."""
        self.hands.wait(lambda: what in self.message, sentence or what)

    def close(self) -> None:
        """Leave the program as closing its window does."""
        if self._closed:
            return
        self._closed = True
        self.program.frame.close()
        self.program.close()
        self.program.frame.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.opened.close()
        self.behind.close()


def delete(thing: QObject) -> None:
    """Delete a Qt object now."""
    thing.deleteLater()
    QApplication.sendPostedEvents(thing, QEvent.Type.DeferredDelete)
