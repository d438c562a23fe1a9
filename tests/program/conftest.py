"""The sample hall with the real program in front of it; no window is ever shown to anybody."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from hall_client.ui import theme
from hall_client.ui.keys import pass_on_undo
from tests.program.seat import Seat, copied


def pytest_configure(config: pytest.Config) -> None:
    # The offscreen platform says this of windows; it concerns no screen of ours.
    config.getini("qt_log_ignore").append("This plugin does not support")


@pytest.fixture(autouse=True)
def _themed(qapp: QApplication) -> None:
    if not qapp.property("themed"):
        theme.apply(qapp)
        pass_on_undo(qapp)


@pytest.fixture
def folder(hall_template: Path, tmp_path: Path) -> Path:
    """A copy of the sample hall."""
    return copied(hall_template, tmp_path / "hall")


@pytest.fixture
def sit_down(folder: Path) -> Iterator[Callable[[], Seat]]:
    """Starts the program on the sample hall, as often as a test asks for it; all are closed at the end."""
    made: list[Seat] = []

    def start() -> Seat:
        made.append(Seat(folder))
        return made[-1]

    yield start
    for seat in made:
        seat.close()


@pytest.fixture
def seat(sit_down: Callable[[], Seat]) -> Seat:
    """One desk with the program on its sign-in page."""
    return sit_down()
