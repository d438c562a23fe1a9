"""A hostile desk with a valid role at the queue: only its own hall's tickets, only moves of the table, all noted."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from hall_client.domain.moves import Note
from hall_client.domain.tickets import Ticket, TicketRefused
from hall_client.services import calling, issuing
from tests.central.cluster import Centre
from tests.central.desks import Pass, SharedDesk, emptied, enrolled, joined
from tests.desk import CLERK, GUIDE, MORNING

NOTE = '{"act": "no_show", "actor": "0307", "at": "2026-03-18T00:30:00Z", "facts": {}, "second_actor": ""}'


@pytest.fixture
def town(centre: Centre, hall_template: Path, tmp_path: Path) -> Iterator[SharedDesk]:
    emptied(centre)
    made = joined(hall_template, tmp_path / "town", enrolled(centre))
    yield made
    made.close()


@pytest.fixture
def village(centre: Centre) -> Pass:
    return enrolled(centre, "9911")


def noted(centre: Centre, role: str) -> list[tuple[str, Any]]:
    with centre.admin() as admin:
        rows = admin.execute("SELECT what, detail FROM centre.audit WHERE role = %s ORDER BY id", (role,))
        return [(what, detail) for what, detail in rows.fetchall() if what.startswith("queue.")]


def called(town: SharedDesk) -> Ticket:
    issuing.issue(town.desk, GUIDE, "A")
    return calling.call_next(town.desk, CLERK, "r1")


def test_another_halls_ticket_cannot_be_touched(
    town: SharedDesk, village: Pass, centre: Centre, hall_template: Path, tmp_path: Path
) -> None:
    ticket = called(town)
    villain = joined(hall_template, tmp_path / "village", village)
    assert villain.queue.of_day("9901", MORNING.date()) == ()
    assert villain.queue.by_label("9901", MORNING.date(), ticket.label) is None
    assert villain.queue.at_window("9901", 3) is None
    with pytest.raises(TicketRefused, match="别的大厅"):
        villain.queue.get(ticket.id)
    with pytest.raises(TicketRefused, match="别的大厅"):
        villain.queue.change(ticket, {"state": "no_show"}, Note("no_show", "0307", villain.clock()))
    with pytest.raises(TicketRefused, match="没有发过"):
        calling.call_next(villain.desk, CLERK, "theirs", ticket.label)
    with pytest.raises(calling.NothingWaiting):
        calling.call_next(villain.desk, CLERK, "r1")
    villain.close()
    assert town.queue.get(ticket.id) == ticket
    assert [detail["act"] for what, detail in noted(centre, village.role) if what == "queue.foreign"] == [
        "get",
        "no_show",
    ]


def test_another_halls_ticket_cannot_be_said_again(town: SharedDesk, village: Pass, centre: Centre) -> None:
    ticket = called(town)
    with village.connection() as connection:
        (epoch,) = connection.execute(
            "SELECT centre.queue_day('2026-03-18', '{}') ->> 'epoch'"
        ).fetchone() or ("",)
        assert epoch is None
        told = connection.execute(
            "SELECT centre.queue_issue('2026-03-18', '{}', 'x', %s::jsonb) ->> 'epoch'", (NOTE,)
        ).fetchone()
        assert told is not None
        for hall in ("9901", "9911"):
            row = f'[{{"id": "{ticket.id}", "hall": "{hall}", "rev": 99, "state": "served", "series": "A"}}]'
            statement = "SELECT centre.queue_reassert(%s, '2026-03-18', 1, %s)"
            connection.execute(statement.replace("1, %s", f"1, '{_complete(row)}'"), told).fetchone()
    assert town.queue.get(ticket.id) == ticket
    assert [what for what, _ in noted(centre, village.role)].count("queue.foreign") >= 2


def _complete(row: str) -> str:
    return row.replace('"series"', '"business_date": "2026-03-18", "number": 1, "series"')


def test_a_move_outside_the_table_is_refused_and_noted(
    town: SharedDesk, centre: Centre, hall_template: Path
) -> None:
    ticket = called(town)
    with pytest.raises(TicketRefused):
        town.queue.change(ticket, {"state": "served"}, Note("finish", "0307", town.clock()))
    kept = {"label": "P001", "number": 1, "hall": "9911", "business_date": "2026-03-19", "issued_by": "x"}
    changed = town.queue.change(ticket, {"calls": 2, **kept}, Note("recall", "0307", town.clock())).ticket
    assert (changed.label, changed.hall, changed.issued_by) == (ticket.label, "9901", ticket.issued_by)


def test_a_search_path_of_ones_own_leads_nowhere(town: SharedDesk, village: Pass) -> None:
    ticket = called(town)
    with village.connection() as connection:
        # A device may make neither a schema nor temporary objects that could stand before the centre's.
        for statement in (
            "CREATE SCHEMA mine",
            "CREATE TABLE public.ticket (id text)",
            "CREATE TEMPORARY TABLE ticket (id text)",
            "CREATE FUNCTION public.me() RETURNS text LANGUAGE sql AS 'SELECT 1'",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)
        connection.execute("SET search_path = pg_temp, public, centre")
        answer = connection.execute("SELECT centre.queue_get(%s) ->> 'status'", (ticket.id,)).fetchone()
        assert answer == ("foreign",)


@pytest.mark.parametrize("helper", ["ticket_admit", "ticket_reassert", "ticket_tell", "ticket_missing"])
def test_the_queues_own_helpers_cannot_be_called(village: Pass, centre: Centre, helper: str) -> None:
    with centre.admin() as admin:
        rows = admin.execute(
            "SELECT has_function_privilege(%s, p.oid, 'EXECUTE') FROM pg_proc p WHERE p.proname = %s",
            (village.role, helper),
        ).fetchall()
    assert rows == [(False,)]


def test_every_function_of_the_queue_fixes_its_path(centre: Centre) -> None:
    with centre.admin() as admin:
        rows = admin.execute(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'centre'::regnamespace"
            " AND (proname LIKE 'queue%' OR proname LIKE 'ticket%') AND NOT coalesce(proconfig, '{}') @>"
            " ARRAY['search_path=\"\"']"
        ).fetchall()
    assert rows == []
