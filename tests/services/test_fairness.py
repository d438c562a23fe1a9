"""A day of 300 numbers of every class: nobody waits for ever, whoever else comes (domain E.3)."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from tests.desk import MORNING, fresh
from tests.services.fair_day import CLASSES, Day, check_fair, hall_of_series


@pytest.mark.parametrize("seed", [1, *(pytest.param(n, marks=pytest.mark.slow) for n in (5, 20))])
def test_at_most_k_others_are_called_between_two_ordinary_ones(tmp_path: Path, seed: int) -> None:
    day = Day(fresh(hall_of_series(tmp_path / "hall"), tmp_path / "day"), seed)
    day.run()
    check_fair(day)
    with day.hall.desk.store.read() as work:
        told = [
            facts
            for kind, _, _, facts in work.floor.moves(MORNING, MORNING + timedelta(days=1))
            if kind == "ticket.issue"
        ]
    assert Counter(facts["priority"] for facts in told) == Counter(
        ticket.priority for ticket in day.tickets()
    ), "the daily log has the reason of every number"
    assert set(CLASSES) < {facts["priority"] for facts in told}
    day.hall.opened.close()
