"""The keyboard of a whole case: how many presses stand between calling somebody and their paper."""

import pytest
from PySide6.QtCore import Qt

from hall_client.demo.hands import CTRL
from hall_client.domain.cases import Outcome
from hall_client.domain.situations import open_questions
from hall_client.services import looking_up
from hall_client.ui.pages.window_bench import Phase
from tests.program.seat import CHEN, K, Seat

MOST = 16
"""The design counts on about twelve."""


class Counting:
    """The keyboard of a seat, with a counter on it."""

    def __init__(self, seat: Seat) -> None:
        self.seat, self.presses = seat, 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, together with what is held down."""
        self.presses += 1
        self.seat.press(key, modifier)

    def type(self, letters: str) -> None:
        """Letter by letter."""
        self.presses += len(letters)
        self.seat.hands.type(letters)


@pytest.mark.parametrize(("letters", "item"), [("cbzm", "RS-004"), ("ybcb", "YB-001")])
def test_an_on_the_spot_case_with_a_card_takes_few_keys(seat: Seat, letters: str, item: str) -> None:
    seat.sign_in("0307")
    ticket = seat.ticket()
    keys = Counting(seat)
    keys.press(K.Key_F2)
    keys.press(K.Key_F5)
    keys.type(letters)
    keys.press(K.Key_Return)
    assert seat.bench.draft.item_code == item
    while seat.bench.page.case.active == "situation":
        assert seat.bench.item is not None
        if open_questions(seat.bench.item, seat.bench.draft.answers):
            keys.press(K.Key_1)
        keys.press(K.Key_Return)
        assert keys.presses <= MOST, seat.bench.draft.answers
    keys.press(K.Key_A, CTRL)
    keys.press(K.Key_1)
    keys.press(K.Key_F8)
    number = seat.bench.draft.number
    keys.press(K.Key_F12)

    assert keys.presses <= MOST
    assert seat.bench.phase is Phase.DONE
    (case,) = looking_up.by_number(seat.desk, number)
    assert (case.outcome, case.item_code) == (Outcome.ON_THE_SPOT, item)
    assert (case.applicant_name, case.applicant_id) == (CHEN.name, CHEN.id_number)
    assert [name for name, _pdf, _copies in seat.tray.sheets] == [f"{number}-C8-1"]
    keys.press(K.Key_F2)
    assert seat.state_of(ticket) == "served"
