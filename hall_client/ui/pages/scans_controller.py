"""附件 at work: a scan chosen, kept, fetched from the centre where it is not here, and shown."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hall_client.domain.attachments import Attachment, Picked, megabytes
from hall_client.services import attaching, carrying
from hall_client.ui import failures, scan_pages
from hall_client.ui.context import Context
from hall_client.ui.pages.capture_controller import CaptureController
from hall_client.ui.pages.scans_dialog import ScansDialog, choose_file
from hall_client.ui.widgets.message_row import MessageKind
from hall_client.ui.widgets.message_strip import MessageStrip

_MESSAGE = "scans"


@dataclass(frozen=True)
class Place:
    """Where scans belong: a material of a draft or of a case.

    `purpose` is the item for which alone a picture may be used. `attach` and `detach` are acts, done off the screen's
    thread; `took` hears their answer on it, and gives the scans there are now.
    """

    title: str
    purpose: str
    scans: tuple[Attachment, ...]
    may_change: bool
    attach: Callable[[Picked], Any]
    detach: Callable[[Attachment], Any]
    took: Callable[[Any], tuple[Attachment, ...]]


class ScansController(QObject):
    """Give it the page whose scans they are. `show` opens what there is, or asks for the first.

    With a document camera connected the first comes from there; a file can be chosen instead.
    """

    _here = Signal(int)

    def __init__(self, page: QWidget, context: Context, strip: MessageStrip) -> None:
        super().__init__(page)
        self._page, self._context, self._strip = page, context, strip
        self._place: Place | None = None
        self._size = 0
        self._stopped = threading.Event()
        self.dialog: ScansDialog | None = None
        self.capture: CaptureController | None = None
        self._before: QWidget | None = None
        """Where the keyboard was, and goes back to."""
        self._here.connect(self._on_here)

    def show(self, place: Place) -> None:
        """The scans of a place; where there is none, the file picker at once."""
        self._place = place
        if place.scans:
            self._open_dialog(place)
        elif place.may_change and self._context.camera is not None:
            self._on_capture()
        elif place.may_change:
            self._on_add()
        else:
            self._strip.post(MessageKind.INFO, self.tr("这份材料没有附件。"), name=_MESSAGE)

    def _open_dialog(self, place: Place) -> None:
        dialog = ScansDialog(
            self._context.drawing,
            place.title,
            may_change=place.may_change,
            may_capture=self._context.camera is not None,
            parent=self._page,
        )
        self.dialog, self._before = dialog, self._page.window().focusWidget()
        dialog.add_wished.connect(self._on_add)
        dialog.capture_wished.connect(self._on_capture)
        dialog.take_off_wished.connect(self._on_take_off)
        dialog.open_wished.connect(self._on_open)
        dialog.stop_wished.connect(self._on_stop)
        dialog.finished.connect(self._on_closed)
        dialog.set_scans(place.scans)
        dialog.open()

    def _on_closed(self) -> None:
        self._on_stop()
        self.dialog = None
        self._page.activateWindow()
        if self._before is not None:
            self._before.setFocus()

    def _on_add(self) -> None:
        place = self._place
        if place is None:
            return
        path = choose_file(self.dialog or self._page, place.title)
        if path:
            self._run(lambda: place.attach(scan_pages.read(path)), self.tr("已加附件。"))

    def _on_capture(self) -> None:
        place, camera = self._place, self._context.camera
        if place is None or camera is None:
            return
        parent = self.dialog or self._page
        self.capture = CaptureController(
            parent, self._context, camera, place.title, place.purpose, place.attach
        )
        self.capture.attached.connect(partial(self._on_changed, self.tr("已加附件。")))
        self.capture.file_wished.connect(self._on_add)
        self.capture.open()

    def _on_take_off(self, scan: Attachment) -> None:
        place = self._place
        if place is not None:
            self._run(lambda: place.detach(scan), self.tr("已撤下。"))

    def _run(self, act: Callable[[], Any], words: str) -> None:
        self._context.background.run(act, partial(self._on_changed, words), self._on_refused)

    def _on_changed(self, words: str, answer: Any) -> None:
        assert self._place is not None, "an act without a place"
        scans = self._place.took(answer)
        if self.dialog is None:
            self._strip.post(MessageKind.INFO, words, name=_MESSAGE, icon="done")
        else:
            self.dialog.set_scans(scans)
            self.dialog.show_words(words)

    def _on_refused(self, failure: Exception) -> None:
        words = failures.sentence(failure)
        if self.dialog is None:
            self._strip.post(MessageKind.AMBER, words, name=_MESSAGE)
        else:
            self.dialog.show_words(words, wrong=True)

    def _on_open(self, scan: Attachment) -> None:
        assert self.dialog is not None, "opened without a dialog"
        desk, actor = self._context.desk, self._context.actor
        self._on_stop()
        self._stopped, self._size = threading.Event(), scan.size
        stopped = self._stopped

        def fetch() -> tuple[str, bytes]:
            content = carrying.fetch(desk, scan, self._here.emit, stopped.is_set)
            pages = scan_pages.as_pdf(content, scan.media_type)
            attaching.look_at(desk, actor, scan)
            return scan.id, pages

        self.dialog.show_words(self.tr("正在打开"), working=True)
        self._context.carrying.run(fetch, self._on_fetched, self._on_not_fetched)

    def _on_here(self, here: int) -> None:
        if self.dialog is not None and not self._stopped.is_set():
            words = self.tr("正在从中心取，{here}，共 {size}").format(
                here=megabytes(here), size=megabytes(self._size)
            )
            self.dialog.show_words(words, working=True)

    def _on_fetched(self, fetched: tuple[str, bytes]) -> None:
        scan_id, pages = fetched
        if self.dialog is not None and self.dialog.chosen is not None and self.dialog.chosen.id == scan_id:
            self.dialog.show_words("")
            self.dialog.paper.show_paper(pages)

    def _on_not_fetched(self, failure: Exception) -> None:
        if self.dialog is not None:
            self.dialog.show_words(failures.sentence(failure), wrong=True)

    def _on_stop(self) -> None:
        self._stopped.set()
