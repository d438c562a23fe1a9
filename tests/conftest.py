"""What every test stands on: Qt without a screen, a sample hall to copy, property tests judged by result."""

import os

# Qt chooses its platform once, when it is first imported.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from tests.desk import TestDesk, fresh, template
from tests.services.villages import village_template

settings.register_profile("hall", deadline=None)
settings.load_profile("hall")

PATIENCE_MS = 60_000
"""How long a test waits for what must come: what a busy machine is slow at is no fault of the program."""


class PatientBot(QtBot):
    """Waits longer than the usual five seconds."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:  # noqa: N802
        """Until `callback` says so."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: SignalInstance, *, timeout: int = PATIENCE_MS, **more: Any) -> SignalBlocker:  # noqa: N802
        """For `signal`, in a `with`."""
        return super().waitSignal(signal, timeout=timeout, **more)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files in which tests take long go first: what comes last is short, and no worker waits for another."""
    ranks = {item.path: 2 for item in items}
    for item in items:
        rank = 0 if item.get_closest_marker("slow") else 1 if item.get_closest_marker("centre") else 2
        ranks[item.path] = min(rank, ranks[item.path])
    items.sort(key=lambda item: ranks[item.path])


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """In place of pytest-qt's own."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def hall_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample hall set up once by the program's own set-up."""
    return template(tmp_path_factory.mktemp("hall"))


@pytest.fixture(scope="session")
def village_source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample village set up once, to be copied."""
    return village_template(tmp_path_factory.mktemp("village") / "v")


@pytest.fixture
def make_desk(hall_template: Path, tmp_path: Path) -> Iterator[Callable[[], TestDesk]]:
    """Desks of the sample hall, each in a folder of its own; closed at the end."""
    made: list[TestDesk] = []

    def make() -> TestDesk:
        made.append(fresh(hall_template, tmp_path / f"hall-{len(made)}"))
        return made[-1]

    yield make
    for each in made:
        each.opened.close()


@pytest.fixture
def hall(make_desk: Callable[[], TestDesk]) -> TestDesk:
    """One desk of the sample hall on the morning of 2026-03-18."""
    return make_desk()
