"""The ticket machine driven at random over the queue at the centre: the same acts, the same invariants."""

import itertools
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.central.cluster import Centre
from tests.central.desks import Pass, SharedDesk, emptied, enrolled, joined
from tests.services.ticket_machine import Hall, do_every_move


class SharedHall(Hall):
    """The three windows over one installation, as in the local file; what they move is at the centre."""

    centre: Centre
    entry: Pass

    def opened(self) -> SharedDesk:
        emptied(self.centre)
        numbers = itertools.count(1)
        return joined(self.source, self.folder(), self.entry, lambda: f"id-{next(numbers):06d}")

    def teardown(self) -> None:
        super().teardown()
        assert isinstance(self.hall, SharedDesk)
        self.hall.queue.close()


@pytest.mark.parametrize("examples", [3, pytest.param(30, marks=pytest.mark.slow)])
def test_no_order_of_acts_breaks_the_queue(
    hall_template: Path, centre: Centre, tmp_path: Path, examples: int
) -> None:
    class Driven(SharedHall):
        source = hall_template
        entry = enrolled(centre)

        @staticmethod
        def folder() -> Path:
            return Path(mkdtemp(dir=tmp_path))

    Driven.centre = centre
    calm = settings(
        max_examples=examples, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(Driven, settings=calm)


def test_every_move_of_the_table_can_be_done(hall_template: Path, centre: Centre, tmp_path: Path) -> None:
    class Scripted(SharedHall):
        source = hall_template
        entry = enrolled(centre)

        @staticmethod
        def folder() -> Path:
            return tmp_path

    Scripted.centre = centre
    do_every_move(Scripted())
