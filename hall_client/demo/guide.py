"""The guide at their desk: gives out numbers, brings back who missed the call, voids what was taken by mistake."""

from pathlib import Path

from PySide6.QtCore import Qt

from hall_client.demo.clock import DemoClock
from hall_client.demo.hands import DemoStuck, Hands
from hall_client.demo.office import Office
from hall_client.ui.pages.guide_page import GuidePage
from hall_client.ui.widgets.queue_list import QueueList


class Guide:
    """Works on the guide's page of the office desk."""

    def __init__(self, office: Office, clock: DemoClock) -> None:
        self._office, self._clock = office, clock

    @property
    def _hands(self) -> Hands:
        return self._office.hands

    @property
    def _page(self) -> GuidePage:
        self._office.be("0401")
        page = self._office.shell.findChild(GuidePage)
        if page is None:
            raise DemoStuck("the guide has no page")
        return page

    def issue(self, series: str, priority: str = "") -> str:
        """Click the series, with its priority first; the number that comes out."""
        page = self._page
        before = page.series.number
        if priority:
            self._hands.click_words(priority, page.series)
        self._hands.click(page.series.buttons[series])
        self._hands.wait(lambda: page.series.number not in ("", before), "a number")
        self._clock.forward(seconds=20)
        return page.series.number

    def reactivate(self, label: str) -> None:
        """激活: choose the number among the missed ones, Enter."""
        page = self._page
        self._point_at(page.lists.missed, label)
        self._hands.click_words("激活", page)
        self._clock.forward(seconds=15)

    def void(self, label: str, reason: str) -> None:
        """误取作废, with the reason."""
        self._end("误取作废", label, reason)

    def abandon(self, label: str, reason: str) -> None:
        """弃号, with the reason."""
        self._end("弃号", label, reason)

    def picture(self, file: Path) -> None:
        """A picture of the guide's page."""
        self._page.setFocus()
        self._hands.picture(file)

    def _end(self, words: str, label: str, reason: str) -> None:
        page = self._page
        self._point_at(page.lists.waiting, label)
        self._hands.click_words(words, page)
        self._hands.type(reason)
        self._hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self._hands.wait(lambda: not page.form.act, "the number to be ended")
        self._clock.forward(seconds=15)

    def _point_at(self, queue: QueueList, label: str) -> None:
        """Move to the line of this number, as the arrow keys would, once the page has looked again."""
        self._hands.wait(lambda: _line_of(queue, label) >= 0, f"{label} to be listed")
        queue.setCurrentIndex(queue.model().index(_line_of(queue, label), 0))


def _line_of(queue: QueueList, label: str) -> int:
    model = queue.model()
    lines = range(model.rowCount())
    said = (str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in lines)
    return next((row for row, words in zip(lines, said, strict=True) if label in words), -1)
