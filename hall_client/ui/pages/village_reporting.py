"""报日报: the day's figures go to the town under one key; the bottom line says whether they did (C21, R-68)."""

from PySide6.QtCore import QObject, Signal

from hall_client.domain.manifests import StationReport
from hall_client.domain.people import Actor
from hall_client.services import papers, reporting, village_day
from hall_client.services.ports import Desk
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.pages.village_page import VillagePage
from hall_client.ui.widgets.message_row import MessageKind
from hall_client.ui.widgets.message_strip import MessageStrip

_MESSAGE = "report"


def _reported(desk: Desk, actor: Actor) -> StationReport:
    """Report, then print the sheet for the village's file: a dead printer takes nothing back."""
    report = reporting.report(desk, actor)
    village_day.put_out(desk, actor)
    return report


class VillageReporting(QObject):
    """`done` comes when the day was reported."""

    done = Signal()

    def __init__(self, page: VillagePage, context: Context, strip: MessageStrip) -> None:
        super().__init__(page)
        self._page, self._context, self._strip = page, context, strip
        self._busy = False

    def show(self, told: StationReport | None) -> None:
        """Say in the bottom line whether today was reported."""
        if told is not None:
            words = self.tr("今天的日报 {at:%H:%M} 已报镇里。").format(at=papers.local(told.at))
        else:
            words = self.tr("今天的日报还没报，下班前按 Alt+R。")
        self._page.show_reported(words, told=told is not None)

    def report(self) -> None:
        """Alt+R."""
        if self._busy:
            return
        self._busy = True
        desk, actor = self._context.desk, self._context.actor
        self._context.background.run(lambda: _reported(desk, actor), self._on_reported, self._on_refused)

    def _on_reported(self, report: StationReport) -> None:
        self._busy = False
        said = [f"{words} {report.figures[name]}" for name, words in reporting.FIGURES.items()]
        more = self.tr("没网时存在本机，联网后自动上传。")
        self._strip.post(
            MessageKind.INFO, self.tr("日报已报：{said}。").format(said="，".join(said)), more, name=_MESSAGE
        )
        self.done.emit()

    def _on_refused(self, failure: Exception) -> None:
        self._busy = False
        self._strip.post(MessageKind.AMBER, failures.sentence(failure), name=_MESSAGE)
        self.done.emit()
