"""A bag that comes down to a village, with results and returned papers, on the table both ends count with."""

from PySide6.QtCore import QObject, Signal

from hall_client.domain.manifests import PaperManifest, parse_code
from hall_client.domain.numbers import BadNumber, parse_case_number
from hall_client.ui.context import Context
from hall_client.ui.pages.counting_controller import CountingController
from hall_client.ui.pages.village_page import VillagePage
from hall_client.ui.widgets.message_strip import MessageStrip


class VillageCounting(QObject):
    """`changed` tells that undo and F12 are to be shown anew, `closed` that cases have moved on."""

    changed = Signal()
    closed = Signal()

    def __init__(self, page: VillagePage, context: Context, strip: MessageStrip) -> None:
        super().__init__(page)
        self._page = page
        self._done = False
        self._counting = CountingController(page.counting, page.pane, context, strip)
        self._counting.changed.connect(self._on_changed)

    @property
    def on_table(self) -> bool:
        """Whether the counting table is on screen."""
        return self._page.middle.currentWidget() is self._page.counting

    def takes(self, text: str) -> bool:
        """Whether a scan is a manifest, wherever the keyboard is."""
        return _paper(text) is not None or _number(text, handover=True) != ""

    def on_scan(self, text: str) -> bool:
        """A manifest is put on the table, a case on it is gone to; False for anything else."""
        paper = _paper(text)
        number = paper.number if paper is not None else _number(text, handover=True)
        if number:
            self._page.show_middle(self._page.counting, counting=True)
            self._counting.open(number, paper, to_work=True)
            return True
        case = _number(text, handover=False)
        return bool(case) and self.on_table and self._counting.go_to_case(case)

    def refresh(self) -> None:
        """Data may have come in."""
        if self.on_table:
            self._counting.refresh()

    def undo(self) -> None:
        """Ctrl+Z: the last mark."""
        self._counting.undo()

    def finish(self) -> None:
        """F12: the counting is closed and its slip printed."""
        self._counting.finish()

    def _on_changed(self) -> None:
        found = self._counting.shown
        done = found is not None and found.done
        if done and not self._done:
            self.closed.emit()
        self._done = done
        self.changed.emit()

    def show_state(self) -> None:
        """What Ctrl+Z takes back and what F12 prints."""
        counting, page = self._counting, self._page
        done = counting.shown is not None and counting.shown.done
        name = self.tr("再打点收回单") if done else self.tr("打印点收回单")
        why = counting.why_not
        page.show_undo(counting.undo_words)
        page.show_others(any_=False)
        page.show_print(name, why or self.tr("双方各一份"), ready=not why)


def _paper(text: str) -> PaperManifest | None:
    try:
        return parse_code(text)
    except BadNumber:
        return None


def _number(text: str, *, handover: bool) -> str:
    try:
        number = parse_case_number(text)
    except BadNumber:
        return ""
    return number.text if number.is_handover is handover else ""
