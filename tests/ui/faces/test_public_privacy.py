"""No name and no ID number on the rating screen, in its voice and on the slips; and a leak on any face is noticed."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from hall_client.domain.cases import Outcome
from hall_client.domain.drafts import Party
from hall_client.domain.materials import MaterialState
from hall_client.domain.people import KIOSK
from hall_client.services import issuing
from hall_client.services.ports import Card
from hall_client.ui.faces.display_face import DisplayFace
from hall_client.ui.faces.kiosk_face import KioskFace
from hall_client.ui.faces.rating_controller import RatingController
from hall_client.ui.faces.rating_face import RatingFace
from hall_client.ui.faces.strip_face import StripFace
from tests.printing.reading import codes, flat
from tests.ui.faces.overhearing import CARDS, PHONE, everything_said, named
from tests.ui.pages.real_hall import RealHall, real_hall

NAME, NUMBER = CARDS[0].name, CARDS[0].id_number


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[RealHall]:
    with real_hall(tmp_path) as made:
        yield made


class Heard:
    """A voice that is written down."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, sentence: str) -> None:
        self.said.append(sentence)


def party(card: Card) -> Party:
    return Party(card.name, "resident", card.id_number, PHONE, card.address)


def any_button(face: QWidget, chance: random.Random) -> None:
    """What somebody before the screen may touch."""
    there = [each for each in face.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
    if there:
        chance.choice(there).click()


def test_nobody_is_named_on_the_rating_screen_at_any_moment(hall: RealHall, qtbot: QtBot) -> None:
    chance, voice, face = random.Random(5), Heard(), RatingFace()
    context = hall.context("0307")
    context.voice = voice
    qtbot.addWidget(face)
    face.resize(1366, 768)
    controller = RatingController(face, context, 3)
    controller.poll.stop()
    face.show()
    pages = set()
    for n in range(45):
        if n % 9 == 0:
            outcome = chance.choice((Outcome.ACCEPTED, Outcome.NOTICED))
            state = MaterialState.ORIGINAL if outcome is Outcome.ACCEPTED else MaterialState.MISSING
            hall.invite(hall.serve(party(chance.choice(CARDS)), "MZ-006", outcome, state))
        chance.choice((controller.look, lambda: any_button(face, chance)))()
        assert named(everything_said(face)) == []
        qtbot.waitUntil(lambda: not context.busy)
        pages.add(face.pages.currentWidget())
        assert named(everything_said(face)) == []
    face.read_requested.emit()
    assert {face.ask, face.rest, face.follow_up} <= pages, "a day on which nothing happens proves nothing"
    assert voice.said
    assert named("\n".join(voice.said)) == []
    context.close()


def test_a_slip_and_its_code_say_nothing_of_people(hall: RealHall, qtbot: QtBot) -> None:
    hall.serve(party(CARDS[1]), "MZ-006", Outcome.ACCEPTED, MaterialState.ORIGINAL)
    for priority in ("", "elder"):
        slip = issuing.issue(hall.seed, KIOSK, "A", priority).slip.pdf
        found = codes(slip)
        assert [each.kind for each in found] == ["QRCode"]
        assert named(flat(slip) + "".join(each.text for each in found)) == []


def painted_only(face: Any) -> None:
    face._to_be_painted = NAME


LEAKS: tuple[Callable[[Any], object], ...] = (
    lambda face: QLabel(f"请 {NAME}", face),
    lambda face: QLabel("", face).setAccessibleName(NAME),
    lambda face: QLabel("", face).setAccessibleDescription(NUMBER),
    lambda face: face.setToolTip(NUMBER[6:]),
    lambda face: face.setWindowTitle(NAME),
    painted_only,
)


@pytest.mark.parametrize("leak", LEAKS)
@pytest.mark.parametrize("make", [KioskFace, DisplayFace, lambda: StripFace(3), RatingFace])
def test_a_name_is_noticed_wherever_it_leaks(
    qtbot: QtBot, make: Callable[[], QWidget], leak: Callable[[Any], object]
) -> None:
    face = make()
    qtbot.addWidget(face)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert named(everything_said(face)) == []
    leak(face)
    assert named(everything_said(face)) != []
