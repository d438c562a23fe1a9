"""The same day of 300 numbers with the queue at the centre."""

from pathlib import Path

import pytest

from tests.central.cluster import Centre
from tests.central.desks import emptied, enrolled, joined
from tests.services.fair_day import Day, check_fair, hall_of_series


@pytest.mark.slow
def test_at_most_k_others_are_called_between_two_ordinary_ones(centre: Centre, tmp_path: Path) -> None:
    emptied(centre)
    desk = joined(hall_of_series(tmp_path / "hall"), tmp_path / "day", enrolled(centre))
    day = Day(desk, seed=1)
    day.run()
    check_fair(day)
    desk.close()
