"""The example helper with a library in the vendor's place: what it makes of the calls is what the program reads."""

import json
import threading

import msgspec
import pytest

from hall_client.devices.adapters.termb_card import Library, Reader
from hall_client.devices.card_reader import CardAnswer

FIELDS = {
    "GetPeopleName": "王䶮",
    "GetPeopleSex": "男",
    "GetPeopleIDCode": "999999194103120010",
    "GetPeopleAddress": "示例省示例县石桥镇 3 组",
}


class Shelf(Library):
    """The vendor's calls, answered from a script: which of them succeed."""

    def __init__(
        self, *, plugged: bool = True, cards: tuple[bool, ...] = (True,), readable: bool = True
    ) -> None:
        self._plugged, self._cards, self._readable = plugged, iter(cards), readable
        self.open = 0

    def connect(self) -> bool:
        self.open += self._plugged
        return self._plugged

    def disconnect(self) -> None:
        self.open -= 1

    def take_card(self) -> bool:
        return next(self._cards, False)

    def read_card(self) -> bool:
        return self._readable

    def text(self, name: str) -> str:
        return FIELDS[name]


def test_a_card_is_answered_as_the_program_expects_it() -> None:
    shelf = Shelf(cards=(False, True))
    answer = json.dumps(Reader(shelf).read(2, threading.Event())["card"])
    assert msgspec.json.decode(answer, type=CardAnswer).name == "王䶮"
    assert shelf.open == 0


@pytest.mark.parametrize(
    ("shelf", "error"),
    [
        (Shelf(plugged=False), "no_device"),
        (Shelf(cards=()), "no_card"),
        (Shelf(readable=False), "unreadable"),
    ],
)
def test_what_failed_is_named(shelf: Shelf, error: str) -> None:
    assert Reader(shelf).read(0.3, threading.Event()) == {"error": error}
    assert shelf.open == 0


def test_a_reading_given_up_ends_at_the_next_look() -> None:
    given_up = threading.Event()
    given_up.set()
    assert Reader(Shelf(cards=())).read(600, given_up) == {"error": "cancelled"}


def test_the_state_is_whether_it_is_plugged_in() -> None:
    assert Reader(Shelf()).status()["ready"] is True
    assert Reader(Shelf(plugged=False)).status()["ready"] is False
