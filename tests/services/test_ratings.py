"""好差评: the citizen alone gives a grade, once; the clerk has no path to it."""

from dataclasses import asdict, fields
from typing import Any

import pytest

from hall_client.domain.cases import Outcome
from hall_client.domain.people import RATING_SCREEN, NotAllowed
from hall_client.domain.ratings import Grade, Invitation
from hall_client.services import calling, looking_up, rating, satisfaction, tallying
from tests.desk import CLERK, SUPERVISOR, TestDesk, with_keys
from tests.services.acts import CHEN, begin, finished


@pytest.fixture
def rated(hall: TestDesk) -> str:
    """A service with a case, rated very bad; its id."""
    case = finished(hall, "RS-004", Outcome.ON_THE_SPOT).case
    rating.invite(hall.desk, case.service_id, "参保证明")
    rating.give(hall.desk, case.service_id, Grade.VERY_BAD, ("服务态度",))
    return case.service_id


def test_a_grade_is_given_once_and_by_the_screen(hall: TestDesk, rated: str) -> None:
    with pytest.raises(rating.RatingRefused, match="已经评过了"):
        rating.give(hall.desk, rated, Grade.VERY_GOOD)
    rating.change(hall.desk, rated, Grade.BAD, ("服务态度",), contact=True)
    assert rating.grades_of_day(hall.desk, with_keys(hall.desk, SUPERVISOR)) == (0, 0, 0, 1, 0)
    with hall.desk.store.read() as work:
        actors = {
            (entry.kind, entry.actor) for entry in work.entries_of(rated) if entry.kind.startswith("rating")
        }
    assert actors == {("rating.give", RATING_SCREEN.number), ("rating.change", RATING_SCREEN.number)}


@pytest.mark.usefixtures("rated")
def test_nothing_a_clerk_can_read_holds_a_grade(hall: TestDesk, rated: str) -> None:
    """The same day with the best grade instead of the worst looks the same to the clerk, figure for figure."""

    def seen() -> dict[str, Any]:
        found = tallying.window_tally(hall.desk, CLERK, hall.clock.at.date(), 3)
        assert found.figures.grades == ()
        case = looking_up.find(hall.desk, CHEN.name)[0]
        view = looking_up.look_at(hall.desk, CLERK, case.id)
        figures = asdict(found.figures)
        return {
            "rated": rating.is_rated(hall.desk, rated),
            "tally": {k: v for k, v in figures.items() if k not in ("on_duty",)},
            "satisfied": found.figures.satisfied,
            "table": [row for row in found.table if row[0] == "评价"],
            "acts": [(act.word, act.detail) for act in view.acts],
            "column": calling.view(hall.desk, CLERK),
        }

    worst = seen()
    rating.change(hall.desk, rated, Grade.VERY_GOOD, (), contact=None)
    assert rating.grades_of_day(hall.desk, with_keys(hall.desk, SUPERVISOR)) == (1, 0, 0, 0, 0)
    assert seen() == worst
    assert worst["rated"] is True


@pytest.mark.usefixtures("rated")
def test_grades_are_for_supervisors(hall: TestDesk) -> None:
    day = hall.clock.at.date()
    with pytest.raises(NotAllowed, match="主管"):
        rating.grades_of_day(hall.desk, CLERK)
    with pytest.raises(NotAllowed, match="主管"):
        tallying.centre_tally(hall.desk, CLERK, day)
    with pytest.raises(NotAllowed, match="主管"):
        satisfaction.report(hall.desk, CLERK, day, day)
    with pytest.raises(NotAllowed, match="只能看自己窗口的日报"):
        tallying.window_tally(hall.desk, CLERK, day, 1)
    boss = with_keys(hall.desk, SUPERVISOR)
    assert tallying.window_tally(hall.desk, boss, day, 3).figures.grades == (0, 0, 0, 0, 1)


def test_the_screen_shows_no_person(hall: TestDesk) -> None:
    case = finished(hall, "RS-004", Outcome.ON_THE_SPOT).case
    shown = rating.invite(hall.desk, case.service_id, "参保证明")
    assert {field.name for field in fields(Invitation)} == {
        "service_id",
        "matter",
        "window",
        "clerk_number",
        "waited_minutes",
        "served_minutes",
        "phone",
    }
    assert shown.phone == "100****0021"
    text = str(asdict(shown))
    assert not [part for part in (CHEN.name, CHEN.id_number, CHEN.phone, case.number) if part in text]
    assert rating.showing(hall.desk, 3) == shown
    rating.withdraw_invitation(hall.desk, 3)
    assert rating.showing(hall.desk, 3) is None


def test_nobody_rates_what_was_not_served(hall: TestDesk) -> None:
    service = begin(hall)
    with pytest.raises(rating.RatingRefused, match="还没有评价"):
        rating.change(hall.desk, service, Grade.GOOD, (), None)
    with pytest.raises(KeyError):
        rating.give(hall.desk, "no such service", Grade.GOOD)
