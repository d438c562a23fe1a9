"""Bad ratings on the hall board: what is due or waits, who sees it, and what a 督办 about one gives away."""

from contextlib import closing
from dataclasses import replace
from datetime import datetime

import pytest

from hall_client.domain.cases import Outcome
from hall_client.domain.deadlines import LOCAL_ZONE
from hall_client.domain.follow_ups import Act, BadRating, Finding
from hall_client.domain.hall_warnings import HallWarning, Urged, WarningKind
from hall_client.domain.lights import Level
from hall_client.domain.people import Actor, Role
from hall_client.domain.ratings import Grade
from hall_client.services import board_compose, follow_ups, hall_board, rating, settings_changing, urging
from hall_client.storage.database import FILE_NAME, connect
from tests.desk import APPROVER, CLERK, SUPERVISOR, TestDesk, with_keys
from tests.services.acts import finished

_RANDOM = {"entry_id", "log_id", "salt", "body_digest", "prev_hash", "hash"}


@pytest.fixture
def boss(hall: TestDesk) -> Actor:
    return with_keys(hall.desk, SUPERVISOR)


def rated(hall: TestDesk, grade: Grade = Grade.BAD) -> str:
    service = finished(hall, "RS-004", Outcome.ON_THE_SPOT).case.service_id
    rating.give(hall.desk, service, grade, ("服务态度",) if grade <= Grade.BAD else (), None)
    return service


def go_to(hall: TestDesk, day: int) -> None:
    hall.clock.at = datetime(2026, 3, day, 9, tzinfo=LOCAL_ZONE)


def lines(hall: TestDesk, who: Actor) -> tuple[BadRating, ...]:
    return follow_ups.register(hall.desk, who).lines


def warned(hall: TestDesk, who: Actor) -> list[HallWarning]:
    seen = hall_board.view(hall.desk, who, lines(hall, who)).warnings
    return [each for each in seen if each.kind is WarningKind.RATING]


def step(hall: TestDesk, who: Actor, act: Act, finding: Finding | None = None) -> None:
    follow_ups.step(hall.desk, who, lines(hall, who)[0], act, "属实", finding)


def test_the_contact_is_due_tomorrow_today_and_then_overdue(hall: TestDesk, boss: Actor) -> None:
    rated(hall, Grade.GOOD)
    rated(hall)
    (one,) = warned(hall, boss)
    assert (one.level, one.words, one.who) == (Level.SOON, "明天要回访", "差评")
    assert (one.what, one.where) == ("3 号窗口，3 月 18 日", "待核实，周海燕")
    go_to(hall, 19)
    assert [(w.level, w.words) for w in warned(hall, boss)] == [(Level.SOON, "今天要回访")]
    go_to(hall, 23)
    assert [(w.level, w.words) for w in warned(hall, boss)] == [(Level.OVERDUE, "超期 2 天")]


def test_what_is_to_be_mended_warns_when_its_term_comes_near(hall: TestDesk, boss: Actor) -> None:
    rated(hall)
    step(hall, boss, Act.CONTACTED, Finding.TO_MEND)
    assert warned(hall, boss) == []
    go_to(hall, 25)
    assert [(w.level, w.words) for w in warned(hall, boss)] == [(Level.SOON, "今天要整改完")]
    go_to(hall, 26)
    assert [(w.level, w.words) for w in warned(hall, boss)] == [(Level.OVERDUE, "超期 1 天")]


def test_a_review_waits_for_somebody_else_and_is_never_red(hall: TestDesk, boss: Actor) -> None:
    rated(hall)
    step(hall, boss, Act.CONTACTED, Finding.AT_ONCE)
    (one,) = warned(hall, boss)
    assert (one.level, one.words, one.where) == (Level.REMINDER, "等复核", "待复核，何建国")
    assert one.answerable == ("0601",)
    go_to(hall, 30)
    assert [(w.level, w.words) for w in warned(hall, boss)] == [(Level.SOON, "等复核 8 天")]
    head = with_keys(hall.desk, APPROVER)
    step(hall, head, Act.AGREED)
    assert warned(hall, boss) == []


def test_the_rated_clerk_is_not_warned_of_their_own_though_they_supervise(
    hall: TestDesk, boss: Actor
) -> None:
    rated(hall)
    found = lines(hall, boss)
    rated_one = replace(boss, number=CLERK.number, roles=frozenset({Role.CLERK, Role.SUPERVISOR}))
    seen = hall_board.view(hall.desk, rated_one, found).warnings
    assert [each for each in seen if each.kind is WarningKind.RATING] == []


def test_a_warning_asks_neither_the_rated_clerk_nor_who_reads_it(hall: TestDesk, boss: Actor) -> None:
    rated(hall)
    two = (Role.CLERK, Role.SUPERVISOR)
    for number, name in (("0307", "赵婷"), ("0305", "李敏")):
        settings_changing.save_person(hall.desk, boss, number, name, two, disabled=False)
    (one,) = warned(hall, boss)
    assert one.answerable == ("0305",)


def test_a_question_about_one_tells_no_desk_which_rating_it_is_about(hall: TestDesk, boss: Actor) -> None:
    service = rated(hall)
    step(hall, boss, Act.CONTACTED, Finding.AT_ONCE)
    made = board_compose.compose(hall.desk, warned(hall, boss)[0])
    assert [each.number for each in made.recipients] == ["0601"]
    sent = urging.send(hall.desk, boss, made.wish(["0601"], made.asked, made.answer_by[-1][1]))
    assert urging.waiting_for(hall.desk, APPROVER) == (sent,)
    assert [each.urged for each in warned(hall, boss)] == [Urged.SENT]
    opened = hall.opened
    key = opened.secrets.get(opened.installation.name)
    assert key is not None
    with closing(connect(opened.folder / FILE_NAME, key)) as raw:
        kept = [
            dict(zip([d[0] for d in told.description], told.fetchone(), strict=True))
            for told in (
                raw.execute("SELECT * FROM urging"),
                raw.execute("SELECT * FROM journal WHERE kind = 'urging.send'"),
            )
        ]
    # Random letters tell nothing, and any four digits may be among them.
    told = str([{k: v for k, v in row.items() if k not in _RANDOM} for row in kept])
    assert sent.title in told
    for word in ("差评", "评价", "复核", "号窗口", "0307", "赵婷", "服务态度", service, "3 月 18"):
        assert word not in told
    assert (sent.due, sent.case_id, sent.subject) == (None, "", lines(hall, boss)[0].id)
