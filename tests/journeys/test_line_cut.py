"""A village whose line is cut takes five cases while its program is killed twice; then the line comes back."""

import time
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import select

from hall_client.storage.case_tables import case, document
from hall_client.storage.verify import verify
from tests.soak.line import checks, look
from tests.soak.line.seat import Seat
from tests.soak.line.town import Town, build
from tests.soak.rounds import wait_for

TAKEN = {"case.entrust", "case.receive"}
PATIENCE = 120.0


@pytest.mark.slow
@pytest.mark.centre
def test_five_cases_of_a_killed_program_on_a_cut_line_are_neither_lost_nor_doubled_nor_renumbered(
    tmp_path: Path,
) -> None:
    town = build(tmp_path / "town", windows=1, villages=1)
    village = town.seats[-1]
    try:
        for cable in village.cables:
            cable.unplug()
        town.begin("five")
        for taken, killed_in in ((2, "finish"), (4, "print"), (5, "")):
            _work_until(town, village, taken, killed_in)
        numbers, papers = _kept(village)
        assert look.centre(town.servers.now).things.keys().isdisjoint(numbers)
        town.mend("five")
        town.come_to_rest()
        _is_all_there(town, village, numbers, papers)
    finally:
        town.close()


def _work_until(town: Town, village: Seat, taken: int, killed_in: str) -> None:
    end = time.monotonic() + PATIENCE
    while len(_taken_and_printed(village)) < taken:
        town.check_ended(village)
        assert time.monotonic() < end, look.standing_of(town.servers.now, village)
        time.sleep(0.1)
    if killed_in and village.process is not None:
        wait_for(village.notes, village.process, killed_in, 0)
        village.kill()
        town.start(village, killed_in)


def _taken_and_printed(village: Seat) -> set[str]:
    """The cases whose taking on and whose paper the program has acknowledged."""
    done = [(line.act, *entry) for line in village.told() if line.done for entry in line.entries]
    printed = {subject for act, _, subject in done if act == "print"}
    return {subject for _, kind, subject in done if kind in TAKEN and subject in printed}


def _kept(village: Seat) -> tuple[dict[str, str], dict[str, str]]:
    """Case -> number, and paper -> state, as they stand at the village."""
    with village.opened.store.read() as work:
        numbers = {row.id: row.number for row in work.connection.execute(select(case.c.id, case.c.number))}
        made = work.connection.execute(select(document.c.id, document.c.state))
        return numbers, {row.id: row.state for row in made}


def _is_all_there(town: Town, village: Seat, numbers: dict[str, str], papers: dict[str, str]) -> None:
    centre, sites = look.centre(town.servers.now), [look.site(seat) for seat in town.seats]
    assert list(checks.everything(centre, sites, [])) == []
    assert list(checks.acknowledged(sites[-1], village.told())) == []
    assert verify(village.opened.store).findings == ()
    there = {
        name: thing.rows["case"][name]["number"]
        for name, thing in centre.things.items()
        if "case" in thing.rows
    }
    assert {name: there.get(name) for name in numbers} == numbers
    assert [number for number, times in Counter(there.values()).items() if times > 1] == []
    printed = {name for name, state in papers.items() if state == "printed"}
    now, after = _kept(village)
    assert printed
    assert {name for name in printed if after.get(name) != "printed"} == set()
    assert {name: now.get(name) for name in numbers} == numbers
