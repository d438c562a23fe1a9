"""差评 on a real database: contact, 整改 and 复核 by somebody else, their terms, and who may not see them."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from hall_client.domain.cases import Outcome
from hall_client.domain.deadlines import LOCAL_ZONE
from hall_client.domain.follow_ups import Act, BadRating, Finding, FollowUpRefused, Stage
from hall_client.domain.lights import Level
from hall_client.domain.people import Actor, NotAllowed, Role
from hall_client.domain.ratings import Grade
from hall_client.services import follow_ups, opinions, rating, satisfaction, tallying
from tests.desk import APPROVER, CLERK, SUPERVISOR, TestDesk, with_keys
from tests.services.acts import CHEN, finished


@pytest.fixture
def boss(hall: TestDesk) -> Actor:
    return with_keys(hall.desk, SUPERVISOR)


@pytest.fixture
def head(hall: TestDesk) -> Actor:
    return with_keys(hall.desk, APPROVER)


def rate(hall: TestDesk, grade: Grade, reasons: tuple[str, ...] = (), contact: bool | None = None) -> str:
    service = finished(hall, "RS-004", Outcome.ON_THE_SPOT).case.service_id
    rating.give(hall.desk, service, grade)
    if reasons or contact is not None:
        rating.change(hall.desk, service, grade, reasons, contact)
    return service


def only(hall: TestDesk, who: Actor) -> BadRating:
    (line,) = follow_ups.register(hall.desk, who).lines
    return line


def go_to(hall: TestDesk, day: int, hour: int = 9) -> None:
    hall.clock.at = datetime(2026, 3, day, hour, tzinfo=LOCAL_ZONE)


def test_only_bad_grades_are_listed(hall: TestDesk, boss: Actor) -> None:
    for grade in (Grade.VERY_GOOD, Grade.GOOD, Grade.FAIR):
        rate(hall, grade)
    service = rate(hall, Grade.BAD, ("服务态度",), contact=True)
    found = follow_ups.register(hall.desk, boss)
    assert [line.service_id for line in found.lines] == [service]
    assert found.lines[0].opinion.reasons == ("服务态度",)
    assert found.lines[0].follow_up.stage is Stage.TO_CONTACT
    assert (found.figures.bad, found.figures.contacted, found.unopened) == (1, 0, 0)


def test_from_contact_to_mending_to_the_review_by_another(hall: TestDesk, boss: Actor, head: Actor) -> None:
    rate(hall, Grade.VERY_BAD, ("服务效率",), contact=True)
    line = only(hall, boss)
    line = follow_ups.step(hall.desk, boss, line, Act.TRIED, "打了两次没人接")
    assert line.follow_up.stage is Stage.TO_CONTACT
    line = follow_ups.step(hall.desk, boss, line, Act.CONTACTED, "等得久，情况属实", Finding.TO_MEND)
    assert line.follow_up.stage is Stage.TO_MEND
    line = follow_ups.step(hall.desk, boss, line, Act.MENDED, "加开一个窗口，已告诉群众")
    with pytest.raises(FollowUpRefused, match="由另一位主管复核"):
        follow_ups.step(hall.desk, boss, line, Act.AGREED, "可以")
    line = follow_ups.step(hall.desk, head, line, Act.SENT_BACK, "群众说还是久")
    assert line.follow_up.stage is Stage.TO_MEND
    line = follow_ups.step(hall.desk, boss, line, Act.MENDED, "午间也开")
    line = follow_ups.step(hall.desk, head, line, Act.AGREED, "回访过，满意")
    assert line.follow_up.stage is Stage.CLOSED
    assert [each.act for each in only(hall, head).follow_up.steps] == [
        Act.TRIED,
        Act.CONTACTED,
        Act.MENDED,
        Act.SENT_BACK,
        Act.MENDED,
        Act.AGREED,
    ]


def test_a_step_that_does_not_fit_is_refused_and_nothing_is_kept(hall: TestDesk, boss: Actor) -> None:
    rate(hall, Grade.BAD)
    line = only(hall, boss)
    with pytest.raises(FollowUpRefused, match="不能再记"):
        follow_ups.step(hall.desk, boss, line, Act.MENDED, "先改了")
    with pytest.raises(FollowUpRefused, match="写一句情况"):
        follow_ups.step(hall.desk, boss, line, Act.CONTACTED, "  ", Finding.AT_ONCE)
    with pytest.raises(FollowUpRefused, match="选一样核实结果"):
        follow_ups.step(hall.desk, boss, line, Act.CONTACTED, "打过电话")
    with hall.desk.store.read() as work:
        assert work.ratings.steps() == ()


def test_the_terms_warn_before_they_are_over(hall: TestDesk, boss: Actor) -> None:
    """Rated on Wednesday 2026-03-18: contact by Thursday, put right by Wednesday of the next week."""
    rate(hall, Grade.BAD)
    seen = {}
    for day in (18, 19, 20):
        go_to(hall, day)
        clock = only(hall, boss).clock
        assert clock is not None
        seen[day] = (clock.level, clock.words)
    assert seen == {
        18: (Level.SOON, "明天要回访"),
        19: (Level.SOON, "今天要回访"),
        20: (Level.OVERDUE, "超期 1 天"),
    }
    follow_ups.step(hall.desk, boss, only(hall, boss), Act.CONTACTED, "属实", Finding.TO_MEND)
    for day, words in ((20, "还有 3 天"), (24, "明天要整改完"), (25, "今天要整改完"), (26, "超期 1 天")):
        go_to(hall, day)
        clock = only(hall, boss).clock
        assert clock is not None
        assert clock.words == words
    assert follow_ups.register(hall.desk, boss).figures.overdue == 1


def test_the_most_urgent_comes_first_and_the_closed_last(hall: TestDesk, boss: Actor, head: Actor) -> None:
    old = rate(hall, Grade.BAD)
    go_to(hall, 19)
    closed = rate(hall, Grade.BAD)
    line = next(each for each in follow_ups.register(hall.desk, boss).lines if each.service_id == closed)
    line = follow_ups.step(hall.desk, boss, line, Act.CONTACTED, "说明白了", Finding.UNFOUNDED)
    follow_ups.step(hall.desk, head, line, Act.AGREED, "同意")
    new = rate(hall, Grade.VERY_BAD)
    go_to(hall, 20)
    assert [each.service_id for each in follow_ups.register(hall.desk, boss).lines] == [old, new, closed]


def test_what_was_a_mistake_counts_in_no_rate_once_it_is_reviewed(
    hall: TestDesk, boss: Actor, head: Actor
) -> None:
    rate(hall, Grade.GOOD)
    rate(hall, Grade.VERY_BAD)
    day = hall.clock.at.date()
    line = follow_ups.step(hall.desk, boss, only(hall, boss), Act.CONTACTED, "点错了", Finding.MISTAKEN)
    assert tallying.centre_tally(hall.desk, boss, day).figures.grades == (0, 1, 0, 0, 1)
    follow_ups.step(hall.desk, head, line, Act.AGREED, "核实过")
    found = tallying.centre_tally(hall.desk, boss, day)
    assert (found.figures.grades, found.figures.rated, found.figures.excluded) == ((0, 1, 0, 0, 0), 2, 1)
    c22 = satisfaction.report(hall.desk, boss, day, day).data
    assert c22["excluded"] == [{"label": "误评或恶意，复核后不计", "count": 1}]


def test_the_papers_say_what_the_list_says(hall: TestDesk, boss: Actor) -> None:
    for _ in range(3):
        rate(hall, Grade.BAD, ("材料要求",))
    lines = follow_ups.register(hall.desk, boss).lines
    follow_ups.step(hall.desk, boss, lines[0], Act.CONTACTED, "改好了", Finding.AT_ONCE)
    follow_ups.step(hall.desk, boss, lines[1], Act.CONTACTED, "要改", Finding.TO_MEND)
    figures = follow_ups.register(hall.desk, boss).figures
    day = hall.clock.at.date()
    c22 = satisfaction.report(hall.desk, boss, day, day).data
    assert {each["label"]: (each["part"], each["whole"]) for each in c22["shares"]} == {
        "回访率": (figures.contacted, figures.bad),
        "按期回访率": (figures.contacted_in_time, figures.bad),
        "整改率": (figures.mended, figures.to_mend),
        "按期整改率": (figures.mended_in_time, figures.to_mend),
    }
    assert (figures.contacted, figures.bad, figures.mended, figures.to_mend) == (2, 3, 1, 2)
    assert c22["reasons"] == [{"label": "材料要求", "count": 3}]
    c20 = tallying.centre_tally(hall.desk, boss, day).data["follow_ups"]
    assert "差评 3 件：已联系 2，整改 1/2，还没关闭 3 件。" in c20


def test_who_was_rated_neither_sees_nor_handles_their_own(hall: TestDesk) -> None:
    """Somebody with every role at once, rated at their own window."""
    both = replace(with_keys(hall.desk, SUPERVISOR), roles=frozenset({Role.CLERK, Role.SUPERVISOR}), window=3)
    service = finished(hall, "RS-004", Outcome.ON_THE_SPOT, actor=both).case.service_id
    rating.give(hall.desk, service, Grade.VERY_BAD)
    assert follow_ups.register(hall.desk, both).lines == ()
    line = only(hall, with_keys(hall.desk, APPROVER))
    assert follow_ups.whom_to_call(hall.desk, both, line) is None
    assert follow_ups.register(hall.desk, both).unopened == 0
    with pytest.raises(FollowUpRefused, match="您自己的服务"):
        follow_ups.step(hall.desk, both, line, Act.CONTACTED, "没事", Finding.MISTAKEN)


def test_only_who_may_sees_the_list(hall: TestDesk, boss: Actor) -> None:
    rate(hall, Grade.BAD)
    with pytest.raises(NotAllowed, match="主管"):
        follow_ups.register(hall.desk, CLERK)
    with pytest.raises(NotAllowed, match="主管"):
        follow_ups.step(hall.desk, CLERK, only(hall, boss), Act.TRIED, "打过")
    with pytest.raises(NotAllowed, match="主管"):
        follow_ups.step(hall.desk, with_keys(hall.desk, APPROVER), only(hall, boss), Act.TRIED, "打过")


def test_a_supervisor_who_did_not_sign_in_sees_how_many_and_nothing_else(hall: TestDesk) -> None:
    rate(hall, Grade.BAD)
    found = follow_ups.register(hall.desk, SUPERVISOR)
    assert (found.lines, found.unopened) == ((), 1)
    day = date(2026, 3, 18)
    assert tallying.centre_tally(hall.desk, SUPERVISOR, day).figures.grades == ()
    with pytest.raises(opinions.RatingsSealed, match="打不开评价"):
        satisfaction.report(hall.desk, SUPERVISOR, day, day)


@pytest.mark.parametrize(("contact", "called"), [(True, True), (None, True), (False, False)])
def test_who_does_not_want_to_be_called_is_not_named(
    hall: TestDesk, boss: Actor, contact: bool | None, called: bool
) -> None:
    rate(hall, Grade.BAD, ("其他",), contact)
    whom = follow_ups.whom_to_call(hall.desk, boss, only(hall, boss))
    assert (whom is not None) == called
    if whom is not None:
        assert (whom.name, whom.phone) == (CHEN.name, CHEN.phone)
