"""One themed application for all tests of the screen; no window is ever shown to anybody."""

import os
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hall_client.ui import theme

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_configure(config: pytest.Config) -> None:
    # The offscreen platform says this of windows and menus; it concerns no screen of ours.
    config.getini("qt_log_ignore").append("This plugin does not support")


@pytest.fixture(autouse=True)
def _themed(qapp: QApplication) -> None:
    if not qapp.property("themed") or theme.current.scale != 1.0 or theme.current.contrast:
        theme.apply(qapp)


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., None]:
    """Show a window and wait until it has the keyboard; it is closed after the test."""

    def shown(window: QWidget, width: int = 0, height: int = 0) -> None:
        qtbot.addWidget(window)
        if width:
            window.resize(width, height)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()

    return shown
