"""The plan of a hall: read from its file's data, and refused with every problem at once."""

import tomllib
from dataclasses import replace
from datetime import time
from typing import Any

import pytest

import resources
from hall_client.domain.hall import (
    Counter,
    HallPlan,
    PlanRefused,
    Series,
    check_plan,
    in_a_row,
    plan_from,
)
from hall_client.domain.opening_hours import Hours

DATA: dict[str, Any] = tomllib.loads(resources.path("demo_hall.toml").read_text(encoding="utf-8"))


@pytest.fixture
def plan() -> HallPlan:
    return plan_from(DATA)


def test_the_sample_is_a_hall(plan: HallPlan) -> None:
    check_plan(plan)
    hall = plan.hall
    assert (hall.opens, hall.closes) == (time(8, 30), time(17, 30))
    assert hall.window(3).name == "综合窗口"
    assert (hall.series_name("B"), hall.series_name("Z")) == ("社保医保", "Z")
    assert (hall.priority_label("elder"), hall.priority_label("")) == ("老年人", "")
    with pytest.raises(KeyError):
        hall.window(9)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"station": "990"}, "station"),
        ({"station": "９９０１"}, "station"),
        ({"terminal": "3a"}, "terminal"),
        ({"name": ""}, "name"),
        ({"windows": ()}, "windows"),
        ({"windows": (Counter(3, "甲"), Counter(3, "乙"))}, "不能重复"),
        ({"own_window": 7}, "own_window"),
        ({"series": ()}, "series"),
        ({"series": (Series("a", "小写"),)}, "series"),
        ({"series": (Series("A", "甲"), Series("A", "乙"))}, "series"),
        ({"windows": (Counter(3, "甲", ("X",)),)}, "X 不在 series 里"),
        ({"closes": time(8, 30)}, "opens"),
        ({"rest_from": time(12)}, "两个都写"),
        ({"rest_to": time(14)}, "两个都写"),
        ({"rest_from": time(14), "rest_to": time(12)}, "rest_from"),
        ({"rest_from": time(12), "rest_to": time(17, 30)}, "rest_from"),
        ({"rest_from": time(8, 30), "rest_to": time(9)}, "rest_from"),
    ],
)
def test_what_is_wrong_is_named(plan: HallPlan, changes: dict[str, Any], problem: str) -> None:
    with pytest.raises(PlanRefused) as refused:
        check_plan(replace(plan, hall=replace(plan.hall, **changes)))
    assert any(problem in sentence for sentence in refused.value.problems)


def test_a_midday_break_parts_the_day(plan: HallPlan) -> None:
    assert [(each.opens, each.closes) for each in plan.hall.hours] == [(time(8, 30), time(17, 30))]
    data = {**DATA, "hall": {**DATA["hall"], "rest_from": "12:00", "rest_to": "14:00"}}
    hours = plan_from(data).hall.hours
    assert [(each.opens, each.stops(15)) for each in hours] == [
        (time(8, 30), time(11, 45)),
        (time(14), time(17, 15)),
    ]
    assert [each.slots(60)[-1] for each in hours] == [time(10, 30), time(16)]
    assert Hours(time(8, 30), time(8, 40)).stops(15) == time(8, 30), "a short part gives out nothing"


def test_three_windows_side_by_side_are_said_from_the_first_to_the_last() -> None:
    assert [in_a_row(each) for each in ((1, 2, 3), (1, 3, 4), (1, 2), ())] == [True, False, False, False]


def test_all_problems_come_together(plan: HallPlan) -> None:
    bad = replace(plan.hall, station="", terminal="", name="", windows=(), series=())
    with pytest.raises(PlanRefused) as refused:
        check_plan(HallPlan(bad, plan.people[:1] * 2))
    assert len(refused.value.problems) == 8
    assert str(refused.value) == "；".join(refused.value.problems)


@pytest.mark.parametrize("text", ["8.30", "25:00", "", 8])
def test_an_hour_that_is_none_is_refused(text: Any) -> None:
    with pytest.raises(PlanRefused, match="有一处不能用"):
        plan_from({**DATA, "hall": {**DATA["hall"], "opens": text}})
