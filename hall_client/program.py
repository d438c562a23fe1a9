"""The desk from the first sign-in to the last sign-out: shifts, the day's turn, the idle lock, the second screen."""

import gc
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStackedWidget

from hall_client import packages
from hall_client.desk import OpenDesk, make_backup
from hall_client.domain.deadlines import local_date
from hall_client.domain.hall import Hall
from hall_client.domain.line_status import LineStatus
from hall_client.self_check import check_desk
from hall_client.services import signing_in, timekeeping
from hall_client.services.opening import hall_today
from hall_client.services.signing_in import SignedIn, SignInRefused
from hall_client.services.timekeeping import Settled
from hall_client.ui import failures, theme
from hall_client.ui.context import Context
from hall_client.ui.faces.rating_controller import RatingController
from hall_client.ui.faces.rating_face import RatingFace
from hall_client.ui.line_desk import Centre, alone
from hall_client.ui.pages.sign_in_checks import SelfCheck
from hall_client.ui.pages.sign_in_controller import SignInController
from hall_client.ui.pages.sign_in_page import SignInPage
from hall_client.ui.scanning import Scan
from hall_client.ui.stick_desk import StickDesk

if TYPE_CHECKING:
    from hall_client.shift import Shift

_TICK_MS = 1_000


def stick_desk(opened: OpenDesk) -> StickDesk:
    """Packages on a stick, as the pages of an opened installation ask for them."""
    return StickDesk(
        enrolled=opened.uplink is not None,
        stations=partial(packages.stations, opened),
        export=partial(packages.export, opened),
        take_in=partial(packages.import_, opened),
    )


def _pages() -> None:
    """Load the pages of a shift, a third of what the program is, and what they search with: not needed before
    somebody has signed in."""
    import pypinyin  # noqa: F401

    from hall_client import shift, surroundings  # noqa: F401


class Program(QObject):
    """`frame` is the one window: the sign-in page, or the shell of the shift. `notices` are told at sign-in.

    `idle_limit_changed` carries the minutes after which `on_idle` should be called; 0 while nobody is on duty.
    """

    idle_limit_changed = Signal(int)

    def __init__(
        self,
        opened: OpenDesk,
        context: Context,
        notices: Sequence[str] = (),
        centre: Centre | None = None,
    ) -> None:
        super().__init__()
        self._centre = centre or alone()
        self._opened, self._context, self._notices = opened, context, list(notices)
        self.shift: Shift | None = None
        self.face: RatingFace | None = None
        self.frame = QStackedWidget()
        self.frame.setWindowTitle(self.tr("便民服务窗口"))
        self.sign_in_page = SignInPage()
        self.frame.addWidget(self.sign_in_page)
        self.sign_in = SignInController(self.sign_in_page, context, self._self_check, self._centre.signal)
        self._centre.signal.changed.connect(self._on_line)
        self._people_of: datetime | None = None
        self._ended_with = ""
        self.sign_in.signed_in.connect(self._on_signed_in)
        self._day = self._today()
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self.tick)

    def start(self, *, maximised: bool = True) -> None:
        """Show the sign-in page."""
        if maximised:
            self.frame.showMaximized()
        else:
            self.frame.show()
        self._ticking.start()
        self.sign_in.begin()
        self._context.background.run(_pages, self._on_still_here, self._on_not_settled)

    def close(self) -> None:
        """Leave the desk: the shift is signed out, the acts under way are finished, the threads joined."""
        self._ticking.stop()
        if self.shift is not None:
            # Nobody comes after this shift: the sign-in page is not asked for once more.
            self.shift.ended.disconnect(self._on_ended)
            self.shift.leave()
        self._context.close()

    def tick(self) -> None:
        """Once a second: the clock, and midnight."""
        if self.shift is None:
            return
        self.shift.show_clock()
        if self._today() != self._day:
            self._day = self._today()
            self.shift.leave()

    def _today(self) -> date:
        return local_date(self._context.desk.now())

    def _self_check(self) -> Sequence[SelfCheck]:
        return [SelfCheck(row.name, row.ok is True, row.text) for row in check_desk(self._opened)]

    def _on_signed_in(self, signed_in: SignedIn) -> None:
        desk = self._context.desk
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, signed_in.scale, signed_in.contrast)

        def settled() -> tuple[Hall, Settled]:
            _pages()
            return hall_today(desk), timekeeping.settle(desk)

        self._context.background.run(settled, self._on_settled, self._on_not_settled)

    def _on_not_settled(self, failure: Exception) -> None:
        self.sign_in_page.show_refused(failures.sentence(failure))

    def _on_settled(self, facts: tuple[Hall, Settled]) -> None:
        from hall_client.shift import Shift
        from hall_client.surroundings import surroundings

        hall, settled = facts
        self._day = self._today()
        self.idle_limit_changed.emit(hall.idle_lock_minutes)
        around = surroundings(self._opened, self._context)
        self.shift = Shift(self._context, hall, around, self._centre, stick_desk(self._opened))
        self.shift.ended.connect(self._on_ended)
        self.shift.unlocked.connect(partial(self.idle_limit_changed.emit, hall.idle_lock_minutes))
        self.shift.day_closed.connect(self._on_day_closed)
        self.frame.addWidget(self.shift.shell)
        self.frame.setCurrentWidget(self.shift.shell)
        self.frame.setWindowTitle(self.shift.shell.windowTitle())
        for sentence in (*self._notices, *self._came_about(settled)):
            self.shift.tell(sentence)
        self._notices.clear()
        self._show_second_screen()
        # Python's search for circles stops every thread, and what a shift begins with has none: left out, the search
        # is short even while the line sends thousands of entries.
        gc.freeze()

    def _came_about(self, settled: Settled) -> list[str]:
        said = []
        if settled.deemed_accepted:
            said.append(
                self.tr("{n} 件收件后 5 个工作日没有告知，已视为受理。").format(
                    n=len(settled.deemed_accepted)
                )
            )
        if settled.deemed_withdrawn:
            said.append(self.tr("{n} 件逾期没有补齐，已视为撤回。").format(n=len(settled.deemed_withdrawn)))
        if settled.closed_days:
            days = "、".join(f"{day:%m-%d}" for day in settled.closed_days)
            said.append(self.tr("{days} 没有封账，已经补上，没办的号票清号。").format(days=days))
        return said

    def _show_second_screen(self) -> None:
        screens, window = QGuiApplication.screens(), self._context.actor.window
        if len(screens) < 2 or window is None or self.face is not None:
            return
        self.face = RatingFace()
        RatingController(self.face, self._context, window)
        self.face.setGeometry(screens[1].geometry())
        self.face.showFullScreen()

    def on_scanned(self, scan: Scan) -> None:
        """A scan goes to the page that knows what to do with it."""
        if self.shift is not None:
            self.shift.on_scanned(scan)

    def on_idle(self) -> None:
        """Nobody has touched this desk for a while: lock it, the open case stays."""
        if self.shift is not None:
            self.shift.lock()

    def _on_ended(self) -> None:
        self.idle_limit_changed.emit(0)
        gc.unfreeze()
        if self.shift is not None:
            self.frame.removeWidget(self.shift.shell)
            self.shift.shell.deleteLater()
            self.shift.deleteLater()
            self.shift = None
        # With the person goes what their password opened; the window the rating screen stands at stays.
        self._context.actor = replace(self._context.actor, rating_keys={})
        self.frame.setCurrentWidget(self.sign_in_page)
        self.frame.setWindowTitle(self.tr("便民服务窗口"))
        self.sign_in.begin()
        if self._ended_with:
            self.sign_in_page.show_ended(self._ended_with)
            self._ended_with = ""

    def _on_line(self, status: LineStatus) -> None:
        """The people may have come anew from the centre: is whoever is on duty still one of them?"""
        if self.shift is None or status.reference_at == self._people_of:
            return
        self._people_of = status.reference_at
        desk, actor = self._context.desk, self._context.actor
        self._context.background.run(
            lambda: signing_in.check_account(desk, actor), self._on_still_here, self._on_not_here
        )

    def _on_still_here(self, _nothing: None) -> None:
        """Go on."""

    def _on_not_here(self, failure: Exception) -> None:
        words = failures.sentence(failure)
        if isinstance(failure, SignInRefused) and self.shift is not None and not self._ended_with:
            self._ended_with = words
            self.shift.leave()

    def _on_day_closed(self) -> None:
        self._context.background.run(
            lambda: make_backup(self._opened), self._on_backed_up, self._on_not_backed_up
        )

    def _on_backed_up(self, file: object) -> None:
        if self.shift is not None:
            self.shift.tell(self.tr("今天已封账，备份存在 {file}。").format(file=file))

    def _on_not_backed_up(self, failure: Exception) -> None:
        if self.shift is not None:
            self.shift.tell(failures.sentence(failure))
