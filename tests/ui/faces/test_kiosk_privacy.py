"""No name and no ID number stands on the ticket machine at any time, whoever does whatever in whatever order."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from hall_client.domain.cases import Outcome
from hall_client.domain.drafts import Party
from hall_client.domain.materials import MaterialState
from hall_client.services import appointing
from hall_client.services.appointing import Wish
from hall_client.services.ports import Card, CardNotRead, DeviceState
from hall_client.ui.faces.kiosk_controller import KioskController
from hall_client.ui.faces.kiosk_face import IDLE_SECONDS, KioskFace
from hall_client.ui.faces.kiosk_touch import KioskTouch
from tests.ui.faces.overhearing import CARDS, PHONE, everything_said, named
from tests.ui.pages.real_hall import RealHall, real_hall

STEPS = 120


@dataclass
class Reader:
    """A reader on which anybody's card may lie, or none."""

    chance: random.Random

    def read(self) -> Card:
        card = self.chance.choice((*CARDS, None))
        if card is None:
            raise CardNotRead("没读到卡。")
        return card

    def cancel(self) -> None:
        """Nothing takes long here."""

    def state(self) -> DeviceState:
        return DeviceState(True, "已接上")


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[RealHall]:
    with real_hall(tmp_path) as made:
        yield made


def booked(hall: RealHall) -> None:
    """The man with the old card has a booking on the day that is played."""
    day = appointing.bookings(hall.seed).days[0]
    card = CARDS[0]
    wish = Wish(day, time(9, 30), "A", card.name, card.id_number, PHONE)
    appointing.book(hall.seed, hall.actor("0210", None), wish)
    hall.clock.on(hours=24, minutes=20)


def acts(face: KioskFace, chance: random.Random, codes: tuple[str, str]) -> list[Callable[[], Any]]:
    number, code = codes

    def any_field() -> None:
        chance.choice([each for each in face.findChildren(KioskTouch) if each.isVisible()]).click()

    def look_up() -> None:
        face.home.progress_wished.emit()
        face.keys.entered.emit(number)
        face.keys.entered.emit(chance.choice((code, "000000")))

    def seconds_pass() -> None:
        for _ in range(chance.choice((3, IDLE_SECONDS))):
            face.second_passed()

    def come_first() -> None:
        face.go_home()
        for field in (face.home.first, face.home.classes[0], face.home.tiles[0]):
            field.click()

    def lay_card() -> None:
        face.go_home()
        face.home.card_wished.emit()

    return [any_field, any_field, any_field, come_first, lay_card, look_up, seconds_pass]


@pytest.mark.parametrize("seed", [3, pytest.param(11, marks=pytest.mark.slow)])
def test_nobody_is_named_at_any_moment(hall: RealHall, qtbot: QtBot, seed: int) -> None:
    chance = random.Random(seed)
    somebody = Party(name=CARDS[1].name, id_number=CARDS[1].id_number, phone=PHONE, address=CARDS[1].address)
    case = hall.serve(somebody, "MZ-003", Outcome.ACCEPTED, MaterialState.ORIGINAL).case
    booked(hall)
    context = hall.context("0307")
    context.reader = Reader(chance)
    spoken: list[str] = []
    face = KioskFace()
    qtbot.addWidget(face)
    face.resize(1080, 1920)
    controller = KioskController(face, context)
    controller.poll.stop()
    face.spoken.connect(spoken.append)
    face.show()
    qtbot.waitUntil(lambda: bool(face.home.tiles))
    doing = acts(face, chance, (case.number, case.query_code))
    said, pages = set(), set()
    for _ in range(STEPS):
        chance.choice(doing)()
        assert named(everything_said(face)) == []
        qtbot.waitUntil(lambda: not context.busy)
        said.add(face.number.said.headline)
        pages.add(face.pages.currentWidget())
        assert named(everything_said(face)) == []
    assert named("\n".join(spoken)) == []
    assert {"Y001", "P001", "承办中"} <= said, "a day on which nothing happens proves nothing"
    assert {face.home, face.number, face.keys} <= pages
    face.go_home()
    assert "＊" not in everything_said(face), "even what is hidden but for a letter goes with the citizen"
    context.close()
