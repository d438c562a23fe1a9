"""The check before publishing finds each fault, says where it is and how to mend it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

import resources
from hall_client.domain.catalogue import Clause, Condition, Item, Kind, Limit, Material, Option, Situation
from hall_client.domain.catalogue_check import CATCH_ALL, check
from hall_client.storage.starter import read_starter

STARTER = [v.item for v in read_starter(resources.path("catalogue"))]
AGE = next(item for item in STARTER if item.code == "MZ-006")
WOOD = next(item for item in STARTER if item.code == "LY-001")
PENSION = next(item for item in STARTER if item.code == "RS-003")


def when(question: str, *options: str) -> Condition:
    return Condition(((Clause(question, options),),))


def with_material(item: Item, **changes: object) -> Item:
    first: Material = replace(item.materials[0], **changes)  # type: ignore[arg-type]
    return replace(item, materials=(first, *item.materials[1:]))


def test_the_starter_catalogue_is_complete_and_clean() -> None:
    assert check(STARTER) == ()
    assert len(STARTER) == 41
    assert sorted(i.frequency_rank for i in STARTER if i.frequency_rank) == list(range(1, 21))
    assert sum(item.kind is Kind.ON_THE_SPOT for item in STARTER) >= 10


def test_no_catch_all_word_hides_anywhere_in_the_starter_items() -> None:
    for item in STARTER:
        assert not [word for word in CATCH_ALL if word in repr(item)], item.code


def test_every_value_the_project_chose_is_marked_as_a_sample() -> None:
    """What the law does not fix for every town must be confirmed there before it is used."""
    for item in STARTER:
        if item.promised_limit.days:
            assert "promised_limit" in item.sample_fields, item.code
        if "条款由本地填写" in "".join(item.basis):
            assert "basis" in item.sample_fields, item.code


def test_a_mandate_and_the_agents_card_are_two_materials() -> None:
    for item in STARTER:
        codes = {m.code for m in item.materials}
        assert ("mandate" in codes) == ("agent_id" in codes), item.code


def question(code: str, shown_when: Condition | None = None) -> Situation:
    return Situation(code, "住在哪里？", (Option("a", "镇里"), Option("b", "村里")), shown_when)


FAULTS: dict[str, tuple[Callable[[], Item], str, str]] = {
    "catch-all material": (lambda: with_material(AGE, name="其他有关证明"), "材料名称", "兜底说法"),
    "catch-all remedy": (lambda: with_material(AGE, remedy="请带户口簿等材料。"), "怎么补", "等材料"),
    "no remedy": (lambda: with_material(AGE, remedy=""), "怎么补", "没写怎么补"),
    "no promise": (lambda: replace(AGE, promised_limit=Limit(None)), "承诺时限", "没有承诺时限"),
    "no legal limit": (lambda: replace(AGE, legal_limit=Limit(None)), "法定时限", "没有法定时限"),
    "promise over law": (lambda: replace(AGE, promised_limit=Limit(21)), "承诺时限", "超过法定 20 个工作日"),
    "mixed units": (lambda: replace(AGE, promised_limit=Limit(7, natural=True)), "承诺时限单位", "单位不同"),
    "kind and limit": (lambda: replace(AGE, kind=Kind.ON_THE_SPOT), "办件类型", "7 个工作日"),
    "promised at once": (lambda: replace(PENSION, kind=Kind.PROMISED), "办件类型", "当场"),
    "fee without law": (lambda: replace(AGE, fee=500), "收费依据", "没写依据"),
    "no deputy": (lambda: replace(AGE, deputy_role=""), "A角和B角", "没有配齐"),
    "not a licence": (lambda: replace(WOOD, power="公共服务"), "事项类型", "公共服务"),
    "licence too long": (lambda: replace(WOOD, legal_limit=Limit(25)), "法定时限", "20 个工作日"),
    "unknown question": (
        lambda: with_material(AGE, condition=when("weather", "rain")),
        "使用条件",
        "“weather”",
    ),
    "unknown option": (
        lambda: with_material(AGE, condition=when("agent", "stranger")),
        "使用条件",
        "agent=stranger",
    ),
    "asked too late": (
        lambda: replace(AGE, situations=(question("x", when("agent", "self")), *AGE.situations)),
        "出现条件",
        "找不到",
    ),
    "never asked": (
        lambda: replace(
            AGE,
            situations=(
                question("p"),
                question("q", when("p", "a")),
                question("r", Condition(((Clause("p", ("b",)), Clause("q", ("a",))),))),
                *AGE.situations,
            ),
        ),
        "出现条件",
        "怎么答都不会问到",
    ),
    "one option": (
        lambda: replace(AGE, situations=(*AGE.situations, Situation("z", "行吗？", (Option("a", "行"),)))),
        "选项",
        "不到两个选项",
    ),
    "deferred too long": (lambda: with_material(AGE, deferrable=True, defer_days=8), "补交期限", "8 天"),
    "waived on nothing": (lambda: with_material(AGE, waivable=True), "免交依据", "没写依据"),
    "same material code": (
        lambda: replace(AGE, materials=(*AGE.materials, AGE.materials[0])),
        "材料编码",
        "不止一次",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_named_once_with_its_column_and_stops_publishing(fault: str) -> None:
    broken, column, words = FAULTS[fault]
    found = [f for f in check([broken()]) if f.blocking]
    assert any(f.column == column and words in f.problem for f in found), found
    assert all(f.remedy for f in found)


def test_a_code_used_twice_stops_both() -> None:
    assert [f.column for f in check([AGE, AGE])] == ["事项编码", "事项编码"]


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"conditions": ()}, "办理条件"),
        ({"materials": ()}, "申报材料"),
        ({"steps": ()}, "办理流程"),
        ({"power_steps": ()}, "权力运行流程"),
    ],
)
def test_an_item_lacking_a_public_element_is_marked_not_public(
    changes: dict[str, object], missing: str
) -> None:
    found = [f for f in check([replace(AGE, **changes)]) if "不可公开" in f.problem]  # type: ignore[arg-type]
    assert [(missing in f.problem, f.blocking) for f in found] == [(True, False)]


def test_findings_point_at_the_line_of_the_part() -> None:
    broken = with_material(AGE, remedy="")
    (finding,) = check([broken], {"MZ-006": 2, "MZ-006/form": 17})
    assert finding.row == 17
    assert finding.column == "怎么补"
    assert finding.problem.startswith("MZ-006")


def test_guidance_needs_a_name_and_a_department_only() -> None:
    assert (
        check([Item(code="x", name="户籍证明", department="公安", power="公共服务", guidance_only=True)])
        == ()
    )
    assert check([Item(code="x", name="", department="公安", power="公共服务", guidance_only=True)])
