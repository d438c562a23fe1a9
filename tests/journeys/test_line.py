"""A few rounds of faults on the line: a small town, its server lost twice, a disk cloned, desks deciding apart."""

from pathlib import Path
from random import Random

import pytest

from tests.soak.line.play import play
from tests.soak.line.town import build

ROUNDS = {"decide": 3, "failover": 5, "clone": 8, "restore": 13, "crash": 21}
"""What befalls the town in each round, and the seed of everything else."""


@pytest.mark.slow
@pytest.mark.centre
def test_whatever_befalls_the_line_nothing_is_lost_and_both_ends_agree(tmp_path: Path) -> None:
    town = build(tmp_path / "town", windows=2, villages=1)
    try:
        played = [play(town, Random(seed), str(seed), big) for big, seed in ROUNDS.items()]
    finally:
        town.close()
    assert [each.big for each in played] == list(ROUNDS)
    assert sum(each.acknowledged for each in played) > 100
    assert played[-1].cases > 0
