"""Devices are chosen on the settings page and met at once: real helpers, a real line, and a desk that goes on."""

import os
import tty
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from queue import SimpleQueue

import pytest
from PySide6.QtWidgets import QPushButton

from hall_client.app import aside
from hall_client.counter import Counter
from hall_client.devices.card_reader import NO_READER, NoReader
from hall_client.domain.devices import Devices
from hall_client.domain.people import Role
from hall_client.services.opening import hall_today
from hall_client.ui.pages.settings_connections import SettingsConnections
from hall_client.ui.pages.settings_page import SettingsPage
from tests.program.seat import Seat

pytestmark = pytest.mark.slow

SETTINGS = 7
CASE = "9901032603180096"


class Bench:
    """A supervisor at the devices page of a desk whose devices are as the program connects them."""

    def __init__(self, seat: Seat) -> None:
        self.seat, self.heard = seat, SimpleQueue[str]()
        seat.context.reader = NoReader()
        self.counter = Counter(seat.context, self.heard.put)
        seat.context.connect = self.counter.connect
        seat.sign_in("0101")
        assert Role.SUPERVISOR in seat.context.actor.roles
        assert seat.page(SETTINGS) == "settings"
        assert seat.shift.settings is not None
        self.page: SettingsPage = seat.shift.settings
        self.page.show_section("devices")
        self.chosen: SettingsConnections = self.page.connections
        seat.hands.settle()

    def keep(self) -> None:
        self.seat.hands.click(self.chosen.keep)
        self.seat.wait_for("已改好")
        self.seat.hands.settle()

    def try_out(self, code: str) -> str:
        button = self.page.devices.findChild(QPushButton, f"try-{code}")
        assert button is not None, code
        self.seat.hands.click(button)
        self.seat.hands.settle()
        return self.page.devices.text_of(code)


@pytest.fixture
def bench(seat: Seat) -> Iterator[Bench]:
    made = Bench(seat)
    yield made
    made.counter.close()


def test_a_reader_and_a_camera_are_chosen_tried_and_taken_away_again(bench: Bench) -> None:
    chosen = bench.chosen
    assert bench.page.devices.findChild(QPushButton, "set-card") is not None
    for way in (chosen.card_reader.way, chosen.camera.way):
        way.setCurrentIndex(way.count() - 1)
    bench.keep()
    assert bench.page.devices.text_of("card") == "模拟读卡器，读过 0 张"
    assert bench.try_out("card") == "读到一张卡，姓名 3 个字"
    assert bench.try_out("camera") == "拍到 1 页，没有保存"
    assert hall_today(bench.seat.desk).devices == Devices("simulator", "", "simulator", "")

    chosen.card_reader.way.setCurrentIndex(0)
    bench.keep()
    assert bench.page.devices.text_of("card") == NO_READER
    assert bench.try_out("camera") == "拍到 1 页，没有保存"


def test_a_helper_that_cannot_be_started_is_told_beside_its_device(bench: Bench) -> None:
    reader = bench.chosen.card_reader
    reader.way.setCurrentIndex(1)
    reader.field.set_text("/nowhere/reader 1")
    bench.keep()
    assert "启动不了" in bench.page.devices.text_of("card")
    bench.seat.hands.wait(partial(_cell_says, bench.seat, "身份证读卡器有问题"), "the app bar to tell")


def _cell_says(seat: Seat, words: str) -> bool:
    return seat.shell.bar.devices.text() == words


def test_the_scanner_is_moved_to_a_line_and_heard_there(bench: Bench, tmp_path: Path) -> None:
    gun, there = os.openpty()
    tty.setraw(there)
    port = tmp_path / "ttyScanner"
    port.symlink_to(os.ttyname(there))
    bench.chosen.scanner.way.setCurrentIndex(1)
    bench.chosen.scanner.field.set_text(str(port))
    bench.keep()
    scanner = bench.seat.context.scanner
    assert scanner is not None
    bench.seat.hands.wait(lambda: scanner.state().well is True, "the line to be open")
    os.write(gun, CASE.encode() + b"\r")
    assert bench.heard.get(timeout=20) == CASE
    bench.counter.close()
    for end in (gun, there):
        os.close(end)


def test_the_next_start_meets_what_was_chosen(bench: Bench) -> None:
    bench.chosen.card_reader.way.setCurrentIndex(bench.chosen.card_reader.way.count() - 1)
    bench.keep()
    bench.counter.close()
    context = bench.seat.context
    again = Counter(context, bench.heard.put)
    again.connect(aside(partial(hall_today, context.desk)).devices)
    assert context.reader.read().name == "陈䶮根"
    again.close()
