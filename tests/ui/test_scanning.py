"""Scanner or hands: told apart by the time stamps of the keys alone."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hall_client.ui.scanning import PREFIX_KEYS, Scan, Scanning

CASE = "9901032603180096"
NONE = Qt.KeyboardModifier.NoModifier


class Desk:
    """A field, a button that Enter would press, and the scanner's filter."""

    def __init__(self, qtbot: QtBot, app: QApplication) -> None:
        self.qtbot = qtbot
        self.scanning = Scanning(app)
        self.scans: list[str] = []
        self.heard: list[Scan] = []
        self.scanning.scanned.connect(self._on_scanned)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.field, self.button = QLineEdit(), QPushButton("打印")
        self.returns: list[str] = []
        self.field.returnPressed.connect(lambda: self.returns.append(self.field.text()))
        self.column = QVBoxLayout(self.window)
        self.column.addWidget(self.field)
        self.column.addWidget(self.button)
        self.window.show()
        self.field.setFocus()
        # Stamped by a clock that is ahead of this PC's: a key is late only where another was quicker.
        self.now = round(time.monotonic() * 1000) + 10_000_000

    def focus_for_real(self) -> None:
        self.window.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is self.field)

    def _on_scanned(self, scan: Scan) -> None:
        self.heard.append(scan)
        self.scans.append(scan.text)

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
        """Enter, and a moment for keys that come late."""
        self.press("\r", gap, Qt.Key.Key_Return)
        self.settle()

    def settle(self) -> None:
        """Until nothing is held back any more."""
        self.qtbot.waitUntil(lambda: not self.scanning.holding)


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
    desk.settle()
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


def stand_still(desk: Desk, milliseconds: int) -> None:
    """The keys that follow were pressed while the PC stood still for so long: one was quick before it."""
    desk.press("", 1000, Qt.Key.Key_Home)
    desk.now -= milliseconds


def test_enter_that_overtakes_what_was_typed_during_a_standstill_waits_for_it(desk: Desk) -> None:
    """As seen with ibus on a busy PC: the keys come in heaps, Enter and a scan before the digits typed first."""
    stand_still(desk, 3000)
    pressed = [(character, 110 * at) for at, character in enumerate("20260318\r")]
    pressed += [(character, 1000 + 5 * at) for at, character in enumerate(f"{CASE}\r")]
    order = [0, 8, *range(9, 18), *range(1, 8), *range(18, len(pressed))]
    begin = desk.now
    for character, at in (pressed[each] for each in order):
        desk.now = begin + at
        desk.press(character, 0, Qt.Key.Key_Return if character == "\r" else 0)
    desk.settle()
    assert desk.returns == ["20260318"]
    assert desk.scans == [CASE]
    assert desk.field.text() == "20260318"


def test_tab_during_a_standstill_takes_the_keyboard_before_what_was_typed_after_it(desk: Desk) -> None:
    second = QLineEdit()
    desk.column.addWidget(second)
    desk.focus_for_real()
    stand_still(desk, 3000)
    desk.type("abc", 110)
    desk.press("\t", 110, Qt.Key.Key_Tab)
    desk.press("\t", 110, Qt.Key.Key_Tab)
    desk.type("de", 110)
    desk.settle()
    assert (desk.field.text(), second.text()) == ("abc", "de")


def test_the_first_keys_of_all_may_come_late_and_out_of_turn(desk: Desk) -> None:
    """Typed while the program started, stamped by this PC's own clock."""
    begin = round(time.monotonic() * 1000) - 3000
    for at in (0, 3, 1, 2):
        desk.now = begin + 110 * at
        desk.press("abc\r"[at], 0, Qt.Key.Key_Return if at == 3 else 0)
    desk.settle()
    assert desk.returns == ["abc"]


def test_a_system_that_counts_its_time_anew_makes_nothing_late(desk: Desk) -> None:
    stand_still(desk, 90_000)
    desk.press("7", 1)
    desk.settle()
    desk.press("\r", 110, Qt.Key.Key_Return)
    assert desk.returns == ["7"]


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


@pytest.mark.parametrize("prefix", PREFIX_KEYS)
@pytest.mark.parametrize(("code", "gap"), [(CASE, 150), ("A024", 4), ("7", 200)])
def test_what_follows_the_prefix_is_a_scan_though_short_or_slow(
    desk: Desk, prefix: Qt.Key, code: str, gap: int
) -> None:
    desk.type("ab", 120)
    desk.press("", 5, prefix)
    desk.type(code, gap)
    desk.enter(gap)
    desk.type("cd", 120)
    desk.enter(120)
    slowest = gap if len(code) > 1 else 0
    assert desk.heard == [Scan(code, slowest, prefixed=True, end="Enter")]
    assert desk.returns == ["abcd"]


def test_a_prefix_that_nothing_follows_is_forgotten(desk: Desk, qtbot: QtBot) -> None:
    desk.press("", 5, Qt.Key.Key_F13)
    desk.type("12", 300)
    qtbot.waitUntil(lambda: desk.field.text() == "12")
    desk.enter(100)
    assert desk.scans == []
    assert desk.returns == ["12"]


def test_a_scan_says_how_it_came(desk: Desk) -> None:
    desk.type("990103", 4)
    desk.type("2603180096", 21)
    desk.press("\t", 5, Qt.Key.Key_Tab)
    desk.settle()
    assert desk.heard == [Scan(CASE, 21, prefixed=False, end="Tab")]


def test_keys_that_an_input_method_answered_out_of_turn_are_put_in_order(desk: Desk) -> None:
    """As seen with ibus: some keys overtake others, Enter among them; the stamps are right."""
    stamped = [(character, 5 * at) for at, character in enumerate(f"{CASE}\r")]
    came = [stamped[at] for at in (0, 5, 1, 2, 3, 4, 9, 8, 6, 7, 12, 10, 11, 16, 13, 14, 15)]
    start = desk.now
    for character, at in came:
        desk.now = start + at
        desk.press(character, 0, Qt.Key.Key_Return if character == "\r" else 0)
    desk.settle()
    assert desk.scans == [CASE]
    assert (desk.field.text(), desk.returns) == ("", [])


@pytest.mark.parametrize("at", [1, 6, 12])
def test_a_key_of_no_scan_that_comes_out_of_turn_does_not_cut_one(desk: Desk, at: int) -> None:
    """As seen with ibus: an F13 too early for its name to be known came after the digits that it was to announce."""
    start = desk.now
    desk.now += 5
    desk.type(CASE[:at], 2)
    desk.now, began = start, desk.now
    desk.press("", 0, Qt.Key.Key_unknown)
    desk.now = began
    desk.type(CASE[at:], 2)
    desk.enter(2)
    assert desk.scans == [CASE]
    assert (desk.field.text(), desk.returns) == ("", [])


def test_a_digit_left_behind_by_those_handed_on_takes_its_place_again(desk: Desk) -> None:
    """The beginning was held to be typing; then a busy PC brings the rest, an earlier digit first."""
    start = desk.now
    for at in (0, 1, 3, 4):
        desk.now = start + 2 * at
        desk.press(CASE[at], 0)
    desk.qtbot.waitUntil(lambda: desk.field.text() == CASE[:2] + CASE[3:5])
    for at in (2, *range(5, len(CASE))):
        desk.now = start + 2 * at
        desk.press(CASE[at], 0)
    desk.enter(2)
    assert desk.scans == [CASE]
    assert desk.field.text() == ""


def test_the_second_of_two_like_digits_may_come_first(desk: Desk) -> None:
    """X calls it a repetition, ibus answers it before the one that it repeats."""
    start = desk.now
    for at in (1, 0, *range(2, len(CASE))):
        desk.now = start + 2 * at
        desk.press(CASE[at], 0, repeat=at == 1)
    desk.enter(2)
    assert desk.scans == [CASE]
    assert desk.field.text() == ""


@pytest.mark.parametrize("at", [1, 2, 9, len(CASE)])
def test_a_scan_delivered_late_is_one_and_leaves_nothing(desk: Desk, at: int) -> None:
    """The stamps say that the keys came at once, but a busy PC brought them in two heaps."""
    desk.field.setText("陈")
    desk.type(CASE[:at], 4)
    desk.qtbot.waitUntil(lambda: desk.field.text() == f"陈{CASE[:at]}")
    desk.type(CASE[at:], 4)
    desk.enter(4)
    assert desk.scans == [CASE]
    assert (desk.field.text(), desk.returns) == ("陈", [])


def test_like_digits_that_the_screen_calls_a_repetition_are_part_of_a_scan(desk: Desk) -> None:
    """As seen on X: release and next press in one millisecond."""
    before = ""
    for character in "9901032600070021":
        desk.press(character, 2, repeat=character == before)
        before = character
    desk.enter(2)
    assert desk.scans == ["9901032600070021"]
    assert desk.field.text() == ""
