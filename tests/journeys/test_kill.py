"""A few rounds of the soak: the program is killed while it works, and nothing acknowledged is lost."""

from pathlib import Path
from random import Random

import pytest

from tests.soak.rounds import Soak, new_hall, play

SEED, ROUNDS = 20260318, 5


@pytest.mark.slow
def test_a_killed_program_loses_nothing_and_leaves_nothing_half_done(tmp_path: Path) -> None:
    soak = Soak(tmp_path / "hall", SEED, Random(SEED))
    new_hall(soak.folder)
    played = [play(soak, number) for number in range(1, ROUNDS + 1)]

    assert len({each.act for each in played}) > 1
    assert sum(each.acknowledged for each in played) > 50
    assert played[-1].cases > 0
