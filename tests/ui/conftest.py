"""One themed application for all tests of the screen; no window is ever shown to anybody."""

import os

import pytest
from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_configure(config: pytest.Config) -> None:
    # The offscreen platform says this of every window; it concerns no screen of ours.
    config.getini("qt_log_ignore").append("propagateSizeHints")


@pytest.fixture(autouse=True)
def _themed(qapp: QApplication) -> None:
    from hall_client.ui import theme

    theme.apply(qapp)
