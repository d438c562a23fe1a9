"""Counts the day, prints and exports it, and closes it for the supervisor."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from hall_client.domain.hall import Hall
from hall_client.domain.people import may
from hall_client.services import closing_day, papers, satisfaction, tallying
from hall_client.services.opening import hall_today
from hall_client.services.ports import PrintFailed
from hall_client.services.tallying import Report
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.pages.tally_options import CENTRE, SATISFACTION
from hall_client.ui.pages.tally_page import TallyPage
from hall_client.ui.widgets.message_row import MessageKind
from hall_client.ui.widgets.message_strip import MessageStrip

_MESSAGE, _CLOSING = "tally", "close_day"


class TallyController(QObject):
    """Call `begin` whenever the page is shown. `day_closed` is emitted when 封账 has succeeded.

    `write_table` writes a tally as a table to a file; it is called off the GUI thread.
    """

    day_closed = Signal()

    def __init__(
        self,
        page: TallyPage,
        context: Context,
        strip: MessageStrip,
        write_table: Callable[[Report, Path], object],
    ) -> None:
        super().__init__(page)
        self._page, self._context, self._strip, self._write_table = page, context, strip, write_table
        self._wanted = 0
        self._offered: tuple[str, date] | None = None
        self._tally: Report | None = None
        page.tally_requested.connect(self.refresh)
        page.print_requested.connect(self._on_print)
        page.export_requested.connect(self._on_export)
        page.close_requested.connect(self._on_close)
        page.close_confirmed.connect(self._on_close_confirmed)

    def begin(self) -> None:
        """Offer what this person may see, and count anew."""
        desk = self._context.desk
        self._context.background.run(
            lambda: (hall_today(desk), tallying.today(desk)), self._on_hall, self._on_failed
        )

    def _on_hall(self, answer: tuple[Hall, date]) -> None:
        hall, today = answer
        actor = self._context.actor
        self._page.show_printer(hall.printers.get("a4", ""))
        if self._offered == (actor.number, today):
            self.refresh()
            return
        self._offered = (actor.number, today)
        self._page.options.show_choices(today, hall.windows, actor.window, centre=may(actor, "tally.centre"))

    def refresh(self) -> None:
        """Count again; an older count still under way is dropped."""
        options, desk, actor = self._page.options, self._context.desk, self._context.actor
        report, day, first, window = options.report, options.day, options.first_day, options.window_number
        by = options.by
        self._wanted += 1
        number = self._wanted
        self._page.show_busy()

        def count() -> tuple[int, Report, date, str]:
            if report == CENTRE:
                tally: Report = tallying.centre_tally(desk, actor, day)
            elif report == SATISFACTION:
                tally = satisfaction.report(desk, actor, first, day, by)
            else:
                tally = tallying.window_tally(desk, actor, day, window or 0)
            return number, tally, tallying.today(desk), papers.clock_of(desk.now())

        self._context.background.run(count, self._on_counted, self._on_failed)

    def _on_counted(self, answer: tuple[int, Report, date, str]) -> None:
        number, tally, today, seen_at = answer
        if number != self._wanted:
            return
        self._tally = tally
        may_close = tally.day == today and not tally.closed and may(self._context.actor, "day.close")
        self._page.show_tally(tally, may_close=may_close, seen_at=seen_at)

    def _on_failed(self, failure: Exception) -> None:
        self._tally = None
        self._page.show_refused(failures.sentence(failure))

    def _on_print(self) -> None:
        desk, tally = self._context.desk, self._tally
        if tally is not None:
            self._context.background.run(
                lambda: tallying.print_tally(desk, tally), self._on_printed, self._on_not_done
            )

    def _on_printed(self, _nothing: None) -> None:
        self._strip.post(MessageKind.INFO, self.tr("日报已打印。"), icon="printer", name=_MESSAGE)

    def _on_export(self, path: str) -> None:
        tally, write = self._tally, self._write_table
        if tally is not None:
            self._context.background.run(
                lambda: write(tally, Path(path)), self._on_exported, self._on_not_done
            )

    def _on_exported(self, _nothing: object) -> None:
        self._strip.post(MessageKind.INFO, self.tr("表格已导出。"), icon="download", name=_MESSAGE)

    def _on_close(self) -> None:
        self._strip.ask(
            _CLOSING,
            self.tr("封账后今天不再叫号，还在等的号一起清掉，日报数字不再变。"),
            self.tr("确定今天办完了就封。"),
            self._close_day,
            cap="Ctrl+Enter",
            yes=self.tr("封账"),
            no=self.tr("先不封"),
        )

    def _on_close_confirmed(self) -> None:
        if self._strip.top is not None and self._strip.top.name == _CLOSING:
            self._strip.confirm()

    def _close_day(self) -> None:
        desk, actor = self._context.desk, self._context.actor
        self._context.background.run(
            lambda: closing_day.close_today(desk, actor), self._on_closed, self._on_not_done
        )

    def _on_closed(self, closed: object) -> None:
        self._strip.post(MessageKind.INFO, self.tr("今天已封账。"), icon="lock", name=_MESSAGE)
        self.refresh()
        self.day_closed.emit()

    def _on_not_done(self, failure: Exception) -> None:
        urgent = isinstance(failure, PrintFailed)
        self._strip.post(MessageKind.RED, failures.sentence(failure), name=_MESSAGE, urgent=urgent)
