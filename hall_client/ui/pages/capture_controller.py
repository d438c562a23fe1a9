"""拍照 at work: pages from the camera or its folder, marked with their purpose and kept as one attachment."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from hall_client.domain.attachments import Picked, picked
from hall_client.services import attaching, papers
from hall_client.services.ports import Camera
from hall_client.ui import failures, scan_sheets
from hall_client.ui.context import Context
from hall_client.ui.pages.capture_dialog import CaptureDialog

LOOK_MS = 700
"""How often a folder is looked at."""


class CaptureController(QObject):
    """One capture. `attach` keeps the sheet that was bound; `attached` carries its answer, the dialog closed."""

    attached = Signal(object)
    file_wished = Signal()

    def __init__(
        self,
        page: QWidget,
        context: Context,
        camera: Camera,
        title: str,
        purpose: str,
        attach: Callable[[Picked], Any],
    ) -> None:
        super().__init__(page)
        self._context, self._camera, self._purpose, self._attach = context, camera, purpose, attach
        self.dialog = CaptureDialog(title, page, by_itself=camera.by_itself)
        self.dialog.page_wished.connect(self._take)
        self.dialog.keep_wished.connect(self._keep)
        self.dialog.file_wished.connect(self._on_file)
        self.dialog.finished.connect(self._on_finished)
        self._busy, self._over = False, False
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_MS)
        self._looking.timeout.connect(self._look)

    def open(self) -> None:
        """Show it, and take from now on."""
        self.dialog.open()
        self._run(self._camera.begin, self._on_begun, "")

    def _run(self, job: Callable[[], Any], done: Callable[[Any], None], words: str) -> None:
        self._busy = True
        if words:
            self.dialog.show_words(words, busy=True)
        self._context.devices.run(job, done, self._on_failed)

    def _on_begun(self, _nothing: object) -> None:
        self._busy = False
        if self._camera.by_itself and not self._over:
            self._looking.start()

    def _look(self) -> None:
        if not self._busy:
            self._run(self._new_pages, self._on_pages, "")

    def _take(self) -> None:
        if not self._busy:
            self._run(self._new_pages, self._on_pages, self.tr("正在拍"))

    def _new_pages(self) -> Sequence[QImage]:
        return [scan_sheets.page_of(content) for content in self._camera.take()]

    def _on_pages(self, pages: Sequence[QImage]) -> None:
        self._busy = False
        if pages and not self._over:
            self.dialog.add(pages)

    def _keep(self) -> None:
        if self._busy or not self.dialog.pages:
            return
        desk, purpose, pages = self._context.desk, self._purpose, list(self.dialog.pages)

        def bind() -> Picked:
            name = self.tr("拍照 {time}.pdf").format(time=f"{papers.local(desk.now()):%H-%M-%S}")
            return picked(name, scan_sheets.bound(pages, attaching.purpose_lines(desk, purpose)))

        self._run(bind, self._on_bound, self.tr("正在存"))

    def _on_bound(self, sheet: Picked) -> None:
        attach, camera = self._attach, self._camera

        def keep() -> Any:
            answer = attach(sheet)
            camera.kept()
            return answer

        self._context.background.run(keep, self._on_kept, self._on_failed)

    def _on_kept(self, answer: object) -> None:
        self._busy = False
        self.dialog.pages.clear()
        self.dialog.accept()
        self.attached.emit(answer)

    def _on_failed(self, failure: Exception) -> None:
        self._busy = False
        if not self._over:
            self.dialog.show_words(failures.sentence(failure), wrong=True)

    def _on_file(self) -> None:
        self.dialog.reject()
        if self._over:
            self.file_wished.emit()

    def _on_finished(self) -> None:
        self._over = True
        self._looking.stop()
