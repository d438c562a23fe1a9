"""An item the hall only explains: its 办事指南 on screen and on paper."""

from PySide6.QtCore import QObject

from hall_client.domain.catalogue import Version
from hall_client.domain.deadlines import local_date
from hall_client.domain.people import Actor
from hall_client.services import papers
from hall_client.services.ports import Desk, Sheet
from hall_client.ui.pages.window_bench import Bench
from hall_client.ui.widgets.message_row import MessageAction
from hall_client.ui.widgets.message_strip import MessageKind
from hall_client.ui.workspace.right_pane import Tab


def guide_sheet(desk: Desk, actor: Actor, version: Version) -> Sheet:
    """The 办事指南 of an item, drawn."""
    at = desk.now()
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(at))
    return desk.paper.draw("guide", papers.guide(hall, version, actor, at))


def print_guide(desk: Desk, actor: Actor, version: Version) -> None:
    """Print the 办事指南; it belongs to no case and is not recorded. Raises PrintFailed."""
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(desk.now()))
    sheet = guide_sheet(desk, actor, version)
    name = f"{version.item.code}-{version.number}-ZN"
    desk.printer.put_out(sheet.pdf, name, "a4", 1, hall.printers.get("a4", ""))


class GuidanceController(QObject):
    """Shows the sheet beside the search and offers to print it."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._version: Version | None = None

    def show(self, code: str) -> None:
        """Show the sheet of the item with this code."""
        bench = self._bench
        self._version = version = bench.shift.versions[code] if bench.shift else None
        if version is None:
            return
        act = MessageAction(self.tr("打印办事指南"), self._print)
        what = self.tr("{name}只作指引，不收件。").format(name=version.item.name)
        rest = self.tr("把办事指南打给群众；说清楚了按 F11 再按 0，记下引导。")
        bench.strip.post(MessageKind.INFO, what, rest, actions=(act,), name="guidance")
        desk, actor = bench.desk, bench.actor
        bench.context.drawing.run(lambda: guide_sheet(desk, actor, version), self._on_sheet, bench.on_failed)

    def _on_sheet(self, sheet: Sheet) -> None:
        self._bench.page.right.paper.show_paper(sheet.pdf)
        self._bench.page.show_side(Tab.PAPER)

    def _print(self) -> None:
        desk, actor, version = self._bench.desk, self._bench.actor, self._version
        if version is not None:
            self._bench.run(lambda: print_guide(desk, actor, version), self._on_printed)

    def _on_printed(self, _answer: object) -> None:
        self._bench.tell(MessageKind.INFO, self.tr("办事指南已打印。"), name="guidance")
