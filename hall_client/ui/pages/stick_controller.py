"""Packages on a stick at work: where to, which file, how far it is, stopped on wish, and what became of it."""

import threading
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hall_client.services.package_ports import ExportResult, ImportResult, PackageRefused, Told
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.pages import stick_words
from hall_client.ui.stick_desk import StickDesk
from hall_client.ui.widgets.message_row import MessageAction, MessageKind
from hall_client.ui.widgets.message_strip import MessageStrip
from hall_client.ui.widgets.stick_dialog import StickDialog

_MESSAGE = "stick"


class Stopped(Exception):
    """Whoever began it does not want it any more. Its words say what was kept."""


class StickController(QObject):
    """One for a page. `taken` tells that a package was read: look again. One export or import goes on at a time."""

    taken = Signal()
    _heard = Signal(int, int)

    def __init__(self, page: QWidget, context: Context, strip: MessageStrip, stick: StickDesk) -> None:
        super().__init__(page)
        self._page, self._context, self._strip, self._stick = page, context, strip, stick
        self._doing = ""
        """What goes on now, as a sentence."""
        self._stop = threading.Event()
        self.dialog: StickDialog | None = None
        self._heard.connect(self._on_heard)
        self.destroyed.connect(self._stop.set)

    def may_begin(self) -> bool:
        """Whether a stick can be of use now; what hinders it is said."""
        if not self._stick.enrolled:
            what = self.tr("这台电脑没有登记到镇中心，不能用 U 盘带数据。")
            rest = self.tr(
                "请管理员发一张入网码，关掉这个程序，在这台电脑上运行 hall-client enrol，照着码输。"
            )
            self._strip.post(MessageKind.AMBER, what, rest, name=_MESSAGE)
        elif self._doing:
            self._say_doing()
        return self._stick.enrolled and not self._doing

    def ask_stations(self, on_stations: Callable[[Mapping[str, str]], None]) -> None:
        """Ask for whom a package could be made; where nothing may leave on a stick, that is said."""
        if self.may_begin():
            self._context.background.run(self._stick.stations, on_stations, self._on_hindered)

    def _on_hindered(self, failure: Exception) -> None:
        kind = MessageKind.AMBER if isinstance(failure, PackageRefused) else MessageKind.RED
        self._strip.post(kind, failures.sentence(failure), name=_MESSAGE)

    def carry_up(self) -> None:
        """Choose a folder and write a package for the hall above into it."""
        self.ask_stations(lambda _below: self.export())

    def export(self, unit: str = "", name: str = "") -> None:
        """Choose a folder and write a package into it: for the station `unit` called `name`, or for the hall above."""
        if not self.may_begin():
            return
        title = self.tr("导出给{name}：选 U 盘上的文件夹").format(name=name)
        title = title if unit else self.tr("导出到 U 盘：选文件夹")
        self._ask(title, self.tr("导出到这里"), partial(self._on_folder, unit), folder=True)

    def take_in(self) -> None:
        """Choose a package and read it."""
        if self.may_begin():
            title = self.tr("导入 U 盘：选数据包")
            self._ask(title, self.tr("导入"), self._on_file, folder=False)

    def _ask(self, title: str, accept: str, on_path: Callable[[str], None], *, folder: bool) -> None:
        before = self._page.window().focusWidget()
        dialog = self.dialog = StickDialog(self._page, title, accept, folder=folder)
        dialog.fileSelected.connect(on_path)
        dialog.finished.connect(lambda _code: self._on_closed(before))
        dialog.open()

    def _on_closed(self, before: QWidget | None) -> None:
        self.dialog = None
        self._page.activateWindow()
        if before is not None:
            before.setFocus()

    def _on_folder(self, unit: str, path: str) -> None:
        export, stopped = self._stick.export, self.tr("已停下，没有写文件。")
        told = self._begin(self.tr("正在写数据包，先不要拔 U 盘。"), stopped)
        self._context.carrying.run(lambda: export(Path(path), unit, told), self._on_exported, self._on_failed)

    def _on_file(self, path: str) -> None:
        take_in, stopped = self._stick.take_in, self.tr("已停下。再导入同一个包会接着做，不会重复登记。")
        told = self._begin(self.tr("正在导入，先不要拔 U 盘。"), stopped)
        self._context.carrying.run(lambda: take_in(Path(path), told), self._on_imported, self._on_failed)

    def _begin(self, words: str, stopped: str) -> Told:
        self._doing = words
        self._stop.clear()
        self._say_doing()
        stop, heard = self._stop, self._heard

        def told(done: int, total: int) -> None:
            if stop.is_set():
                raise Stopped(stopped)
            heard.emit(done, total)

        return told

    def _say_doing(self) -> None:
        stop = MessageAction(self.tr("停下"), self._on_stop, closes=False)
        self._strip.post(MessageKind.INFO, self._doing, actions=(stop,), icon="usb", name=_MESSAGE)

    def _on_stop(self) -> None:
        self._stop.set()
        self._strip.reword(_MESSAGE, self.tr("正在停下。"))

    def _on_heard(self, done: int, total: int) -> None:
        if self._doing and not self._stop.is_set():
            self._strip.reword(_MESSAGE, stick_words.progress(done, total))

    def _on_exported(self, made: ExportResult) -> None:
        self._tell(stick_words.exported(made))

    def _on_imported(self, done: ImportResult) -> None:
        self._tell(stick_words.imported(done))
        self.taken.emit()

    def _tell(self, said: stick_words.Said) -> None:
        self._doing = ""
        kind, what, rest = said
        icon = "done" if kind is MessageKind.INFO else ""
        self._strip.post(kind, what, rest, icon=icon, name=_MESSAGE)

    def _on_failed(self, failure: Exception) -> None:
        kind = MessageKind.INFO if isinstance(failure, Stopped) else MessageKind.RED
        self._doing = ""
        self._strip.post(kind, failures.sentence(failure), name=_MESSAGE)
        # What came before it was stopped stands here.
        self.taken.emit()
