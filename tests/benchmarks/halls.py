"""Halls to measure in: the sample hall in a folder of its own, with or without the drawing of papers."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import resources
from hall_client.desk import OpenDesk, open_desk, set_up
from hall_client.services.ports import Desk, Sheet
from hall_client.setup_file import read_plan
from tests.desk import MORNING, Clock, Tray

BLANK = Sheet(b"%PDF-1.4\n%%EOF\n", "0" * 64, "blank/1", 1, ())


class BlankPaper:
    """Paper that costs nothing to draw: what is measured is the rest of the act."""

    def draw(self, kind: str, data: Mapping[str, Any], *, reprint: int = 0, roll: int = 80) -> Sheet:
        """The same empty sheet every time."""
        return BLANK


def make(folder: Path) -> Path:
    """A sample hall, set up by the program's own set-up."""
    set_up(folder, read_plan(resources.path("demo_hall.toml")), demo=True, now=lambda: MORNING)
    return folder


def enter(folder: Path) -> tuple[OpenDesk, Clock]:
    """The hall opened, with a clock that is moved by hand."""
    clock = Clock()
    return open_desk(folder, now=clock, printer=Tray()), clock


def without_drawing(desk: Desk) -> Desk:
    """The same desk with blank paper."""
    return replace(desk, paper=BlankPaper())
