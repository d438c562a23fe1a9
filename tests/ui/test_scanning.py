"""Scanner or hands: told apart by the time stamps of the keys alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hall_client.ui.scanning import Scanning

CASE = "9901032603180096"
NONE = Qt.KeyboardModifier.NoModifier


class Desk:
    """A field, a button that Enter would press, and the scanner's filter."""

    def __init__(self, qtbot: QtBot, app: QApplication) -> None:
        self.scanning = Scanning(app)
        self.scans: list[str] = []
        self.scanning.scanned.connect(self.scans.append)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.field, self.button = QLineEdit(), QPushButton("打印")
        self.returns: list[str] = []
        self.field.returnPressed.connect(lambda: self.returns.append(self.field.text()))
        column = QVBoxLayout(self.window)
        column.addWidget(self.field)
        column.addWidget(self.button)
        self.window.show()
        self.field.setFocus()
        self.now = 100_000

    def press(self, text: str, gap: int, key: int = 0, *, repeat: bool = False) -> None:
        self.now += gap
        code = key or ord(text.upper())
        modifiers = Qt.KeyboardModifier.ShiftModifier if text.isupper() else NONE
        event = QKeyEvent(QEvent.Type.KeyPress, code, modifiers, text, repeat)
        event.setTimestamp(self.now)
        QCoreApplication.sendEvent(self.field, event)

    def type(self, text: str, gap: int) -> None:
        for character in text:
            if character.isupper():
                self.press("", 1, Qt.Key.Key_Shift)
            self.press(character, gap)

    def enter(self, gap: int) -> None:
        self.press("\r", gap, Qt.Key.Key_Return)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    made = Desk(qtbot, qapp)
    yield made
    qapp.removeEventFilter(made.scanning)
    made.scanning.deleteLater()


@pytest.mark.parametrize("code", [CASE, "99999919410312001X", "A023-7B"])
@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_scan_leaks_nothing(desk: Desk, code: str, end: Qt.Key) -> None:
    desk.field.setText("陈䶮")
    desk.type(code, 4)
    desk.press("\r" if end != Qt.Key.Key_Tab else "\t", 4, end)
    assert desk.scans == [code]
    assert desk.field.text() == "陈䶮"
    assert desk.returns == []
    assert desk.field.hasFocus()


def test_two_scans_in_a_row(desk: Desk) -> None:
    for _ in range(2):
        desk.type(CASE, 3)
        desk.enter(3)
    assert desk.scans == [CASE, CASE]


def test_hands_are_left_alone(desk: Desk, qtbot: QtBot) -> None:
    desk.type("gljtsq99", 110)
    desk.enter(110)
    assert desk.scans == []
    assert desk.field.text() == "gljtsq99"
    assert desk.returns == ["gljtsq99"]


def test_stalled_screen_does_not_make_typing_a_scan(desk: Desk) -> None:
    """All keys arrive in one burst after the stall; their stamps still say how they were typed."""
    desk.type("human123", 90)
    desk.enter(90)
    assert desk.scans == []
    assert desk.returns == ["human123"]


def test_last_key_typed_appears_without_another(desk: Desk, qtbot: QtBot) -> None:
    desk.press("7", 200)
    qtbot.waitUntil(lambda: desk.field.text() == "7")


def test_short_burst_then_enter_is_typing(desk: Desk) -> None:
    desk.type("12345", 10)
    desk.enter(10)
    assert desk.scans == []
    assert desk.returns == ["12345"]


def test_late_enter_is_not_part_of_a_scan(desk: Desk) -> None:
    desk.type(CASE, 5)
    desk.enter(150)
    assert desk.scans == []
    assert desk.returns == [CASE]


def test_hands_just_before_a_scan_keep_their_letters(desk: Desk) -> None:
    desk.type("ab", 120)
    desk.now += 60
    desk.type(CASE, 4)
    desk.enter(4)
    assert desk.scans == [CASE]
    assert desk.field.text() == "ab"


def test_held_key_is_no_scan(desk: Desk) -> None:
    desk.press("0", 200)
    for _ in range(9):
        desk.press("0", 30, repeat=True)
    desk.enter(30)
    assert desk.scans == []
    assert desk.returns == ["0" * 10]


def test_order_is_kept_around_other_keys(desk: Desk) -> None:
    desk.type("123", 10)
    desk.press("", 10, Qt.Key.Key_Backspace)
    desk.type("4", 200)
    desk.enter(200)
    assert desk.returns == ["124"]


def test_keys_without_time_stamp_are_never_a_scan(desk: Desk) -> None:
    for character in CASE:
        QCoreApplication.sendEvent(
            desk.field, QKeyEvent(QEvent.Type.KeyPress, ord(character), NONE, character)
        )
    QCoreApplication.sendEvent(desk.field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, NONE, "\r"))
    assert desk.scans == []
    assert desk.returns == [CASE]
