"""Finding items by what is typed, and the initials of people's names."""

import pytest

import resources
from hall_client.domain.catalogue import Item
from hall_client.domain.search import ItemIndex, initials
from hall_client.storage.starter import read_starter

STARTER = [v.item for v in read_starter(resources.path("catalogue"))]
INDEX = ItemIndex(STARTER)


def item(code: str, name: str, rank: int = 0, *synonyms: str) -> Item:
    return Item(code, name, department="", power="", frequency_rank=rank, synonyms=synonyms)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("gljt", "MZ-006"),
        ("GLJT", "MZ-006"),
        ("ｇｌｊｔ", "MZ-006"),
        ("高龄", "MZ-006"),
        ("高 龄", "MZ-006"),
        ("gaoling", "MZ-006"),
        ("gaolin", "MZ-006"),
        ("mz006", "MZ-006"),
        ("MZ-006", "MZ-006"),
        ("ybcb", "YB-001"),
        ("低保", "MZ-001"),
        ("吃低保", "MZ-001"),
        ("盖房", "NY-001"),
        ("准生证", "WJ-001"),
        ("小餐饮/小经营店", "SJ-002"),
        ("tiaojie", "SF-002"),
    ],
)
def test_what_clerks_type_finds_the_item_first(typed: str, code: str) -> None:
    assert INDEX.search(typed)[0].code == code


@pytest.mark.parametrize(
    ("typed", "marked"),
    [("gl", "高龄"), ("高龄津贴", "高龄津贴"), ("laonianr", "老年人"), ("80zs", "80周岁")],
)
def test_the_match_is_marked_in_the_name(typed: str, marked: str) -> None:
    hit = INDEX.search(typed)[0]
    assert [hit.name[first:last] for first, last in hit.spans] == [marked]


def test_marks_count_the_punctuation_that_matching_skips() -> None:
    (hit,) = ItemIndex([item("A", "（镇）䶮山·农房𠮷改造")]).search("农房𠮷")
    assert [hit.name[first:last] for first, last in hit.spans] == ["农房𠮷"]


def test_full_pinyin_begins_at_a_syllable() -> None:
    """`an` is the end of 残, not something anyone types for it."""
    assert ItemIndex([item("A", "残疾")]).search("anji") == []
    assert ItemIndex([item("A", "安吉")]).search("anji") != []


def test_prefixes_come_first_then_the_frequent() -> None:
    index = ItemIndex(
        [item("A", "农村建房", 1), item("B", "建房审批", 9), item("C", "建房验收", 2), item("D", "建房")]
    )
    assert [hit.code for hit in index.search("建房")] == ["C", "B", "D", "A"]


def test_a_hit_by_a_common_name_says_which() -> None:
    hit = INDEX.search("五保户")[0]
    assert (hit.code, hit.spans, hit.synonym) == ("MZ-002", (), "五保户")


def test_nothing_typed_shows_the_frequent_items_today_first() -> None:
    assert [hit.code for hit in INDEX.search("")][:3] == ["YB-001", "RS-003", "MZ-006"]
    assert [hit.code for hit in INDEX.search(" ，", today={"SJ-003": 2, "MZ-006": 5})][:3] == [
        "MZ-006",
        "SJ-003",
        "YB-001",
    ]
    assert len(INDEX.search("", limit=5)) == 5


def test_nothing_found_is_an_empty_list() -> None:
    assert INDEX.search("gllt") == []


def test_what_is_typed_is_never_a_pattern() -> None:
    assert INDEX.search("%") == INDEX.search("")
    assert INDEX.search("[a-z].*\\") == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("单大海", "sdh"),
        ("曾秀英", "zxy"),
        ("解正", "xz"),
        ("仇小云", "qxy"),
        ("区志明", "ozm"),
        ("查文", "zw"),
        ("乐平", "yp"),
        ("朴顺姬", "psj"),
        ("尉建国", "wjg"),
        ("尉迟明", "ycm"),
        ("长孙文", "zsw"),
        ("王乐", "wl"),
        ("𠮷田䶮", "jty"),
        ("陈𬭎", "ch"),
        ("阿卜杜·热合曼", "abdrhm"),
        ("", ""),
    ],
)
def test_initials_read_a_surname_as_a_surname(name: str, expected: str) -> None:
    assert initials(name) == expected


@pytest.mark.parametrize("unread", ["\U000323af", "\ue7c7"], ids=["newer than Python", "private use"])
def test_a_character_without_reading_stands_for_itself(unread: str) -> None:
    assert initials(f"陈{unread}") == f"c{unread}"


def test_a_long_name_with_dots_keeps_every_syllable() -> None:
    name = "卜杜拉·买买提·" + "努尔" * 11
    assert len(name) == 30
    assert initials(name) == "bdl" + "mmt" + "ne" * 11
