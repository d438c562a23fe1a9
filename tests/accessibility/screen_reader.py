"""What a screen reader hears: every announcement on the bus of assistive programs, one JSON line each.

Run: python -m tests.accessibility.screen_reader
"""

import json
import sys

from PySide6.QtCore import SLOT, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

_EVENTS = "org.a11y.atspi.Event.Object"
_TRIES = 5
_POLITENESS = {1: "polite", 2: "assertive"}


class Ear(QObject):
    """Prints [politeness, text]."""

    @Slot(QDBusMessage)
    def heard(self, message: QDBusMessage) -> None:
        """One announcement."""
        _detail, politeness, _, text, *_ = message.arguments()
        say([_POLITENESS[politeness], text.variant()])


def say(words: object) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Listen until ended. A program speaks only while somebody has asked for it."""
    app, ear = QCoreApplication(sys.argv), Ear()
    asking = QDBusMessage.createMethodCall("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
    (address,) = QDBusConnection.sessionBus().call(asking).arguments()
    bus = QDBusConnection.connectToBus(address, "assistive")
    bus.connect("", "", _EVENTS, "Announcement", ear, SLOT("heard(QDBusMessage)"))  # type: ignore[call-overload]
    registry = "org.a11y.atspi.Registry"
    wish = QDBusMessage.createMethodCall(registry, "/org/a11y/atspi/registry", registry, "RegisterEvent")
    wish.setArguments(["object:announcement", [], ""])
    # The registry is started by this call, which a busy PC may give up on: nobody would be told of anything then.
    for _ in range(_TRIES):
        answer = bus.call(wish)
        if answer.type() is QDBusMessage.MessageType.ReplyMessage:
            break
    else:
        raise SystemExit(f"the registry does not answer: {answer.errorMessage()}")
    say(["ready", ""])
    app.exec()


if __name__ == "__main__":
    main()
