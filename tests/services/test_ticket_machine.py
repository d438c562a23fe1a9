"""The ticket machine driven at random: no order of acts breaks an invariant of the queue in the local file."""

from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.services.ticket_machine import Hall, do_every_move


@pytest.mark.parametrize("examples", [6, pytest.param(30, marks=pytest.mark.slow)])
def test_no_order_of_acts_breaks_the_queue(hall_template: Path, tmp_path: Path, examples: int) -> None:
    class Driven(Hall):
        source = hall_template

        @staticmethod
        def folder() -> Path:
            return Path(mkdtemp(dir=tmp_path))

    calm = settings(max_examples=examples, stateful_step_count=20, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Driven, settings=calm)


def test_every_move_of_the_table_can_be_done(hall_template: Path, tmp_path: Path) -> None:
    class Scripted(Hall):
        source = hall_template

        @staticmethod
        def folder() -> Path:
            return tmp_path

    do_every_move(Scripted())
