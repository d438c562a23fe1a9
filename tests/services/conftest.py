"""A village's desk beside that of the sample hall."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk import TestDesk, fresh


@pytest.fixture
def village(village_source: Path, tmp_path: Path) -> Iterator[TestDesk]:
    """A desk of the sample village on the morning of 2026-03-18."""
    made = fresh(village_source, tmp_path / "v")
    yield made
    made.opened.close()
