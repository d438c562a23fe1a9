"""C22 by window, clerk, item and channel; and what a supervisor who serves at a window finds of their own."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from hall_client.domain.cases import Outcome
from hall_client.domain.materials import MaterialState
from hall_client.domain.people import Actor, Role
from hall_client.domain.ratings import Grade, Opinion
from hall_client.services import (
    attending,
    cataloguing,
    deciding,
    follow_ups,
    hall_board,
    paper_ratings,
    rating,
    satisfaction,
    tallying,
)
from hall_client.services.satisfaction import NO_CASE, SEVERAL, By
from hall_client.services.tallying import Report, Tally
from tests.desk import CLERK, OTHER_CLERK, SUPERVISOR, TestDesk, with_keys
from tests.printing import reading
from tests.services.acts import begin, draft_of, finished, mark_all

Row = tuple[str, int | None, list[int]]


@pytest.fixture
def boss(hall: TestDesk) -> Actor:
    return with_keys(hall.desk, SUPERVISOR)


def served(hall: TestDesk, clerk: Actor, item: str, outcome: Outcome = Outcome.ON_THE_SPOT) -> str:
    """A service with a case, the citizen asked to rate it; the service."""
    return finished(hall, item, outcome, actor=clerk).case.service_id


def consulted(hall: TestDesk, clerk: Actor) -> str:
    service = begin(hall, clerk)
    attending.without_case(hall.desk, clerk, "consult", "")
    attending.finish(hall.desk, clerk)
    return service


def report(hall: TestDesk, who: Actor, by: By) -> Report:
    day = hall.clock.at.date()
    return satisfaction.report(hall.desk, who, day, day, by)


def rows(hall: TestDesk, who: Actor, by: By) -> list[Row]:
    return [(each["name"], each["ratable"], each["grades"]) for each in report(hall, who, by).data["rows"]]


@pytest.fixture
def day(hall: TestDesk, boss: Actor) -> None:
    """Two clerks, two items, one consultation nobody rated, one rating on paper."""
    rating.give(hall.desk, served(hall, CLERK, "RS-004"), Grade.VERY_GOOD)
    rating.give(hall.desk, served(hall, CLERK, "MZ-006", Outcome.ACCEPTED), Grade.BAD)
    number = _number(hall, served(hall, OTHER_CLERK, "RS-004"))
    paper_ratings.enter(hall.desk, boss, number, hall.clock.at.date(), Opinion(Grade.FAIR))
    consulted(hall, OTHER_CLERK)


def _number(hall: TestDesk, service: str) -> str:
    with hall.desk.store.read() as work:
        cases = work.cases.of_day(hall.clock.at.date())
    return next(each.number for each in cases if each.service_id == service)


@pytest.mark.usefixtures("day")
def test_the_same_ratings_by_window_clerk_item_and_channel(hall: TestDesk, boss: Actor) -> None:
    total: Row = ("合计", 4, [1, 0, 1, 1, 0])
    three, one = [1, 0, 0, 1, 0], [0, 0, 1, 0, 0]
    none = [0, 0, 0, 0, 0]
    assert rows(hall, boss, By.WINDOW) == [
        ("1 号窗口", 2, one),
        ("2 号窗口", 0, none),
        ("3 号窗口", 2, three),
        total,
    ]
    assert rows(hall, boss, By.CLERK) == [("0305", 2, one), ("0307", 2, three), total]
    spot, accepted = _names(hall, "RS-004", "MZ-006")
    assert rows(hall, boss, By.ITEM) == [
        (spot, 2, [1, 0, 1, 0, 0]),
        *sorted([(accepted, 1, [0, 0, 0, 1, 0]), (NO_CASE, 1, none)]),
        total,
    ]
    assert rows(hall, boss, By.CHANNEL) == [("评价器", None, three), ("评价表", None, one), total]


def _names(hall: TestDesk, *codes: str) -> list[str]:
    known = cataloguing.in_force(hall.desk)
    return [known.version(code).item.name for code in codes]


def test_a_visit_with_several_items_stands_for_itself(hall: TestDesk, boss: Actor) -> None:
    service = served(hall, CLERK, "RS-004")
    draft = mark_all(hall, draft_of(hall, "MZ-006", service=service), MaterialState.ORIGINAL)
    deciding.finish(hall.desk, CLERK, replace(draft, outcome=Outcome.ACCEPTED.value))
    rating.give(hall.desk, service, Grade.GOOD)
    assert rows(hall, boss, By.ITEM) == [(SEVERAL, 1, [0, 1, 0, 0, 0]), ("合计", 1, [0, 1, 0, 0, 0])]


@pytest.mark.usefixtures("day")
def test_each_has_its_number_and_reads_on_paper_and_in_the_table(hall: TestDesk, boss: Actor) -> None:
    made = [report(hall, boss, by) for by in By]
    assert len({each.number for each in made}) == 4
    channel = reading.text(made[-1].sheet.pdf)
    assert "评价渠道" in channel
    assert "评价表" in channel
    assert made[1].table[:2] == (
        ("人员（工号）", "请评", "非常满意", "满意", "基本满意", "不满意", "非常不满意"),
        ("0305", "2", "0", "0", "1", "0", "0"),
    )
    assert made[-1].table[1][1] == ""


@pytest.fixture
def both(hall: TestDesk, boss: Actor) -> Actor:
    """The clerk of window 3 as a supervisor who signed in: the key opens everything."""
    return replace(
        boss, number=CLERK.number, name=CLERK.name, roles=frozenset({Role.CLERK, Role.SUPERVISOR}), window=3
    )


@pytest.mark.parametrize("own", [Grade.VERY_GOOD, Grade.VERY_BAD])
def test_no_figure_changes_with_what_was_said_of_the_reader(
    make_desk: Callable[[], TestDesk], own: Grade
) -> None:
    """Two halls that differ in nothing but the grade the reader got: every paper and page of theirs is the same."""
    told = [_all_they_see(make_desk(), grade) for grade in (own, Grade.GOOD)]
    assert told[0] == told[1]


def _all_they_see(hall: TestDesk, own: Grade) -> list[object]:
    both = replace(
        with_keys(hall.desk, SUPERVISOR),
        number=CLERK.number,
        roles=frozenset({Role.CLERK, Role.SUPERVISOR}),
        window=3,
    )
    rating.give(
        hall.desk, served(hall, CLERK, "RS-004"), own, ("服务态度",) if own <= Grade.BAD else (), None
    )
    rating.give(hall.desk, served(hall, OTHER_CLERK, "RS-004"), Grade.BAD, ("材料要求",), None)
    day = hall.clock.at.date()
    register = follow_ups.register(hall.desk, both)
    board = hall_board.view(hall.desk, both, register.lines)
    c19 = [tallying.window_tally(hall.desk, both, day, window) for window in (1, 3)]
    papers = [*c19, tallying.centre_tally(hall.desk, both, day), *(report(hall, both, by) for by in By)]
    figures = [each.figures for each in papers if isinstance(each, Tally)]
    shown = [(each.table, {**each.data, "head": None}, each.checks) for each in papers]
    warned = [(each.words, each.what, each.where) for each in board.warnings]
    grades = rating.grades_of_day(hall.desk, both)
    lines = [(each.clerk, each.opinion) for each in register.lines]
    return [shown, figures, warned, board.figures, grades, lines, register.figures, register.unopened]


@pytest.mark.usefixtures("day")
def test_the_reader_is_told_what_is_left_out_and_others_see_it_all(
    hall: TestDesk, boss: Actor, both: Actor
) -> None:
    day = hall.clock.at.date()
    assert rows(hall, both, By.CLERK) == [("0305", 2, [0, 0, 1, 0, 0]), ("合计", 2, [0, 0, 1, 0, 0])]
    assert "制表人自己的服务 2 次不在表内" in report(hall, both, By.CLERK).data["filter"]
    mine = tallying.window_tally(hall.desk, both, day, 3).figures
    assert (mine.grades, mine.rated, mine.own) == ((), 2, 2)
    c20 = tallying.centre_tally(hall.desk, both, day)
    assert (c20.figures.grades, c20.figures.own) == ((0, 0, 1, 0, 0), 2)
    assert any("其中 2 件评的是制表人" in each for each in c20.data["key_figures"])
    assert tallying.centre_tally(hall.desk, boss, day).figures.grades == (1, 0, 1, 1, 0)
    assert "不在表内" not in report(hall, boss, By.CLERK).data["filter"]
