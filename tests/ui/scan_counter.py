"""A counter on a real screen, a process of its own: prints what was scanned and what was typed, line by line.

Run: DISPLAY=:7 QT_QPA_PLATFORM=xcb python -m tests.ui.scan_counter. A line on its standard input stalls it for as many
seconds as the line says.
"""

import json
import sys
import threading
import time

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from hall_client.ui.scanning import Scanning


def say(kind: str, text: str) -> None:
    """One line for whoever started this."""
    print(json.dumps([kind, text]), flush=True)


class Stamps(QObject):
    """Says when the system says that each key went down."""

    def eventFilter(self, target: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if (
            isinstance(target, QWindow)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            say("stamp", str(event.timestamp()))
        return False


class Orders(QObject):
    """Reads the seconds to stand still."""

    stall = Signal(float)

    def listen(self) -> None:
        """Until nobody is there any more."""
        for line in sys.stdin:
            self.stall.emit(float(line))


def stand_still(seconds: float) -> None:
    """As a screen whose program is busy."""
    say("stall", str(seconds))
    time.sleep(seconds)


def main() -> None:
    """Open the window and stay until killed."""
    app = QApplication(sys.argv)
    scanning, stamps, orders = Scanning(app), Stamps(), Orders()
    app.installEventFilter(stamps)
    scanning.scanned.connect(lambda scan: say("scan", scan.text))
    orders.stall.connect(stand_still)
    window = QWidget()
    field, button = QLineEdit(), QPushButton("打印")
    button.clicked.connect(lambda: say("pressed", "打印"))
    field.textEdited.connect(lambda text: say("typed", text))
    field.returnPressed.connect(lambda: say("enter", field.text()))
    field.returnPressed.connect(field.clear)
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(button)
    window.setWindowTitle("scan-counter")
    window.show()
    field.setFocus()
    threading.Thread(target=orders.listen, daemon=True).start()
    app.focusWindowChanged.connect(lambda _window: say("focus", ""))
    say("ready", "")
    app.exec()


if __name__ == "__main__":
    main()
