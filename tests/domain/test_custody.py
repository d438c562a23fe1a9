"""Papers and their hops: one way for each sheet, told by its places and not by anybody's clock."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from hall_client.domain.custody import (
    VILLAGER,
    CustodyRefused,
    Hop,
    Passing,
    Sheet,
    at_unit,
    in_turn,
    on_the_way,
    passed,
    unbalanced,
)

AT = datetime(2026, 3, 18, 9, tzinfo=UTC)
VILLAGE, TOWN = at_unit("9911"), at_unit("9901")
SHEET = Sheet("case-1", "form", 1, "申请表", "original", 2, VILLAGER, AT, "")


def went(*places: str) -> tuple[Sheet, tuple[Hop, ...]]:
    """A sheet that passed through these places, an hour each."""
    sheet = SHEET
    hops: list[Hop] = []
    for n, place in enumerate(places):
        passing = Passing(place, AT + timedelta(hours=n), "甲", "乙")
        (sheet,), made = passed([sheet], passing, {sheet.id: f"hop-{n}"})
        hops += made
    return sheet, tuple(hops)


def ids(hops: tuple[Hop, ...]) -> list[str]:
    return [hop.id for hop in hops]


def test_a_sheet_that_goes_up_and_comes_back_balances_whatever_the_clocks_say() -> None:
    sheet, hops = went(
        VILLAGE, on_the_way("A"), VILLAGE, on_the_way("B"), TOWN, on_the_way("C"), VILLAGE, VILLAGER
    )
    order = ids(hops)
    assert ids(in_turn(hops)) == order
    assert unbalanced([sheet], hops) == ()
    slow = [replace(hop, at=hop.at - timedelta(days=1)) if hop.to_place == TOWN else hop for hop in hops]
    assert ids(in_turn(slow)) == order
    at_once = [replace(hop, at=AT) for hop in reversed(hops)]
    assert unbalanced([sheet], at_once) == ()


def test_a_hop_from_nowhere_and_a_sheet_elsewhere_are_found() -> None:
    sheet, hops = went(VILLAGE, on_the_way("A"), TOWN)
    assert "上一手" in unbalanced([sheet], (hops[0], replace(hops[2], from_place=VILLAGE), hops[1]))[0]
    assert "接不上" in unbalanced([sheet], (hops[0], hops[2]))[0]
    assert "最后一手交到 unit/9901" in unbalanced([replace(sheet, place=VILLAGE)], hops)[0]
    doubled = (*hops, replace(hops[2], id="again"))
    assert unbalanced([sheet], doubled) != ()


def test_nothing_passes_without_two_names_or_a_named_difference() -> None:
    with pytest.raises(CustodyRefused):
        passed([SHEET], Passing(VILLAGE, AT, "甲", ""), {SHEET.id: "hop"})
    (sheet,), hops = passed([SHEET], Passing(VILLAGE, AT, "甲", "", difference="夹在别处"), {SHEET.id: "hop"})
    assert unbalanced([sheet], hops) == ()
    assert "缺签名" in unbalanced([sheet], [replace(hops[0], difference="")])[0]
