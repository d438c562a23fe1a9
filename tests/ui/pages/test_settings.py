"""Settings: what each person may change, and that a refusal leaves everything as it was."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from hall_client.domain.catalogue_check import CatalogueFileError, Sheet
from hall_client.domain.devices import SIMULATOR, Devices
from hall_client.domain.entries import as_row
from hall_client.domain.printers import Fit
from hall_client.services import signing_in
from hall_client.services.opening import hall_today
from hall_client.services.ports import DeviceState
from hall_client.services.settings_changing import change_setting
from hall_client.ui import theme
from hall_client.ui.context import Context
from hall_client.ui.pages.settings_controller import SettingsController, Surroundings
from hall_client.ui.pages.settings_devices import DeviceRow
from hall_client.ui.pages.settings_page import SettingsPage
from hall_client.ui.widgets.message_strip import MessageStrip
from resources import calendar
from tests.ui.pages.real_hall import PASSWORD, RealHall

PEOPLE, DATA = 5, 6


@dataclass
class Opened:
    page: SettingsPage
    controller: SettingsController
    strip: MessageStrip
    context: Context
    backups: list[Path]

    def said(self, words: str) -> bool:
        return self.strip.top is not None and words in self.strip.top.what


def read(path: Path) -> Sheet:
    if path.suffix != ".json":
        raise CatalogueFileError("这个文件不是目录表。什么都没有导入，请换 .xlsx、.csv 或 .json。")
    return Sheet(())


@pytest.fixture
def at_desk(hall: RealHall, qtbot: QtBot) -> Iterator[Callable[[str], Opened]]:
    contexts = []

    def open_as(number: str) -> Opened:
        context = hall.context(number)
        contexts.append(context)
        page, strip = SettingsPage(), MessageStrip()
        qtbot.addWidget(page)
        qtbot.addWidget(strip)
        backups: list[Path] = []
        around = Surroundings(
            queues=lambda: ("办公室 A4 激光", "小票机"),
            ports=lambda: ("/dev/ttyACM0",),
            devices=lambda: (DeviceRow("reader", "身份证读卡器", True, "正常", "试读"),),
            try_device=lambda code: DeviceState(False, f"{code} 没读到卡。"),
            read_catalogue=read,
            backup=backups.append,
            last_backup=lambda: "昨天 18:05",
            about=("便民服务窗口 1.0.0",),
        )
        controller = SettingsController(page, context, strip, around)
        page.resize(1366, 640)
        page.show()
        controller.begin()
        qtbot.waitUntil(lambda: page.form.a4.count() == 3)
        return Opened(page, controller, strip, context, backups)

    yield open_as
    for context in contexts:
        context.close()


def test_a_printer_is_chosen_and_tried(
    hall: RealHall, qtbot: QtBot, at_desk: Callable[[str], Opened]
) -> None:
    opened = at_desk("0101")
    opened.page.form.roll.setCurrentIndex(2)
    opened.page.form.roll.activated.emit(2)
    qtbot.waitUntil(lambda: opened.said("已改好"))
    assert hall_today(hall.seed).printers == {"roll": "小票机"}
    opened.page.form.try_roll.click()
    qtbot.waitUntil(lambda: [out[1] for out in hall.tray.out] == ["roll"])
    hall.tray.broken = True
    opened.page.form.try_a4.click()
    qtbot.waitUntil(lambda: opened.said("没有回应"))


def test_a_kind_of_paper_has_a_printer_of_its_own_and_is_tried_on_it(
    hall: RealHall, qtbot: QtBot, at_desk: Callable[[str], Opened]
) -> None:
    opened = at_desk("0101")
    more = opened.page.more_printers
    more.kind.setCurrentIndex(more.kind.findData("receipt"))
    more.own.setCurrentIndex(more.own.findData("办公室 A4 激光"))
    more.own.activated.emit(more.own.currentIndex())
    qtbot.waitUntil(lambda: opened.said("已改好"))
    assert hall_today(hall.seed).outlet("receipt", "a5").printer == "办公室 A4 激光"
    qtbot.waitUntil(lambda: more.kinds.text() == "收件回执：办公室 A4 激光")
    more.try_wanted.emit("receipt")
    qtbot.waitUntil(lambda: [out[:2] for out in hall.tray.out] == [("test-receipt", "a4")])
    more.own.setCurrentIndex(0)
    more.own.activated.emit(0)
    qtbot.waitUntil(lambda: hall_today(hall.seed).printers == {})


def test_a_ticket_printer_is_added_by_its_address_and_set_right(
    hall: RealHall, qtbot: QtBot, at_desk: Callable[[str], Opened]
) -> None:
    opened = at_desk("0101")
    more = opened.page.more_printers
    more.address.set_text("10.0.0.9")
    more.address.submitted.emit("")
    assert "要像 tcp://" in more.address.error
    more.address.set_text("tcp://10.0.0.9:9100")
    more.address.submitted.emit("")
    qtbot.waitUntil(lambda: more.printer.findData("tcp://10.0.0.9:9100") > 0)
    assert opened.page.form.roll.findData("tcp://10.0.0.9:9100") > 0
    assert opened.page.form.a4.findData("tcp://10.0.0.9:9100") == -1
    more.printer.setCurrentIndex(more.printer.findData("tcp://10.0.0.9:9100"))
    more.right.setValue(-1.5)
    more.down.setValue(2.0)
    more.roll.setCurrentIndex(more.roll.findData(58))
    more.fit_kept.click()
    wanted = {"tcp://10.0.0.9:9100": Fit(-1.5, 2.0, 58)}
    qtbot.waitUntil(lambda: hall_today(hall.seed).printer_fits == wanted)
    more.fit_forgotten.click()
    qtbot.waitUntil(lambda: hall_today(hall.seed).printer_fits == {})


def test_the_devices_of_this_pc_are_chosen_kept_and_met_at_once(
    hall: RealHall, qtbot: QtBot, at_desk: Callable[[str], Opened]
) -> None:
    opened = at_desk("0101")
    met: list[Devices] = []
    opened.context.connect = met.append
    chosen = opened.page.connections
    assert "/dev/ttyACM0" in chosen.note.text()
    choose(chosen.card_reader.way, "模拟的，读虚构的卡")
    choose(chosen.camera.way, "收文件夹里新存的图片")
    choose(chosen.scanner.way, "接在串口上")
    chosen.camera.field.set_text("pictures")
    chosen.keep.click()
    assert chosen.scanner.field.error == "还没有写串口，没有存。"
    assert (chosen.camera.field.error, met) == ("", [])
    chosen.scanner.field.set_text("/dev/ttyACM0")
    chosen.keep.click()
    qtbot.waitUntil(lambda: opened.said("要写完整的路径"))
    assert (hall_today(hall.seed).devices, met) == (Devices(), [])
    assert chosen.camera.field.text() == "pictures", "what was typed is still there"
    chosen.camera.field.set_text("/home/hall/拍照")
    chosen.keep.click()
    qtbot.waitUntil(lambda: opened.said("已改好"))
    wanted = Devices(SIMULATOR, "", "folder:/home/hall/拍照", "/dev/ttyACM0")
    assert (hall_today(hall.seed).devices, met) == (wanted, [wanted])
    assert hall.entries("setting.change") == 1


def test_devices_kept_before_are_shown_as_they_were_chosen(
    hall: RealHall, qtbot: QtBot, at_desk: Callable[[str], Opened]
) -> None:
    kept = Devices("py -3 reader.py", SIMULATOR, "folder:/home/hall", "")
    change_setting(hall.seed, hall.actor("0101"), "devices", as_row(kept))
    shown = at_desk("0307").page.connections
    qtbot.waitUntil(lambda: shown.card_reader.field.text() == "py -3 reader.py")
    assert shown.kiosk_reader.way.currentText() == "模拟的，读虚构的卡"
    assert (shown.camera.way.currentText(), shown.camera.field.text()) == (
        "收文件夹里新存的图片",
        "/home/hall",
    )
    assert shown.scanner.field.isHidden()
    assert not shown.keep.isEnabled()
    assert "主管" in shown.note.text()


def choose(box: QComboBox, words: str) -> None:
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def test_a_clerk_may_not_change_the_hall_and_is_told_who_may(at_desk: Callable[[str], Opened]) -> None:
    opened = at_desk("0307")
    form = opened.page.form
    assert not form.a4.isEnabled()
    assert not opened.page.more_printers.own.isEnabled()
    assert "主管" in form.printers_right.text()
    assert form.try_a4.isEnabled()
    assert form.menu.item(PEOPLE).isHidden()
    assert form.menu.item(DATA).isHidden()


def test_whether_data_may_leave_on_a_stick_is_said_by_a_supervisor_and_written_down(
    hall: RealHall, qtbot: QtBot, at_desk: Callable[[str], Opened]
) -> None:
    box = at_desk("0307").page.sync.stick.box
    assert (box.isChecked(), box.isEnabled()) == (False, False)
    opened = at_desk("0101")
    box = opened.page.sync.stick.box
    assert (box.isChecked(), box.isEnabled()) == (False, True)
    written = hall.entries("setting.change")
    box.click()
    qtbot.waitUntil(lambda: hall_today(hall.seed).stick_export)
    box.click()
    qtbot.waitUntil(lambda: not hall_today(hall.seed).stick_export)
    assert hall.entries("setting.change") == written + 2


def test_the_window_of_this_pc_is_kept(
    hall: RealHall, qtbot: QtBot, at_desk: Callable[[str], Opened]
) -> None:
    opened = at_desk("0101")
    box = opened.page.form.own_window
    box.setCurrentIndex(box.findData(1))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: hall_today(hall.seed).own_window == 1)


def test_ones_own_password_is_changed_only_with_the_old_one(
    hall: RealHall, qtbot: QtBot, at_desk: Callable[[str], Opened]
) -> None:
    opened = at_desk("0307")
    password = opened.page.password
    for field, text in (
        (password.old, "wrong-one"),
        (password.new, "new-2026-pw"),
        (password.again, "new-2026-p"),
    ):
        field.set_text(text)
    password.submit()
    assert "两次输的新密码不一样" in password.again.error
    password.again.set_text("new-2026-pw")
    password.submit()
    qtbot.waitUntil(lambda: "密码不对" in password.old.error)
    password.old.set_text(PASSWORD)
    password.submit()
    qtbot.waitUntil(lambda: opened.said("密码已改"))
    assert signing_in.sign_in(hall.seed, "0307", "new-2026-pw", 3).person.name == "赵婷"


def test_a_supervisor_resets_a_forgotten_password(
    hall: RealHall, qtbot: QtBot, at_desk: Callable[[str], Opened]
) -> None:
    opened = at_desk("0101")
    form = opened.page.form
    form.reset.click()
    assert "先在上面选一个人" in form.reset_error.text()
    form.people_table.setCurrentCell(1, 0)
    chosen = form.people_table.item(1, 0)
    assert chosen is not None
    form.new_password.setText("short")
    form.reset.click()
    qtbot.waitUntil(lambda: "至少 8 位" in form.reset_error.text())
    form.new_password.setText("fresh-2026")
    form.reset.click()
    qtbot.waitUntil(lambda: "当面告诉本人" in form.reset_error.text())
    assert signing_in.sign_in(hall.seed, chosen.text(), "fresh-2026", 3)


def deputies(hall: RealHall) -> dict[str, str]:
    with hall.seed.store.read() as work:
        return dict(work.reference.hall(hall.clock.at.date()).deputies)


def test_a_supervisor_says_who_stands_in_for_whom(
    hall: RealHall, qtbot: QtBot, at_desk: Callable[[str], Opened]
) -> None:
    opened = at_desk("0101")
    page, box, table = opened.page, opened.page.deputy.box, opened.page.form.people_table
    assert not box.isEnabled()

    def cell(row: int, column: int) -> str:
        item = table.item(row, column)
        return item.text() if item is not None else ""

    by_number = {cell(row, 0): row for row in range(table.rowCount())}
    table.setCurrentCell(by_number["0101"], 0)
    assert not box.isEnabled(), "a supervisor without a window has no B-role"
    table.setCurrentCell(by_number["0307"], 0)
    assert box.isEnabled()
    offered = [box.itemData(at) for at in range(box.count())]
    assert "0307" not in offered
    assert "0101" not in offered
    box.setCurrentIndex(box.findData("0305"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: deputies(hall).get("0307") == "0305")
    qtbot.waitUntil(lambda: cell(by_number["0307"], 3) == "李敏")
    assert box.currentData() == "0305"
    assert opened.said("已改好")
    box.setCurrentIndex(0)
    box.activated.emit(0)
    qtbot.waitUntil(lambda: "0307" not in deputies(hall))
    assert page.deputy.box.currentData() == ""


def test_a_clerk_cannot_reset_anybody_even_by_the_wish_itself(
    hall: RealHall, qtbot: QtBot, at_desk: Callable[[str], Opened]
) -> None:
    opened = at_desk("0307")
    opened.page.reset_wanted.emit("0101", "taken-over-1")
    qtbot.waitUntil(lambda: "不能做" in opened.page.form.reset_error.text())
    assert signing_in.sign_in(hall.seed, "0101", PASSWORD, None)


def test_a_calendar_is_taken_in_whole_or_refused_row_by_row(
    hall: RealHall, qtbot: QtBot, at_desk: Callable[[str], Opened], tmp_path: Path
) -> None:
    opened = at_desk("0101")
    table = {**calendar.tables()[-1], "version": 2}
    broken = {**table, "days": [{"date": "2026-02-30", "off": True}, {"date": "2025-01-01", "off": True}]}
    file = tmp_path / "2026.json"
    file.write_text(json.dumps(broken), encoding="utf-8")
    form = opened.page.form
    opened.page.calendar_wanted.emit(str(file))
    qtbot.waitUntil(lambda: "没有导入" in form.findings_title.text())
    lines = [form.findings.item(row).text() for row in range(form.findings.count())]
    assert any("2026-02-30" in line for line in lines)
    assert any("不在 2026 年" in line for line in lines)
    assert hall.entries("calendar.import") == len(calendar.tables())
    extra = {"date": "2026-03-19", "off": True}
    file.write_text(json.dumps({**table, "days": [*table["days"], extra]}), encoding="utf-8")
    opened.page.calendar_wanted.emit(str(file))
    qtbot.waitUntil(lambda: "2026 年的日历已导入" in form.findings_title.text())
    with hall.seed.store.read() as work:
        assert not work.reference.calendar().is_working_day(date(2026, 3, 19))


def test_a_file_that_is_no_catalogue_is_refused_by_name(
    qtbot: QtBot, at_desk: Callable[[str], Opened], tmp_path: Path
) -> None:
    opened = at_desk("0101")
    opened.page.catalogue_wanted.emit(str(tmp_path / "目录.exe"))
    qtbot.waitUntil(lambda: opened.page.form.findings.count() == 1)
    assert "不是目录表" in opened.page.form.findings.item(0).text()


def test_a_backup_is_written(qtbot: QtBot, at_desk: Callable[[str], Opened], tmp_path: Path) -> None:
    opened = at_desk("0307")
    opened.page.backup_wanted.emit(str(tmp_path / "u.backup"))
    qtbot.waitUntil(lambda: opened.said("备份好了"))
    assert opened.backups == [tmp_path / "u.backup"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_page_fits_at_every_size(
    qapp: QApplication, at_desk: Callable[[str], Opened], scale: float
) -> None:
    opened = at_desk("0101")
    theme.apply(qapp, scale)
    opened.page.resize(1366, 500)
    qapp.processEvents()
    assert opened.page.minimumSizeHint().width() <= 1366
    assert opened.page.minimumSizeHint().height() <= 500
    assert opened.page.form.scale.currentData() == scale
