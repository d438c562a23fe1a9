"""A thousand scans among a day's typing, with the screen stalled in between: none lost, none leaked, none invented."""

import random
import threading
import time
from collections.abc import Iterator
from itertools import groupby

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputDevice, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hall_client.ui.scanning import Scan, Scanning

SCANS = 1000
STALL_SECONDS = 3.0
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789X"
Stroke = tuple[str, int]
"""A character and the milliseconds since the one before."""


def a_code(dice: random.Random) -> str:
    """A case number, an ID number ending in X, a ticket with its check letter."""
    digits = "".join(dice.choices("0123456789", k=17))
    return dice.choice((digits[:16], f"{digits}X", f"{dice.choice('ABCDP')}{digits[:3]}-{digits[3]}B"))


def scanned(dice: random.Random, code: str) -> list[Stroke]:
    """The scanner's strokes; before the first one somebody reached for it."""
    pauses = [dice.randint(60, 400), *(dice.randint(2, 30) for _ in code)]
    return list(zip(f"{code}\r", pauses, strict=True))


def typed(dice: random.Random) -> list[Stroke]:
    """A word by hand, long or short, now and then with Enter after it."""
    word = "".join(dice.choices(LETTERS, k=dice.randint(1, 14))) + dice.choice(("", "", "\r"))
    return [(character, dice.randint(60, 200)) for character in word]


class Counter:
    """A field and a button that Enter would press. `log` holds scans and typing in the order they took effect."""

    def __init__(self, qtbot: QtBot, app: QApplication) -> None:
        # Qt makes its keyboard at the first key; that must not be the one of the thread that posts.
        assert QInputDevice.primaryKeyboard() is not None
        self.scanning = Scanning(app)
        self.scanning.scanned.connect(self._on_scanned)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.field, self.button = QLineEdit(), QPushButton("打印")
        column = QVBoxLayout(self.window)
        column.addWidget(self.field)
        column.addWidget(self.button)
        self.log: list[tuple[str, str]] = []
        self.field.textEdited.connect(lambda text: self.log.append(("typed", text[-1])))
        self.field.returnPressed.connect(lambda: self.log.append(("typed", "\r")))
        self.button.clicked.connect(lambda: self.log.append(("pressed", "打印")))
        self.window.show()
        self.field.setFocus()
        # A clock that is ahead of this PC's, so that no key counts as late.
        self.now = round(time.monotonic() * 1000) + 10_000_000

    def _on_scanned(self, scan: Scan) -> None:
        self.log.append(("scan", scan.text))

    def post(self, stroke: Stroke) -> None:
        """One key as the system hands it over; may be called from any thread."""
        character, gap = stroke
        self.now += gap
        key = Qt.Key.Key_Return if character == "\r" else Qt.Key(ord(character.upper()))
        shift = Qt.KeyboardModifier.ShiftModifier if character.isupper() else Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(QEvent.Type.KeyPress, key, shift, character)
        event.setTimestamp(self.now)
        QCoreApplication.postEvent(self.field, event)

    def stall(self, strokes: list[Stroke]) -> list[Stroke]:
        """The screen stands still while hands and scanner go on at their own pace; what did not fit is returned."""
        rest = list(strokes)
        until = time.monotonic() + STALL_SECONDS

        def go_on() -> None:
            while rest and time.monotonic() + rest[0][1] / 1000 < until:
                time.sleep(rest[0][1] / 1000)
                self.post(rest.pop(0))

        hands = threading.Thread(target=go_on)
        hands.start()
        time.sleep(STALL_SECONDS)
        hands.join()
        return rest


@pytest.fixture
def counter(qtbot: QtBot, qapp: QApplication) -> Iterator[Counter]:
    made = Counter(qtbot, qapp)
    yield made
    qapp.removeEventFilter(made.scanning)
    made.scanning.deleteLater()


def joined(log: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The log with typing between two scans as one text."""
    spans = ((kind, [text for _kind, text in span]) for kind, span in groupby(log, key=lambda each: each[0]))
    return [
        each
        for kind, texts in spans
        for each in ([(kind, "".join(texts))] if kind == "typed" else [(kind, text) for text in texts])
    ]


@pytest.mark.slow
def test_a_thousand_scans_among_typing_and_stalls(counter: Counter, qtbot: QtBot, qapp: QApplication) -> None:
    dice = random.Random(20260318)
    expected: list[tuple[str, str]] = []
    strokes: list[Stroke] = []
    for _ in range(SCANS):
        for _ in range(dice.randint(0, 2)):
            word = typed(dice)
            strokes += word
            expected += [("typed", character) for character, _gap in word]
        code = a_code(dice)
        strokes += scanned(dice, code)
        expected.append(("scan", code))

    quarter = len(strokes) // 4
    for start in range(0, len(strokes), quarter):
        for stroke in counter.stall(strokes[start : start + quarter]):
            counter.post(stroke)
            if dice.random() < 0.2:
                qapp.processEvents()
        qapp.processEvents()
    qtbot.waitUntil(lambda: joined(counter.log) == joined(expected))
