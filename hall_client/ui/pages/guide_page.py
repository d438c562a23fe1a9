"""The guide's desk (取号): give out numbers, bring back who missed the call, void what was taken by mistake."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from hall_client.domain.hall import Hall
from hall_client.ui import theme
from hall_client.ui.keys import bind
from hall_client.ui.pages.cases_form import FormField, InPlaceForm
from hall_client.ui.pages.guide_bookings import GuideBookings
from hall_client.ui.pages.guide_lists import GuideLists
from hall_client.ui.pages.guide_series import GuideSeries
from hall_client.ui.tokens import WidthMode, width_mode
from hall_client.ui.widgets.focus_scroll import FocusScroll
from hall_client.ui.widgets.queue_list import QueueRow
from hall_client.ui.workspace.supervisor_form import SupervisorForm

_LEFT = 460
_LISTS = 320


class GuidePage(QWidget):
    """`ended` carries the act (void, abandon), the number and the reason; `waiver` asks for a supervisor's word."""

    issue_requested = Signal(str, str)
    reactivate_requested = Signal(str)
    slip_requested = Signal(str)
    ended = Signal(str, str, str)
    waiver_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._ending = ""
        self.series, self.lists, self.form = GuideSeries(), GuideLists(), InPlaceForm()
        self.bookings = GuideBookings()
        self.waiver = SupervisorForm("", self.tr("再等等"))
        bind(self.waiver, "confirm", self.waiver.give)
        bind(self, "go_on_without", self.waiver_wished.emit)
        right = QWidget()
        column = QVBoxLayout(right)
        theme.space(column, (12, 12, 12, 12), 8)
        column.addWidget(self.waiver)
        column.addWidget(self.form)
        column.addWidget(self.lists, 3)
        column.addWidget(self.bookings, 2)
        inside = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        theme.space(self._row)
        self._row.addWidget(self.series)
        self._row.addWidget(right, 1)
        self._area = FocusScroll(inside, grows=True)
        whole = QVBoxLayout(self)
        theme.space(whole)
        whole.addWidget(self._area)
        self.series.chosen.connect(self.issue_requested)
        self.lists.reactivate_requested.connect(self.reactivate_requested)
        self.lists.slip_requested.connect(self.slip_requested)
        self.lists.void_requested.connect(lambda number: self._ask("void", number))
        self.lists.abandon_requested.connect(lambda number: self._ask("abandon", number))
        self.form.confirmed.connect(self._on_confirmed)
        self.form.cancelled.connect(self.step_back)
        self.setFocusProxy(self.series)

    def show_view(
        self, hall: Hall, waiting: Mapping[str, int], rows: Sequence[QueueRow], missed: Sequence[QueueRow]
    ) -> None:
        """The hall as it is now."""
        self.series.show_hall(hall, waiting)
        self.lists.show_rows(rows, missed)

    def show_issued(self, label: str, note: str) -> None:
        """Show the number just given out."""
        self.series.show_issued(label, note)
        self._area.ensureWidgetVisible(self.series.number_label)

    def show_refused(self, words: str) -> None:
        """Say in the open form why nothing was done."""
        self.form.show_refused(words)

    def step_back(self) -> bool:
        """Esc: close the form; False when none is open."""
        if self.bookings.put_away():
            return True
        if not self.waiver.put_away() and not self.form.act:
            return False
        self.form.finish()
        self.lists.waiting.setFocus()
        return True

    def _ask(self, act: str, number: str) -> None:
        self._ending = number
        self.waiver.put_away()
        title, yes = {
            "void": (self.tr("{n} 误取作废：写一句原因"), self.tr("作废")),
            "abandon": (self.tr("{n} 弃号：写一句原因"), self.tr("弃号")),
        }[act]
        self.form.begin(act, title.format(n=number), [FormField("reason", self.tr("原因"))], yes)

    def _on_confirmed(self, act: str, values: Mapping[str, str]) -> None:
        self.ended.emit(act, self._ending, values["reason"])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side, or one below the other."""
        super().resizeEvent(event)
        narrow = width_mode(self.width(), theme.current.scale) is WidthMode.NARROW
        self.lists.setMinimumHeight(theme.px(_LISTS) if narrow else 0)
        if narrow:
            self._row.setDirection(QBoxLayout.Direction.TopToBottom)
            self.series.setProperty("unscaled_width", None)
            self.series.setMinimumWidth(0)
            self.series.setMaximumWidth(16777215)
        else:
            self._row.setDirection(QBoxLayout.Direction.LeftToRight)
            theme.fix(self.series, width=_LEFT)
