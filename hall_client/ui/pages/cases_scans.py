"""附件 of an opened case: what its materials have, added to and withdrawn."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from hall_client.domain.attachments import Attachment, Picked
from hall_client.domain.people import may
from hall_client.services import attaching
from hall_client.services.looking_up import CaseView
from hall_client.ui.context import Context
from hall_client.ui.pages.cases_page import CasesPage
from hall_client.ui.pages.scans_controller import Place, ScansController
from hall_client.ui.widgets.message_strip import MessageStrip

Scans = tuple[Attachment, ...]


class CasesScans(QObject):
    """`show` with the case and a material; `again` reads the case anew after something changed."""

    def __init__(
        self, page: CasesPage, context: Context, strip: MessageStrip, again: Callable[[str], None]
    ) -> None:
        super().__init__(page)
        self._context, self._again = context, again
        self.scans = ScansController(page, context, strip)

    def show(self, view: CaseView, code: str) -> None:
        """The scans of one material."""
        desk, actor, case_id = self._context.desk, self._context.actor, view.case.id
        name = next((each.name for each in view.materials if each.code == code), "")

        def listed() -> Scans:
            return attaching.of_material(desk, case_id, code)

        def attach(picked: Picked) -> Scans:
            attaching.attach(desk, actor, case_id, code, picked)
            return listed()

        def detach(scan: Attachment) -> Scans:
            attaching.detach(desk, actor, scan)
            return listed()

        def took(scans: Scans) -> Scans:
            self._again(case_id)
            return scans

        title = self.tr("附件：{name}").format(name=name)
        scans = tuple(each for each in view.attachments if each.material == code)
        self.scans.show(
            Place(title, view.case.item_name, scans, may(actor, "case.attach"), attach, detach, took)
        )
