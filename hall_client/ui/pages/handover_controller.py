"""The town's 交接 at work: what there is to do, the bag on the table, and where a scan goes."""

from PySide6.QtCore import QObject, Signal

from hall_client.domain.manifests import PaperManifest, parse_code
from hall_client.domain.numbers import BadNumber, parse_case_number
from hall_client.services import proxy_desk
from hall_client.services.proxy_desk import DeskDay
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.line_signal import LineSignal
from hall_client.ui.models.proxy_desk_side import BAG, side_rows
from hall_client.ui.pages.counting_controller import CountingController
from hall_client.ui.pages.handover_page import HandoverPage
from hall_client.ui.pages.handover_stick import HandoverStick
from hall_client.ui.pages.handover_tasks_controller import TasksController
from hall_client.ui.stick_desk import StickDesk
from hall_client.ui.widgets.message_row import MessageKind
from hall_client.ui.widgets.message_strip import MessageStrip

_MESSAGE = "handover"


class HandoverController(QObject):
    """Call `begin` whenever the page is shown; scans of manifests and bag covers go to `on_scan`.

    `case_wished` carries the id of a case to be read on the cases page.
    """

    case_wished = Signal(str)

    def __init__(
        self,
        page: HandoverPage,
        context: Context,
        strip: MessageStrip,
        signal: LineSignal,
        stick: StickDesk,
    ) -> None:
        super().__init__(page)
        self._page, self._context, self._strip = page, context, strip
        self.counting = CountingController(page.card, page.pane, context, strip)
        self.tasks = TasksController(page.tasks, page.details, context, strip)
        self.stick = HandoverStick(page, context, strip, stick, self._station)
        self.stick.work.taken.connect(self._look_again)
        self.counting.changed.connect(self._on_counting)
        self.tasks.changed.connect(self._show_state)
        self.tasks.acted.connect(self.begin)
        self.tasks.case_wished.connect(self.case_wished)
        self._job = ""
        self._day: DeskDay | None = None
        self._told: tuple[str, bool, bool] | None = None
        page.side_chosen.connect(self._on_side)
        page.undo_requested.connect(self._on_undo)
        page.print_requested.connect(self._on_print)
        signal.changed.connect(self._on_line)

    def begin(self) -> None:
        """Look again."""
        desk = self._context.desk
        self._context.background.run(lambda: proxy_desk.day(desk), self._on_day, self._on_failed)

    def _on_day(self, day: DeskDay) -> None:
        self._day = day
        self._page.show_side(side_rows(day))
        if self._job:
            self._page.side.show_chosen(self._job)
            self.tasks.show(day, self._job)
        elif self.counting.shown is not None:
            self._page.side.show_chosen(BAG + self.counting.shown.number)

    def _on_failed(self, failure: Exception) -> None:
        self._strip.post(MessageKind.RED, failures.sentence(failure), name=_MESSAGE)

    def _on_line(self, _status: object) -> None:
        """Data may have come: the bag on the table is matched with it."""
        if self._page.isVisible():
            self._look_again()

    def _look_again(self) -> None:
        self.begin()
        self.counting.refresh()

    def _station(self) -> str:
        """Whose bag is on the table; empty without one."""
        shown = self.counting.shown
        return parse_case_number(shown.number).station if shown is not None else ""

    def _on_side(self, key: str) -> None:
        if key.startswith(BAG):
            self._to_counting()
            self.counting.open(key.removeprefix(BAG))
        elif self._day is not None and key != self._job:
            self._job = key
            side = self._page.side.side
            self._page.show_tasks(side.rows[side.row_of(key)].upper)
            self.tasks.show(self._day, key)

    def _to_counting(self) -> None:
        self._job = ""
        self._page.show_counting()

    def _on_undo(self) -> None:
        if self._page.counts:
            self.counting.undo()

    def _on_print(self) -> None:
        if self._page.counts:
            self.counting.finish()
        else:
            self.tasks.print()

    def step_back(self) -> bool:
        """Esc: the form of a list, then the list itself."""
        return self.tasks.step_back() or self._page.step_back()

    def takes(self, text: str) -> bool:
        """Whether a scan is a manifest, wherever the keyboard is."""
        return _paper(text) is not None or _number(text, handover=True) is not None

    def on_scan(self, text: str) -> bool:
        """A manifest is put on the table, a case is gone to; False for a case that is not in this bag."""
        if (paper := _paper(text)) is not None:
            self._open(paper.number, paper)
        elif (number := _number(text, handover=True)) is not None:
            self._open(number)
        elif (case := _number(text, handover=False)) is not None:
            return self.counting.go_to_case(case)
        else:
            return False
        return True

    def _open(self, number: str, paper: PaperManifest | None = None) -> None:
        self._to_counting()
        self._page.panes.show_middle()
        self.counting.open(number, paper, to_work=True)

    def _on_counting(self) -> None:
        self._show_state()
        if self.counting.progress != self._told:
            self._told = self.counting.progress
            self.begin()

    def _show_state(self) -> None:
        page, counting = self._page, self.counting
        if not page.counts:
            name, why_not, remark = self.tasks.print_state
            page.show_print(name, why_not, "", remark)
            return
        page.show_undo(counting.undo_words)
        left = self.tr("还有 {n} 件没点").format(n=counting.unmarked) if counting.unmarked else ""
        done = counting.shown is not None and counting.shown.done
        name = self.tr("再打点收回单") if done else self.tr("打印点收回单")
        page.show_print(name, counting.why_not, left, self.tr("双方各一份"))


def _paper(text: str) -> PaperManifest | None:
    try:
        return parse_code(text)
    except BadNumber:
        return None


def _number(text: str, *, handover: bool) -> str | None:
    try:
        number = parse_case_number(text)
    except BadNumber:
        return None
    return number.text if number.is_handover is handover else None
