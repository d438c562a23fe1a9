"""A ticket machine on a running hall, with a reader that has the card a test lays on it, and somebody touching it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hall_client.domain.hall import PriorityClass, Series
from hall_client.services.ports import Card, CardNotRead, DeviceState
from hall_client.ui.faces.kiosk_controller import KioskController
from hall_client.ui.faces.kiosk_face import KioskFace
from tests.ui.pages.real_hall import HALL, RealHall, real_hall

UPRIGHT, LYING, WIDE = QSize(1080, 1920), QSize(1366, 768), QSize(1920, 1080)
OLD = Card("陈䶮根", "男", "999999194103120010", "青禾镇柳塘村三组 18 号")
BIG = replace(
    HALL,
    series=tuple(Series(letter, "户籍和其他证明") for letter in "ABCDEFGH"),
    priorities=tuple(PriorityClass(f"p{n}", "军人和优抚对象") for n in range(5)),
)
Machine = tuple[KioskFace, KioskController]


@dataclass
class Reader:
    """A reader with this card on it, or none."""

    card: Card | None = None

    def read(self) -> Card:
        if self.card is None:
            raise CardNotRead("没读到卡。")
        return self.card

    def cancel(self) -> None:
        """Nothing takes long here."""

    def state(self) -> DeviceState:
        return DeviceState(True, "已接上")


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[RealHall]:
    with real_hall(tmp_path) as made:
        yield made


@pytest.fixture
def machine(hall: RealHall, reader: Reader, qtbot: QtBot) -> Iterator[Machine]:
    context = hall.context("0307")
    context.reader = reader
    face = KioskFace()
    qtbot.addWidget(face)
    face.resize(LYING)
    controller = KioskController(face, context)
    controller.poll.stop()
    face.show()
    qtbot.waitUntil(lambda: bool(face.home.tiles))
    yield face, controller
    context.close()


def touch(field: QWidget) -> None:
    assert field.isVisible()
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)


def touch_tile(face: KioskFace, letter: str) -> None:
    touch(next(each for each in face.home.tiles if each.letter == letter))


def type_digits(face: KioskFace, digits: str) -> None:
    for digit in digits:
        touch(next(key for key in (*face.keys.keys, face.keys.zero) if key.text() == digit))
    touch(face.keys.go_on)
