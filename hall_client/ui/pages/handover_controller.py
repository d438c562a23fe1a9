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
from hall_client.ui.widgets.message_row import MessageKind
from hall_client.ui.widgets.message_strip import MessageStrip

_MESSAGE = "handover"


class HandoverController(QObject):
    """Call `begin` whenever the page is shown; scans of manifests and bag covers go to `on_scan`.

    `case_wished` carries the id of a case to be read on the cases page.
    """

    case_wished = Signal(str)

    def __init__(self, page: HandoverPage, context: Context, strip: MessageStrip, signal: LineSignal) -> None:
        super().__init__(page)
        self._page, self._context, self._strip = page, context, strip
        self.counting = CountingController(page.card, page.pane, context, strip)
        self.counting.changed.connect(self._show_state)
        self._day: DeskDay | None = None
        self._told: tuple[str, bool, bool] | None = None
        page.side_chosen.connect(self._on_side)
        page.undo_requested.connect(self.counting.undo)
        page.print_requested.connect(self.counting.finish)
        signal.changed.connect(self._on_line)

    def begin(self) -> None:
        """Look again."""
        desk = self._context.desk
        self._context.background.run(lambda: proxy_desk.day(desk), self._on_day, self._on_failed)

    def _on_day(self, day: DeskDay) -> None:
        self._day = day
        self._page.show_side(side_rows(day))
        if self.counting.shown is not None:
            self._page.side.show_chosen(BAG + self.counting.shown.number)

    def _on_failed(self, failure: Exception) -> None:
        self._strip.post(MessageKind.RED, failures.sentence(failure), name=_MESSAGE)

    def _on_line(self, _status: object) -> None:
        """Data may have come: the bag on the table is matched with it."""
        if self._page.isVisible():
            self.begin()
            self.counting.refresh()

    def _on_side(self, key: str) -> None:
        if key.startswith(BAG):
            self._page.middle.setCurrentIndex(0)
            self._page.right.setCurrentIndex(0)
            self.counting.open(key.removeprefix(BAG))

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
        self._page.middle.setCurrentIndex(0)
        self._page.right.setCurrentIndex(0)
        self._page.panes.show_middle()
        self.counting.open(number, paper, to_work=True)

    def _show_state(self) -> None:
        page, counting = self._page, self.counting
        page.show_undo(counting.undo_words)
        left = ""
        if counting.unmarked:
            left = self.tr("还有 {n} 件没点").format(n=counting.unmarked)
        done = counting.shown is not None and counting.shown.done
        name = self.tr("再打点收回单") if done else self.tr("打印点收回单")
        page.show_print(name, counting.why_not, left, self.tr("双方各一份"))
        told = counting.progress
        if told != self._told:
            self._told = told
            self.begin()


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
