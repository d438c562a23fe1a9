"""附件 of the draft at the window: F on a material adds the first scan, or shows what there is."""

from PySide6.QtCore import QObject

from hall_client.domain.attachments import Attachment
from hall_client.domain.drafts import Draft
from hall_client.domain.people import may
from hall_client.services import attaching
from hall_client.ui.pages.scans_controller import Place, ScansController
from hall_client.ui.pages.window_bench import Bench
from hall_client.ui.pages.window_materials import MaterialsController


class WindowScans(QObject):
    """Listens to the materials table."""

    def __init__(self, bench: Bench, materials: MaterialsController) -> None:
        super().__init__(bench)
        self._bench, self._materials = bench, materials
        self.scans = ScansController(bench.page, bench.context, bench.strip)
        bench.page.case.materials.table.scans_requested.connect(self._on_requested)

    def _on_requested(self, row: int) -> None:
        material = self._materials.materials[row]
        desk, actor, draft, code = self._bench.desk, self._bench.actor, self._bench.draft, material.code
        item = self._bench.item
        assert item is not None, "materials without an item"
        self.scans.show(
            Place(
                title=self.tr("附件：{name}").format(name=material.name),
                purpose=item.name,
                scans=_of(draft, code),
                may_change=may(actor, "case.attach"),
                attach=lambda picked: attaching.attach_to_draft(desk, actor, self._bench.draft, code, picked),
                detach=lambda scan: attaching.detach_from_draft(desk, actor, self._bench.draft, scan),
                took=lambda changed: self._took(changed, code),
            )
        )

    def _took(self, changed: Draft, code: str) -> tuple[Attachment, ...]:
        if changed.id == self._bench.draft.id:
            self._bench.history.adopt(attachments=changed.attachments)
        return _of(self._bench.draft, code)


def _of(draft: Draft, code: str) -> tuple[Attachment, ...]:
    return tuple(each for each in draft.attachments if each.material == code)
