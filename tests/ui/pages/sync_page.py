"""同步和备份 in a real shell, with what a line would tell of."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hall_client.ui.context import Context
from hall_client.ui.pages.settings_page import SettingsPage
from hall_client.ui.pages.settings_sync_controller import SyncController
from hall_client.ui.shell import Shell
from tests.ui.line_example import (
    DISPUTE,
    EVENTS,
    SENDING,
    WAITING,
    ExampleLine,
    at,
    example,
)
from tests.ui.pages.real_hall import RealHall, real_hall

BUSY = ExampleLine(SENDING, WAITING, (DISPUTE,), EVENTS)


@dataclass
class Opened:
    shell: Shell
    page: SettingsPage
    line: ExampleLine
    context: Context
    controller: SyncController
    qtbot: QtBot

    def settle(self) -> None:
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.context.background.busy)
        QApplication.processEvents()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.shell, key, modifier)
        self.settle()


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[RealHall]:
    with real_hall(tmp_path) as made:
        made.clock.at = at(10, 52)
        yield made


@pytest.fixture
def opened(hall: RealHall, qtbot: QtBot, show: Callable[..., None]) -> Iterator[Callable[..., Opened]]:
    contexts = []

    def open_with(line: ExampleLine) -> Opened:
        context = hall.context("0307")
        contexts.append(context)
        shell, page = Shell(), SettingsPage()
        line, centre = example(replace(line, asked=[]))
        controller = SyncController(page, context, shell.strip, centre)
        shell.add_page("settings", "设置", page, 7)
        shell.set_zones("settings", page.zones())
        show(shell, 1366, 738)
        page.show_section("sync")
        made = Opened(shell, page, line, context, controller, qtbot)
        made.settle()
        return made

    yield open_with
    for context in contexts:
        context.close()
