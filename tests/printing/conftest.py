"""The typefaces every paper test draws with."""

from pathlib import Path

import pytest

import printing

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"


@pytest.fixture(autouse=True)
def fonts() -> Path:
    printing.use_fonts(FONTS)
    return FONTS
