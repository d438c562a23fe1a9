"""Searching two thousand items at every key that is pressed."""

import statistics
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import resources
from hall_client.domain.search import ItemIndex
from hall_client.storage.starter import read_starter
from tests.benchmarks.measure import Row, cpu

ITEMS = 2_000
TYPED = ("高龄津贴", "gljt", "gaolingjintie", "医保", "ybcb", "MZ-006", "办理", "x")
FELT = 50.0
"""Milliseconds; up to here a list seems to follow the keys."""


def rows(folder: Path) -> Iterator[Row]:
    """The slowest key and the usual one."""
    starter = [version.item for version in read_starter(resources.path("catalogue"))]
    items = [
        replace(
            starter[n % len(starter)], code=f"XX-{n:04d}", name=f"{starter[n % len(starter)].name}（{n} 号）"
        )
        for n in range(ITEMS - len(starter))
    ]
    index = ItemIndex([*starter, *items])
    keys = [text[:length] for text in TYPED for length in range(1, len(text) + 1)]
    found = [statistics.median(cpu(lambda key=key: index.search(key)) for _ in range(5)) for key in keys]  # type: ignore[misc]
    what = f"事项检索每按一键（{ITEMS:,} 项）"
    yield Row("items", f"{what}，最慢", "手感 50 ms", max(found), None, "ms CPU", FELT)
    yield Row("items", f"{what}，通常", "手感 50 ms", statistics.median(found), None, "ms CPU", FELT)
