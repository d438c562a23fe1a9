"""The weeks before the demo's day: cases whose clocks run out overnight, and one that is ready to be closed."""

from dataclasses import replace
from datetime import datetime
from random import Random

from hall_client.demo import matters
from hall_client.demo.clock import DemoClock
from hall_client.demo.people import Citizen, citizen
from hall_client.domain.cases import Case, Outcome
from hall_client.domain.catalogue import Material
from hall_client.domain.deadlines import LOCAL_ZONE, local_date
from hall_client.domain.materials import MaterialState
from hall_client.domain.people import Actor, Role
from hall_client.services import (
    attending,
    deciding,
    intake,
    printing_out,
    stepping,
    timekeeping,
)
from hall_client.services.ports import Desk

BEGINNING = datetime(2026, 2, 20, 9, tzinfo=LOCAL_ZONE)
"""When the sample hall was set up."""

CLERK = Actor("0307", "赵婷", frozenset({Role.CLERK}), 3)
HANDLER = Actor("0501", "钱立新", frozenset({Role.HANDLER}))


def fill(desk: Desk, clock: DemoClock, random: Random, villages: tuple[str, ...]) -> str:
    """Record the earlier cases on their own days, and close those days.

    On the day itself one of them counts as accepted, one as withdrawn; the third is ready for its next step, and its
    number is returned.
    """
    _on(desk, clock, 2, 27, 9)
    _case(desk, clock, citizen(random, villages, 1941), "MZ-006", Outcome.ACCEPTED, MaterialState.DEFERRED)
    _close(desk)
    _on(desk, clock, 3, 10, 10)
    _case(desk, clock, citizen(random, villages, 1958), "RS-002", Outcome.RECEIVED)
    _close(desk)
    _on(desk, clock, 3, 12, 9)
    due = _case(desk, clock, citizen(random, villages, 1950), "MZ-003", Outcome.ACCEPTED)
    clock.forward(minutes=120)
    stepping.record_step(desk, HANDLER, due.id, "入户核实，材料属实。")
    _close(desk)
    _on(desk, clock, 3, 17, 17)
    _close(desk)
    return due.number


def _on(desk: Desk, clock: DemoClock, month: int, day: int, hour: int) -> None:
    """Go on to a later day; the clerk confirms its date, as after every longer pause."""
    clock.set(datetime(2026, month, day, hour, tzinfo=LOCAL_ZONE))
    intake.confirm_date(desk, CLERK)


def _close(desk: Desk) -> None:
    day = local_date(desk.now())
    with desk.store.read() as work:
        hall = work.reference.hall(day)
    timekeeping.close_day(desk, hall, day, CLERK.number, desk.now())


def _case(
    desk: Desk,
    clock: DemoClock,
    who: Citizen,
    item_code: str,
    outcome: Outcome,
    deferrable: MaterialState = MaterialState.COPY,
) -> Case:
    service = attending.start(desk, CLERK)

    def seen(material: Material) -> MaterialState:
        return deferrable if material.deferrable else MaterialState.COPY

    draft = matters.filled(desk, CLERK, clock, who, item_code, seen, service.id)
    done = deciding.finish(desk, CLERK, replace(draft, outcome=outcome.value))
    for document in done.documents:
        printing_out.put_out(desk, CLERK, document.id)
    attending.finish(desk, CLERK)
    return done.case
