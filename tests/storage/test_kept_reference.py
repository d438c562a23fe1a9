"""What the store keeps in memory of settings, catalogue and calendar is never older than the file."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hall_client.desk import open_desk
from hall_client.domain.entries import NewEntry
from hall_client.services import cataloguing, settings_changing
from tests.desk import SUPERVISOR, Clock, TestDesk, Tray


class Interrupted(Exception):
    """Stands for a crash in the middle of a transaction."""


@pytest.fixture
def beside(hall: TestDesk) -> Iterator[TestDesk]:
    """A second program on the same folder, such as a ticket machine."""
    clock, tray = Clock(hall.clock.at), Tray()
    opened = open_desk(Path(hall.opened.folder), now=clock, printer=tray)
    yield TestDesk(opened, clock, tray)
    opened.close()


def name(desk: TestDesk) -> str:
    with desk.desk.store.read() as work:
        return work.reference.hall(desk.clock().date()).name


def test_a_setting_changed_by_another_program_is_seen_at_once(hall: TestDesk, beside: TestDesk) -> None:
    assert name(beside) == name(hall)
    settings_changing.change_setting(hall.desk, SUPERVISOR, "name", "新禾镇便民服务中心")
    assert name(hall) == name(beside) == "新禾镇便民服务中心"


def test_an_item_published_by_another_program_is_seen_at_once(hall: TestDesk, beside: TestDesk) -> None:
    before = cataloguing.in_force(beside.desk).version("RS-004")
    changed = replace(before.item, result="参保证明（新版）")
    cataloguing.take_in(hall.desk, SUPERVISOR, [changed])
    after = cataloguing.in_force(beside.desk).version("RS-004")
    assert (after.number, after.item.result) == (before.number + 1, "参保证明（新版）")
    assert cataloguing.version_of(beside.desk, "RS-004", before.number).item == before.item


def changed_then_crashed(hall: TestDesk) -> None:
    day = hall.clock().date()
    row = {"scope": "station", "key": "name", "effective": day.isoformat(), "value": "没存上的名称"}
    rows = {"setting": {f"station/name/{day.isoformat()}": row}}
    with hall.desk.store.work() as work:
        work.append(NewEntry("setting.change", "name", SUPERVISOR.number, hall.clock(), rows))
        assert work.reference.hall(day).name == "没存上的名称"
        raise Interrupted


def test_a_change_that_was_taken_back_is_forgotten(hall: TestDesk) -> None:
    before = name(hall)
    with pytest.raises(Interrupted):
        changed_then_crashed(hall)
    assert name(hall) == before
