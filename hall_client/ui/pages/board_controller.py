"""The hall board at work: it looks at the hall, writes what is sent, and shows who answered."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from hall_client.domain.follow_ups import BadRating
from hall_client.domain.hall_warnings import WarningKind
from hall_client.services import board_compose, hall_board, urging
from hall_client.services.board_compose import Composed
from hall_client.services.hall_board import Board
from hall_client.services.urging import Followed
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.line_signal import LineSignal
from hall_client.ui.models.board_register import register_rows
from hall_client.ui.pages.board_acts import BoardActs
from hall_client.ui.pages.board_page import BoardPage
from hall_client.ui.widgets.message_row import MessageKind
from hall_client.ui.widgets.message_strip import MessageStrip

POLL_MS = 5_000
"""Other processes of one PC (ticket machine, rating screen) tell nobody; over the line word comes by itself."""
_TICK_MS = 1_000
_MESSAGE = "board"


class BoardController(QObject):
    """Call `begin` whenever the page is shown. `case_wished` carries the id of a case to be read, `rating_wished`
    that of a bad rating to be followed up.

    `changed`: something was switched or taken over that a window at this desk has to follow.
    """

    case_wished = Signal(str)
    rating_wished = Signal(str)
    changed = Signal()

    def __init__(self, page: BoardPage, context: Context, strip: MessageStrip, signal: LineSignal) -> None:
        super().__init__(page)
        self._page, self._context, self._strip = page, context, strip
        self._board: Board | None = None
        self._followed: tuple[Followed, ...] = ()
        self._bad: tuple[BadRating, ...] = ()
        self._looking = self._again = False
        self.acts = BoardActs(page, context, strip)
        self.acts.done.connect(self._on_acted)
        self._connect()
        signal.queue_changed.connect(self.look_if_shown)
        signal.changed.connect(self._on_line)
        for interval, tell in ((POLL_MS, self.look_if_shown), (_TICK_MS, self._tick)):
            timer = QTimer(self)
            timer.setInterval(interval)
            timer.timeout.connect(tell)
            timer.start()

    def _connect(self) -> None:
        page, card = self._page, self._page.warnings
        card.view.chosen.connect(self._on_chosen)
        card.view.entered.connect(self._on_entered)
        card.composer.sent.connect(self._on_send)
        card.composer.closed.connect(card.close_composer)
        card.composer.timeline_wished.connect(lambda: self._on_entered(card.view.key))
        card.composer.takeover_wished.connect(self._on_takeover)
        card.composer.print_wished.connect(self._on_print)
        card.register_wished.connect(self._on_register)
        card.register.entered.connect(self._on_register_entered)
        page.print_requested.connect(self._on_print)
        page.windows.adjust_wished.connect(self.acts.adjust)
        page.windows.takeover_wished.connect(self.acts.take_over)
        page.flow.accepted.connect(self._on_accept)

    def begin(self) -> None:
        """Look at the hall now."""
        if self._looking:
            self._again = True
            return
        self._looking, self._again = True, False
        desk, actor, bad = self._context.desk, self._context.actor, self._bad
        self._context.background.run(
            lambda: hall_board.view(desk, actor, bad), self._on_board, self._on_not_seen
        )

    def take_bad_ratings(self, lines: tuple[BadRating, ...]) -> None:
        """The list of bad ratings was read: the board warns of it from now on."""
        self._bad = lines
        self.look_if_shown()

    def look_if_shown(self) -> None:
        """Look again while the page is on the screen."""
        if self._page.isVisible():
            self.begin()

    def _on_line(self, _status: object) -> None:
        """Something may have come from the other desks."""
        self.look_if_shown()

    def _tick(self) -> None:
        if self._page.isVisible() and self._board is not None and self._board.linked:
            self._page.windows.table.windows.tick(self._context.desk.now())

    def _on_board(self, board: Board) -> None:
        self._looking = False
        shown, old = self._kept(board)
        self._page.show_board(shown, old=old)
        self.acts.board = shown
        if board.linked or self._board is None:
            self._board = board
        if self._again:
            self.begin()

    def _kept(self, board: Board) -> tuple[Board, datetime | None]:
        """With the queue out of reach what it told last stays, and says from when it is."""
        last = self._board
        if board.linked or last is None or not last.linked:
            return board, None if board.linked else board.at
        kept = replace(board, figures=last.figures, series=last.series, windows=last.windows, flow=last.flow)
        return replace(kept, proposal=None), last.at

    def _on_not_seen(self, failure: Exception) -> None:
        self._looking = False
        self._on_failed(failure)

    def _on_failed(self, failure: Exception) -> None:
        self._strip.post(MessageKind.RED, failures.sentence(failure), name=_MESSAGE)

    def _on_chosen(self, key: str) -> None:
        """The composer follows the row."""
        rows = self._page.warnings.view.warnings
        at = rows.row_of(key)
        if at < 0:
            return
        warning, desk = rows.rows[at], self._context.desk
        self._context.background.run(
            lambda: board_compose.compose(desk, warning), self._on_composed, self._on_failed
        )

    def _on_composed(self, composed: Composed) -> None:
        card = self._page.warnings
        if composed.warning.key == card.view.key:
            card.composer.show_composed(composed)
            card.arrange()

    def urge(self) -> None:
        """Alt+D: write a 督办 about the row somebody is on."""
        self._page.show_warnings()
        self._page.warnings.open_composer()

    def step_back(self) -> bool:
        """Esc: the register, then the composer."""
        card = self._page.warnings
        if card.registers:
            card.leave_register()
            return True
        return False

    def _on_send(self, recipients: tuple[str, ...], asked: str, answer_by: datetime, copied: str) -> None:
        composed = self._page.warnings.composer.composed
        assert composed is not None, "nothing is sent before something was composed"
        wish = composed.wish(recipients, asked, answer_by, copied)
        desk, actor = self._context.desk, self._context.actor

        def send() -> tuple[str, Composed]:
            made = urging.send(desk, actor, wish)
            return made.number, board_compose.compose(desk, composed.warning)

        self._context.background.run(send, self._on_sent, self._on_not_sent)

    def _on_sent(self, answer: tuple[str, Composed]) -> None:
        number, composed = answer
        what = self.tr("督办{number}已发出。").format(number=number)
        self._strip.post(MessageKind.INFO, what, self.tr("按 F12 打印督办单，一式两份。"), name=_MESSAGE)
        self._on_composed(composed)
        self._page.warnings.close_composer()
        self._on_acted()

    def _on_not_sent(self, failure: Exception) -> None:
        self._page.warnings.composer.show_refused(failures.sentence(failure))

    def _on_acted(self) -> None:
        self.begin()
        self.changed.emit()

    def _on_entered(self, key: str) -> None:
        rows = self._page.warnings.view.warnings
        warning = rows.rows[rows.row_of(key)] if rows.row_of(key) >= 0 else None
        if warning is not None and warning.case_id:
            self.case_wished.emit(warning.case_id)
        elif warning is not None and warning.kind is WarningKind.RATING:
            self.rating_wished.emit(key)
        elif warning is not None and warning.window:
            self.acts.adjust(warning.window)

    def _on_takeover(self) -> None:
        composed = self._page.warnings.composer.composed
        if composed is not None and composed.absent:
            self.acts.take_over(composed.absent_window, composed.absent)

    def _on_accept(self) -> None:
        if self._board is not None and self._board.proposal is not None:
            self.acts.follow(self._board.proposal, self._board.hall)

    def _on_register(self) -> None:
        if self._page.warnings.registers:
            self._page.warnings.leave_register()
            return
        desk, actor = self._context.desk, self._context.actor
        self._context.background.run(
            lambda: urging.register(desk, actor), self._on_registered, self._on_failed
        )

    def _on_registered(self, found: tuple[Followed, ...]) -> None:
        self._followed = found
        self._page.warnings.show_register(register_rows(found))

    def _on_register_entered(self, key: str) -> None:
        found = next((each for each in self._followed if each.urging.id == key), None)
        if found is not None and found.urging.case_id:
            self.case_wished.emit(found.urging.case_id)

    def _on_print(self) -> None:
        card = self._page.warnings
        composed = card.composer.composed
        if card.registers:
            self.acts.print(card.register.key)
        elif composed is not None and composed.stands is not None:
            self.acts.print(composed.stands.urging.id)
        else:
            words = self.tr("这一条还没有督办，没有可打的。按 Alt+D 写督办。")
            self._strip.post(MessageKind.AMBER, words, name=_MESSAGE)
