"""试读 试扫 试打 试拍 试亮 试叫 on the devices page, with the desk's own surroundings around it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from hall_client.devices.camera import FolderCamera
from hall_client.devices.card_reader import SimulatedReader
from hall_client.domain.people import Actor, Role
from hall_client.services.ports import Card
from hall_client.services.voice_ports import Announcement, Told
from hall_client.surroundings import surroundings
from hall_client.ui.background import Background
from hall_client.ui.context import Context
from hall_client.ui.pages.settings_controller import SettingsController
from hall_client.ui.pages.settings_page import SettingsPage
from hall_client.ui.pages.settings_trials import DeviceTrials
from hall_client.ui.scanning import Scan
from hall_client.ui.widgets.message_strip import MessageStrip
from tests.desk import TestDesk

PRINTERS = 2
CHEN = Card("陈䶮根", "男", "999999194103120010", "青禾镇柳塘村三组 18 号")


class Listener:
    """A voice that keeps what it was given; `fault` is what it then says of it."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.fault = ""

    def say(self, sentence: str) -> None:
        self.said.append(sentence)

    def announce(self, call: Announcement, told: Told) -> None:
        self.said.append(f"{call.label} {call.window}")
        told(self.fault)

    def check(self, told: Told) -> None:
        told(self.fault)


class Trials:
    """The devices page of a desk with a reader that holds one card, and a camera's folder."""

    def __init__(self, desk: TestDesk, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.voice = qtbot, Listener()
        actor = Actor("0307", "赵婷", frozenset({Role.CLERK}), 3)
        reader, camera = SimulatedReader([CHEN]), FolderCamera(folder)
        self.context = Context(
            desk.opened.desk, Background(), Background(), reader, self.voice, actor, camera=camera
        )
        self.context.announcer = self.voice
        self.page, self.strip = SettingsPage(), MessageStrip()
        qtbot.addWidget(self.page)
        qtbot.addWidget(self.strip)
        around = surroundings(desk.opened, self.context)
        self.controller = SettingsController(self.page, self.context, self.strip, around)
        self.trials = DeviceTrials(self.page, self.context, around)
        self.page.resize(1366, 640)
        self.page.show()
        self.page.show_section("devices")
        self.controller.begin()
        qtbot.waitUntil(lambda: self.button("card") is not None)

    def button(self, code: str) -> QPushButton | None:
        """The button beside a device."""
        return self.page.devices.findChild(QPushButton, f"try-{code}")

    def press(self, code: str) -> str:
        """Press it; the sentence that stands there at the end."""
        button = self.button(code)
        assert button is not None
        button.click()
        self.qtbot.waitUntil(lambda: not self.context.busy)
        return self.page.devices.text_of(code)


@pytest.fixture
def trials(make_desk: Callable[[], TestDesk], qtbot: QtBot, tmp_path: Path) -> Iterator[Trials]:
    folder = tmp_path / "pictures"
    folder.mkdir()
    made = Trials(make_desk(), qtbot, folder)
    yield made
    made.context.close()


def test_the_reader_is_tried_and_no_name_is_shown(trials: Trials) -> None:
    assert trials.press("card") == "读到一张卡，姓名 3 个字"
    assert trials.press("card").startswith("没读到卡")


@pytest.mark.parametrize(
    ("scan", "words"),
    [
        (Scan("9901032603180096", 6, end="Enter"), "扫到 16 位，结尾 Enter，最慢一键 6 毫秒"),
        (
            Scan("9901032603180096", 31, end="Tab"),
            "扫到 16 位，结尾 Tab，最慢一键 31 毫秒，离 35 毫秒太近，请给扫码枪设前缀 F13",
        ),
        (Scan("A023", 90, prefixed=True, end="Enter"), "扫到 4 位，结尾 Enter，前缀 F13"),
        (Scan("A023-7B"), "扫到 7 位，接在串口上"),
    ],
)
def test_the_scanner_is_measured_and_opens_nothing(trials: Trials, scan: Scan, words: str) -> None:
    assert not trials.trials.take_scan(scan)
    assert trials.press("scanner") == "现在扫一张，什么条码都行"
    assert trials.trials.take_scan(scan)
    assert trials.page.devices.text_of("scanner") == words
    assert not trials.trials.take_scan(scan), "the next one is work again"


def test_a_page_that_is_left_takes_no_scan(trials: Trials) -> None:
    trials.press("scanner")
    trials.page.hide()
    assert not trials.trials.take_scan(Scan("9901032603180096"))


def test_the_voice_calls_and_one_screen_is_told(trials: Trials) -> None:
    assert "已经叫了一声" in trials.press("voice")
    assert trials.voice.said == ["A001 1"]
    trials.voice.fault = "没有音箱"
    assert trials.press("voice") == "没有音箱"
    assert "只有一块屏幕" in trials.press("rating")


def test_a_folder_is_tried_without_taking_what_lies_there(trials: Trials, tmp_path: Path) -> None:
    (tmp_path / "pictures" / "old.jpg").write_bytes(b"\xff\xd8\xff\xff\xd9")
    assert "新存的图片" in trials.press("camera")
    assert (tmp_path / "pictures" / "old.jpg").exists()


def test_without_a_printer_there_is_none_to_try(trials: Trials) -> None:
    assert trials.page.devices.text_of("printer") == "没有设，文书存成 PDF"
    assert trials.page.devices.text_of("tickets") == "这台电脑没有接"
    for code in ("printer", "tickets"):
        assert trials.button(code) is None
        link = trials.page.devices.findChild(QPushButton, f"set-{code}")
        assert link is not None
        trials.page.show_section("devices")
        link.click()
        assert trials.page.form.stack.currentIndex() == PRINTERS
