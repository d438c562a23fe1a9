"""Rows of the unit that come from the centre: settings, ratings, and where the next meeting goes on."""

from hall_client.domain.entries import NewEntry
from hall_client.domain.syncing import Arrival, Mark
from hall_client.storage.verify import verify
from tests.desk import MORNING, TestDesk
from tests.storage.arriving import answered, held, take
from tests.storage.prying import run_sql


def test_rows_of_the_unit_are_replaced_with_what_is_pending_on_top(hall: TestDesk) -> None:
    answered(hall)
    person = {"name": "赵婷婷", "initials": "ztt", "roles": ["clerk"], "disabled": False}
    thing = "person/9901/0307"
    with hall.desk.store.work() as work:
        row = {"person": {"0307": {"disabled": True}}}
        work.append(NewEntry("person.change", "0307", "0101", MORNING, row))
    take(hall, Arrival(5, thing, "person", 2, False, {"person": {"0307": person}}))
    with hall.desk.store.read() as work:
        found = {each.number: each for each in work.reference.people()}["0307"]
    assert (found.name, found.disabled) == ("赵婷婷", True)
    assert held(hall, thing) == (2, True, False)
    take(hall, Arrival(6, thing, "person", 3, True, {}))
    with hall.desk.store.read() as work:
        assert "0307" not in {each.number for each in work.reference.people()}
    assert verify(hall.opened.store).findings == ()


def test_a_setting_of_another_pc_never_arrives_and_others_are_seen_at_once(hall: TestDesk) -> None:
    with hall.desk.store.read() as work:
        before = work.reference.hall(MORNING.date())
    day = MORNING.date().isoformat()

    def setting(key: str, value: object) -> Arrival:
        row = {"scope": "station", "key": key, "effective": day, "value": value}
        name = f"station/{key}/{day}"
        return Arrival(1, f"setting/9901/{name}", "setting", 1, False, {"setting": {name: row}})

    take(hall, setting("terminal", "42"), setting("own_window", 1), setting("phone", "100 0000 0001"))
    with hall.desk.store.read() as work:
        after = work.reference.hall(MORNING.date())
    assert (after.terminal, after.own_window) == (before.terminal, before.own_window)
    assert after.phone == "100 0000 0001"


def test_a_rating_may_come_before_its_service(hall: TestDesk) -> None:
    row = {
        "service_id": "far",
        "grade": 5,
        "at": "2026-03-18T01:00:00.000000Z",
        "source": "screen",
        "reasons": [],
        "contact": None,
    }
    taken = take(hall, Arrival(1, "rating/9901/r", "rating", 1, False, {"rating": {"r": row}}))
    assert taken.unfit == ()
    assert run_sql(hall, "SELECT count(*) FROM rating") == [(1,)]


def test_the_cursor_remembers_four_hundred_places_and_goes_back(hall: TestDesk) -> None:
    with hall.desk.store.work() as work:
        for n in range(1, 1000):
            work.sync.reach(Mark(n, f"t{n}"))
        assert [mark.n for mark in work.sync.marks()] == list(range(999, 599, -1))
        work.sync.reach(Mark(700, "other"))
        assert work.sync.marks()[0] == Mark(700, "other")
        assert work.sync.marks()[1] == Mark(699, "t699")
        work.sync.reach(Mark(0, ""))
        assert work.sync.marks() == ()
