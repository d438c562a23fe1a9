"""AB 岗 and tide windows: decided by the supervisor, followed by the windows at once, and logged."""

from datetime import timedelta

import pytest

from hall_client.domain.cases import Outcome
from hall_client.domain.people import KIOSK, Actor, NotAllowed
from hall_client.domain.standing_in import Takeover, TakeoverRefused
from hall_client.domain.tickets import Ticket, TicketRefused
from hall_client.services import (
    attending,
    calling,
    desk_news,
    hall_board,
    issuing,
    signing_in,
    standing_in,
    tallying,
    tides,
)
from hall_client.services.calling import NothingWaiting
from tests.desk import CLERK, GUIDE, OTHER_CLERK, SUPERVISOR, TestDesk
from tests.printing import reading
from tests.services.acts import finished


@pytest.fixture
def staffed(hall: TestDesk) -> TestDesk:
    """Windows 1 and 3 at work."""
    for clerk in (OTHER_CLERK, CLERK):
        signing_in.sign_in(hall.desk, clerk.number, f"qinghe-{clerk.number}", clerk.window)
    return hall


def entries(hall: TestDesk, kind: str) -> list[dict[str, object]]:
    with hall.desk.store.read() as work:
        span = timedelta(days=1)
        return [
            dict(m[3]) for m in work.floor.moves(hall.clock.at - span, hall.clock.at + span) if m[0] == kind
        ]


def take_over(hall: TestDesk, deputy: str = "0305") -> Takeover:
    return standing_in.take_over(hall.desk, SUPERVISOR, 3, "0307", deputy, "请假")


def served(hall: TestDesk, actor: Actor, label: str) -> Ticket:
    called = calling.call_next(hall.desk, actor, label)
    attending.start(hall.desk, actor)
    return called


def test_the_deputy_has_transferred_and_held_numbers_and_the_undecided_cases(staffed: TestDesk) -> None:
    hall = staffed
    finished(hall, "MZ-006", Outcome.RECEIVED)
    attending.finish(hall.desk, CLERK)
    for _ in range(2):
        issuing.issue(hall.desk, GUIDE, "A")
    held = served(hall, CLERK, "held")
    calling.hold(hall.desk, CLERK)
    moved = served(hall, OTHER_CLERK, "moved")
    calling.transfer(hall.desk, OTHER_CLERK, 3)
    made = take_over(hall)
    assert (made.cases, made.tickets, made.deputy_window) == (1, 2, 1)
    seen = calling.view(hall.desk, OTHER_CLERK)
    assert [t.label for t in seen.waiting] == [moved.label]
    assert [t.label for t in seen.held] == [held.label]
    calling.resume(hall.desk, OTHER_CLERK, held.id)
    assert entries(hall, "window.take_over")[0]["tickets"] == 2
    assert entries(hall, "ticket.take_over")[0]["label"] == moved.label
    assert desk_news.news(hall.desk, OTHER_CLERK).takeovers == (made,)
    assert hall_board.view(hall.desk, SUPERVISOR).windows[2].takeover == made


def test_it_is_over_when_the_a_role_signs_in_again_or_it_is_given_back(staffed: TestDesk) -> None:
    hall = staffed
    take_over(hall)
    hall.clock.forward(minutes=1)
    signing_in.sign_in(hall.desk, "0307", "qinghe-0307", 3)
    assert desk_news.news(hall.desk, OTHER_CLERK).takeovers == ()
    again = take_over(hall)
    standing_in.give_back(hall.desk, SUPERVISOR, again.id)
    standing_in.give_back(hall.desk, SUPERVISOR, again.id)
    assert desk_news.news(hall.desk, OTHER_CLERK).takeovers == ()
    assert len(entries(hall, "window.give_back")) == 1


@pytest.mark.parametrize(
    ("deputy", "why"), [("0311", "还没有在别的窗口上岗"), ("0307", "另选一位"), ("0501", "不是窗口岗位")]
)
def test_who_cannot_stand_in_is_refused_with_the_reason(staffed: TestDesk, deputy: str, why: str) -> None:
    with pytest.raises(TakeoverRefused, match=why):
        take_over(staffed, deputy)
    assert entries(staffed, "window.take_over") == []


def test_a_window_is_taken_over_once_and_by_the_supervisor_alone(staffed: TestDesk) -> None:
    with pytest.raises(NotAllowed):
        standing_in.take_over(staffed.desk, CLERK, 3, "0307", "0305", "")
    take_over(staffed)
    with pytest.raises(TakeoverRefused, match="已经由 B 角在办"):
        take_over(staffed)


def test_a_window_follows_a_tide_with_its_very_next_call_and_goes_back(staffed: TestDesk) -> None:
    hall = staffed
    issuing.issue(hall.desk, GUIDE, "A")
    tide = tides.switch(hall.desk, SUPERVISOR, 3, ["B"], "社保医保排了 9 人")
    assert tide is not None
    assert calling.view(hall.desk, CLERK).waiting == ()
    with pytest.raises(NothingWaiting):
        calling.call_next(hall.desk, CLERK, "one")
    assert desk_news.news(hall.desk, CLERK).series == ("社保医保",)
    assert desk_news.news(hall.desk, OTHER_CLERK).series == ()
    assert tides.switch(hall.desk, SUPERVISOR, 3, ["A", "B", "C", "D"], "人少了") is None
    assert calling.call_next(hall.desk, CLERK, "two").label == "A001"
    assert [each["reason"] for each in entries(hall, "tide.switch")] == ["社保医保排了 9 人", "人少了"]


def test_a_tide_is_of_its_day(staffed: TestDesk) -> None:
    tides.switch(staffed.desk, SUPERVISOR, 3, ["B"], "")
    staffed.clock.forward(days=1)
    issuing.issue(staffed.desk, GUIDE, "A")
    assert calling.call_next(staffed.desk, CLERK, "one").label == "A001"


@pytest.mark.parametrize("series", [[], ["Z"], ["A", "Z"]])
def test_a_window_calls_at_least_one_known_series(staffed: TestDesk, series: list[str]) -> None:
    with pytest.raises(TicketRefused, match="业务没有变"):
        tides.switch(staffed.desk, SUPERVISOR, 3, series, "")
    with pytest.raises(TicketRefused, match="没有 9 号窗口"):
        tides.switch(staffed.desk, SUPERVISOR, 9, ["A"], "")
    with pytest.raises(NotAllowed):
        tides.switch(staffed.desk, CLERK, 3, ["A"], "")


def test_the_board_proposes_a_tide_from_the_figures(staffed: TestDesk) -> None:
    hall = staffed
    tides.switch(hall.desk, SUPERVISOR, 3, ["A"], "")
    for _ in range(9):
        issuing.issue(hall.desk, GUIDE, "B")
    found = hall_board.view(hall.desk, SUPERVISOR).proposal
    assert found is not None
    assert (found.window, found.series, found.letter, found.waiting) == (3, ("A", "B"), "B", 9)
    tides.switch(hall.desk, SUPERVISOR, found.window, found.series, "按此调整")
    assert calling.call_next(hall.desk, CLERK, "one").label == "B001"


def test_the_day_sheet_tells_what_was_decided(staffed: TestDesk) -> None:
    tides.switch(staffed.desk, SUPERVISOR, 3, ["B"], "")
    take_over(staffed)
    told = reading.flat(
        tallying.centre_tally(staffed.desk, SUPERVISOR, tallying.today(staffed.desk)).sheet.pdf
    )
    assert "3号窗口08:30起叫社保医保（潮汐窗口）" in told
    assert "3号窗口08:30起由李敏顶岗（B角）" in told


def test_a_number_names_the_windows_that_call_it_while_a_tide_is_in(hall: TestDesk) -> None:
    """The machine, its slip and the windows ask one function."""
    for _ in range(2):
        issuing.issue(hall.desk, GUIDE, "B")
    before = issuing.issue(hall.desk, KIOSK, "B")
    assert (before.windows, before.minutes) == ((1, 2, 3), 4)
    tides.switch(hall.desk, SUPERVISOR, 3, ["A"], "社会事务排了 9 人")
    tides.switch(hall.desk, SUPERVISOR, 1, ["A"], "社会事务排了 9 人")
    made = issuing.issue(hall.desk, KIOSK, "B")
    assert (made.windows, made.minutes) == ((2,), 18)
    assert "约18分钟" in reading.flat(made.slip.pdf)
    assert "约18分钟" in reading.flat(issuing.slip_again(hall.desk, GUIDE, made.ticket.label).pdf)
    windows = hall_board.view(hall.desk, SUPERVISOR).windows
    assert tuple(row.number for row in windows if "B" in row.series) == made.windows
