"""A hostile workstation with a valid role: what it may not see, change or forge, and that each attempt is written."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import psycopg
import pytest

from hall_client.domain.entries import hash_of, written
from hall_client.domain.syncing import Disposition, Login, PushState
from hall_client.services.line_ports import LineRefused
from tests.central.cluster import Centre
from tests.central.sites import MORNING, Site, case_rows, close, enrolled

Attack = Callable[[str], None]
SECRET = "陈䶮根"


@pytest.fixture
def villain(centre: Centre) -> Iterator[Site]:
    """A village's PC in the wrong hands."""
    site = enrolled(centre, "9911", centre.server.data / "centre.crt")
    yield site
    close([site])


@pytest.fixture
def victim(centre: Centre) -> Iterator[Site]:
    """A window of the town, with a case, a person, a password and a parked draft."""
    site = enrolled(centre, "9901", centre.server.data / "centre.crt")
    case_id = f"case-{uuid.uuid4()}"
    number = f"990101{uuid.uuid4().int % 10**10:010d}"
    site.act("case.receive", case_id, case_rows(case_id, number, applicant_name=SECRET), seen=0)
    site.act("person.add", "9901", {"person": {"0307": {"name": SECRET, "disabled": False}}})
    site.push()
    site.line.put_login(Login("0307", "$argon2id$town", MORNING))
    site.line.park("draft-town", 1, {"applicant": SECRET})
    yield site
    close([site])


def noted(centre: Centre, role: str) -> set[str]:
    with centre.admin() as admin:
        return {
            what
            for (what,) in admin.execute("SELECT what FROM centre.audit WHERE role = %s", (role,)).fetchall()
        }


def all_it_reads(site: Site) -> str:
    """Everything every function that takes no argument of ours tells."""
    told: list[Any] = [site.pull(), site.line.versions(), site.line.logins(), site.line.parked()]
    return str(told)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM centre.{table}",
        "UPDATE centre.{table} SET {column} = {column}",
        "DELETE FROM centre.{table}",
        "TRUNCATE centre.{table}",
        "INSERT INTO centre.{table} DEFAULT VALUES",
    ],
)
def test_no_table_is_open(villain: Site, victim: Site, centre: Centre, statement: str) -> None:
    with centre.admin() as admin:
        tables = admin.execute(
            "SELECT table_name, min(column_name) FROM information_schema.columns"
            " WHERE table_schema = 'centre' GROUP BY table_name"
        ).fetchall()
    assert len(tables) > 10
    for table, column in tables:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            villain.connection.execute(statement.format(table=table, column=column))


def test_only_the_clients_functions_can_be_called(villain: Site, centre: Centre) -> None:
    with centre.admin() as admin:
        open_ones = admin.execute(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'centre'::regnamespace"
            " AND has_function_privilege(%s, oid, 'execute') AND proname NOT LIKE 'queue\\_%%'",
            (villain.role,),
        ).fetchall()
    assert {name for (name,) in open_ones} == {
        "enrol", "open_log", "hello", "push", "put_login", "park", "take_parked", "give_back", "hold", "holder",
        "release", "feed_place", "feed_rows", "fetch", "case_numbered", "versions", "proof", "known", "timeline",
        "moves", "logins", "parked_here", "put_piece", "get_piece", "keep_copies", "release_copies", "peers",
        "greet_for", "push_for", "package_head", "package_rows", "package_answers",
    }  # fmt: skip


def test_every_function_has_a_fixed_search_path(centre: Centre) -> None:
    with centre.admin() as admin:
        loose = admin.execute(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'centre'::regnamespace"
            " AND NOT coalesce(proconfig, '{}') && ARRAY['search_path=\"\"']"
        ).fetchall()
    assert loose == []


def test_it_sees_nothing_of_the_town(villain: Site, victim: Site, centre: Centre) -> None:
    case_id = next(iter(victim.line.versions()))
    number = victim.entries[0].body["rows"]["case"][victim.entries[0].subject]["number"]  # type: ignore[index]
    assert SECRET not in all_it_reads(villain)
    assert villain.line.find(number) == ()
    assert villain.line.fetch([victim.entries[0].subject, case_id])[0].gone
    assert villain.line.timeline(victim.entries[0].subject) == ()
    assert villain.line.known([victim.entries[0].entry_id]) == frozenset()
    for kept in (False, True):
        assert villain.line.take_parked("draft-town", kept=kept) is None
    with pytest.raises(LineRefused):
        villain.line.hold(victim.entries[0].subject, 1, "谁")
    with pytest.raises(LineRefused):
        villain.line.put_piece(victim.entries[0].subject, "0" * 64, 1, 0, b"x")
    assert villain.line.get_piece(victim.entries[0].subject, "0" * 64, 0) is None
    assert {"fetch.refused", "timeline.refused", "park.refused", "hold.refused", "file.refused"} <= noted(
        centre, villain.role
    )
    assert [each.body["applicant"] for each in victim.line.parked()] == [SECRET]


def test_it_cannot_write_another_log(villain: Site, victim: Site, centre: Centre) -> None:
    forged = replace(villain, log_id=victim.log_id, entries=list(victim.entries))
    assert forged.push(0).state is PushState.CLOSED
    with pytest.raises(LineRefused):
        villain.line.open_log(victim.log_id, "01")
    assert {"push.refused", "log.refused"} <= noted(centre, villain.role)
    # An entry that names another log inside ours does not carry its own seal any more.
    entry = villain.act("case.amend", "x", seen=0)
    stolen = replace(entry, log_id=victim.log_id)
    villain.entries[-1] = replace(stolen, hash=hash_of(stolen))
    assert villain.push(0).seq == 0
    assert "push.broken" in noted(centre, villain.role)


def test_it_cannot_rewrite_what_it_sent(villain: Site, centre: Centre) -> None:
    villain.act("person.sign_in", "0901")
    villain.push()
    villain.entries.clear()
    villain.act("person.sign_in", "0902")
    assert villain.push(0).state is PushState.FORK
    assert "push.fork" in noted(centre, villain.role)


def test_it_cannot_touch_a_case_of_the_town(villain: Site, victim: Site) -> None:
    case_id = victim.entries[0].subject
    villain.act("case.withdraw", case_id, {"case": {case_id: {"state": "withdrawn"}}}, seen=1)
    number = f"990101{uuid.uuid4().int % 10**10:010d}"
    villain.act("case.receive", "case-forged", case_rows("case-forged", number), seen=0)
    answers = [answer.disposition for answer in villain.push().answers]
    assert answers == [Disposition.CONFLICT, Disposition.QUARANTINED]
    assert victim.line.fetch([case_id])[0].rows["case"][case_id]["state"] == "received"


def test_its_people_and_passwords_are_its_own(villain: Site, victim: Site) -> None:
    villain.act("person.change", "0307", {"person": {"0307": {"name": "谁", "disabled": True}}})
    villain.push()
    villain.line.put_login(Login("0307", "$argon2id$village", MORNING))
    assert victim.line.logins()[0].password_hash == "$argon2id$town"
    assert victim.line.fetch(["person/9901/0307"])[0].rows["person"]["0307"]["disabled"] is False
    with pytest.raises(LineRefused):
        villain.line.put_login(Login("0307", "plain", MORNING))


INJECTIONS = (
    "'; DROP TABLE centre.entry; --",
    "$$; SELECT 1; $$",
    '"',
    "\\",
    "%s",
    "{}",
    "x'||(SELECT 1)||'",
)


@pytest.mark.parametrize("text", INJECTIONS)
def test_text_stays_text(villain: Site, text: str) -> None:
    number = f"991101{uuid.uuid4().int % 10**10:010d}"
    case_id = f"case-{text}-{uuid.uuid4()}"
    villain.act("case.receive", case_id, case_rows(case_id, number, applicant_name=text), seen=0)
    villain.act(text, text, {"incident": {text: {"text": text}}})
    pushed = villain.push()
    assert [answer.disposition for answer in pushed.answers] == [Disposition.ACCEPTED] * 2
    assert villain.pull()[case_id].rows["case"][case_id]["applicant_name"] == text
    villain.line.park(text, 1, {text: text})
    assert villain.line.take_parked(text, kept=True) == {text: text}
    assert villain.line.hold(case_id, 1, text) is None


@pytest.mark.parametrize(
    "statement",
    [
        "SET ROLE hall_owner",
        "SET SESSION AUTHORIZATION postgres",
        "ALTER ROLE CURRENT_USER SUPERUSER",
        "ALTER ROLE hall_owner LOGIN",
        "CREATE TEMP TABLE device (role name)",
        "CREATE TABLE public.device (role name)",
        "CREATE SCHEMA mine",
        "CREATE FUNCTION centre.my_unit() RETURNS text LANGUAGE sql AS 'SELECT ''9901'''",
        "SELECT pg_read_file('postgresql.conf')",
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "SELECT lo_create(0)",
        "SELECT centre.revoke('hall_owner')",
        'SELECT centre.fold_unit_rows(\'9901\', \'{"person": {"0307": {"disabled": true}}}\')',
        "SELECT centre.create_unit('9999', 'x', NULL)",
    ],
)
def test_there_is_no_way_up(villain: Site, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        villain.connection.execute(statement)


def test_its_own_search_path_and_settings_change_nothing(villain: Site, victim: Site) -> None:
    villain.connection.execute("SET search_path = pg_temp, public, centre")
    assert SECRET not in all_it_reads(villain)
    villain.connection.execute("SET row_security = off")
    with pytest.raises(LineRefused):
        all_it_reads(villain)
    villain.connection.execute("SET row_security = on")
    assert villain.line.fetch([victim.entries[0].subject])[0].gone


def test_the_owner_cannot_change_history_either(victim: Site, centre: Centre) -> None:
    for statement in (
        "UPDATE centre.entry SET actor = 'x'",
        "DELETE FROM centre.entry",
        "TRUNCATE centre.entry CASCADE",
        "UPDATE centre.audit SET what = 'x'",
        "DELETE FROM centre.audit",
    ):
        with centre.admin() as admin, pytest.raises(psycopg.errors.InsufficientPrivilege):
            admin.execute(statement)
    with centre.admin() as admin:
        admin.execute("UPDATE centre.entry SET body = NULL, salt = NULL WHERE log = %s", (victim.log_id,))


def test_a_revoked_one_is_out(villain: Site, centre: Centre) -> None:
    with centre.admin() as admin:
        admin.execute("SELECT centre.revoke(%s)", (villain.role,))
    with pytest.raises(LineRefused):
        villain.line.hello(villain.log_id)
    villain.act("person.sign_in", "0901")
    entries = [written(each) for each in villain.entries]
    refused = villain.line.push(villain.log_id, 0, villain.entries[0].prev_hash, entries)
    assert refused.state is PushState.CLOSED
    assert all_it_reads(villain) == str([{}, {}, (), ()])
    assert {"hello.refused", "push.refused"} <= noted(centre, villain.role)
