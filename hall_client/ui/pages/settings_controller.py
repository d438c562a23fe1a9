"""Changes settings, passwords, calendar and catalogue, and shows the devices."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QApplication

from hall_client.domain import catalogue_check
from hall_client.domain.catalogue_check import Finding
from hall_client.domain.devices import Devices
from hall_client.domain.entries import as_row
from hall_client.domain.hall import Hall
from hall_client.domain.people import Person
from hall_client.domain.printers import Fit
from hall_client.services import cataloguing, settings_changing, signing_in
from hall_client.services.cataloguing import Imported
from hall_client.services.opening import hall_today
from hall_client.services.ports import DeviceState, PrintFailed
from hall_client.services.sheet_printing import try_out
from hall_client.ui import failures, theme
from hall_client.ui.context import Context
from hall_client.ui.pages.settings_devices import DeviceRow
from hall_client.ui.pages.settings_page import SettingsPage
from hall_client.ui.widgets.message_row import MessageKind
from hall_client.ui.widgets.message_strip import MessageStrip

_MESSAGE = "settings"


@dataclass(frozen=True)
class Surroundings:
    """What lies outside the store; every function is called off the GUI thread.

    `queues` are the system's printers, `ports` its serial lines; `try_device` says what trying came to;
    `read_catalogue` raises CatalogueFileError; `backup` writes to a path; `last_backup` is a sentence.
    """

    queues: Callable[[], Sequence[str]]
    ports: Callable[[], Sequence[str]]
    devices: Callable[[], Sequence[DeviceRow]]
    try_device: Callable[[str], DeviceState]
    read_catalogue: Callable[[Path], catalogue_check.Sheet]
    backup: Callable[[Path], object]
    last_backup: Callable[[], str]
    about: tuple[str, ...]


@dataclass(frozen=True)
class _Facts:
    hall: Hall
    people: tuple[Person, ...]
    queues: tuple[str, ...]
    ports: tuple[str, ...]
    backup: str


class SettingsController(QObject):
    """Call `begin` when the page is shown. `look_changed` (scale, contrast) is to be kept for the user."""

    look_changed = Signal(float, bool)
    hall_changed = Signal(object)

    def __init__(
        self,
        page: SettingsPage,
        context: Context,
        strip: MessageStrip,
        around: Surroundings,
    ) -> None:
        super().__init__(page)
        self._page, self._context, self._strip, self._around = page, context, strip, around
        page.show_about(around.about)
        page.show_look()
        page.look_wanted.connect(self._on_look)
        page.window_wanted.connect(lambda number: self._change("own_window", number))
        page.password_wanted.connect(self._on_password)
        page.printer_wanted.connect(self._on_printer)
        page.fit_wanted.connect(self._on_fit)
        page.connections_wanted.connect(self._on_connections)
        page.test_print_wanted.connect(self._on_test_print)
        page.devices_wanted.connect(self.begin)
        page.reset_wanted.connect(self._on_reset)
        page.deputy.wanted.connect(self._on_deputy)
        page.calendar_wanted.connect(self._on_calendar)
        page.catalogue_wanted.connect(self._on_catalogue)
        page.backup_wanted.connect(self._on_backup)
        page.stick_wanted.connect(lambda allowed: self._change("stick_export", allowed))
        self._hall: Hall | None = None

    def begin(self) -> None:
        """Read everything anew."""
        desk, around = self._context.desk, self._around

        def look() -> _Facts:
            return _Facts(
                hall_today(desk),
                signing_in.people_here(desk)[0],
                tuple(around.queues()),
                tuple(around.ports()),
                around.last_backup(),
            )

        self._context.background.run(look, self._on_facts, self._on_failed)
        self._context.devices.run(around.devices, self._page.show_devices, self._on_failed)

    def _on_facts(self, facts: _Facts) -> None:
        self._hall = facts.hall
        self._page.show_hall(facts.hall, facts.queues, facts.ports, self._context.actor)
        self._page.show_people(facts.people, facts.hall.deputies)
        self._page.show_backup(facts.backup)

    def _on_look(self, scale: float, contrast: bool) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, scale, contrast)
            self.look_changed.emit(scale, contrast)

    def _change(self, key: str, value: object) -> None:
        desk, actor = self._context.desk, self._context.actor
        self._context.background.run(
            lambda: settings_changing.change_setting(desk, actor, key, value),
            self._on_changed,
            self._on_not_changed,
        )

    def _on_printer(self, size: str, queue: str) -> None:
        if self._hall is not None:
            printers = {kind: name for kind, name in self._hall.printers.items() if kind != size}
            self._change("printers", {**printers, size: queue} if queue else printers)

    def _on_fit(self, printer: str, fit: Fit | None) -> None:
        if self._hall is not None:
            fits = {name: as_row(each) for name, each in self._hall.printer_fits.items() if name != printer}
            self._change("printer_fits", {**fits, printer: as_row(fit)} if fit is not None else fits)

    def _on_deputy(self, number: str, deputy: str) -> None:
        if self._hall is not None:
            deputies = {each: stands for each, stands in self._hall.deputies.items() if each != number}
            self._change("deputies", {**deputies, number: deputy} if deputy else deputies)

    def _on_connections(self, devices: Devices) -> None:
        """Kept and met on the thread of the devices: nobody reads a card meanwhile."""
        desk, actor, connect = self._context.desk, self._context.actor, self._context.connect

        def change() -> Hall:
            hall = settings_changing.change_setting(desk, actor, "devices", as_row(devices))
            connect(hall.devices)
            return hall

        self._context.devices.run(change, self._on_changed, self._on_not_changed)

    def _on_changed(self, hall: Hall) -> None:
        self._say(self.tr("已改好，从今天起用。"))
        self.hall_changed.emit(hall)
        self.begin()

    def _on_not_changed(self, failure: Exception) -> None:
        self._on_failed(failure)
        self.begin()

    def _on_password(self, old: str, new: str) -> None:
        desk, actor = self._context.desk, self._context.actor
        self._context.background.run(
            lambda: signing_in.change_password(desk, actor, old, new),
            self._on_password_changed,
            self._on_password_refused,
        )

    def _on_password_changed(self, _nothing: None) -> None:
        self._page.password.begin()
        self._say(self.tr("密码已改，下次登录用新的。"))

    def _on_password_refused(self, failure: Exception) -> None:
        self._page.password.show_refused(failures.sentence(failure))

    def _on_reset(self, number: str, new: str) -> None:
        desk, actor = self._context.desk, self._context.actor
        self._context.background.run(
            lambda: signing_in.set_password(desk, actor, number, new),
            self._on_reset_done,
            self._on_reset_refused,
        )

    def _on_reset_done(self, _nothing: None) -> None:
        self._page.show_reset(self.tr("新密码已设好，请当面告诉本人。"), done=True)

    def _on_reset_refused(self, failure: Exception) -> None:
        self._page.show_reset(failures.sentence(failure), done=False)

    def _on_test_print(self, use: str) -> None:
        desk, actor = self._context.desk, self._context.actor
        self._context.background.run(
            lambda: try_out(desk, actor, use),
            self._on_test_printed,
            self._on_failed,
        )

    def _on_test_printed(self, file: Path | None) -> None:
        kept = self.tr("没有选打印机，试打页存在 {path}。").format(path=file)
        self._say(kept if file else self.tr("试打页已打出来，请看打印机。"))

    def _on_calendar(self, path: str) -> None:
        desk, actor = self._context.desk, self._context.actor
        self._context.background.run(
            lambda: settings_changing.import_calendar(desk, actor, _read_json(Path(path))),
            self._on_calendar_in,
            self._on_import_refused,
        )

    def _on_calendar_in(self, year: int) -> None:
        self._page.show_findings(self.tr("{year} 年的日历已导入。").format(year=year), ())

    def _on_catalogue(self, path: str) -> None:
        desk, actor, read = self._context.desk, self._context.actor, self._around.read_catalogue

        def take_in() -> tuple[Imported | None, tuple[str, ...]]:
            sheet = read(Path(path))
            faults = catalogue_check.check(sheet.items, sheet.rows)
            findings = (*sheet.refused, *faults, *sheet.notes)
            stopped = any(fault.blocking for fault in faults)
            imported = None if stopped else cataloguing.take_in(desk, actor, sheet.items)
            return imported, tuple(_said(finding) for finding in findings)

        self._context.background.run(take_in, self._on_catalogue_in, self._on_import_refused)

    def _on_catalogue_in(self, answer: tuple[Imported | None, tuple[str, ...]]) -> None:
        imported, lines = answer
        if imported is None:
            title = self.tr("有 {n} 处要改，一项都没有导入，原来的目录没有变。").format(n=len(lines))
        else:
            words = self.tr("已导入：新增 {added} 项，更新 {changed} 项，没变 {same} 项。")
            title = words.format(added=len(imported.added), changed=len(imported.changed), same=imported.same)
        self._page.show_findings(title, lines)

    def _on_import_refused(self, failure: Exception) -> None:
        lines = [line for line in failures.sentence(failure).split("；") if line]
        self._page.show_findings(self.tr("没有导入，原来的没有变。"), lines)

    def _on_backup(self, path: str) -> None:
        backup = self._around.backup
        self._context.background.run(lambda: backup(Path(path)), self._on_backed_up, self._on_failed)

    def _on_backed_up(self, _file: object) -> None:
        self._say(self.tr("备份好了。"))
        self.begin()

    def _say(self, words: str) -> None:
        self._strip.post(MessageKind.INFO, words, icon="done", name=_MESSAGE)

    def _on_failed(self, failure: Exception) -> None:
        urgent = isinstance(failure, PrintFailed)
        self._strip.post(MessageKind.RED, failures.sentence(failure), name=_MESSAGE, urgent=urgent)


def _said(finding: Finding) -> str:
    words = f"{finding.column}：{finding.problem}。{finding.remedy}。"
    if not finding.row:
        return words
    placed = QCoreApplication.translate("SettingsController", "第 {row} 行，{finding}")
    return placed.format(row=finding.row, finding=words)


def _read_json(path: Path) -> dict[str, Any]:
    """The table in a calendar file. Raises SettingRefused when it is none."""
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        words = QCoreApplication.translate("SettingsController", "这个文件读不出日历，请换一个 JSON 文件。")
        raise settings_changing.SettingRefused(words) from error
    if not isinstance(table, dict):
        words = QCoreApplication.translate("SettingsController", "这个文件里不是一年的日历表。")
        raise settings_changing.SettingRefused(words)
    return table
