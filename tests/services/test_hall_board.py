"""The hall board's figures, windows and warnings, from a real day at a real desk."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hall_client.domain.cases import CaseState, Outcome
from hall_client.domain.hall_warnings import HallWarning, WarningKind
from hall_client.domain.lights import Level
from hall_client.domain.materials import MaterialState
from hall_client.domain.people import Actor, NotAllowed
from hall_client.domain.ratings import Grade
from hall_client.services import (
    attending,
    calling,
    deciding,
    hall_board,
    issuing,
    rating,
    signing_in,
    stepping,
)
from hall_client.services.board_windows import WindowRow, WindowState
from hall_client.services.hall_board import Board
from tests.desk import CLERK, GUIDE, HANDLER, OTHER_CLERK, SUPERVISOR, TestDesk, with_keys
from tests.services.acts import begin, draft_of, finished, mark_all


def board(hall: TestDesk) -> Board:
    return hall_board.view(hall.desk, with_keys(hall.desk, SUPERVISOR))


def on_duty(hall: TestDesk, *clerks: Actor) -> None:
    for clerk in clerks:
        signing_in.sign_in(hall.desk, clerk.number, f"qinghe-{clerk.number}", clerk.window)


def warnings(hall: TestDesk, kind: WarningKind = WarningKind.CASE) -> list[HallWarning]:
    return [each for each in board(hall).warnings if each.kind is kind]


def test_only_the_supervisor_sees_the_board(hall: TestDesk) -> None:
    with pytest.raises(NotAllowed):
        hall_board.view(hall.desk, CLERK)


def test_an_empty_morning_has_no_warnings_and_zeros(hall: TestDesk) -> None:
    seen = board(hall)
    assert seen.warnings == ()
    assert seen.figures.issued == seen.figures.cases == seen.figures.rated == 0
    assert {row.state for row in seen.windows} == {WindowState.NOBODY}
    assert [each.hour for each in seen.flow] == list(range(8, 17))
    assert all(each.usual is None for each in seen.flow)


def test_a_window_is_idle_called_serving_long_and_paused(hall: TestDesk) -> None:
    on_duty(hall, CLERK, OTHER_CLERK)

    def three() -> WindowRow:
        return board(hall).windows[2]

    assert three().state is WindowState.IDLE
    assert three().person_name == "赵婷"
    issuing.issue(hall.desk, GUIDE, "B")
    called = calling.call_next(hall.desk, CLERK, "one")
    assert (three().state, three().label) == (WindowState.CALLED, called.label)
    attending.start(hall.desk, CLERK)
    hall.clock.forward(minutes=13)
    assert (three().state, three().slow) == (WindowState.SERVING, True)
    attending.without_case(hall.desk, CLERK, "consult", "")
    attending.finish(hall.desk, CLERK)
    attending.pause(hall.desk, CLERK, "外出勘查")
    assert (three().state, three().reason) == (WindowState.PAUSED, "外出勘查")
    assert three().served == 1
    assert three().minutes == pytest.approx(13, abs=0.1)


def test_who_sat_there_before_is_not_there_any_more(hall: TestDesk) -> None:
    on_duty(hall, CLERK)
    hall.clock.forward(minutes=1)
    on_duty(hall, replace(OTHER_CLERK, window=3))
    assert [row.person_name for row in board(hall).windows] == ["", "", "李敏"]


def test_waiting_by_series_and_a_long_wait_turns_amber_and_never_red(hall: TestDesk) -> None:
    on_duty(hall, CLERK)
    issuing.issue(hall.desk, GUIDE, "B")
    hall.clock.forward(minutes=19)
    assert warnings(hall, WarningKind.WAIT) == []
    issuing.issue(hall.desk, GUIDE, "A")
    hall.clock.forward(minutes=1)
    reminded = warnings(hall, WarningKind.WAIT)
    assert [(w.who, w.level, w.words) for w in reminded] == [("社保医保", Level.REMINDER, "等了 20 分")]
    hall.clock.forward(hours=2)
    late = warnings(hall, WarningKind.WAIT)
    assert [w.level for w in late] == [Level.SOON, Level.SOON]
    assert late[0].who == "社保医保"
    assert late[0].answerable == ("0307",)
    loads = {each.letter: each.waiting for each in board(hall).series}
    assert loads == {"A": 1, "B": 1, "C": 0, "D": 0}


def test_a_long_pause_names_the_window_and_its_person(hall: TestDesk) -> None:
    on_duty(hall, CLERK)
    attending.pause(hall.desk, CLERK, "外出勘查")
    hall.clock.forward(minutes=31)
    paused = warnings(hall, WarningKind.PAUSE)
    assert [(w.who, w.what, w.where, w.level) for w in paused] == [
        ("3 号窗口", "外出勘查", "赵婷", Level.SOON)
    ]


def test_a_case_goes_through_the_three_levels_and_away(hall: TestDesk) -> None:
    done = finished(hall, "NY-002", Outcome.ACCEPTED)
    due = done.case.promised_due or done.case.legal_due
    assert due is not None
    on: dict[Level, list[date]] = {}
    for _ in range(60):
        for warning in warnings(hall):
            on.setdefault(warning.level, []).append(hall.clock.at.date())
        if hall.clock.at.date() > due + timedelta(days=1):
            break
        hall.clock.forward(days=1)
    assert on[Level.SOON] == [due]
    assert max(on[Level.REMINDER]) < due < min(on[Level.OVERDUE])
    late = warnings(hall)[0]
    assert late.words.startswith("超期")
    assert late.where == "承办环节，钱立新、罗素英"
    assert late.answerable == ("0501", "0502")
    stepping.record_step(hall.desk, HANDLER, done.case.id, "查过了")
    assert warnings(hall)[0].where.startswith("审核环节")


def test_a_case_that_is_stopped_is_no_warning_and_an_undecided_one_says_what_comes(hall: TestDesk) -> None:
    seen = mark_all(hall, draft_of(hall, "MZ-006"), MaterialState.ORIGINAL, MaterialState.MISSING)
    kept = replace(seen, outcome=Outcome.NOTICED.value, decision={"keep_paper": "yes"})
    assert deciding.finish(hall.desk, CLERK, kept).case.state is CaseState.SUPPLEMENT
    received = finished(hall, "MZ-006", Outcome.RECEIVED).case
    hall.clock.forward(days=6)
    found = warnings(hall, WarningKind.NOTICE)
    assert warnings(hall) == []
    assert [w.case_id for w in found] == [received.id]
    assert found[0].words == "明天视为受理"
    assert found[0].where == "收件 4 天未告知，赵婷"
    assert found[0].level is Level.SOON
    assert found[0].answerable == ("0307",)


def test_the_figures_agree_with_the_day(hall: TestDesk) -> None:
    spot = finished(hall, "RS-004", Outcome.ON_THE_SPOT)
    finished(hall, "NY-002", Outcome.ACCEPTED)
    service = spot.case.service_id
    rating.invite(hall.desk, service, "参保证明")
    rating.give(hall.desk, service, Grade.BAD)
    issuing.issue(hall.desk, GUIDE, "C")
    seen = board(hall).figures
    assert (seen.cases, seen.spot, seen.closed, seen.issued) == (2, 1, 1, 1)
    assert (seen.rated, seen.satisfied, seen.bad) == (1, 0, 1)


def test_the_flow_counts_by_the_hour_and_knows_the_weeks_before(hall: TestDesk) -> None:
    on_duty(hall, CLERK)
    for hours in (0, 1):
        hall.clock.forward(hours=hours)
        issuing.issue(hall.desk, GUIDE, "A")
        calling.call_next(hall.desk, CLERK, f"call-{hours}")
        attending.start(hall.desk, CLERK)
        attending.without_case(hall.desk, CLERK, "consult", "")
        attending.finish(hall.desk, CLERK)
    flow = {each.hour: each for each in board(hall).flow}
    assert (flow[8].taken, flow[9].taken, flow[10].taken) == (1, 1, 0)
    hall.clock.forward(days=1)
    flow = {each.hour: each for each in board(hall).flow}
    assert (flow[8].taken, flow[8].usual, flow[9].usual, flow[10].usual) == (0, 1.0, 1.0, 0.0)


def test_no_priority_reason_stands_on_the_board(hall: TestDesk) -> None:
    on_duty(hall, CLERK)
    issuing.issue(hall.desk, GUIDE, "B", "urgent")
    calling.call_next(hall.desk, CLERK, "one")
    begin(hall, OTHER_CLERK)
    issuing.issue(hall.desk, GUIDE, "B", "soldier")
    hall.clock.forward(hours=1)
    seen = board(hall)
    shown = f"{seen.windows} {seen.warnings} {seen.series} {seen.flow}"
    assert "P001" in shown
    assert not [label for each in seen.hall.priorities for label in (each.code, each.label) if label in shown]
