"""The plan of a hall: read from its file's data, and refused with every problem at once."""

import tomllib
from dataclasses import replace
from datetime import time
from typing import Any

import pytest

import resources
from hall_client.domain.hall import Counter, HallPlan, PlanRefused, Series, check_plan, plan_from

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
    ],
)
def test_what_is_wrong_is_named(plan: HallPlan, changes: dict[str, Any], problem: str) -> None:
    with pytest.raises(PlanRefused) as refused:
        check_plan(replace(plan, hall=replace(plan.hall, **changes)))
    assert any(problem in sentence for sentence in refused.value.problems)


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
