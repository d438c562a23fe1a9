"""评价表: a rating on paper counts like any other, once, and nobody enters what was said of themselves."""

from dataclasses import replace

import pytest

from hall_client.domain.cases import Outcome
from hall_client.domain.numbers import BadNumber
from hall_client.domain.people import KIOSK, Role
from hall_client.domain.ratings import Grade, Opinion, SealedRating
from hall_client.services import attending, calling, issuing, paper_ratings, rating
from hall_client.services.rating import RatingRefused
from tests.desk import CLERK, MORNING, SUPERVISOR, TestDesk, with_keys
from tests.printing import reading
from tests.services.acts import finished

DAY = MORNING.date()


def by_number(hall: TestDesk) -> str:
    """Somebody who took a number and asked something; its label."""
    label = issuing.issue(hall.desk, KIOSK, "A").ticket.label
    calling.call_next(hall.desk, CLERK, "request-1")
    attending.start(hall.desk, CLERK)
    attending.without_case(hall.desk, CLERK, "consult", "")
    attending.finish(hall.desk, CLERK)
    return label


@pytest.mark.parametrize("typed", ["A001", "a001", " a1 ", "Ａ００１"])
def test_a_form_is_entered_under_its_ticket(hall: TestDesk, typed: str) -> None:
    assert by_number(hall) == "A001"
    service = paper_ratings.enter(hall.desk, SUPERVISOR, typed, DAY, Opinion(Grade.BAD, ("其他",)))
    with hall.desk.store.read() as work:
        kept = work.ratings.of_service(service.id)
        (entry,) = [each for each in work.entries_of(service.id) if each.kind == "rating.give"]
    assert isinstance(kept, SealedRating)
    assert (kept.source, entry.actor) == ("paper", SUPERVISOR.number)
    assert rating.grades_of_day(hall.desk, with_keys(hall.desk, SUPERVISOR)) == (0, 0, 0, 1, 0)
    with pytest.raises(RatingRefused, match="已经评过了"):
        paper_ratings.enter(hall.desk, SUPERVISOR, typed, DAY, Opinion(Grade.GOOD))
    with pytest.raises(RatingRefused, match="已经评过了"):
        rating.give(hall.desk, service.id, Grade.GOOD)


def test_a_form_is_entered_days_later_under_its_receipt(hall: TestDesk) -> None:
    case = finished(hall, "RS-004", Outcome.ON_THE_SPOT).case
    hall.clock.forward(days=3)
    service = paper_ratings.enter(hall.desk, SUPERVISOR, case.number, DAY, Opinion(Grade.FAIR))
    assert service.id == case.service_id


def test_nobody_enters_their_own(hall: TestDesk) -> None:
    case = finished(hall, "RS-004", Outcome.ON_THE_SPOT).case
    both = replace(CLERK, roles=frozenset({Role.CLERK, Role.SUPERVISOR}))
    with pytest.raises(RatingRefused, match="您自己的服务"):
        paper_ratings.enter(hall.desk, both, case.number, DAY, Opinion(Grade.VERY_GOOD))
    assert not rating.is_rated(hall.desk, case.service_id)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (None, "请选一档"),
        (Opinion(Grade.GOOD, ("服务态度",)), "才写原因"),
        (Opinion(Grade.GOOD), "没有“A002”办完的服务"),
    ],
)
def test_what_the_form_does_not_say_is_not_kept(hall: TestDesk, said: Opinion | None, why: str) -> None:
    by_number(hall)
    issuing.issue(hall.desk, KIOSK, "A")
    with pytest.raises(RatingRefused, match=why):
        paper_ratings.enter(hall.desk, SUPERVISOR, "A002", DAY, said)
    with pytest.raises(BadNumber):
        paper_ratings.enter(hall.desk, SUPERVISOR, "", DAY, Opinion(Grade.GOOD))


def test_the_blank_form_has_no_name_on_it(hall: TestDesk) -> None:
    sheet = paper_ratings.form(hall.desk, SUPERVISOR)
    assert (sheet.pages, sheet.uncovered) == (1, ())
    words = reading.flat(sheet.pdf)
    assert SUPERVISOR.name not in words
    assert "不用写姓名" in words
