"""Ratings at a real centre: what the rated clerk's PC, a supervisor's and the server's administrator find of them."""

from collections.abc import Callable
from datetime import timedelta

import psycopg
import pytest

from hall_client.domain.cases import Outcome
from hall_client.domain.entries import instant_text
from hall_client.domain.follow_ups import Act, Finding, Stage
from hall_client.domain.people import Role
from hall_client.domain.ratings import Grade
from hall_client.domain.syncing import REACH, START, Arrival
from hall_client.services import follow_ups, rating, rating_keys, settings_changing, signing_in
from hall_client.storage.verify import verify
from tests.central.cluster import Centre
from tests.central.seats import Seat, asked
from tests.desk import APPROVER, SUPERVISOR, with_keys
from tests.services.acts import finished

Sit = Callable[..., Seat]
REASON = "服务态度"
SEALED = {name for name, reach in REACH.items() if reach == "sealed"}


def as_supervisors(town: Centre, seat: Seat) -> Seat:
    """The desk as one that was enrolled with --supervisor."""
    with town.admin() as admin:
        admin.execute("UPDATE centre.device SET opens_sealed = true WHERE role = %s", (seat.member.role,))
    return seat


def rated(seat: Seat, grade: Grade, reasons: tuple[str, ...] = ()) -> str:
    service = finished(seat.hall, "RS-004", Outcome.ON_THE_SPOT).case.service_id
    rating.give(seat.hall.desk, service, grade)
    rating.change(seat.hall.desk, service, grade, reasons, True)
    return service


def pulled(seat: Seat) -> list[Arrival]:
    with seat.line() as line:
        return [each for _, arrivals in line.pull([START]) for each in arrivals]


@pytest.fixture
def told(town: Centre, sit: Sit) -> tuple[Seat, Seat, str]:
    """The clerk's desk, where a citizen rated; a supervisor's desk that wrote what was done; the service."""
    clerks, boss = sit(), as_supervisors(town, sit())
    boss.sync()
    service = rated(clerks, Grade.VERY_BAD, (REASON,))
    clerks.sync()
    boss.sync()
    return clerks, boss, service


def test_nothing_the_clerks_pc_asks_the_centre_tells_of_a_rating(
    town: Centre, told: tuple[Seat, Seat, str]
) -> None:
    clerks, boss, service = told
    who = with_keys(boss.hall.desk, SUPERVISOR)
    follow_ups.step(
        boss.hall.desk, who, follow_ups.register(boss.hall.desk, who).lines[0], Act.TRIED, "没人接"
    )
    boss.sync()
    things = [
        thing
        for (thing,) in asked(town, "SELECT thing FROM centre.thing WHERE kind = ANY (%s)", list(SEALED))
    ]
    assert len(things) >= 4
    begun = instant_text(clerks.hall.clock.at - timedelta(days=2))
    ended = instant_text(clerks.hall.clock.at + timedelta(days=2))
    assert not [each for each in pulled(clerks) if each.kind in SEALED]
    with clerks.line() as line:
        assert not set(things) & set(line.versions())
        assert all(each.gone and not each.rows for each in line.fetch(things))
        moves = line.moves(begun, ended)
        assert moves
        assert not [kind for kind, *_ in moves.values() if kind.split(".")[0] in ("rating", "follow_up")]
        subjects = [*things, service, *(thing.split("/")[-1] for thing in things)]
        assert not [entry for subject in subjects for entry in line.timeline(subject)]
    clerks.sync()
    with clerks.hall.desk.store.read() as work:
        assert work.ratings.steps() == ()


@pytest.mark.parametrize("kind", sorted(SEALED))
def test_the_rows_are_shut_to_the_reading_role_itself(
    town: Centre, told: tuple[Seat, Seat, str], kind: str
) -> None:
    """Row-level security under the functions: a function that forgets to ask would still tell nothing."""
    clerks, boss, _ = told

    def seen(seat: Seat) -> int:
        with town.admin() as admin, admin.transaction(force_rollback=True):
            admin.execute(
                "CREATE FUNCTION centre.all_of(p_kind text) RETURNS bigint LANGUAGE sql SECURITY DEFINER"
                " SET search_path = '' AS 'SELECT count(*) FROM centre.thing t WHERE t.kind = p_kind'"
            )
            admin.execute("ALTER FUNCTION centre.all_of OWNER TO hall_reader")
            admin.execute("GRANT EXECUTE ON FUNCTION centre.all_of TO hall_device")
            admin.execute(f"SET LOCAL SESSION AUTHORIZATION {seat.member.role}")
            found = admin.execute("SELECT centre.all_of(%s)", (kind,)).fetchone()
            admin.execute("RESET SESSION AUTHORIZATION")
        assert found is not None
        return int(found[0])

    (stands,) = asked(town, "SELECT count(*) FROM centre.thing WHERE kind = %s", kind)[0]
    assert seen(clerks) == 0
    assert seen(boss) == stands


def test_no_table_of_ratings_is_open_to_a_desk(told: tuple[Seat, Seat, str]) -> None:
    for seat in told[:2]:
        for table in ("thing", "entry", "scope", "folded"):
            with seat.line() as line, pytest.raises(psycopg.errors.InsufficientPrivilege):
                line._connection.execute(f"SELECT * FROM centre.{table}")


def test_the_server_itself_holds_no_grade_and_no_reason(town: Centre, told: tuple[Seat, Seat, str]) -> None:
    """A backup of the centre in the wrong hands, or its administrator."""
    clerks, _, _ = told
    rated(clerks, Grade.VERY_GOOD)
    clerks.sync()
    rows = asked(
        town, "SELECT rows::text FROM centre.thing WHERE kind IN ('rating', 'sealed_rating')"
    ) + asked(town, "SELECT body FROM centre.entry WHERE starts_with(kind, 'rating.')")
    assert len(rows) == 6
    assert not [text for (text,) in rows if '"grade"' in text or REASON in text]
    lengths = {
        len(text)
        for (text,) in asked(town, "SELECT rows::text FROM centre.thing WHERE kind = 'sealed_rating'")
    }
    assert len(lengths) == 1


def test_a_supervisors_pc_reads_it_with_the_password_and_tells_the_other(town: Centre, sit: Sit) -> None:
    clerks, boss = as_supervisors(town, sit()), as_supervisors(town, sit())
    boss.sync()
    service = rated(clerks, Grade.VERY_BAD, (REASON,))
    clerks.sync()
    boss.sync()
    assert follow_ups.register(boss.hall.desk, SUPERVISOR).lines == ()
    who = with_keys(boss.hall.desk, SUPERVISOR)
    (line,) = follow_ups.register(boss.hall.desk, who).lines
    assert (line.service_id, line.opinion.grade, line.opinion.reasons) == (service, Grade.VERY_BAD, (REASON,))
    whom = follow_ups.whom_to_call(boss.hall.desk, who, line)
    assert whom is not None
    follow_ups.step(boss.hall.desk, who, line, Act.CONTACTED, "属实", Finding.AT_ONCE)
    boss.sync()
    clerks.sync()
    head = with_keys(clerks.hall.desk, APPROVER)
    (line,) = follow_ups.register(clerks.hall.desk, head).lines
    assert line.follow_up.stage is Stage.TO_REVIEW
    follow_ups.step(clerks.hall.desk, head, line, Act.AGREED, "同意")
    clerks.sync()
    boss.sync()
    assert follow_ups.register(boss.hall.desk, who).lines[0].follow_up.stage is Stage.CLOSED
    for seat in (clerks, boss):
        assert verify(seat.hall.opened.store).findings == ()


def test_a_supervisor_appointed_later_is_let_in_from_another_pc(town: Centre, sit: Sit) -> None:
    """Whoever is new asks at their PC, an earlier supervisor lets them in at theirs, and the new one opens old ones."""
    old, new = as_supervisors(town, sit()), as_supervisors(town, sit())
    old.sync()
    rated(old, Grade.VERY_BAD, (REASON,))
    two = (Role.CLERK, Role.SUPERVISOR)
    settings_changing.save_person(old.hall.desk, SUPERVISOR, "0305", "李敏", two, disabled=False)
    for seat in (old, new):
        seat.sync()
    sign_in = signing_in.sign_in
    assert sign_in(new.hall.desk, "0305", "qinghe-0305", None).actor.rating_keys == {}
    for seat in (new, old):
        seat.sync()
    boss = sign_in(old.hall.desk, "0101", "qinghe-0101", None).actor
    assert [each.name for each in rating_keys.asking(old.hall.desk, boss)] == ["李敏"]
    rating_keys.let_in(old.hall.desk, boss, "0305")
    for seat in (old, new):
        seat.sync()
    fresh = sign_in(new.hall.desk, "0305", "qinghe-0305", None).actor
    (line,) = follow_ups.register(new.hall.desk, fresh).lines
    assert (line.opinion.grade, line.opinion.reasons) == (Grade.VERY_BAD, (REASON,))
    for seat in (new, old):
        seat.sync()
        assert verify(seat.hall.opened.store).findings == ()
