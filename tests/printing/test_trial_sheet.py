"""试打页: what its folds and rulers tell is what the printer does beside where it should."""

import pytest
from PIL import Image

import printing
from hall_client.devices.moved_pages import moved
from hall_client.domain.printers import Fit
from tests.printing import reading

TENTH_MM = 254
"""Dots to the inch where a dot is a tenth of a millimetre."""
REACH = 250
"""To either side of a fold, in dots."""


def page(size: str, fit: Fit) -> Image.Image:
    """The sheet as a printer prints it that prints everything moved by `fit`."""
    pdf = printing.render("trial_sheet", printing.sample("trial_sheet") | {"size": size}).pdf
    (picture,) = reading.pictures(moved(pdf, fit), dpi=TENTH_MM)
    return picture


def ticks(line: Image.Image) -> list[int]:
    """Where the marks of a scale lie along a line one dot high, in tenths of a millimetre."""
    dark = [at for at, grey in enumerate(line.tobytes()) if grey < 160]
    return [at for at in dark if at - 1 not in dark]


def folded(sheet: Image.Image) -> tuple[float, float]:
    """The numbers under both folds: how far the zeros of their scales are from there, in millimetres."""
    wide, high = sheet.size
    y, x = round(high * 0.7), round(wide * 0.75)
    across = [sheet.crop((wide // 2 - REACH, at, wide // 2 + REACH, at + 1)) for at in range(y - 50, y + 50)]
    down = [sheet.crop((at, high // 2 - REACH, at + 1, high // 2 + REACH)) for at in range(x - 50, x + 50)]
    return under_fold(across), under_fold(down)


def under_fold(lines: list[Image.Image]) -> float:
    (marks, *_) = (marks for marks in map(ticks, lines) if len(marks) == 41)
    return (REACH - marks[20]) / 10


@pytest.mark.parametrize("size", ["a4", "a5"])
@pytest.mark.parametrize(("right", "down"), [(0.0, 0.0), (3.0, -2.0), (-1.5, 4.0)])
def test_the_folds_tell_what_brings_the_print_back(size: str, right: float, down: float) -> None:
    """A fold lies where the sheet's middle is, wherever the print came down."""
    assert folded(page(size, Fit(right, down))) == pytest.approx((-right, -down), abs=0.15)


@pytest.mark.parametrize("size", ["a4", "a5"])
def test_the_rulers_count_from_the_edges_of_the_sheet(size: str) -> None:
    sheet = page(size, Fit())
    wide, high = sheet.size
    across = ticks(sheet.crop((0, 65, wide, 66)))
    down = ticks(sheet.crop((65, 0, 66, high)))
    assert across[:3] == pytest.approx([100, 110, 120], abs=1.5)
    assert down[:3] == pytest.approx([150, 160, 170], abs=1.5)
    assert across[-1] == pytest.approx(wide - 100, abs=11)


def test_the_sheet_says_what_is_set_and_which_printer_it_is() -> None:
    words = reading.flat(printing.render("trial_sheet", printing.sample("trial_sheet")).pdf)
    assert "办公室A4激光" in words
    assert "现在往右-1.5毫米，往下2.0毫米" in words
