"""What a desk of the demo's town does on its pages: serves citizens with the line and without, and settles."""

import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from random import Random

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hall_client.app import (
    Connected,
    aside,
    connected,
    guard,
    log_qt_messages,
    make_application,
    make_context,
)
from hall_client.demo.clerk import Clerk
from hall_client.demo.clock import DemoClock
from hall_client.demo.guide import Guide
from hall_client.demo.hands import CTRL, DemoStuck, Hands
from hall_client.demo.office import Office, sign_in
from hall_client.demo.people import RARE, citizen
from hall_client.demo.site_file import SiteFile
from hall_client.demo.site_road import SiteRoad
from hall_client.desk import OpenDesk, check_boot_token, open_desk
from hall_client.devices.card_reader import NoReader
from hall_client.devices.voice import Silent
from hall_client.domain.line_status import LineState
from hall_client.domain.people import RATING_SCREEN
from hall_client.program import Program
from hall_client.ui.context import Context
from hall_client.ui.pages.settings_sync import SettingsSync
from hall_client.ui.widgets.paper_view import PDFIUM

_F8, _F9, _F11 = Qt.Key.Key_F8, Qt.Key.Key_F9, Qt.Key.Key_F11
_LINE_SECONDS = 90.0
_WIDTH, _HEIGHT = 1366, 698


class SiteDesk:
    """A window with the guide's desk beside it, or a village's only PC."""

    def __init__(self, site: SiteFile) -> None:
        make_application()
        log_qt_messages()
        self._site, self._shots = site, Path(site.shots)
        self._clock, self._random = DemoClock(site.start), Random(site.seed)  # noqa: S311 - invented people
        self._opened = aside(partial(_open, site, self._clock))
        self._road = SiteRoad(self._opened, site.clerk, self._clock, village=site.village)
        self._contexts: list[Context] = []
        self._line: Connected | None = None
        self._program, hands = self._made(with_line=True)
        office, office_hands = self._made(with_line=False)
        self._office = Office(office, office_hands)
        hands.aside, office_hands.aside = (office.frame,), (self._program.frame,)
        self._clerk = Clerk(hands, self._program, self._clock)
        self._guide = Guide(self._office, self._clock)
        self._villages: tuple[str, ...] = ()
        self._slips: list[str] = []
        self._kept = ""
        self._orders: dict[str, Callable[..., str]] = {
            "begin": self._begin,
            "serve": self._serve,
            "stock": self._stock,
            "apart": self._apart,
            "decide": self._decide,
            "receive": self._receive,
            "joined": self._joined,
            "settle": self._settle,
            "clock": self._set_clock,
            "send": lambda: aside(self._road.send),
            "down": lambda village: aside(partial(self._road.down, village)),
            "count": lambda code: aside(partial(self._road.count, code)),
            "finish": lambda: aside(self._road.decide),
            "deliver": lambda: aside(self._road.deliver),
        }

    def _made(self, *, with_line: bool) -> tuple[Program, Hands]:
        context = make_context(self._opened, RATING_SCREEN, NoReader(), Silent())
        self._contexts.append(context)
        line = connected(self._opened, context) if with_line else None
        self._line = line or self._line
        program = Program(self._opened, context, (), line.centre if line else None)
        program.frame.resize(_WIDTH, _HEIGHT)
        return program, Hands(program.frame, self._busy, 0)

    def _busy(self) -> bool:
        return any(context.busy for context in self._contexts)

    def do(self, order: str, *words: str) -> str:
        """Obey one order; a word for the answer. Where a page does not follow, a picture shows how it stands."""
        try:
            return self._orders[order](*words)
        except DemoStuck:
            self._shots.mkdir(parents=True, exist_ok=True)
            self._program.frame.grab().save(str(self._shots / "stuck.png"))
            raise

    def close(self) -> None:
        """The shifts end, the threads stop, the installation is closed."""
        for program in (self._program, self._office.program):
            program.frame.close()
            program.close()
        if self._line is not None:
            self._line.close()
        self._opened.close()

    def _begin(self) -> str:
        for program in (self._program, self._office.program):
            program.start(maximised=False)
        sign_in(self._clerk.hands, self._program, self._site.clerk, at_window=True)
        bench = self._clerk.bench
        if not self._site.village:
            self._clerk.hands.wait(lambda: bench.view is not None, "the window's queue")
        self._villages = aside(self._villages_here)
        return "0"

    def _villages_here(self) -> tuple[str, ...]:
        with self._opened.store.read() as work:
            return tuple(each.name for each in work.reference.hall(self._clock().date()).villages)

    # --- citizens ---------------------------------------------------------------------------------------------
    def _serve(self, count: str) -> str:
        """So many citizens, with the line as it should be."""
        for _ in range(int(count)):
            self._arrive()
            self._matter()
        return count

    def _arrive(self) -> None:
        if self._site.village:
            self._clerk.hands.press(Qt.Key.Key_N, CTRL)
            return
        self._guide.issue(self._random.choice("ABCD"))
        self._clock.forward(minutes=self._random.randint(2, 6))
        self._clerk.call()

    def _stock(self, count: str) -> str:
        """So many people take a number and sit down."""
        if not self._site.village:
            self._slips += [self._guide.issue(self._random.choice("ABCD")) for _ in range(int(count))]
        return count

    def _apart(self, count: str) -> str:
        """So many citizens while the line is cut, called by the paper in their hands."""
        for _ in range(int(count)):
            self._call_by_paper()
            self._matter()
        self._picture("13-apart")
        return count

    def _call_by_paper(self) -> None:
        if self._site.village:
            self._clerk.hands.press(Qt.Key.Key_N, CTRL)
            return
        bench, hands = self._clerk.bench, self._clerk.hands
        hands.wait(lambda: bench.view is not None and not bench.view.linked, "the queue to be out of reach")
        hands.press(Qt.Key.Key_F2)
        hands.wait(bench.page.ask.isVisible, "the number to be asked for")
        hands.type(self._slips.pop(0))
        hands.press(Qt.Key.Key_Return)
        self._clock.forward(seconds=40)

    def _matter(self) -> None:
        """What most people come for: a certificate, an allowance, or a question; a village takes the first two on."""
        kind = self._random.randrange(3)
        if self._site.village:
            self._clerk.identify(citizen(self._random, self._villages, 1941))
            self._clerk.choose(("RS-003", "MZ-006")[kind % 2])
            self._clerk.look()
            self._clerk.decide(_F9)
            self._clerk.print()
            return
        if kind == 0:
            self._clerk.identify(citizen(self._random, self._villages, 1972, self._random.choice(RARE)))
            self._clerk.choose("RS-004", {"agent": "self"})
            self._clerk.look()
            self._clerk.decide(_F8)
            self._clerk.print()
        elif kind == 1:
            self._clerk.identify(citizen(self._random, self._villages, 1941))
            self._clerk.choose("MZ-006", {"agent": "self", "pay": "social"})
            self._clerk.look()
            self._clerk.decide(_F9)
            self._clerk.print()
        else:
            self._clerk.no_case(1)

    def _receive(self) -> str:
        """Somebody's papers are taken in; the number of the receipt is the answer."""
        self._arrive()
        self._clerk.identify(citizen(self._random, self._villages, 1980))
        self._clerk.choose("LY-001", {"land": "plot", "size": "small", "pine": "no", "agent": "self"})
        self._clerk.look()
        self._clerk.decide(_F11, 8)
        self._clerk.print()
        return self._clerk.number

    def _decide(self, number: str, how: str) -> str:
        """While the line is cut: the same receipt is brought to this window too, and decided here in its own way."""
        self._call_by_paper()
        self._clerk.scan(number)
        if how == "accept":
            self._clerk.decide(_F9)
        else:
            self._clerk.decide(_F11, 9)
            self._clerk.give_reason(1)
        self._clerk.print()
        return number

    def _set_clock(self, at: str = "") -> str:
        """What time it is here; with `at`, go on to it: the desks of a town live in one day."""
        if at:
            self._clock.set(datetime.fromisoformat(at))
        return self._clock().isoformat()

    # --- the line ---------------------------------------------------------------------------------------------
    def _joined(self) -> str:
        """Wait until the line is back and everything has gone up; how many disputes there are is the answer."""
        line = self._line
        if line is None:
            raise DemoStuck("this desk is not enrolled")
        line.thread.sync_now()
        until = time.monotonic() + _LINE_SECONDS
        while not (line.thread.status.state is LineState.CONNECTED and line.thread.status.waiting == 0):
            if time.monotonic() > until:
                raise DemoStuck(f"the line did not come back: {line.thread.status}")
            QTest.qWait(50)
        bench = self._clerk.bench
        if not self._site.village:
            self._clerk.hands.wait(lambda: bench.view is not None and bench.view.linked, "the hall's queue")
        return str(line.thread.status.disputes)

    def _settle(self) -> str:
        """设置, 同步和备份: what two desks decided apart is settled as it stands."""
        hands = self._clerk.hands
        hands.press(Qt.Key.Key_7, CTRL)
        shift = self._program.shift
        if shift is None or shift.settings is None:
            raise DemoStuck("nobody is on duty")
        shift.settings.show_section("sync")
        page = shift.settings.findChild(SettingsSync)
        if page is None:
            raise DemoStuck("there is no page of the line")
        hands.settle()
        self._picture("13-sync")
        for theirs in page.dispute.fields.buttons[1::2]:
            hands.click(theirs)
        hands.press(Qt.Key.Key_Return, CTRL)
        hands.settle()
        hands.press(Qt.Key.Key_1, CTRL)
        return self._joined()

    def _picture(self, name: str) -> None:
        self._shots.mkdir(parents=True, exist_ok=True)
        file = self._shots / f"{name}.png"
        if not file.exists():
            self._clerk.hands.picture(file)


def _open(site: SiteFile, clock: DemoClock) -> OpenDesk:
    opened = open_desk(Path(site.folder), now=clock, guard=guard, pdfium=PDFIUM)
    check_boot_token(opened)
    return opened
