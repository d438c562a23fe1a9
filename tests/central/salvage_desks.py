"""Desks that saw what a dead PC wrote and a centre put back has lost, and what they keep of it."""

from dataclasses import replace
from typing import Any

from hall_client.central import salvaging
from hall_client.domain.cases import Case, Outcome
from tests.central.cluster import Centre
from tests.central.meeting import agreed, decided, received
from tests.central.seats import Seat, backed_up, restored
from tests.services.acts import finished


def lost(town: Centre, writer: Seat, *others: Seat) -> tuple[Case, Case]:
    """One case moved on and one made by `writer` after the backup that the centre is put back to."""
    moved = received(writer, *others)
    backed_up(town)
    decided(writer, moved, Outcome.ACCEPTED)
    made = finished(writer.hall, "RS-004", Outcome.ON_THE_SPOT).case
    agreed(town, writer, *others)
    restored(town)
    for _ in range(2):
        for each in others:
            each.sync()
    return writer.case(moved.id), made


def handed_over(town: Centre) -> set[str]:
    with town.admin() as admin:
        return {each.name for each in salvaging.copies(admin)}


def kept(seat: Seat) -> tuple[str, ...]:
    with seat.desk.store.read() as work:
        return tuple(each.thing for each in work.salvage.listed())


def nothing_to_tell(seat: Seat) -> bool:
    with seat.desk.store.read() as work:
        return work.salvage.empty


def rows_of(seat: Seat, case_id: str) -> dict[str, Any]:
    """Everything a desk holds of a case but how often it was changed."""
    with seat.desk.store.read() as work:
        found: dict[str, Any] = {
            "case": replace(work.cases.get(case_id), version=0),
            "materials": work.cases.materials(case_id),
            "steps": work.cases.steps(case_id),
            "papers": work.cases.documents(case_id),
        }
    return found
