"""A desk on a real screen that does what it is asked on its input, one word a line, and says when it has done it.

Run: python -m tests.accessibility.spoken_desk FOLDER
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hall_client.demo.hands import Hands
from hall_client.devices.card_reader import NoReader
from hall_client.ui import theme
from hall_client.ui.announce import announce
from hall_client.ui.keys import pass_on_undo
from tests.program.seat import K, Seat

ROUND_MS = 400


class HeardHands(Hands):
    """With somebody listening every key goes to the bus first, and comes back within a tenth of a second."""

    def settle(self) -> None:
        """Wait until the last key is back and everything asked for has been answered."""
        QTest.qWait(ROUND_MS)
        super().settle()


class HeardSeat(Seat):
    """A seat with such hands from the first key on."""

    def sign_in(self, number: str, password: str = "") -> None:
        """As ever."""
        self.hands = HeardHands(self.program.frame, lambda: self.context.busy, 0)
        super().sign_in(number, password)


def acts(seat: Seat) -> dict[str, Callable[[], object]]:
    """What may be asked for."""

    def unreadable() -> None:
        reader, seat.context.reader = seat.context.reader, NoReader()
        seat.press(K.Key_F5)
        seat.context.reader = reader

    def wrong_number() -> None:
        for words in ("王英", "99999919410312001X"):
            seat.hands.type(words)
            seat.press(K.Key_Return)

    def jammed() -> None:
        seat.tray.jammed = True
        seat.press(K.Key_F12)
        seat.tray.jammed = False

    return {
        "speak": lambda: announce(seat.program.frame, "在听吗"),
        "sign in": lambda: seat.sign_in("0307"),
        "card of nobody": lambda: seat.press(K.Key_F5),
        "call": seat.call,
        "unreadable card": unreadable,
        "wrong number": wrong_number,
        "case": seat.at_once,
        "jammed printer": jammed,
        "print": lambda: seat.press(K.Key_F12),
    }


def main() -> None:
    """Sit at the hall in the folder named on the command line."""
    app = QApplication(sys.argv[:1])
    theme.apply(app)
    pass_on_undo(app)
    seat = HeardSeat(Path(sys.argv[1]))
    known = acts(seat)
    for line in sys.stdin:
        known[line.strip()]()
        app.processEvents()
        sys.stdout.write(line)
        sys.stdout.flush()
    seat.close()


if __name__ == "__main__":
    main()
