"""A stick at 交接, by the keys: out at a village, in at the town; refused, stopped, read twice, nobody enrolled."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from hall_client import packages
from hall_client.domain.line_status import LineState, LineStatus
from hall_client.domain.manifests import code_of
from hall_client.domain.packages import PackageState, Place
from hall_client.services import papers
from hall_client.services.package_ports import PackageRefused
from hall_client.ui.widgets.message_row import MessageAction, MessageKind
from hall_client.ui.widgets.stick_dialog import is_stick
from tests.ui.pages.handover_desk import Seat, Town, seated, town
from tests.ui.pages.lists_desk import Lists, lists
from tests.ui.pages.stick_desks import TOWN, VILLAGE, allow, choose, enrolled, press

K, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def hall(hall_template: Path, village_source: Path, tmp_path: Path) -> Iterator[Town]:
    with town(hall_template, village_source, tmp_path) as made:
        made.village.opened = enrolled(made.village.opened, made.village.desk, VILLAGE, TOWN.at(Place.ABOVE))
        allow(made.village.desk)
        yield made


@pytest.fixture
def member(hall: Town) -> Town:
    """The town, enrolled too; its centre does not answer."""
    hall.opened = enrolled(hall.opened, hall.desk, TOWN, VILLAGE.at(Place.BELOW))
    allow(hall.desk)
    return hall


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Lists]:
    (tmp_path / "page").mkdir()
    with lists(tmp_path / "page", qtbot, member=True) as made:
        yield made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def brought(hall: Town, stick: Path) -> Path:
    """What the village wrote onto the stick."""
    return packages.export(hall.village.opened, stick).path


def take_in(seat: Seat, file: Path) -> None:
    press(K.Key_I)
    choose(seat.controller.stick.work, file)
    seat.idle()


def kind(seat: Seat) -> MessageKind:
    assert seat.strip.top is not None
    return seat.strip.top.kind


def test_the_town_takes_in_what_a_village_brings(member: Town, qtbot: QtBot, stick: Path) -> None:
    sent = member.bag("MZ-006", "RS-008", carry=False)
    file = brought(member, stick)
    seat = seated(member, qtbot)
    seat.controller.on_scan(code_of(sent))
    seat.idle()
    assert seat.page.pane.stick.isVisible()
    seat.page.pane.stick.click()
    choose(seat.controller.stick.work, file)
    seat.idle()
    assert seat.message.startswith("柳塘村便民服务站的包导入了，2 件。已经存在这台电脑，等中心连上就传上去")
    (note,) = packages.notes(member.behind)
    assert (note.state, note.cases) == (PackageState.WAITING, 2)
    take_in(seat, file)
    at = f"{papers.local(note.at):%H:%M}"
    assert seat.message.startswith(f"柳塘村便民服务站的这个包 3 月 18 日 {at} 导入过，没有重复登记。")
    assert len(packages.notes(member.behind)) == 1


def test_half_a_file_is_refused_and_nothing_is_kept(member: Town, qtbot: QtBot, stick: Path) -> None:
    member.bag("MZ-006", carry=False)
    file = brought(member, stick)
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    seat = seated(member, qtbot)
    take_in(seat, file)
    assert kind(seat) is MessageKind.RED
    assert seat.message.startswith("这个包没有拷完整，什么都没有导入。")
    assert packages.notes(member.behind) == ()
    file.write_bytes(whole)
    take_in(seat, file)
    assert "导入了，1 件" in seat.message


def test_a_package_for_a_village_needs_the_centre(member: Town, qtbot: QtBot, stick: Path) -> None:
    seat = seated(member, qtbot)
    press(K.Key_O)
    seat.idle()
    (menu,) = seat.page.findChildren(QMenu)
    assert [each.text() for each in menu.actions()] == ["柳塘村便民服务站"]
    press_in(menu, K.Key_Return)
    choose(seat.controller.stick.work, stick)
    seat.idle()
    assert kind(seat) is MessageKind.RED
    assert "中心" in seat.message
    assert list(stick.iterdir()) == []


def press_in(menu: QMenu, key: Qt.Key) -> None:
    QApplication.processEvents()
    assert menu.isVisible()
    QTest.keyClick(menu, key)


def test_nothing_chosen_nothing_done(member: Town, qtbot: QtBot) -> None:
    seat = seated(member, qtbot)
    before = QApplication.focusWidget()
    press(K.Key_I)
    work = seat.controller.stick.work
    assert work.dialog is not None
    work.dialog.reject()
    seat.idle()
    assert work.dialog is None
    assert seat.message == ""
    assert QApplication.focusWidget() is before


def test_a_pc_that_is_not_enrolled_says_so(hall: Town, qtbot: QtBot) -> None:
    seat = seated(hall, qtbot)
    for key in (K.Key_O, K.Key_I):
        press(key)
        seat.idle()
        assert seat.message.startswith("这台电脑没有登记到镇中心，不能用 U 盘带数据。")
        assert seat.controller.stick.work.dialog is None
        seat.strip.dismiss()


def test_a_village_that_is_not_enrolled_says_so(tmp_path: Path, qtbot: QtBot) -> None:
    with lists(tmp_path, qtbot) as desk:
        desk.begin()
        assert desk.page.export_words == "Ctrl+O  没有登记"
        press(K.Key_O)
        assert desk.strip.startswith("这台电脑没有登记到镇中心")


def test_nothing_leaves_a_village_before_its_head_says_so(desk: Lists, stick: Path) -> None:
    desk.take("马德福", "MZ-006")
    desk.begin()
    off = "这里没有打开 U 盘导出，没有写文件。请主管或管理员在“设置”的“同步和备份”里打开，再导出。"
    desk.press(K.Key_O, CTRL)
    assert desk.strip == off
    assert desk.controller.stick.dialog is None
    with pytest.raises(PackageRefused, match=off):
        packages.export(replace(desk.opened, desk=desk.hall.seed), stick)
    assert list(stick.iterdir()) == []
    desk.press(K.Key_I, CTRL)
    assert desk.controller.stick.dialog is not None, "reading one in is free"
    desk.controller.stick.dialog.reject()


def test_nothing_leaves_the_town_before_its_head_says_so(hall: Town, qtbot: QtBot) -> None:
    hall.opened = enrolled(hall.opened, hall.desk, TOWN, VILLAGE.at(Place.BELOW))
    seat = seated(hall, qtbot)
    press(K.Key_O)
    seat.idle()
    assert kind(seat) is MessageKind.AMBER
    assert seat.message.startswith("这里没有打开 U 盘导出，没有写文件。")
    assert seat.page.findChildren(QMenu) == []


def test_a_village_carries_its_cases_to_the_town(desk: Lists, stick: Path) -> None:
    allow(desk.hall.seed)
    desk.take("马德福", "MZ-006")
    desk.begin()
    desk.signal.publish(LineStatus(LineState.OFFLINE, waiting=9, waiting_cases=1))
    desk.settle()
    assert desk.page.export_words == "Ctrl+O  1 件没上传"
    desk.press(K.Key_O, CTRL)
    choose(desk.controller.stick, stick)
    desk.settle()
    (file,) = stick.iterdir()
    assert desk.strip.startswith("带给青禾镇便民服务中心的包写好了：1 件，")
    assert file.name in desk.strip
    assert "马德福".encode() not in file.read_bytes()


def test_a_village_is_told_why_a_file_is_none(desk: Lists, stick: Path) -> None:
    desk.begin()
    (stick / "photo.hallpkg").write_bytes(b"\xff\xd8\xff\xe0 not a package")
    press(K.Key_I)
    choose(desk.controller.stick, stick / "photo.hallpkg")
    desk.settle()
    assert desk.strip.startswith("这不是便民窗口的数据包，什么都没有导入。")


def stop_of(desk: Lists) -> MessageAction:
    assert desk.shell.strip.top is not None
    (action,) = desk.shell.strip.top.actions
    return action


def test_an_export_is_stopped_and_leaves_no_file(desk: Lists, stick: Path) -> None:
    allow(desk.hall.seed)
    desk.take("马德福", "MZ-006")
    desk.begin()
    gate, controller = threading.Event(), desk.controller.stick
    desk.context.carrying.run(gate.wait, lambda _went: None, lambda _failure: None)
    press(K.Key_O)
    desk.qtbot.waitUntil(lambda: controller.dialog is not None)
    choose(controller, stick)
    assert desk.strip == "正在写数据包，先不要拔 U 盘。"
    desk.shell.strip.dismiss()
    desk.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press(K.Key_I)
    assert controller.dialog is None
    assert desk.strip == "正在写数据包，先不要拔 U 盘。"
    stop_of(desk).run()
    assert desk.strip == "正在写数据包，先不要拔 U 盘。正在停下。"
    gate.set()
    desk.settle()
    assert desk.strip == "已停下，没有写文件。"
    assert list(stick.iterdir()) == []
    desk.press(K.Key_O, CTRL)
    choose(controller, stick)
    desk.settle()
    assert len(list(stick.iterdir())) == 1


@pytest.mark.parametrize(
    ("root", "kind", "can_be_pulled_out"),
    [
        ("/media/wgf/KINGSTON", "exfat", True),
        ("/run/media/wgf/盘", "ext4", True),
        ("E:/", "FAT32", True),
        ("/boot/efi", "vfat", False),
        ("/efi", "vfat", False),
        ("/home", "ext4", False),
        ("/mediathek", "ext4", False),
        ("D:/", "NTFS", False),
    ],
)
def test_what_can_be_pulled_out_is_offered_first(root: str, kind: str, can_be_pulled_out: bool) -> None:
    assert is_stick(root, kind) is can_be_pulled_out
