"""One person's shift at this desk: their pages in the shell, the lock, and where a scan goes."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hall_client.board_shift import BoardShift, join_ratings
from hall_client.domain.cases import Case
from hall_client.domain.hall import Hall
from hall_client.key_strip import KeyStrip
from hall_client.services import papers, signing_in
from hall_client.surroundings import write_tally
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.device_watch import DeviceWatch
from hall_client.ui.help_watch import HelpWatch
from hall_client.ui.keys import bind
from hall_client.ui.line_desk import Centre
from hall_client.ui.line_watch import LineWatch
from hall_client.ui.look_keeper import LookKeeper
from hall_client.ui.page_plan import badge_of, pages_of
from hall_client.ui.pages.bad_ratings_controller import BadRatingsController
from hall_client.ui.pages.bad_ratings_page import BadRatingsPage
from hall_client.ui.pages.board_controller import BoardController
from hall_client.ui.pages.board_page import BoardPage
from hall_client.ui.pages.cases_controller import CasesController
from hall_client.ui.pages.cases_page import CasesPage
from hall_client.ui.pages.guide_controller import GuideController
from hall_client.ui.pages.guide_page import GuidePage
from hall_client.ui.pages.handover_controller import HandoverController
from hall_client.ui.pages.handover_page import HandoverPage
from hall_client.ui.pages.settings_controller import SettingsController, Surroundings
from hall_client.ui.pages.settings_page import SettingsPage
from hall_client.ui.pages.settings_sync_controller import SyncController
from hall_client.ui.pages.settings_trials import DeviceTrials
from hall_client.ui.pages.tally_controller import TallyController
from hall_client.ui.pages.tally_page import TallyPage
from hall_client.ui.pages.village_controller import VillageController
from hall_client.ui.pages.village_page import VillagePage
from hall_client.ui.pages.window_controller import WindowController
from hall_client.ui.pages.window_page import WindowPage
from hall_client.ui.scanning import Scan
from hall_client.ui.shell import Shell
from hall_client.ui.stick_desk import StickDesk
from hall_client.ui.widgets.message_row import MessageKind
from hall_client.village_shift import VillageShift


class Shift(QObject):
    """Made at sign-in, thrown away at sign-out. `ended` is emitted when the person has left the desk.

    `unlocked` is emitted when they are back from behind the lock.
    """

    ended = Signal()
    unlocked = Signal()
    day_closed = Signal()

    def __init__(
        self, context: Context, hall: Hall, around: Surroundings, centre: Centre, stick: StickDesk
    ) -> None:
        super().__init__()
        self._context, self._around, self._centre, self._stick = context, around, centre, stick
        self._begin: dict[str, Callable[[], None]] = {}
        """What a page does each time it is shown."""
        self._step_back: dict[str, Callable[[], object]] = {}
        self._locked = False
        self._hall = hall
        self.shell = Shell()
        self.shell.page_changed.connect(self._on_page)
        self.window: WindowController | None = None
        self.cases: CasesController | None = None
        self.board: BoardController | None = None
        self.handover: HandoverController | VillageController | None = None
        self.settings: SettingsPage | None = None
        self._trials: DeviceTrials | None = None
        self._badge = badge_of(context.actor, hall)
        self._look = LookKeeper(self.shell, context)
        self._watch = DeviceWatch(self.shell, context, around.devices)
        self._make_pages()
        self.shell.set_hall(hall.name, self._badge)
        self.shell.set_user(context.actor.name)
        self._listen()
        self.joined = BoardShift(self.shell, context, centre.signal, self.board, self.window)
        self.show_clock()
        if self.window is not None:
            self.window.start_shift()

    def _listen(self) -> None:
        self.shell.user_clicked.connect(self.leave)
        LineWatch(self.shell, self._centre.signal).page_wished.connect(partial(self._show_section, "sync"))
        self.shell.devices_clicked.connect(partial(self._show_section, "devices"))
        self.shell.scan_box.submitted.connect(self.on_scan)
        self.shell.stepped_back.connect(self._on_step_back)
        self.shell.lock_page.unlock_requested.connect(self._on_unlock)
        KeyStrip(self.shell, self._context)
        bind(self.shell, "lock", self.lock)

    def _make_pages(self) -> None:
        makers: dict[str, tuple[int, str, Callable[[], QWidget]]] = {
            "window": (1, self.tr("代办") if self._hall.is_village else self.tr("办理"), self._make_window),
            "handover": (6, self.tr("交接"), self._make_handover),
            "cases": (2, self.tr("办件"), self._make_cases),
            "board": (3, self.tr("大厅"), self._make_board),
            "tally": (4, self.tr("日报"), self._make_tally),
            "settings": (7, self.tr("设置"), self._make_settings),
            "guide": (8, self.tr("取号"), self._make_guide),
            "bad_ratings": (9, self.tr("差评"), self._make_bad_ratings),
        }
        for name in pages_of(self._context.actor, self._hall):
            number, title, make = makers[name]
            page = make()
            self.shell.add_page(name, title, page, number, getattr(page, "bottom", None))
        if self.window is not None and isinstance(self.handover, VillageController):
            VillageShift(self.shell, self.window, self.handover)

    def _make_window(self) -> QWidget:
        page = WindowPage(self._context.drawing, village=self._hall.is_village)
        self.shell.set_zones("window", page.zones())
        self.window = WindowController(page, self._context, self.shell.strip, self._centre.cases)
        self.window.look_wished.connect(self._on_look)
        self.window.serving_changed.connect(self.shell.set_serving)
        self.window.printer_wished.connect(self._show_settings)
        self._centre.signal.queue_changed.connect(self.window.look_at_queue)
        self._step_back["window"] = self.window.step_back
        return page

    def _make_handover(self) -> QWidget:
        page: HandoverPage | VillagePage
        strip, signal = self.shell.strip, self._centre.signal
        if self._hall.is_village:
            page = VillagePage(self._context.drawing)
            self.handover = VillageController(page, self._context, strip, signal, self._stick)
        else:
            page = HandoverPage()
            self.handover = HandoverController(page, self._context, strip, signal, self._stick)
        self.shell.set_zones("handover", page.zones())
        self.handover.case_wished.connect(self._on_look)
        self._begin["handover"] = self.handover.begin
        self._step_back["handover"] = self.handover.step_back
        return page

    def _make_cases(self) -> QWidget:
        page = CasesPage()
        self.cases = CasesController(page, self._context, self.shell.strip, self._centre)
        self.cases.same_person.connect(self._on_same_person)
        self._step_back["cases"] = page.step_back
        return page

    def _make_board(self) -> QWidget:
        page = BoardPage()
        self.shell.set_zones("board", page.zones())
        self.board = BoardController(page, self._context, self.shell.strip, self._centre.signal)
        self.board.case_wished.connect(self._on_look)
        self._begin["board"] = self.board.begin
        self._step_back["board"] = self.board.step_back
        return page

    def _make_tally(self) -> QWidget:
        page = TallyPage(self._context.drawing)
        tally = TallyController(page, self._context, self.shell.strip, write_tally)
        tally.day_closed.connect(self.day_closed)
        self._begin["tally"] = tally.begin
        return page

    def _make_guide(self) -> QWidget:
        page = GuidePage()
        self._step_back["guide"] = page.step_back
        guide = GuideController(page, self._context, self.shell.strip)
        self._centre.signal.queue_changed.connect(guide.look_if_shown)
        self._begin["guide"] = guide.begin
        # Whoever has this page guides or supervises: they are called when somebody needs a hand at a ticket machine.
        HelpWatch(self.shell, self._context)
        return page

    def _make_bad_ratings(self) -> QWidget:
        page = BadRatingsPage()
        ratings = BadRatingsController(page, self._context, self.shell.strip)
        self._begin["bad_ratings"], self._step_back["bad_ratings"] = ratings.begin, page.step_back
        if self.board is not None:
            join_ratings(self.shell, self.board, ratings)
        return page

    def _make_settings(self) -> QWidget:
        page = SettingsPage()
        self.shell.set_zones("settings", page.zones())
        settings = SettingsController(page, self._context, self.shell.strip, self._around)
        settings.look_changed.connect(self._look.keep)
        settings.hall_changed.connect(self._watch.look)
        self._trials = DeviceTrials(page, self._context, self._around)
        SyncController(page, self._context, self.shell.strip, self._centre)
        self._begin["settings"] = settings.begin
        self.settings = page
        return page

    def _show_settings(self) -> None:
        self.shell.show_page("settings")

    def _show_section(self, name: str) -> None:
        self._show_settings()
        if self.settings is not None:
            self.settings.show_section(name)

    def _on_step_back(self) -> None:
        """Esc with no message open goes to the page that is shown."""
        if self.shell.page in self._step_back:
            self._step_back[self.shell.page]()

    def _on_page(self, name: str) -> None:
        if name in self._begin:
            self._begin[name]()

    def show_clock(self) -> None:
        """The time of day in the app bar."""
        self.shell.set_clock(f"{papers.local(self._context.desk.now()):%H:%M}")

    def tell(self, sentence: str, kind: MessageKind = MessageKind.INFO) -> None:
        """A sentence in the strip."""
        self.shell.strip.post(kind, sentence, name="program")

    def on_scanned(self, scan: Scan) -> None:
        """A scan: to the settings where it is being tried, else to where its text belongs."""
        if self._locked or self._trials is None or not self._trials.take_scan(scan):
            self.on_scan(scan.text)

    def on_scan(self, text: str) -> None:
        """A scan, or what was typed into the scan box: to the window where there is one, else to the cases.

        Behind the lock nothing is opened: whoever holds the scanner has not signed in.
        """
        if self._locked or self._takes_bag(text):
            return
        if self.window is not None:
            self.shell.show_page("window")
            self.window.on_scan(text)
        elif self.cases is not None:
            self.shell.show_page("cases")
            self.cases.open_number(text)
        else:
            self.tell(self.tr("这里不办件，请到窗口扫。"), MessageKind.AMBER)

    def _takes_bag(self, text: str) -> bool:
        """A manifest goes to 交接 from everywhere; a bag cover while its bag is being counted there."""
        if self.handover is None or not (self.shell.page == "handover" or self.handover.takes(text)):
            return False
        if not self.handover.on_scan(text):
            return False
        self.shell.show_page("handover")
        return True

    def lock(self) -> None:
        """离席: everything is covered, the open case stays as it is."""
        self._locked = True
        self.shell.lock(self._badge)

    def _on_unlock(self, password: str) -> None:
        desk, actor = self._context.desk, self._context.actor
        self._context.background.run(
            lambda: signing_in.unlock(desk, actor, password), self._on_unlocked, self._on_still_locked
        )

    def _on_unlocked(self, _nothing: None) -> None:
        self._locked = False
        self.shell.unlock()
        self.unlocked.emit()

    def _on_still_locked(self, failure: Exception) -> None:
        self.shell.lock_page.show_wrong(failures.sentence(failure))

    def _on_same_person(self, case: Case) -> None:
        if self.window is not None:
            self.shell.show_page("window")
            self.window.begin_with(case)

    def _on_look(self, case_id: str) -> None:
        """A case open at another desk is read on the cases page."""
        if self.cases is not None:
            self.shell.show_page("cases")
            self.cases.open_case(case_id)

    def leave(self) -> None:
        """Sign out, without asking: nothing is lost by it, drafts and the person at the window are there next time."""
        if self.window is not None:
            self.window.end_shift()
        desk, actor, session = self._context.desk, self._context.actor, self._context.session_id
        self._context.background.run(
            lambda: signing_in.sign_out(desk, actor, session), self._on_left, self._on_not_left
        )

    def _on_left(self, _nothing: None) -> None:
        self.ended.emit()

    def _on_not_left(self, failure: Exception) -> None:
        self.tell(failures.sentence(failure), MessageKind.RED)
