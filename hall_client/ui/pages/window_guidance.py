"""An item the hall only explains: its 办事指南 on screen and on paper."""

from PySide6.QtCore import QObject

from hall_client.domain.people import Actor
from hall_client.services.cataloguing import guide_sheet
from hall_client.services.ports import Desk, Sheet
from hall_client.services.sheet_printing import put_out_sheet
from hall_client.ui.pages.window_bench import Bench
from hall_client.ui.widgets.message_row import MessageAction, MessageKind
from hall_client.ui.workspace.right_pane import Tab


def print_guide(desk: Desk, actor: Actor, code: str) -> None:
    """Print the 办事指南; it belongs to no case and is not recorded. Raises PrintFailed."""
    put_out_sheet(desk, guide_sheet(desk, actor, code), f"{code}-ZN", "a4")


class GuidanceController(QObject):
    """Shows the sheet beside the search and offers to print it."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._code = ""

    def show(self, code: str) -> None:
        """Show the sheet of the item with this code."""
        bench = self._bench
        if bench.hall_today is None:
            return
        self._code, name = code, bench.hall_today.versions[code].item.name
        act = MessageAction(self.tr("打印办事指南"), self._print)
        what = self.tr("{name}只作指引，不收件。").format(name=name)
        rest = self.tr("把办事指南打给群众；说清楚了按 F11 再按 0，记下引导。")
        bench.strip.post(MessageKind.INFO, what, rest, actions=(act,), name="guidance")
        desk, actor = bench.desk, bench.actor
        bench.context.drawing.run(lambda: guide_sheet(desk, actor, code), self._on_sheet, bench.on_failed)

    def _on_sheet(self, sheet: Sheet) -> None:
        self._bench.page.right.paper.show_paper(sheet.pdf)
        self._bench.page.show_side(Tab.PAPER)

    def _print(self) -> None:
        desk, actor, code = self._bench.desk, self._bench.actor, self._code
        self._bench.run(lambda: print_guide(desk, actor, code), self._on_printed)

    def _on_printed(self, _answer: object) -> None:
        self._bench.tell(MessageKind.INFO, self.tr("办事指南已打印。"), name="guidance")
