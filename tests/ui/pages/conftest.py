"""The hall that the pages of a test work with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.pages.real_hall import RealHall, real_hall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[RealHall]:
    """A real hall whose store refuses the GUI thread."""
    with real_hall(tmp_path) as made:
        yield made
