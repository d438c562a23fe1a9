"""What a village does not certify: the annex is whole, and people find it by what they call it."""

import pytest

from hall_client.domain.stop_list import STOPPED, find, named


def test_the_annex_has_twenty_and_each_says_what_to_do_instead() -> None:
    assert len({each.name for each in STOPPED}) == 20
    assert all(each.instead for each in STOPPED)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("亲属关系证明", "亲属关系证明"),
        ("单身证明", "婚姻状况证明"),
        ("jzzm", "健在证明"),
        ("收入证明", "居民财产证明"),
    ],
)
def test_what_people_call_it_finds_it(text: str, name: str) -> None:
    found = named(text)
    assert found is not None
    assert found.name == name
    assert name in [each.name for each in find(text)]


@pytest.mark.parametrize("text", ["", "证明", "残疾证", "zm", "高龄津贴"])
def test_an_item_that_is_looked_for_is_not_taken_for_one(text: str) -> None:
    assert named(text) is None


def test_nothing_looked_for_shows_all_and_nonsense_none() -> None:
    assert find(" ") == STOPPED
    assert find("龘") == ()
