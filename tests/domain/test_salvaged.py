"""When what a centre lost is there again: its rows are, or what stood has gone on from there."""

import pytest

from hall_client.domain.entries import Rows
from hall_client.domain.syncing import Salvaged

BASE: Rows = {"case": {"c": {"state": "received", "phone": "1", "version": 2}}, "document": {"d1": {"n": 1}}}
ACCEPTED = Salvaged(
    "c",
    "case",
    5,
    {"case": {"c": {"state": "accepted", "version": 3}}, "document": {"d2": {"n": 2}}},
    BASE,
)
AMENDED = Salvaged("c", "case", 5, {"case": {"c": {"phone": "2", "version": 3}}}, BASE)
MADE = Salvaged("c", "case", 1, BASE, {})


def stands(state: str = "received", phone: str = "1", version: int = 3, papers: int = 1) -> Rows:
    documents = {f"d{n}": {"n": n} for n in range(1, papers + 1)}
    return {"case": {"c": {"state": state, "phone": phone, "version": version}}, "document": documents}


@pytest.mark.parametrize(
    ("lost", "now", "regained"),
    [
        (ACCEPTED, stands("accepted", papers=2), True),
        (ACCEPTED, stands("handled", papers=3, version=4), True),
        (ACCEPTED, stands("accepted"), False),
        (ACCEPTED, stands(papers=2), False),
        (ACCEPTED, BASE, False),
        (ACCEPTED, {}, False),
        (AMENDED, stands(phone="2"), True),
        (AMENDED, stands(phone="3", version=4), True),
        (AMENDED, stands("accepted", version=9, papers=2), False),
        (MADE, BASE, True),
        (MADE, stands("accepted", papers=2), True),
        (MADE, {}, False),
    ],
)
def test_it_is_regained_when_its_rows_are_there_or_have_gone_on(
    lost: Salvaged, now: Rows, regained: bool
) -> None:
    assert lost.regained(now) is regained


def test_a_field_that_came_back_to_what_it_was_does_not_hide_that_its_row_went_on() -> None:
    base: Rows = {"proxy": {"c": {"state": "returned", "manifest": "", "sent_at": None}}}
    lost: Rows = {"proxy": {"c": {"state": "sent", "manifest": "m1", "sent_at": "09:00"}}}
    now: Rows = {"proxy": {"c": {"state": "returned", "manifest": "", "sent_at": "09:00"}}}
    assert Salvaged("c", "case", 7, lost, base).regained(now)
